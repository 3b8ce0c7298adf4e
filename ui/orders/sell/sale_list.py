"""The lines of the open sale. The keyboard stays in the scan field, whose keys move and change what is current here."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.orders.sell.sale_delegate import SaleDelegate
from ui.orders.sell.sale_rows import DISCOUNT, PRICE, STOCK, SaleRow, columns
from ui.theme import look
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

_ROW_HEIGHT = 48
_LEFT_OUT = ((520, (PRICE, DISCOUNT, STOCK)), (760, (PRICE, DISCOUNT)))
"""Pixels at 100 % under which columns are left out, and stand under the name."""


class SaleList(Table):
    """Follows the counter's current line, and says when another one was clicked."""

    line_chosen = Signal(int)
    removal_wanted = Signal()
    """Delete was pressed here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._lines: RowsModel[SaleRow] = RowsModel(columns(), lambda row: row.line)
        super().__init__(self._lines, "", parent)
        self.setAccessibleName(self.tr("Lines of the sale"))
        self._lines.setParent(self)
        self.setSortingEnabled(False)
        self.horizontalHeader().setSectionsMovable(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = SaleDelegate(self)
        self.setItemDelegate(self._delegate)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left_out = next((columns for width, columns in _LEFT_OUT if self.width() < look.px(width)), ())
        if left_out != self._delegate.left_out:
            self._delegate.left_out = left_out
            for section in (PRICE, DISCOUNT, STOCK):
                self.setColumnHidden(section, section in left_out)
        # A remark above, or a smaller window, takes room from below, where the line stands that the keys are for.
        if event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _fit(self) -> None:
        super()._fit()
        self.verticalHeader().setDefaultSectionSize(look.px(_ROW_HEIGHT))

    @Slot(object)
    def _on_current(self, line: int | None) -> None:
        if line is not None:
            self.line_chosen.emit(line)
