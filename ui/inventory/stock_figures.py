"""What is there of a product, what is kept, what can be promised; each figure leads to what it is made of."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.format import Formats
from ui.inventory.entry import shown_unit
from ui.store import Doc
from ui.theme import fonts, look
from ui.widgets.label import Label

_HEIGHT, _ROOM = 56, 10


class FigureButton(QAbstractButton):
    """A figure with its name; pressing it asks for its explanation."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "text"
        self.setText(name)
        self._value = "–"
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_value(self, value: str, tone: str = "text", meaning: str = "") -> None:
        """Show a figure; ``meaning`` says in the tooltip how it comes about."""
        self._value, self._tone = value, tone
        self.setAccessibleName(f"{self.text()}: {value}")
        self.setToolTip(meaning)
        self.update()

    @property
    def value(self) -> str:
        """What it says."""
        return self._value

    def sizeHint(self) -> QSize:
        width = QFontMetrics(fonts.font("small")).horizontalAdvance(self.text())
        return QSize(width + 2 * look.px(_ROOM), look.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(QPen(look.color("focus"), 2) if self.hasFocus() else QPen(look.color("line"), 1))
        painter.setBrush(look.color("sunken" if self.underMouse() or self.isChecked() else "surface"))
        painter.drawRoundedRect(box, look.px(6), look.px(6))
        inner = box.adjusted(look.px(_ROOM), look.px(6), -look.px(4), -look.px(6))
        painter.setPen(look.color("dim"))
        painter.setFont(fonts.font("small"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop, self.text())
        painter.setPen(look.color(self._tone))
        painter.setFont(fonts.font("large_number"))
        fitting = painter.fontMetrics().elidedText(self._value, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom, fitting)
        painter.end()


class StockFigures(QWidget):
    """On hand, reserved, available, and through which event they speak."""

    movements_wanted = Signal()
    reservations_wanted = Signal()

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self.on_hand = FigureButton(self.tr("On hand"))
        self.reserved = FigureButton(self.tr("Reserved"))
        self.available = FigureButton(self.tr("Available"))
        self._through = Label("", "tiny", "dim")
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.on_hand, self.reserved, self.available):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._through)
        self.on_hand.clicked.connect(self.movements_wanted)
        self.reserved.clicked.connect(self.reservations_wanted)
        self.available.clicked.connect(self.reservations_wanted)

    def set_stock(self, stock: Doc, tone: str) -> None:
        """Show the figures of a document of ``stock``."""
        unit = shown_unit(stock["unit"])
        on_hand, reserved, available = (
            self._formats.quantity(stock[field], unit) for field in ("on_hand", "reserved", "available")
        )
        self.on_hand.set_value(on_hand, meaning=self.tr("The sum of all movements. Press to see them."))
        self.reserved.set_value(reserved, meaning=self.tr("Kept for open orders. Press to see them."))
        sum_of = self.tr("%1 on hand less %2 reserved").replace("%1", on_hand).replace("%2", reserved)
        self.available.set_value(available, tone or "text", sum_of)

    @Slot(int)
    def set_position(self, position: int) -> None:
        """Say through which event the figures speak."""
        self._through.setText(self.tr("through event %1").replace("%1", self._formats.count(position)))

    @property
    def through(self) -> str:
        """What is said of how fresh the figures are."""
        return self._through.text()
