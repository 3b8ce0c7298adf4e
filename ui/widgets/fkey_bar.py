"""The keys that work now, shown at the foot of the page so that nobody has to know them by heart."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.widgets.key_button import KeyButton

_EDGE, _GAP = 12, 4


class FKeyBar(QFrame):
    """One button for each action, shown while it has a key; a second row takes what does not fit in the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fkeys")
        self.setAccessibleName(self.tr("Keys"))
        self._buttons: list[KeyButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_keys(self, keys: Iterable[QAction]) -> None:
        """Show these instead of the former ones, in this order."""
        for old in self._buttons:
            old.hide()
            old.deleteLater()
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

    def _flow(self, width: int, *, move: bool) -> int:
        """Set the buttons side by side from the left; the height that they need within `width`."""
        left, top, height = _EDGE, _GAP, 0
        for button in (button for button in self._buttons if not button.isHidden()):
            size = button.sizeHint()
            if left > _EDGE and left + size.width() > width - _EDGE:
                left, top = _EDGE, top + size.height()
            if move:
                button.setGeometry(left, top, size.width(), size.height())
            left += size.width() + _GAP
            height = top + size.height()
        return height + _GAP
