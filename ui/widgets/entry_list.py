"""A list of entries, such as the movements that a figure is the sum of."""

from PySide6.QtWidgets import QWidget

from ui.widgets.column import Column
from ui.widgets.entry import Entry, EntryDelegate
from ui.widgets.rows_list import RowsList
from ui.widgets.rows_model import RowsModel


class EntryList(RowsList):
    """Shows entries by their order; whoever makes them puts them into ``entries``."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader says."""
        self.entries: RowsModel[Entry] = RowsModel(
            (Column[Entry](name, Entry.spoken, sort=lambda entry: entry.order),), lambda entry: entry.key
        )
        super().__init__(self.entries, EntryDelegate(), name, parent)
        self.entries.sort(0)

    def said(self) -> list[tuple[str, str, str]]:
        """What each row says: what it was, how much, and what stands under that."""
        return [(entry.title, entry.figure, entry.under) for entry in self.entries.rows()]
