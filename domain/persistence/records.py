"""State rows: how one kind of state lies in its table. Every statement is compiled once, when it is first run."""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
from sqlalchemy import Column, Table, Text, bindparam, delete, insert, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement

from domain.kernel.errors import Unavailable
from domain.kernel.fold import Fold, State

S = TypeVar("S", bound=State)

_DIALECT = sqlite.dialect(paramstyle="qmark")


class Change(msgspec.Struct, frozen=True, gc=False):
    """What a transaction makes of one state: ``before`` is the row's version on disk, or None where it has no row."""

    key: str
    before: int | None
    after: State | None


class Lines(NamedTuple):
    """The part of a state that fills a table of its own, a row for each; it is written whenever the state is."""

    field: str
    table: Table


def json_column(name: str) -> Column[str]:
    """Return a column that holds a nested part of a state as JSON text."""
    return Column(name, Text, nullable=False, info={"json": True})


def compiled(statement: ClauseElement, *, sets: Sequence[str] | None = None) -> str:
    """Return a statement as SQL for the driver: question marks, in table order; ``sets`` names what an update sets."""
    return str(statement.compile(dialect=_DIALECT, column_keys=sets))


class Records(Generic[S]):
    """One table of state rows. Its first column is the key, the others are named as the fields of the state.

    ``cached`` says how many states are worth keeping in memory: all that are asked for again and again.
    """

    def __init__(self, fold: Fold[S], table: Table, *, lines: Lines | None = None, cached: int = 20_000) -> None:
        self.fold = fold
        self.table = table
        self.cached = cached
        self._lines = lines
        columns = list(table.columns)
        self._names = [str(column.name) for column in columns]
        self._values = attrgetter(*self._names)
        self._json = [index for index, column in enumerate(columns) if column.info.get("json")]
        self._key = columns[0]
        self._guard = (self._key == bindparam("_key"), table.c.version == bindparam("_version"))
        if lines is not None:
            self._parent, self._number, *self._line_columns = lines.table.columns
            self._line_names = [str(column.name) for column in self._line_columns]
            self._line_values = attrgetter(*self._line_names)

    def load(self, connection: sqlite3.Connection, key: str) -> S | None:
        """Return the state under a key as it lies on disk."""
        row = connection.execute(self._select, (key,)).fetchone()
        return None if row is None else self._state(connection, row)

    def all(self, connection: sqlite3.Connection) -> Iterable[tuple[str, S]]:
        """Yield every (key, state), in the order of the keys."""
        for row in connection.execute(self._select_all):
            yield row[0], self._state(connection, row)

    def write(self, connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
        """Write changed states. Raises ``Unavailable`` where a row is not at the version that was loaded."""
        new = [change for change in changes if change.before is None and change.after is not None]
        if new:
            connection.executemany(self._insert, [self._row(change.after) for change in new])
        known = [change for change in changes if change.before is not None]
        changed = [(*self._row(c.after)[1:], c.key, c.before) for c in known if c.after is not None]
        ended = [(change.key, change.before) for change in known if change.after is None]
        for statement, rows in ((self._update, changed), (self._delete, ended)):
            if rows and connection.executemany(statement, rows).rowcount != len(rows):
                raise Unavailable("written_elsewhere", table=self.table.name)
        if self._lines is not None:
            if known:
                connection.executemany(self._delete_lines, [(change.key,) for change in known])
            left = [change for change in changes if change.after is not None]
            connection.executemany(self._insert_line, [row for change in left for row in self._line_rows(change)])

    @cached_property
    def _insert(self) -> str:
        return compiled(insert(self.table))

    @cached_property
    def _update(self) -> str:
        # An update that names the key makes SQLite write the key's index as well, though the key is the same.
        return compiled(update(self.table).where(*self._guard), sets=self._names[1:])

    @cached_property
    def _delete(self) -> str:
        return compiled(delete(self.table).where(*self._guard))

    @cached_property
    def _select(self) -> str:
        return compiled(select(self.table).where(self._key == bindparam("_key")))

    @cached_property
    def _select_all(self) -> str:
        return compiled(select(self.table).order_by(self._key))

    @cached_property
    def _insert_line(self) -> str:
        return compiled(insert(self._parent.table))

    @cached_property
    def _delete_lines(self) -> str:
        return compiled(delete(self._parent.table).where(self._parent == bindparam("_key")))

    @cached_property
    def _select_lines(self) -> str:
        lines = select(*self._line_columns).where(self._parent == bindparam("_key"))
        return compiled(lines.order_by(self._number))

    def _row(self, state: State | None) -> tuple[Any, ...]:
        values = self._values(state)
        if not self._json:
            return values
        row = list(values)
        for index in self._json:
            row[index] = msgspec.json.encode(row[index]).decode()
        return tuple(row)

    def _line_rows(self, change: Change) -> Iterable[tuple[Any, ...]]:
        assert self._lines is not None
        lines = getattr(change.after, self._lines.field)
        return [(change.key, number, *self._line_values(line)) for number, line in enumerate(lines, 1)]

    def _state(self, connection: sqlite3.Connection, row: tuple[Any, ...]) -> S:
        fields = dict(zip(self._names, row, strict=True))
        for index in self._json:
            fields[self._names[index]] = msgspec.json.decode(row[index])
        if self._lines is not None:
            rows = connection.execute(self._select_lines, (row[0],))
            fields[self._lines.field] = [dict(zip(self._line_names, line, strict=True)) for line in rows]
        return msgspec.convert(fields, self.fold.state_type, strict=False)
