"""Every movement of a balance, newest first: the figure over it is nothing but its sum."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.balance_entries import balance_entry
from ui.desk import Desk
from ui.widgets.entry_list import EntryList


class BalanceList(EntryList):
    """Is given movements; Enter on one asks for its order."""

    order_wanted = Signal(int)
    """The order of this number."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Movements, newest first"), parent)
        self._desk = desk
        self._numbers: dict[int | str, int] = {}
        self.row_activated.connect(self._on_row)

    def show_movements(self, movements: list[dict[str, Any]]) -> None:
        """Show these, the newest of which comes first."""
        formats, name_of = self._desk.formats, self._desk.runner.session.name_of
        entries = [balance_entry(its, place, formats, name_of) for place, its in enumerate(movements)]
        self._numbers = {entry.key: its["number"] for entry, its in zip(entries, movements, strict=True)}
        self.entries.set_rows(entries)

    @Slot(object)
    def _on_row(self, key: str) -> None:
        if self._numbers.get(key):
            self.order_wanted.emit(self._numbers[key])
