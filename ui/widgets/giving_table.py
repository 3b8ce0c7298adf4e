"""A table whose columns give way to the names: what says least is hidden first, and comes back when there is room."""

from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import look
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

_ROOM_FOR_NAMES = 190


class GivingTable(Table):
    """Hides what does not fit, and never its first column, which holds the names and stretches."""

    def __init__(
        self, model: RowsModel[Any], name: str, give_way: tuple[int, ...], parent: QWidget | None = None
    ) -> None:
        """``give_way`` are the columns that may be hidden, in this order; what they say must stand elsewhere too."""
        self._give_way = give_way
        super().__init__(model, name, parent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_columns()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit_columns()

    def _fit_columns(self) -> None:
        widths = {column: self.width_of(column) for column in range(1, self.model().columnCount())}
        room = self.viewport().width()
        for_names = look.px(_ROOM_FOR_NAMES)
        if len(widths) > len(self._give_way):  # what always stays needs room too
            for_names = min(for_names, room * 2 // 5)
        free = room - for_names
        for column in self._give_way:
            hidden = sum(widths.values()) > free
            if hidden:
                del widths[column]
            if self.isColumnHidden(column) != hidden:
                self.setColumnHidden(column, hidden)
                if not hidden:
                    self.setColumnWidth(column, widths[column])
