"""The lines of the open sale. The keyboard stays in the scan field, whose keys move and change what is current here."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.orders.sell.line_pictures import LINE, Frame, LinePictures, lines_under
from ui.orders.sell.sale_rows import DISCOUNT, PRICE, STOCK, SaleRow, columns
from ui.theme import look
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table
from ui.widgets.table_header import padding

_ROW_HEIGHT = 48
_LEFT_OUT = ((520, (PRICE, DISCOUNT, STOCK)), (760, (PRICE, DISCOUNT)))
"""Pixels at 100 % under which columns are left out, and stand under the name."""


class SaleList(Table):
    """Follows the counter's current line, and says when another one was clicked."""

    line_chosen = Signal(int)
    removal_wanted = Signal()
    """Delete was pressed here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._words_width = -1
        """Pixels that the words under a product had when the rows got their heights."""
        self._sight = QTimer()
        """Something took room from the current line, which is brought into sight once all of it has its place."""
        self._sight.setSingleShot(True)
        self._lines: RowsModel[SaleRow] = RowsModel(columns(), lambda row: row.line)
        super().__init__(self._lines, "", parent)
        self.setAccessibleName(self.tr("Lines of the sale"))
        self._lines.setParent(self)
        self.setSortingEnabled(False)
        self.horizontalHeader().setSectionsMovable(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pictures = LinePictures(self._lines.columns)
        self._left_out: tuple[int, ...] = ()
        self._ground = QWidget()
        self._ground.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setViewport(self._ground)
        # Reached by Tab; a click leaves the keyboard where it is.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.current_changed.connect(self._on_current)
        self._lines.modelReset.connect(self._fit_all)
        self._sight.timeout.connect(self._see_current)
        self.horizontalHeader().sectionResized.connect(self._on_width_changed)

    def show_rows(self, rows: list[SaleRow]) -> None:
        """Show these lines; only what differs is told."""
        before = {row.line: row for row in self._lines.rows()}
        after = {row.line: row for row in rows}
        patches: dict[int, SaleRow | None] = {line: None for line in before if line not in after}
        patches |= {line: row for line, row in after.items() if before.get(line) != row}
        if patches:
            self._lines.apply(patches)
            self._fit_rows(row for row in patches.values() if row is not None)

    @Slot(int)
    def show_current(self, line: int) -> None:
        """Mark a line and bring it into sight; 0 marks none."""
        if not self.select_key(line):
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay out pictures of the lines: cells painted one by one, each time, take most of the time of a scan."""
        painter, shown, frame = QPainter(self._ground), event.rect(), self._frame()
        current, end = self.currentIndex().row(), 0
        for position in range(max(self.rowAt(shown.top()), 0), self._lines.rowCount()):
            top, height = self.rowViewportPosition(position), self.rowHeight(position)
            if top > shown.bottom():
                break
            row = self._lines.row_at(position)
            painter.drawPixmap(0, top, self._pictures.of(row, height, frame, current=position == current))
            end = top + height
        painter.fillRect(shown.intersected(shown.adjusted(0, end - shown.top(), 0, 0)), look.color("surface"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left_out = next((columns for width, columns in _LEFT_OUT if self.width() < look.px(width)), ())
        if left_out != self._left_out:
            self._left_out = left_out
            for section in (PRICE, DISCOUNT, STOCK):
                self.setColumnHidden(section, section in left_out)
            self._fit_all()
        # A remark above, or a smaller window, takes room from below, where the line stands that the keys are for.
        if event.size().height() < event.oldSize().height():
            self._sight.start()

    def _frame(self) -> Frame:
        cells = tuple(
            (section, self.columnViewportPosition(section), self.columnWidth(section))
            for section in range(len(self._lines.columns))
            if section not in self._left_out
        )
        return Frame(self._ground.width(), cells, self._left_out, self.devicePixelRatioF())

    def _fit(self) -> None:
        super()._fit()
        self.verticalHeader().setDefaultSectionSize(look.px(_ROW_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit_all()

    @Slot()
    def _fit_all(self) -> None:
        self._words_width = -1
        self._fit_rows(())
        self._sight.start()

    def _fit_rows(self, rows: Iterable[SaleRow], column_width: int = 0) -> None:
        """Give each row the height that the words under its product need."""
        width = (column_width or self.columnWidth(0)) - 2 * padding()
        if width != self._words_width:
            self._words_width, rows = width, self._lines.rows()
        changed = False
        for row in rows:
            position = self._lines.position_of(row.line)
            lines = lines_under(row.under_the_name(self._left_out), width)
            height = look.px(_ROW_HEIGHT + LINE * (len(lines) - 1))
            if position is not None and self.rowHeight(position) != height:
                self.setRowHeight(position, height)
                changed = True
        if changed:
            self._sight.start()

    @Slot()
    def _see_current(self) -> None:
        if self.currentIndex().isValid():
            self.updateGeometries()  # now: the bar does not know yet how far it goes
            self.scrollTo(self.currentIndex())

    @Slot(int, int, int)
    def _on_width_changed(self, section: int, _before: int, width: int) -> None:
        if section == 0:
            self._fit_rows((), width)  # Qt says how wide a column that fills the rest becomes before it is as wide

    @Slot(object)
    def _on_current(self, line: int | None) -> None:
        if line is not None:
            self.line_chosen.emit(line)
