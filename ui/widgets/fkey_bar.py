"""The keys that work now, shown at the foot of the page so that nobody has to know them by heart."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.widgets.key_button import KeyButton

_EDGE, _GAP = 12, 4


class FKeyBar(QFrame):
    """One button for each action, shown while it has a key.

    What does not fit stands closer together; then what can be spared is left out, and a second row takes the rest.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fkeys")
        self.setAccessibleName(self.tr("Keys"))
        self._buttons: list[KeyButton] = []
        self._spare: list[QAction] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_keys(self, keys: Iterable[QAction], spare: Sequence[QAction] = ()) -> None:
        """Show these instead of the former ones, in this order; the first of `spare` is the first to be left out."""
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._spare = list(spare)
        self._buttons = [KeyButton(action, self) for action in keys]
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        return self._flow(width, move=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        # Asked for by a button whose words or visibility changed.
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        self._flow(self.width(), move=True)
        self.updateGeometry()

    def _fitting(self, width: int) -> tuple[list[KeyButton], bool]:
        """Return what is shown within `width`, and whether it stands closer together."""
        shown = [button for button in self._buttons if button.wanted]
        if _width(shown, tight=False) <= width:
            return shown, False
        for spare in self._spare:
            if _width(shown, tight=True) <= width:
                break
            shown = [button for button in shown if button.action is not spare]
        return shown, True

    def _flow(self, width: int, *, move: bool) -> int:
        """Set the buttons side by side from the left; the height that they need within `width`."""
        shown, tight = self._fitting(width)
        left, top, height = _EDGE, _GAP, 0
        for button in self._buttons if move else ():
            button.set_left_out(button.wanted and button not in shown)
            button.set_tight(tight)
        for button in shown:
            size = button.size_when(tight=tight)
            if left > _EDGE and left + size.width() > width - _EDGE:
                left, top = _EDGE, top + size.height()
            if move:
                button.setGeometry(left, top, size.width(), size.height())
            left += size.width() + _GAP
            height = top + size.height()
        return height + _GAP


def _width(buttons: Sequence[KeyButton], *, tight: bool) -> int:
    widths = sum(button.size_when(tight=tight).width() + _GAP for button in buttons)
    return widths - _GAP + 2 * _EDGE
