"""The pad of digits for fingers; whoever has a keyboard types them."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import fonts, look
from ui.theme.icons import set_icon

_SIDE_X, _SIDE_Y = 84, 60


class _Key(QPushButton):
    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setFont(fonts.font("large_number"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look.px(_SIDE_X), look.px(_SIDE_Y))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.font() != fonts.font("large_number"):
            self.setFont(fonts.font("large_number"))
            self.updateGeometry()


class Pad(QWidget):
    """Twelve large keys, as on a telephone; the keyboard's focus stays where it is."""

    typed = Signal(str)
    """A digit."""
    back = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, digit in enumerate("123456789"):
            grid.addWidget(self._digit(digit), place // 3, place % 3)
        clear = _Key("", self)
        clear.setAccessibleName(self.tr("Clear"))
        set_icon(clear, "x", "dim", 20)
        clear.clicked.connect(self.cleared)
        back = _Key("", self)
        back.setAccessibleName(self.tr("Take the last digit back"))
        set_icon(back, "delete", "dim", 20)
        back.clicked.connect(self.back)
        grid.addWidget(clear, 3, 0)
        grid.addWidget(self._digit("0"), 3, 1)
        grid.addWidget(back, 3, 2)

    def _digit(self, digit: str) -> QPushButton:
        key = _Key(digit, self)
        key.clicked.connect(partial(self._on_digit, digit))
        return key

    @Slot()
    def _on_digit(self, digit: str, _checked: bool = False) -> None:
        self.typed.emit(digit)
