"""The archive: what grows without bound, in a SQLite file of the read side that can always be made anew.

Finished orders, every movement with its balance, and the search index. It may trail the commit by moments, and is
brought up to date before a query reads it. Rows and checkpoint are written in one transaction.
"""

import logging
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar

from domain.kernel.messages import Envelope, Event, Recorded
from readmodels.engine.projection import EventSource, Trouble
from readmodels.engine.view import Consumer

log = logging.getLogger(__name__)

_PAGE = 1_000
"""Events that are written in one transaction where nobody waits."""

_CHECKPOINT = """
CREATE TABLE IF NOT EXISTS checkpoint (
    store_id TEXT NOT NULL, version INTEGER NOT NULL, position INTEGER NOT NULL, hash BLOB NOT NULL
) STRICT
"""

_MOST_GENERATIONS = 10
"""Files that take one another's place before a disk that damages each of them is given up."""


class Shelf(Consumer):
    """One part of the archive: its tables and what each event writes into them."""

    tables: ClassVar[tuple[str, ...]]
    """The statements that make its tables and indexes."""
    version: ClassVar[int] = 1

    def __init__(self, archive: "Archive") -> None:
        self.add = archive.add
        self.change = archive.change

    def hear(self, event: Event, envelope: Envelope) -> None:
        """Say through ``add`` and ``change`` what the event writes."""
        method = self.hears.get(type(event))
        if method is not None:
            getattr(self, method)(event, envelope)


class Archive:
    """The archive's file and the one connection that writes it. It belongs to the core's thread."""

    def __init__(self, path: Path, shelf_types: Sequence[type[Shelf]], source: EventSource) -> None:
        self.path = path
        self.source = source
        self.position = 0
        self.trouble: Trouble | None = None
        self.generation = 0
        """Raised when another file takes this one's place: readers must open it anew."""
        self._version = sum(kind.version for kind in shelf_types)
        self._added: dict[str, list[tuple[Any, ...]]] = {}
        self._changed: list[tuple[str, tuple[Any, ...]]] = []
        self._pending: list[Recorded] = []
        self.shelves = [kind(self) for kind in shelf_types]
        self._connection = self._open()

    @property
    def trails(self) -> bool:
        """Return whether a query would have to wait for events that are not written yet."""
        return bool(self._pending) or self.position < self.source.head()

    def hear(self, recorded: Iterable[Recorded]) -> None:
        """Take note of events; ``flush`` writes them when there is time."""
        self._pending.extend(recorded)

    def add(self, statement: str, *row: Any) -> None:
        """Write a row under a new key. All of these are written before anything is changed."""
        self._added.setdefault(statement, []).append(row)

    def change(self, statement: str, *row: Any) -> None:
        """Run any other statement, in order."""
        self._changed.append((statement, row))

    def flush(self, limit: int = _PAGE) -> bool:
        """Write at most ``limit`` of the events that are not written yet; return whether more are left."""
        if self.trouble is not None:
            return False
        page = self._next(limit)
        if not page:  # nothing is left, or the end of the log is missing, as ``verify`` says
            return False
        digest = self.source.hash_at(page[-1].envelope.position)
        try:
            self._write(page, digest)
        except Exception as error:
            self._connection.rollback()
            return self._after(error)
        return self.trails

    def heal(self, generation: int) -> None:
        """Make the file of a generation anew from the log, because somebody found that it is damaged."""
        if generation != self.generation or self.trouble is not None:
            return
        log.warning("the archive is damaged; it is made anew from the log")
        self._connection.close()
        self._pending.clear()
        self.generation += 1
        try:
            self._connection = self._made_anew()
        except (sqlite3.DatabaseError, OSError) as error:
            self._stop(error)

    def close(self) -> None:
        """Close the file; what is pending is read from the log next time."""
        self._connection.close()

    def remove(self) -> None:
        """Delete the file; nobody may have it open any more."""
        _remove(self.path)

    def replace_by(self, fresh: "Archive") -> None:
        """Take the file of an archive that was made anew in place of this one's."""
        fresh.close()
        self._connection.close()
        _remove(self.path)
        fresh.path.replace(self.path)
        self._pending.clear()
        self.trouble = None
        self.generation += 1
        self._connection = self._open()

    def _after(self, error: Exception) -> bool:
        """Say whether to go on at once after an error: a damaged file is made anew, a full disk may have room later."""
        if is_damage(error) and self.generation < _MOST_GENERATIONS:
            self.heal(self.generation)
        elif isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            log.warning("the archive cannot be written (%s); it is tried again later", error)
            return False
        else:
            self._stop(error)
        return self.trouble is None

    def _stop(self, error: Exception) -> None:
        log.error("the archive stopped after event %d", self.position, exc_info=error)
        self.trouble = Trouble(self.position + 1, f"{type(error).__name__}: {error}")

    def _next(self, limit: int) -> list[Recorded]:
        pending = [recorded for recorded in self._pending if recorded.envelope.position > self.position]
        if pending and pending[0].envelope.position == self.position + 1:
            self._pending = pending[limit:]
            return pending[:limit]
        self._pending = []
        return self.source.read(after=self.position, upto=self.source.head(), limit=limit)

    def _write(self, page: list[Recorded], digest: bytes | None) -> None:
        self._added, self._changed = {}, []
        for recorded in page:
            for shelf in self.shelves:
                shelf.hear(recorded.event, recorded.envelope)
        last = page[-1].envelope.position
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        for statement, rows in self._added.items():
            connection.executemany(statement, rows)
        for statement, row in self._changed:
            connection.execute(statement, row)
        connection.execute("UPDATE checkpoint SET position = ?, hash = ?", (last, digest))
        connection.execute("COMMIT")
        self.position = last

    def _open(self) -> sqlite3.Connection:
        if not self.path.is_file():
            log.info("there is no archive; it is made from the log")
            return self._made_anew()
        try:
            connection = self._connect()
            row = connection.execute("SELECT store_id, version, position, hash FROM checkpoint").fetchone()
            if row is not None and self._belongs(*row):
                self.position = row[2]
                return connection
            if row is None:
                log.info("the archive was never finished; it is made from the log")
            elif row[1] != self._version:
                log.info("the archive is of another version; it is made anew from the log")
            else:
                log.warning("the archive belongs to another state of the log; it is made anew")
            connection.close()
        except sqlite3.DatabaseError as error:
            log.warning("the archive cannot be read (%s); it is made anew from the log", error)
        return self._made_anew()

    def _made_anew(self) -> sqlite3.Connection:
        _remove(self.path)
        self.position = 0
        connection = self._connect()
        connection.execute("BEGIN IMMEDIATE")
        for shelf in self.shelves:
            for statement in shelf.tables:
                connection.execute(statement)
        connection.execute(
            "INSERT INTO checkpoint VALUES (?, ?, 0, ?)", (self.source.store_id, self._version, self.source.hash_at(0))
        )
        connection.execute("COMMIT")
        return connection

    def _belongs(self, store_id: str, version: int, position: int, digest: bytes) -> bool:
        here = store_id == self.source.store_id and version == self._version
        return here and self.source.hash_at(position) == digest

    def _connect(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False, cached_statements=256)
        # It can be made anew from the log: a power cut may cost its last rows, never its consistency.
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "trusted_schema=OFF",
            "secure_delete=ON",
            "cache_size=-16384",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(_CHECKPOINT)
        return connection


def is_damage(error: Exception) -> bool:
    """Return whether an error says that a file is not what SQLite wrote into it."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def open_reader(path: Path) -> sqlite3.Connection:
    """Open the archive for reading, on a thread of the caller's own."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA query_only=ON")
    connection.execute("PRAGMA busy_timeout=5000")
    return connection


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
