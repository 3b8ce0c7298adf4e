"""Rows by key, in one order and through one filter, without Qt: finding a row's place costs a bisection."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable
from typing import Any, Generic, TypeVar

R = TypeVar("R")


class OrderedRows(Generic[R]):
    """All keys in order, and apart from them those that the filter shows; both always ascending.

    A descending order is the same list seen from its end, so that turning it round costs nothing. Rows that compare
    equal keep the order in which they came.
    """

    def __init__(self, key: Callable[[R], Hashable]) -> None:
        self._key = key
        self._rows: dict[Hashable, R] = {}
        self._ages: dict[Hashable, int] = {}
        self._values: dict[Hashable, Any] = {}
        self._ordered: list[Hashable] = []
        self._shown: list[Hashable] = []
        self._sort: Callable[[R], Any] | None = None
        self._shows: Callable[[R], bool] | None = None
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
        return self._rows[self._shown[self._turn(position)]]

    def key_at(self, position: int) -> Hashable:
        """The key of the row shown at `position`."""
        return self._shown[self._turn(position)]

    def keys(self) -> list[Hashable]:
        """The keys of all rows, shown or not."""
        return list(self._rows)

    def get(self, key: Hashable) -> R | None:
        """The row of `key`, shown or not."""
        return self._rows.get(key)

    def position_of(self, key: Hashable) -> int | None:
        """Where the row of `key` is shown, if it is."""
        index = self._index(self._shown, key)
        return None if index is None else self._turn(index)

    def place_for(self, key: Hashable, row: R) -> int | None:
        """Where `row` would stand among the others; None where the filter hides it."""
        if self._shows is not None and not self._shows(row):
            return None
        rank = (self._value(row), self._ages.get(key, self._next_age))
        index, others = bisect_left(self._shown, rank, key=self._rank), len(self._shown)
        old = self._index(self._shown, key)
        if old is not None:
            index -= old < index
            others -= 1
        return others - index if self._descending else index

    def put(self, key: Hashable, row: R) -> None:
        """Add or replace one row at its place."""
        self._take_out(key)
        if key not in self._ages:
            self._ages[key] = self._next_age
            self._next_age += 1
        self._rows[key] = row
        self._values[key] = self._value(row)
        self._put_in(self._ordered, key)
        if self._shows is None or self._shows(row):
            self._put_in(self._shown, key)

    def add(self, rows: Iterable[R]) -> None:
        """Add many rows whose keys are not known yet: sorting them in costs one pass, not one for each."""
        new = {self._key(row): row for row in rows}
        self._rows.update(new)
        self._ages.update(zip(new, range(self._next_age, self._next_age + len(new)), strict=True))
        self._next_age += len(new)
        self._values.update((key, self._value(row)) for key, row in new.items())
        self._merge(self._ordered, new)
        if self._shows is None:
            self._shown = self._ordered.copy()
        else:
            self._merge(self._shown, [key for key, row in new.items() if self._shows(row)])

    def drop(self, key: Hashable) -> None:
        """Forget one row; an unknown key is no matter."""
        self._take_out(key)
        for known in (self._rows, self._ages, self._values):
            known.pop(key, None)

    def replace(self, rows: Iterable[R]) -> None:
        """Take these rows instead of all others; their order is their age."""
        self._rows = {self._key(row): row for row in rows}
        self._ages = dict(zip(self._rows, range(len(self._rows)), strict=True))
        self._next_age = len(self._rows)
        self._order()

    def sort_by(self, sort: Callable[[R], Any] | None, descending: bool) -> None:
        """Order by what `sort` gives, or by age for None."""
        self._descending = descending
        if sort != self._sort:
            self._sort = sort
            self._order()

    def filter_by(self, shows: Callable[[R], bool] | None, *, narrower: bool = False) -> None:
        """Show the rows for which `shows` is true, or all for None; a narrower filter shows none that was hidden."""
        self._shows = shows
        self._filter(self._shown if narrower else self._ordered)

    def _order(self) -> None:
        sort = self._sort
        self._values = dict.fromkeys(self._rows, 0) if sort is None else {k: sort(r) for k, r in self._rows.items()}
        # By age first; sorting by value then keeps that among equals, and compares plain values rather than pairs.
        self._ordered = sorted(sorted(self._rows, key=self._ages.__getitem__), key=self._values.__getitem__)
        self._filter(self._ordered)

    def _filter(self, keys: list[Hashable]) -> None:
        shows, rows = self._shows, self._rows
        self._shown = keys.copy() if shows is None else [key for key in keys if shows(rows[key])]

    def _value(self, row: R) -> Any:
        return 0 if self._sort is None else self._sort(row)

    def _rank(self, key: Hashable) -> tuple[Any, int]:
        return self._values[key], self._ages[key]

    def _index(self, keys: list[Hashable], key: Hashable) -> int | None:
        if key not in self._values:
            return None
        index = bisect_left(keys, self._rank(key), key=self._rank)
        return index if index < len(keys) and keys[index] == key else None

    def _put_in(self, keys: list[Hashable], key: Hashable) -> None:
        keys.insert(bisect_left(keys, self._rank(key), key=self._rank), key)

    def _merge(self, keys: list[Hashable], new: Iterable[Hashable]) -> None:
        # The sort is stable, so the younger stay behind their equals; what is in order already is only looked at.
        keys.extend(new)
        keys.sort(key=self._values.__getitem__)

    def _take_out(self, key: Hashable) -> None:
        for keys in (self._ordered, self._shown):
            index = self._index(keys, key)
            if index is not None:
                del keys[index]

    def _turn(self, position: int) -> int:
        return len(self._shown) - 1 - position if self._descending else position
