"""The stack of toasts in the corner of a window, above everything and in the way of nothing."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import look
from ui.widgets.announce import announce
from ui.widgets.fkey_bar import FKeyBar
from ui.widgets.toast import Toast

_MOST = 4
_FROM_EDGE = 16
_ABOVE_KEYS = 8


class Toasts(QWidget):
    """Lies over `window`; newest at the bottom."""

    def __init__(self, window: QWidget, from_bottom: int = 88) -> None:
        """`from_bottom` keeps the window's status bar and keys free, in pixels at 100 %."""
        super().__init__(window)
        self._window = window
        self._from_bottom = from_bottom
        self._toasts: list[Toast] = []
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(8)
        window.installEventFilter(self)
        self.hide()

    def add(self, toast: Toast) -> None:
        """Show one more; the oldest goes when there are too many."""
        while len(self._toasts) >= _MOST:
            self._remove(self._toasts[0])
        toast.finished.connect(self._on_finished)
        self._toasts.append(toast)
        self._stack.addWidget(toast, 0, Qt.AlignmentFlag.AlignRight)
        toast.show()  # else it counts for the size of the stack only from the next turn of the event loop
        self._place()
        announce(self, toast.text)

    def texts(self) -> list[str]:
        """What is shown now, oldest first."""
        return [toast.text for toast in self._toasts]

    def act_on_latest(self) -> bool:
        """Do what the newest toast with an action offers (Ctrl+Z); False where there is none."""
        for toast in reversed(self._toasts):
            if toast.has_action:
                toast.act()
                return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self._toasts:
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return done

    def _place(self) -> None:
        self.adjustSize()
        left = self._window.width() - self.width() - _FROM_EDGE
        self.move(left, self._bottom() - self.height())
        self.setVisible(bool(self._toasts))
        self.raise_()

    def _bottom(self) -> int:
        """Where the stack ends: above the keys of the page, of which there may be two rows."""
        usual = self._window.height() - look.px(self._from_bottom)
        bars = (bar for bar in self._window.findChildren(FKeyBar) if bar.isVisible())
        return min([usual, *(bar.mapTo(self._window, QPoint(0, -look.px(_ABOVE_KEYS))).y() for bar in bars)])

    def _remove(self, toast: Toast) -> None:
        self._toasts.remove(toast)
        self._stack.removeWidget(toast)
        toast.hide()
        toast.deleteLater()

    @Slot()
    def _on_finished(self) -> None:
        toast = self.sender()
        if isinstance(toast, Toast) and toast in self._toasts:
            self._remove(toast)
            self._place()
