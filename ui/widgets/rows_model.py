"""The one item model of the window: frozen rows by key, patched row by row, ordered and filtered without a proxy."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from domain.kernel.text import fold
from ui.widgets.cells import ANSWERS, KEY_ROLE, ROW_ROLE
from ui.widgets.column import Align, Column
from ui.widgets.ordered_rows import OrderedRows

__all__ = ["KEY_ROLE", "ROW_ROLE", "Align", "Column", "RowsModel"]

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
# Above this, one new reading of the view is cheaper than one signal for each row.
_MANY = 500


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows are immutable values; `apply` changes single ones and tells the view no more than that."""

    counted = Signal(int, int)
    """How many rows are shown, and how many there are."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        haystack: Callable[[R], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`haystack` gives the text that `set_text_filter` searches.

        By default that is all that the row says, which is slow to gather for many rows: give name and codes there.
        """
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: OrderedRows[R] = OrderedRows(key)
        self._key = key
        self._haystack = haystack or self._all_words
        self._haystacks: dict[Hashable, str] = {}
        self._predicate: Callable[[R], bool] | None = None
        self._words: tuple[str, ...] = ()

    # What is shown

    @property
    def columns(self) -> tuple[Column[R], ...]:
        """The columns as declared."""
        return self._columns

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return self._rows.total

    def row_at(self, position: int) -> R:
        """The row shown at `position`. Raises IndexError where there is none."""
        return self._rows.at(position)

    def row_of(self, key: Hashable) -> R | None:
        """The row of `key`, shown or not."""
        return self._rows.get(key)

    def position_of(self, key: Hashable) -> int | None:
        """Where the row of `key` is shown, if it is."""
        return self._rows.position_of(key)

    def keys(self) -> list[Hashable]:
        """The keys of all rows, shown or not."""
        return self._rows.keys()

    def rows(self) -> list[R]:
        """The shown rows in their order."""
        return [self._rows.at(position) for position in range(len(self._rows))]

    # What changes it

    def set_rows(self, rows: Iterable[R]) -> None:
        """Take these rows instead of all others."""
        self.beginResetModel()
        self._haystacks.clear()
        self._rows.replace(rows)
        self.endResetModel()
        self._count()

    def add_rows(self, rows: Iterable[R]) -> None:
        """Add many rows whose keys are not there yet, told as one new reading."""
        self.beginResetModel()
        self._rows.add(rows)
        self.endResetModel()
        self._count()

    def apply(self, patches: Mapping[Any, R | None]) -> None:
        """Replace or add the given rows, and remove those that are None."""
        if len(patches) > _MANY:
            self._apply_at_once(patches)
        else:
            for key, row in patches.items():
                self._patch(key, row)
        self._count()

    def become(self, rows: Iterable[R]) -> None:
        """Hold these rows and no others, and tell only what differs: what is chosen and scrolled to stays."""
        wanted = {self._key(row): row for row in rows}
        changed: dict[Hashable, R | None] = {key: row for key, row in wanted.items() if self._rows.get(key) != row}
        gone = [key for row in self.rows() if (key := self._key(row)) not in wanted]
        self.apply(changed | dict.fromkeys(gone))

    def set_filter(self, predicate: Callable[[R], bool] | None, *, narrower: bool = False) -> None:
        """Show only rows for which `predicate` is true, besides what the text filter asks; None for all.

        With `narrower` only the rows that are shown are looked at: none that was hidden may come.
        """
        self._predicate = predicate
        self._refilter(narrower=narrower)

    def set_text_filter(self, text: str) -> None:
        """Show only rows that hold every word of `text`, without regard to case and accents."""
        words = tuple(fold(text).split())
        if words != self._words:
            self._words = words
            self._refilter()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 gives the order in which the rows came."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._rows.key_at(index.row()) for index in before]
        by = self._columns[column].order if 0 <= column < len(self._columns) else None
        self._rows.sort_by(by, order == Qt.SortOrder.DescendingOrder)
        after = [self._index_of(key, index.column()) for key, index in zip(keys, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    # Qt's questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answer = ANSWERS.get(role)
        if answer is None or not index.isValid():
            return None
        return answer(self._columns[index.column()], self._rows.at(index.row()), self._key)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._columns[section].align.value
        return None

    # How a patch is told

    def _patch(self, key: Hashable, row: R | None) -> None:
        self._haystacks.pop(key, None)
        old = self._rows.position_of(key)
        new = None if row is None else self._rows.place_for(key, row)
        if old is not None and new is not None:
            self._replace(key, row, old, new)
        elif old is not None:
            self.beginRemoveRows(_NOWHERE, old, old)
            self._store(key, row)
            self.endRemoveRows()
        elif new is not None:
            self.beginInsertRows(_NOWHERE, new, new)
            self._store(key, row)
            self.endInsertRows()
        else:
            self._store(key, row)

    def _replace(self, key: Hashable, row: R | None, old: int, new: int) -> None:
        if old != new:
            self.beginMoveRows(_NOWHERE, old, old, _NOWHERE, new + (new > old))
        self._store(key, row)
        if old != new:
            self.endMoveRows()
        self.dataChanged.emit(self.index(new, 0), self.index(new, len(self._columns) - 1))

    def _store(self, key: Hashable, row: R | None) -> None:
        if row is None:
            self._rows.drop(key)
        else:
            self._rows.put(key, row)

    def _apply_at_once(self, patches: Mapping[Any, R | None]) -> None:
        self.beginResetModel()
        for key, row in patches.items():
            self._haystacks.pop(key, None)
            self._store(key, row)
        self.endResetModel()

    def _refilter(self, *, narrower: bool = False) -> None:
        self.beginResetModel()
        self._rows.filter_by(self._shows(), narrower=narrower)
        self.endResetModel()
        self._count()

    def _shows(self) -> Callable[[R], bool] | None:
        """One function for both filters: it runs once for each row at every key that is typed."""
        predicate, words, searched = self._predicate, self._words, self._searched
        if not words:
            return predicate

        def holds(row: R) -> bool:
            text = searched(row)
            # A plain loop takes half the time of all() with a generator.
            for word in words:
                if word not in text:
                    return False
            return predicate is None or predicate(row)

        return holds

    def _searched(self, row: R) -> str:
        key = self._key(row)
        text = self._haystacks.get(key)
        if text is None:
            text = self._haystacks[key] = fold(self._haystack(row))
        return text

    def _all_words(self, row: R) -> str:
        return "\n".join(column.words(row) for column in self._columns)

    def _index_of(self, key: Hashable, column: int) -> QModelIndex:
        position = self._rows.position_of(key)
        return _NOWHERE if position is None else self.index(position, column)

    def _count(self) -> None:
        self.counted.emit(len(self._rows), self._rows.total)
