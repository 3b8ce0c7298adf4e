"""The log: what happened, in the order of its commits, chained by hashes so that every later change shows.

Positions are counted in ``log_head`` inside the transaction: gapless, in commit order, on any database.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from domain.kernel.messages import Envelope, Event, Recorded
from domain.persistence.codec import Codec

GENESIS = bytes(32)
"""The hash before the first event."""

PAGE = 1_000
"""Events read in one go: enough to be fast, short enough that a reader does not hold back a checkpoint."""

ROW = (
    "position", "event_id", "stream", "version", "type", "schema", "data", "command_id", "causation_id",
    "correlation_id", "actor", "register", "at",
)  # fmt: skip
"""The columns of an event that its hash covers, in the order in which it covers them."""

_ROW = ", ".join(ROW)
_RECORDED = ", ".join(("type", "schema", "data", *Envelope.__struct_fields__))
# Text is copied as it is; JSON would escape every quotation mark of an event's data, in half of the time of a hash.
_canonical = msgspec.msgpack.Encoder().encode


class Head(msgspec.Struct, frozen=True, gc=False):
    """The end of the log: the last event's position and hash."""

    store_id: str
    position: int
    hash: bytes


class Fault(NamedTuple):
    """The first place at which the chain does not hold, and what is wrong there."""

    position: int
    what: str


def chain(previous: bytes, row: tuple[object, ...]) -> bytes:
    """Return the hash of a row (its columns without the hash, in table order) that follows ``previous``."""
    return hashlib.sha256(previous + _canonical(row)).digest()


def read_head(connection: sqlite3.Connection) -> Head:
    """Return the head of the log; raises ``LookupError`` where the file holds no store."""
    row = connection.execute("SELECT store_id, position, hash FROM log_head").fetchone()
    if row is None:
        raise LookupError("no log head")
    return Head(*row)


def hash_at(connection: sqlite3.Connection, position: int) -> bytes | None:
    """Return the hash of the event at a position: ``GENESIS`` at 0, None where there is no such event."""
    if position == 0:
        return GENESIS
    row = connection.execute("SELECT hash FROM event WHERE position = ?", (position,)).fetchone()
    return row[0] if row else None


def position_at(connection: sqlite3.Connection, at: str) -> int:
    """Return the position of the last event that was recorded at or before a UTC text."""
    row = connection.execute("SELECT max(position) FROM event WHERE at <= ?", (at,)).fetchone()
    return int(row[0] or 0)


def read_events(
    connection: sqlite3.Connection, codec: Codec, *, after: int, upto: int, limit: int = PAGE
) -> list[Recorded]:
    """Return at most ``limit`` events that follow position ``after``, in order, none beyond ``upto``."""
    query = f"SELECT {_RECORDED} FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT ?"
    return _recorded(connection, codec, connection.execute(query, (after, upto, limit)))


def read_stream(connection: sqlite3.Connection, codec: Codec, stream: str) -> list[Recorded]:
    """Return every event of one stream, in order."""
    query = f"SELECT {_RECORDED} FROM event WHERE stream = ? ORDER BY version"
    return _recorded(connection, codec, connection.execute(query, (stream,)))


def all_events(
    connection: sqlite3.Connection, codec: Codec, *, after: int = 0, upto: int | None = None
) -> Iterator[Recorded]:
    """Yield the events after a position up to another (the head where None), page by page."""
    last = read_head(connection).position if upto is None else upto
    while after < last:
        page = read_events(connection, codec, after=after, upto=last)
        if not page:
            return
        yield from page
        after = page[-1].envelope.position


def find_fault(
    connection: sqlite3.Connection, *, after: int, limit: int, previous: bytes
) -> tuple[Fault | None, int, bytes]:
    """Check up to ``limit`` rows of the chain; return the first fault, the last position and hash that were checked."""
    expected = after
    rows = connection.execute(
        f"SELECT {_ROW}, hash FROM event WHERE position > ? ORDER BY position LIMIT ?", (after, limit)
    )
    for *row, stored in rows:
        expected += 1
        if row[0] != expected:
            return Fault(expected, "missing"), expected, previous
        previous = chain(previous, tuple(row))
        if previous != stored:
            return Fault(expected, "changed"), expected, previous
    return None, expected, previous


def _recorded(connection: sqlite3.Connection, codec: Codec, rows: Iterable[tuple[Any, ...]]) -> list[Recorded]:
    return [
        Recorded(_fact(connection, codec, name, schema, data), Envelope(*envelope))
        for name, schema, data, *envelope in rows
    ]


def _fact(connection: sqlite3.Connection, codec: Codec, name: str, schema: int, data: str) -> Event:
    fact = codec.decode(name, schema, data)
    if fact.PERSONAL is None:
        return fact
    found = connection.execute("SELECT data FROM personal WHERE subject = ?", (fact.subject,)).fetchone()
    return fact if found is None else codec.decode(name, schema, data, found[0])


class LogSource:
    """The log as the read side sees it, through one connection."""

    def __init__(self, connection: sqlite3.Connection, codec: Codec) -> None:
        self._connection = connection
        self._codec = codec
        self.store_id = read_head(connection).store_id

    def head(self) -> int:
        """Return the position of the last event."""
        return read_head(self._connection).position

    def read(self, *, after: int, upto: int, limit: int = PAGE) -> list[Recorded]:
        """Return at most ``limit`` events after a position, in order, none beyond ``upto``."""
        return read_events(self._connection, self._codec, after=after, upto=upto, limit=limit)

    def hash_at(self, position: int) -> bytes | None:
        """Return the hash of the event at a position, None where there is none."""
        return hash_at(self._connection, position)

    def skipped(self) -> frozenset[tuple[str, int]]:
        """Return (view, position) of every event that a manager let a view pass over."""
        rows = self._connection.execute("SELECT data FROM event WHERE type = 'EventSkipped'")
        events = [msgspec.json.decode(data) for (data,) in rows]
        return frozenset((event["view"], event["skipped"]) for event in events)
