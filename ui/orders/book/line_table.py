"""The lines of one order beside the list of all, where there is not always room for every column."""

from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent

from ui.format import Formats
from ui.orders.book.rows import LineRow, line_columns, line_rows
from ui.theme import look
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

_QUANTITY, _PRODUCT, _PRICE, _DISCOUNT, _BACK, _TOTAL = range(6)
_ROOM_FOR_NAME = 160
"""Pixels at 100 % that the name of a product keeps; what would take them away is left out."""

_TIGHT = ((_QUANTITY, 60), (_BACK, 52))
"""Columns of few figures, and their pixels at 100 %: without room for an arrow beside the title."""


class LineTable(Table):
    """Shows an order's lines. What came back stands before the discount, and that before the price.

    The sum tells all that was taken off, and the quantity with the total what one costs; nothing else tells the other.
    """

    def __init__(self, formats: Formats, name: str) -> None:
        self._asked: tuple[int, ...] = (_PRICE,)
        super().__init__(RowsModel(line_columns(formats), _number), name)
        for column, width in _TIGHT:
            self._set_width(column, look.px(width))

    def show_order(self, order: dict[str, Any]) -> None:
        """Show the lines of an order of the archive."""
        self.rows_model().set_rows(line_rows(order))
        back = any(line["given_back"] for line in order["lines"])
        self._asked = (*((_BACK,) if back else ()), *((_DISCOUNT,) if order["discount"] else ()), _PRICE)
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fill()

    def _fill(self) -> None:
        room = self.viewport().width() - look.px(_ROOM_FOR_NAME) - self.width_of(_QUANTITY) - self.width_of(_TOTAL)
        for column in (_BACK, _DISCOUNT, _PRICE):
            width = self.width_of(column)
            shown = column in self._asked and (width <= room or column == _BACK)
            self.setColumnHidden(column, not shown)
            room -= width if shown else 0


def _number(row: LineRow) -> int:
    return row.number
