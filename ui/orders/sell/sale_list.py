"""The lines of the open sale. The keyboard stays in the scan field, whose keys move and change what is current here."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.orders.sell.sale_rows import SaleRow, columns
from ui.theme import fonts, look
from ui.widgets.rows_model import ROW_ROLE, RowsModel
from ui.widgets.table import Table

_ROW_HEIGHT = 48
_LEFT = Qt.AlignmentFlag.AlignLeft


class SaleList(Table):
    """Follows the counter's current line, and says when another one was clicked."""

    line_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._lines: RowsModel[SaleRow] = RowsModel(columns(), lambda row: row.line)
        super().__init__(self._lines, "", parent)
        self.setAccessibleName(self.tr("Lines of the sale"))
        self._lines.setParent(self)
        self.setSortingEnabled(False)
        self.horizontalHeader().setSectionsMovable(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegateForColumn(0, _ProductDelegate(self))
        # Reached by Tab; a click leaves the keyboard where it is.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.current_changed.connect(self._on_current)

    def show_rows(self, rows: list[SaleRow]) -> None:
        """Show these lines; only what differs is told."""
        before = {row.line: row for row in self._lines.rows()}
        after = {row.line: row for row in rows}
        patches: dict[int, SaleRow | None] = {line: None for line in before if line not in after}
        patches |= {line: row for line, row in after.items() if before.get(line) != row}
        if patches:
            self._lines.apply(patches)

    @Slot(int)
    def show_current(self, line: int) -> None:
        """Mark a line and bring it into sight; 0 marks none."""
        if not self.select_key(line):
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())

    def _fit(self) -> None:
        super()._fit()
        self.verticalHeader().setDefaultSectionSize(look.px(_ROW_HEIGHT))

    @Slot(object)
    def _on_current(self, line: int | None) -> None:
        if line is not None:
            self.line_chosen.emit(line)


class _ProductDelegate(QStyledItemDelegate):
    """The name, and under it the number by which the product is known."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        row: SaleRow = index.data(ROW_ROLE)
        box: QRect = option.rect
        words = box.adjusted(look.px(11), look.px(6), -look.px(8), -look.px(6))
        painter.save()
        painter.setFont(fonts.font("body"))
        painter.setPen(look.color("text"))
        painter.drawText(words, _LEFT | Qt.AlignmentFlag.AlignTop, _fitting(painter, row.name, words.width()))
        painter.setFont(fonts.font("small_number"))
        painter.setPen(look.color("dim"))
        painter.drawText(words, _LEFT | Qt.AlignmentFlag.AlignBottom, row.sku)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.text = ""  # drawn above; the style draws the ground and the mark of the current row


def _fitting(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
