"""The write side at work: a command becomes events, the events become state rows, all in one SQLite transaction.

``WriteSide`` owns the writing connection and the cache of states. A ``UnitOfWork`` is one SQLite transaction, of one
command or, in bulk, of many. A ``Transaction`` is what a handler sees of it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec
from sqlalchemy import insert

from domain.kernel.errors import Rejected
from domain.kernel.fold import Fold, State
from domain.kernel.ids import CommandId, new_id
from domain.kernel.messages import Command, Context, Envelope, Event, Receipt, Recorded
from domain.persistence import log_tables
from domain.persistence.cache import Cache
from domain.persistence.codec import Codec
from domain.persistence.database import Database
from domain.persistence.event_log import Head, chain, read_head
from domain.persistence.records import Change, Records, compiled

S = TypeVar("S", bound=State)
Handler = Callable[[Any, "Transaction"], object]

_INSERT_EVENT = compiled(insert(log_tables.event))
_INSERT_COMMAND = compiled(insert(log_tables.command))
# Without a condition SQLite would first gather the keys of all rows that there might be.
_ADVANCE_HEAD = "UPDATE log_head SET position = ?, hash = ? WHERE store_id = ?"
_encode = msgspec.json.Encoder().encode
_CACHED_STREAMS = 5_000


class WriteSide:
    """Everything that one writing connection keeps in memory: the head of the log and what was loaded lately."""

    def __init__(self, database: Database, codec: Codec, records: Sequence[Records[Any]]) -> None:
        self.database = database
        self.codec = codec
        self.records: dict[str, Records[Any]] = {record.fold.name: record for record in records}
        self._folds: dict[type[Event], list[Fold[Any]]] = {}
        for record in records:
            for event_type in record.fold.parts:
                self._folds.setdefault(event_type, []).append(record.fold)
        self.states: dict[str, Cache[Any]] = {record.fold.name: Cache(record.cached) for record in records}
        self.versions: Cache[int] = Cache(_CACHED_STREAMS)
        self.empty: dict[str, bool] = {}
        """Whether there is no state of a kind at all, once that was asked: a store without staff asks at each order."""
        self.head: Head = read_head(database.driver)

    def folds(self, event: Event) -> Sequence[Fold[Any]]:
        """Return the kinds of state that an event touches."""
        return self._folds.get(type(event), ())

    def load(self, fold: Fold[S], key: str) -> S | None:
        """Return a state from memory, else from its row."""
        cache = self.states[fold.name]
        state: S | None = cache.get(key)
        if state is None and not self.empty.get(fold.name):
            records = self.records[fold.name]
            state = records.load(self.database.driver, key)
            if state is not None:
                cache.put(key, state)
            elif fold.name not in self.empty:
                self.empty[fold.name] = records.is_empty(self.database.driver)
        return state

    def stream_version(self, stream: str) -> int:
        """Return the version of a stream's last event, 0 for a new stream."""
        version = self.versions.get(stream)
        if version is None:
            query = "SELECT max(version) FROM event WHERE stream = ?"
            version = int(self.database.driver.execute(query, (stream,)).fetchone()[0] or 0)
        return version

    def unit(self, clock: Callable[[], str]) -> "UnitOfWork":
        """Begin one SQLite transaction; use it in a ``with``, which rolls back whatever was not committed."""
        return UnitOfWork(self, clock)

    def forget(self) -> None:
        """Drop what was cached and read the head again: after a rollback memory must not be ahead of the disk."""
        for cache in self.states.values():
            cache.clear()
        self.versions.clear()
        self.empty.clear()
        self.head = read_head(self.database.driver)


class _Stored(NamedTuple):
    fingerprint: bytes
    receipt: Receipt


class UnitOfWork:
    """One SQLite transaction: takes any number of commands, writes them in bulk, commits once.

    What the disk refuses passes through it as the driver's error: whoever began it has ``worldly_trouble`` around it.
    """

    def __init__(self, side: WriteSide, clock: Callable[[], str]) -> None:
        self.side = side
        self.clock = clock
        self.recorded: list[Recorded] = []
        """The events of the commands that were run, in order, as far as they are not written yet."""
        self._driver = side.database.driver
        self._head = side.head
        self._states: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        self._before: defaultdict[str, dict[str, int | None]] = defaultdict(dict)
        self._versions: dict[str, int] = {}
        self._minted: set[str] = set()
        self._rows: list[tuple[object, ...]] = []
        self._personal: list[tuple[str, str | None]] = []
        self._commands: dict[CommandId, _Stored] = {}
        self._command_rows: list[tuple[object, ...]] = []
        self._flushed = self._committed = False

    def __enter__(self) -> "UnitOfWork":
        # A deferred transaction that reads first fails at once when another process has written since.
        self._driver.execute("BEGIN IMMEDIATE")
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self._committed:
            return
        if self._driver.in_transaction:  # where the disk failed, SQLite has rolled back by itself
            self._driver.execute("ROLLBACK")
        if self._flushed:
            self.side.forget()

    def run(self, command_id: CommandId | None, command: Command, context: Context, handler: Handler) -> Receipt:
        """Run one command, or return the receipt it got when it was run before; without an id it is a new one.

        Raises ``Rejected("command_reused")`` where the id belongs to another command, and what the handler raises.
        """
        fingerprint = _fingerprint(command)
        if command_id is None:
            command_id, stored = CommandId(self.mint()), None
        else:
            stored = self._commands.get(command_id) or self._stored(command_id)
        if stored is not None:
            if stored.fingerprint != fingerprint:
                raise Rejected("command_reused", command_id=command_id)
            return stored.receipt
        transaction = Transaction(self, command_id, context, self.clock())
        before = self._head.position
        result = handler(command, transaction)
        last = self._head.position
        receipt = Receipt(
            command_id, before + 1 if last > before else 0, last if last > before else 0, transaction.now, result
        )
        self._commands[command_id] = _Stored(fingerprint, receipt)
        self._command_rows.append((
            command_id, type(command).__name__, fingerprint, context.actor, context.register, receipt.at,
            receipt.first_position, receipt.last_position, _encode(result).decode(),
        ))  # fmt: skip
        return receipt

    @property
    def head(self) -> Head:
        """Return the end of the log as this transaction has it so far."""
        return self._head

    def state(self, fold: Fold[S], key: str) -> S | None:
        """Return a state as this transaction has left it so far."""
        states = self._states[fold.name]
        if key in states:
            state: S | None = states[key]
            return state
        # Under an id that was made a moment ago there is nothing on disk.
        return None if key in self._minted else self.side.load(fold, key)

    def states(self, fold: Fold[S], keys: Iterable[str]) -> dict[str, S]:
        """Return the states that exist under many keys; for an order's goods, most are at hand in the cache."""
        changed, cached = self._states[fold.name], self.side.states[fold.name].get
        found = {}
        for key in keys:
            state = (None if key in changed else cached(key)) or self.state(fold, key)
            if state is not None:
                found[key] = state
        return found

    def mint(self) -> str:
        """Return a new id, for a thing that begins in this transaction."""
        minted = new_id()
        self._minted.add(minted)
        return minted

    def record(self, stream: str, event: Event, transaction: "Transaction") -> None:
        """Append an event to its stream and fold it into every state that it touches."""
        version = self._next_version(stream)
        context, position = transaction.context, self._head.position + 1
        encoded = self.side.codec.encode(event)
        envelope = Envelope(
            position, new_id(), stream, version, transaction.command_id, context.causation_id,
            context.correlation_id or transaction.command_id, context.actor, context.register, transaction.now,
        )  # fmt: skip
        row = (
            position, envelope.event_id, stream, version, encoded.type, encoded.schema, encoded.data,
            envelope.command_id, envelope.causation_id, envelope.correlation_id, context.actor, context.register,
            envelope.at,
        )  # fmt: skip
        digest = chain(self._head.hash, row)
        recorded = Recorded(event, envelope)
        self._fold(recorded)
        self._rows.append((*row, digest))
        self._head = Head(self._head.store_id, position, digest)
        if encoded.personal is not None or event.ERASES:
            self._personal.append((event.subject, encoded.personal))
        self.recorded.append(recorded)

    def flush(self) -> None:
        """Write what is pending into the open transaction; nothing is durable before ``commit``."""
        driver, self._flushed = self._driver, True
        if self._rows:
            driver.executemany(_INSERT_EVENT, self._rows)
            driver.execute(_ADVANCE_HEAD, (self._head.position, self._head.hash, self._head.store_id))
        driver.executemany(_INSERT_COMMAND, self._command_rows)
        for name, before in self._before.items():
            states = self._states[name]
            changes = [Change(key, version, states[key]) for key, version in before.items()]
            self.side.records[name].write(driver, changes)
        for subject, data in self._personal:
            driver.execute("DELETE FROM personal WHERE subject = ?", (subject,))
            if data is not None:
                driver.execute("INSERT INTO personal VALUES (?, ?)", (subject, data))
        self._rows, self._command_rows, self._personal, self._commands = [], [], [], {}
        self._cache()

    def commit(self) -> list[Recorded]:
        """Make it durable; return the events that were pending, in order."""
        recorded = self.recorded
        self.flush()
        self._driver.execute("COMMIT")
        self._committed = True
        self.side.head = self._head
        return recorded

    def _cache(self) -> None:
        """Hand what is on disk now to the cache; a rollback after this makes the write side forget everything."""
        self.side.versions.update(self._versions)
        for name, states in self._states.items():
            self.side.states[name].update(states)
            if states:
                self.side.empty[name] = False
        self._states.clear()
        self._before.clear()
        self._versions.clear()
        self._minted.clear()
        self.recorded = []

    def _next_version(self, stream: str) -> int:
        version = self._versions.get(stream)
        if version is None:
            version = 0 if stream.rpartition("/")[2] in self._minted else self.side.stream_version(stream)
        self._versions[stream] = version + 1
        return version + 1

    def _fold(self, recorded: Recorded) -> None:
        version = recorded.envelope.version
        for fold in self.side.folds(recorded.event):
            states, before = self._states[fold.name], self._before[fold.name]
            for key, part in fold.changes(recorded):
                state = states[key] if key in states else self.state(fold, key)
                if key not in before:
                    before[key] = None if state is None else state.version
                states[key] = fold.apply(state, part, version)

    def _stored(self, command_id: CommandId) -> _Stored | None:
        row = self._driver.execute(
            "SELECT fingerprint, first_position, last_position, at, result FROM command WHERE command_id = ?",
            (command_id,),
        ).fetchone()
        if row is None:
            return None
        return _Stored(row[0], Receipt(command_id, row[1], row[2], row[3], msgspec.json.decode(row[4])))


class Transaction:
    """What a handler may do: load, emit, ask the time, mint ids. ``now`` is UTC text, one for the whole command."""

    def __init__(self, unit: UnitOfWork, command_id: CommandId, context: Context, now: str) -> None:
        self._unit = unit
        self.command_id = command_id
        self.context = context
        self.now = now

    @property
    def head(self) -> Head:
        """Return the end of the log, what this transaction has said so far included."""
        return self._unit.head

    def new_id(self) -> str:
        """Return a new id, for a thing that begins with this command."""
        return self._unit.mint()

    def load(self, fold: Fold[S], keys: Iterable[str]) -> dict[str, S]:
        """Return the states of one kind that exist under the keys."""
        return self._unit.states(fold, keys)

    def find(self, fold: Fold[S], key: str) -> S | None:
        """Return one state, or None where there is none."""
        return self._unit.state(fold, key)

    def emit(self, stream: str, event: Event) -> None:
        """Say that something happened. What is loaded afterwards already shows it."""
        self._unit.record(stream, event, self)


def _fingerprint(command: Command) -> bytes:
    try:
        text = type(command).__name__.encode() + b"\0" + _encode(command)
    except UnicodeEncodeError:
        # Half a surrogate pair: from a shell in another encoding, or pasted. No field can hold it.
        raise Rejected("text_not_printable", field="text") from None
    return hashlib.blake2b(text, digest_size=16).digest()
