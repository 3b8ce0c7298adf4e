"""Rows by key, in one order and through one filter, without Qt: finding a row's place costs a bisection."""

from bisect import bisect_left, insort
from collections.abc import Callable, Hashable, Iterable
from typing import Any, Generic, TypeVar

R = TypeVar("R")
# What is compared: the sort value, then the row's age, which no two rows share.
Rank = tuple[Any, int, Hashable]


def _by_age(row: object) -> int:
    return 0


def _everything(row: object) -> bool:
    return True


class OrderedRows(Generic[R]):
    """Holds all rows and, apart, the ranks of those that are shown, always ascending.

    A descending order is the same list seen from its end, so that turning it round costs nothing.
    """

    def __init__(self, key: Callable[[R], Hashable]) -> None:
        self._key = key
        self._rows: dict[Hashable, R] = {}
        self._ranks: dict[Hashable, Rank] = {}
        self._shown: list[Rank] = []
        self._sort: Callable[[R], Any] = _by_age
        self._shows: Callable[[R], bool] = _everything
        self._descending = False
        self._next_age = 0

    def __len__(self) -> int:
        return len(self._shown)

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._rows)

    def at(self, position: int) -> R:
        """The row shown at `position`."""
        return self._rows[self._shown[self._turn(position)][2]]

    def key_at(self, position: int) -> Hashable:
        """The key of the row shown at `position`."""
        return self._shown[self._turn(position)][2]

    def get(self, key: Hashable) -> R | None:
        """The row of `key`, shown or not."""
        return self._rows.get(key)

    def position_of(self, key: Hashable) -> int | None:
        """Where the row of `key` is shown, if it is."""
        rank = self._ranks.get(key)
        if rank is None:
            return None
        index = bisect_left(self._shown, rank)
        found = index < len(self._shown) and self._shown[index] is rank
        return self._turn(index) if found else None

    def place_for(self, key: Hashable, row: R) -> int | None:
        """Where `row` would stand among the others; None where the filter hides it."""
        if not self._shows(row):
            return None
        rank = self._rank(key, row)
        index = bisect_left(self._shown, rank)
        count = len(self._shown)
        old = self._ranks.get(key)
        if old is not None and self.position_of(key) is not None:
            index -= old < rank
            count -= 1
        return count - index if self._descending else index

    def put(self, key: Hashable, row: R) -> None:
        """Add or replace one row at its place."""
        rank = self._rank(key, row)
        self._hide(key)
        self._next_age = max(self._next_age, rank[1] + 1)
        self._rows[key] = row
        self._ranks[key] = rank
        if self._shows(row):
            insort(self._shown, rank)

    def drop(self, key: Hashable) -> None:
        """Forget one row; an unknown key is no matter."""
        self._hide(key)
        self._rows.pop(key, None)
        self._ranks.pop(key, None)

    def replace(self, rows: Iterable[R]) -> None:
        """Take these rows instead of all others; their order is their age."""
        self._rows = {self._key(row): row for row in rows}
        self._next_age = len(self._rows)
        ages = {key: age for age, key in enumerate(self._rows)}
        self._rank_all(ages)

    def sort_by(self, sort: Callable[[R], Any] | None, descending: bool) -> None:
        """Order by what `sort` gives, or by age for None."""
        self._sort = sort or _by_age
        self._descending = descending
        self._rank_all({key: rank[1] for key, rank in self._ranks.items()})

    def filter_by(self, shows: Callable[[R], bool] | None) -> None:
        """Show the rows for which `shows` is true, or all for None."""
        self._shows = shows or _everything
        self._show()

    def _rank_all(self, ages: dict[Hashable, int]) -> None:
        sort = self._sort
        self._ranks = {key: (sort(row), ages[key], key) for key, row in self._rows.items()}
        self._show()

    def _show(self) -> None:
        shows, rows = self._shows, self._rows
        self._shown = sorted(rank for key, rank in self._ranks.items() if shows(rows[key]))

    def _rank(self, key: Hashable, row: R) -> Rank:
        old = self._ranks.get(key)
        return (self._sort(row), self._next_age if old is None else old[1], key)

    def _hide(self, key: Hashable) -> None:
        rank = self._ranks.get(key)
        if rank is None:
            return
        index = bisect_left(self._shown, rank)
        if index < len(self._shown) and self._shown[index] is rank:
            del self._shown[index]

    def _turn(self, position: int) -> int:
        return len(self._shown) - 1 - position if self._descending else position
