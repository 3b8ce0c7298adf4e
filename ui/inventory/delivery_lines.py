"""The lines of a delivery under each other, walked through with the arrow keys."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.format import Formats
from ui.inventory.delivery_line import COST_WIDTH, QUANTITY_WIDTH, REMOVE_WIDTH, VALUE_WIDTH, DeliveryLine
from ui.theme import look
from ui.widgets.fields import NumberEdit
from ui.widgets.label import Label

_HEIGHT, _SCROLL_BAR = 220, 12


class DeliveryLines(QWidget):
    """Scrolls by itself, so that the line into which products are scanned stays in sight."""

    left = Signal()
    """Up was pressed on the first line, or Enter on the last field of one: back to the scan line."""
    changed = Signal()
    """There are other lines, or another figure stands in one."""

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._lines: list[DeliveryLine] = []
        content = QWidget()
        content.setProperty("kind", "page")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 4, look.px(_SCROLL_BAR), 4)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._area.setMinimumHeight(look.px(_HEIGHT))
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(self._head())
        layout.addWidget(self._area, 1)

    @property
    def lines(self) -> tuple[DeliveryLine, ...]:
        """The lines from the top."""
        return tuple(self._lines)

    def line_of(self, sku: str) -> DeliveryLine | None:
        """The last line of a product."""
        return next((line for line in reversed(self._lines) if line.sku == sku), None)

    def add(self, sku: str, name: str, unit: str) -> DeliveryLine:
        """Put one more line under the others."""
        line = DeliveryLine(self._formats, sku, name, unit)
        line.stepped.connect(self._on_stepped)
        line.finished.connect(self.left)
        line.removed.connect(self._on_removed)
        line.changed.connect(self._on_changed)
        self._column.insertWidget(len(self._lines), line)
        self._lines.append(line)
        self._on_changed()
        return line

    def focus(self, edit: NumberEdit) -> None:
        """Put the keyboard into a field and bring it into sight."""
        edit.setFocus(Qt.FocusReason.TabFocusReason)
        # A line that was just added has no place yet.
        self._column.activate()
        self._area.ensureWidgetVisible(edit)

    def worth(self) -> int:
        """What everything cost, in minor units."""
        return sum(line.worth() for line in self._lines)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(self.tr("Product"), "small", "dim"), 1)
        for text, width in (
            (self.tr("Quantity"), QUANTITY_WIDTH),
            (self.tr("Unit cost"), COST_WIDTH),
            (self.tr("Together"), VALUE_WIDTH),
        ):
            label = Label(text, "small", "dim")
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            label.setFixedWidth(look.px(width))
            row.addWidget(label)
        row.addSpacing(look.px(REMOVE_WIDTH) + 8 + look.px(_SCROLL_BAR))
        return row

    @Slot(object, int, int)
    def _on_stepped(self, line: DeliveryLine, column: int, step: int) -> None:
        row = self._lines.index(line) + step
        if row < 0:
            self.left.emit()
        elif row < len(self._lines):
            self.focus(self._lines[row].editors()[column])

    @Slot(object)
    def _on_removed(self, line: DeliveryLine) -> None:
        row = self._lines.index(line)
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._on_changed()
        if self._lines:
            self.focus(self._lines[min(row, len(self._lines) - 1)].quantity)
        else:
            self.left.emit()

    @Slot(int, int)
    def _on_range_changed(self, _least: int, most: int) -> None:
        """Keep the fields under their titles, whether the scroll bar takes its room or not."""
        margins = self._column.contentsMargins()
        margins.setRight(0 if most else look.px(_SCROLL_BAR))
        self._column.setContentsMargins(margins)

    @Slot()
    def _on_changed(self) -> None:
        for line in self._lines:
            line.show_worth()
        self.changed.emit()
