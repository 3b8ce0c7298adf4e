"""Where queries read: a store that is open here, or the files of one that somebody else may have open."""

import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date, datetime, time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from app.paths import StorePaths
from domain.events import codec
from domain.kernel.clock import utc_text, zone
from domain.kernel.errors import Rejected, Unavailable
from domain.persistence.codec import Codec
from domain.persistence.event_log import LogSource, position_at
from domain.persistence.store_file import SCHEMA, open_to_read, stored_revision
from readmodels.engine.archive import Archive, Shelf, open_reader
from readmodels.engine.projection import Projections, Trouble
from readmodels.engine.tables import Doc
from readmodels.registry import SHELVES, VIEWS

if TYPE_CHECKING:
    from app.bootstrap import Store

T = TypeVar("T")

_MANY_EVENTS = 5_000
"""Events that a query folds for itself; where more are not in the read models, they are brought up to date first."""


class StoreSource:
    """A store that is open in this process."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def documents(self, view: str) -> dict[str, Doc]:
        """Return a view's documents by key."""
        return self._store.documents(view).result()[1]

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Put a question to the archive and wait for the answer."""
        return self._store.ask(question).result()

    def log_at(self, position: int | None = None) -> tuple[int, str]:
        """Return a position of the log, its end where none is named, and the hash there, hexadecimal."""
        with self._store.database.reader() as connection:
            return _log_at(LogSource(connection, self._store.codec), position)


class FolderSource:
    """The files of a store, read beside whoever writes them: without a lock, changing nothing.

    Snapshots and archive are taken as far as they have come, the rest is folded from the log. With ``upto`` everything
    is folded anew, from the first event to that position. ``troubles`` names the views that could not take an event.
    """

    def __init__(self, folder: Path, *, upto: int | None = None, shelves: Sequence[type[Shelf]] = SHELVES) -> None:
        self._paths = StorePaths(folder)
        if not self._paths.exists():
            raise Unavailable("no_store", folder=str(folder))
        self._closing = ExitStack()
        self.connection = open_to_read(self._paths.database)
        self._closing.callback(self.connection.close)
        if stored_revision(self.connection) != SCHEMA:
            self._closing.close()
            raise Unavailable("store_other_version")
        self.log = _LogUpTo(self.connection, codec(), upto)
        self._upto = upto
        self._shelves = shelves
        self._archive: sqlite3.Connection | None = None
        self.position = self.log.head()
        self.troubles: dict[str, Trouble] = {}

    def __enter__(self) -> "FolderSource":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._closing.close()

    def documents(self, view: str) -> dict[str, Doc]:
        """Return a view's documents by key."""
        views = self.restored(view)
        if self.position - views.projections[view].position > _MANY_EVENTS and self._brought_up():
            views = self.restored(view)
        views.catch_up()
        projection = views.projections[view]
        if projection.trouble is not None:
            self.troubles[view] = projection.trouble
        return projection.view.table.documents

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Put a question to the archive and wait for the answer."""
        if self._archive is None:
            self._archive = self._current_archive() or self._own_archive()
            self._closing.callback(self._archive.close)
        return question(self._archive)

    def log_at(self, position: int | None = None) -> tuple[int, str]:
        """Return a position of the log, its end where none is named, and the hash there, hexadecimal."""
        return _log_at(self.log, position)

    def moment(self, text: str) -> int:
        """Return the position that a text means: a position itself, or the last event at or before a time.

        A time without an offset is the store's; a date alone means its end. Raises ``Rejected``.
        """
        if text.isdecimal():
            if int(text) > self.position:
                raise Rejected("position_ahead", position=text[:40], head=self.position)
            return int(text)
        store = self.documents("store").get("shop", {"time_zone": "UTC"})
        try:
            at = datetime.fromisoformat(text)
            if len(text) == len("2026-11-23"):
                at = datetime.combine(date.fromisoformat(text), time.max)
            if at.tzinfo is None:
                at = at.replace(tzinfo=zone(store["time_zone"]))
            return position_at(self.connection, utc_text(at))
        except (ValueError, OverflowError):
            raise Rejected("not_a_moment", text=text[:40]) from None

    def restored(self, view: str | None = None) -> Projections:
        """Return a view, or all of them, as far as their files have come."""
        views = Projections([kind for kind in VIEWS if view in (kind.name, None)], self.log, self._paths.views)
        if self._upto is None:
            views.restore()
        return views

    def _current_archive(self) -> sqlite3.Connection | None:
        """Return the archive as it lies there, where it has come as far as the log."""
        if self._upto is not None:
            return None
        behind = self.archive_lag()
        if behind > _MANY_EVENTS and self._brought_up():
            behind = self.archive_lag()
        return open_reader(self._paths.archive) if behind <= 0 else None

    def archive_lag(self) -> int:
        """Return how many events the archive misses: all of them where it is not there, or of another log."""
        try:
            reader = open_reader(self._paths.archive)
            try:
                query = "SELECT store_id, version, position, hash FROM checkpoint"
                store_id, version, position, digest = reader.execute(query).fetchone()
            finally:
                reader.close()
        except (sqlite3.DatabaseError, TypeError):
            return self.position + 1
        here = store_id == self.log.store_id and version == sum(shelf.version for shelf in SHELVES)
        return self.position - position if here and self.log.hash_at(position) == digest else self.position + 1

    def _own_archive(self) -> sqlite3.Connection:
        folder = Path(self._closing.enter_context(tempfile.TemporaryDirectory(prefix="tillbook-")))
        shelves = SHELVES if self._upto is None else self._shelves
        path = folder / "archive.sqlite"
        if self._upto is None and self.archive_lag() <= self.position:
            _copy(self._paths.archive, path)
        archive = Archive(path, shelves, self.log)
        try:
            while archive.flush():
                pass
        finally:
            archive.close()
        if archive.trouble is not None:
            self.troubles["archive"] = archive.trouble
        return open_reader(path)

    def _brought_up(self) -> bool:
        """Bring the read models up to date where nobody else has the store open; return whether that was so."""
        if self._upto is not None:
            return False
        from app.bootstrap import open_store  # it imports the write side, which a question can do without

        try:
            open_store(self._paths.folder).close()
        except Unavailable:
            return False
        return True


class _LogUpTo(LogSource):
    def __init__(self, connection: sqlite3.Connection, codec: Codec, upto: int | None) -> None:
        super().__init__(connection, codec)
        self._upto = upto

    def head(self) -> int:
        """Return the position of the last event that counts."""
        return super().head() if self._upto is None else self._upto


def _log_at(log: LogSource, position: int | None) -> tuple[int, str]:
    position = log.head() if position is None else position
    return position, (log.hash_at(position) or b"").hex()


def _copy(path: Path, target: Path) -> None:
    source, copy = open_reader(path), sqlite3.connect(target)
    try:
        source.backup(copy)
    finally:
        copy.close()
        source.close()
