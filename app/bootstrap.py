"""Opens a store folder: lock, database, views, archive, bus and core, in that order; closes them in reverse."""

import gc
import logging
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import msgspec

from app.archive_readers import ArchiveReaders
from app.backups import StoreBackups
from app.bus import Bus
from app.core import Changed, Core
from app.in_place import put_in_place
from app.lock import FolderLock, LockedError
from app.long_work import LongWork
from app.paths import StorePaths
from app.staff import TillStaff
from domain.events import codec
from domain.kernel.clock import utc_now
from domain.kernel.errors import Unavailable
from domain.kernel.ids import CommandId, new_id
from domain.kernel.messages import Command, Context, Receipt
from domain.persistence.database import Database
from domain.persistence.event_log import LogSource
from domain.persistence.schema import create_schema, is_known, migrate
from domain.persistence.store_file import SCHEMA, stored_revision, worldly_trouble
from domain.persistence.transaction import WriteSide
from domain.shop.commands import SetUpStore
from domain.shop.model import set_up
from domain.slices import COMMANDS, RECORDS
from domain.staff.permissions import guard
from readmodels.engine.archive import Archive
from readmodels.engine.projection import Projections, Report, Trouble
from readmodels.engine.tables import Doc
from readmodels.registry import SHELVES, VIEWS
from readmodels.shop.views import StoreDocument

if TYPE_CHECKING:
    from app.importing import ImportReport

log = logging.getLogger(__name__)

Clock = Callable[[], str]
T = TypeVar("T")


class Store:
    """An open store. ``close`` writes what can be written and lets others in."""

    def __init__(
        self,
        paths: StorePaths,
        database: Database,
        *,
        lock: FolderLock | None,
        clock: Clock,
        at_most: int | None = None,
        calm: threading.Event | None = None,
    ) -> None:
        self.paths = paths
        self.database = database
        self.codec = codec()
        self._lock = lock
        self._calm = calm or _calm()
        source = LogSource(database.driver, self.codec)
        self.store_id = source.store_id
        projections = Projections(VIEWS, source, paths.views)
        later = projections.restore(at_most)
        projections.catch_up()
        projections.take_patches()
        archive = Archive(paths.archive, SHELVES, source)
        bus = Bus(COMMANDS, guard)
        self.core = Core(WriteSide(database, self.codec, RECORDS), bus, projections, archive, clock)
        self.staff = TillStaff(self.core, database)
        self._readers = ArchiveReaders(self.core)
        self._long_work = LongWork()
        self.backups = StoreBackups(paths, self.store_id, self._long_work, self.core.workers)
        self.core.start()
        self.core.restore(later, self._calm)

    @property
    def read_only(self) -> bool:
        """Return whether another process may be writing this store, so that this one only looks."""
        return self._lock is None

    def shop(self) -> StoreDocument:
        """Return the store's name, currency and clock, as they were when it was opened."""
        return cast(StoreDocument, self.core.projections.projections["store"].view.table.documents["shop"])

    def staffed(self) -> bool:
        """Return whether anybody worked here when the store was opened."""
        people = self.core.projections.projections["staff"].view.table.documents
        return any(person["active"] for person in people.values())

    def submit(self, command: Command, *, command_id: CommandId | None = None) -> Future[Receipt]:
        """Ask for a command for whoever has the register; see ``Core.submit``."""
        return self.core.submit(command, command_id=command_id, context=self.staff.context)

    def documents(self, view: str) -> Future[tuple[int, dict[str, Doc]]]:
        """Return a view's position and its documents by key, both of one moment."""
        return self.core.documents(view)

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Put a question to the archive, on a thread of its own, once it shows every event so far."""
        return self._readers.ask(question)

    def import_file(self, kind: str, path: Path, *, dry_run: bool, report: Report) -> "Future[ImportReport]":
        """Import products or orders on a thread of its own, for whoever has the register; see ``app.importing``."""
        from app.importing import import_file

        context = self.staff.context
        return self._long_work.start(
            lambda told: import_file(self, kind, path, dry_run=dry_run, report=told, context=context), report
        )

    def export(self, what: str, fmt: str, path: Path, *, report: Report) -> Future[int]:
        """Export a list on a thread of its own; see ``app.exporting``."""
        from app.exporting import export

        return self._long_work.start(lambda told: export(self, what, fmt, path, told), report)

    def troubles(self) -> dict[str, Trouble]:
        """Return the views that stand still, and the archive where it does, each with why and since when."""
        every = self.core.projections.projections
        troubles = {name: p.trouble for name, p in every.items()} | {"archive": self.core.archive.trouble}
        return {name: trouble for name, trouble in troubles.items() if trouble is not None}

    def on_changed(self, listener: Changed) -> None:
        """Tell a listener, on whichever thread has the core's turn, what each event changed."""
        self.core.on_changed(listener)

    def close(self) -> None:
        """Finish what was asked for, then let go of the folder."""
        self._calm.set()
        self._long_work.close()
        self._readers.close()
        self.staff.close()
        self.core.stop(tidy=not self.read_only)
        self.core.archive.close()
        self.database.close()
        gc.unfreeze()
        if self._lock is not None:
            self._lock.release()
        else:
            shutil.rmtree(self.paths.views, ignore_errors=True)


def create_store(folder: Path, command: SetUpStore, *, clock: Clock = utc_now) -> Store:
    """Make a store in a new or empty folder and open it; a store that is half made is no store.

    Raises ``Rejected`` for what cannot be right and ``Unavailable`` where a store is already.
    """
    paths = StorePaths(folder)
    if paths.exists():
        raise Unavailable("store_exists", folder=str(folder))
    set_up(**msgspec.structs.asdict(command))  # refuses what cannot be right before a folder is made for it
    make_folder(folder)
    unfinished = folder / "unfinished.sqlite"
    with ExitStack() as undo, worldly_trouble():
        lock = lock_folder(paths)
        undo.callback(lock.release)
        if paths.exists():  # somebody else was faster
            raise Unavailable("store_exists", folder=str(folder))
        undo.callback(_remove, unfinished)
        _remove(unfinished)
        _make(unfinished, command, clock)
        put_in_place(unfinished, paths.database)
        database = Database(paths.database)
        undo.callback(database.close)
        store = Store(paths, database, lock=lock, clock=clock)
        undo.pop_all()
    return store


def _make(path: Path, command: SetUpStore, clock: Clock) -> None:
    with closing(Database(path)) as database:
        create_schema(database, new_id())
        with WriteSide(database, codec(), RECORDS).unit(clock) as unit:
            unit.run(CommandId(new_id()), command, Context(), Bus(COMMANDS).send)
            unit.commit()
        database.checkpoint("TRUNCATE")


def _remove(database: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def open_store(
    folder: Path, *, clock: Clock = utc_now, at_most: int | None = None, calm: threading.Event | None = None
) -> Store:
    """Open the store in a folder for writing.

    Views whose file is larger than ``at_most`` bytes are read beside the work that is asked for; by default none is.
    With ``calm`` their reading begins when it is set, because it slows down whatever else is done meanwhile.
    Raises ``Unavailable``: no store here, open elsewhere, made by a newer program, damaged, disk trouble.
    """
    paths = StorePaths(folder)
    if not paths.exists():
        raise Unavailable("no_store", folder=str(folder))
    with ExitStack() as undo, worldly_trouble():
        lock = lock_folder(paths)
        undo.callback(lock.release)
        database = Database(paths.database)
        undo.callback(database.close)
        revision = stored_revision(database.driver)
        if revision != SCHEMA:
            if not is_known(revision):
                raise Unavailable("store_newer", revision=revision)
            from app.backup import backed_up_migration

            backed_up_migration(paths, database, migrate)
        store = Store(paths, database, lock=lock, clock=clock, at_most=at_most, calm=calm)
        undo.pop_all()
    return store


def open_for_reading(folder: Path, *, clock: Clock = utc_now) -> Store:
    """Open a store that another process may be writing: nothing in its folder is touched.

    The read models are copied to a folder of their own and brought up to date there.
    """
    paths = StorePaths(folder)
    if not paths.exists():
        raise Unavailable("no_store", folder=str(folder))
    with ExitStack() as undo:
        database = Database(paths.database, read_only=True)
        undo.callback(database.close)
        if stored_revision(database.driver) != SCHEMA:
            raise Unavailable("store_other_version")
        views = Path(tempfile.mkdtemp(prefix="tillbook-views-"))
        undo.callback(shutil.rmtree, views, ignore_errors=True)
        _copy_views(paths, views)
        paths.views, paths.archive = views, views / paths.archive.name
        store = Store(paths, database, lock=None, clock=clock)
        undo.pop_all()
    return store


def _calm() -> threading.Event:
    calm = threading.Event()
    calm.set()
    return calm


def _copy_views(paths: StorePaths, target: Path) -> None:
    for path in paths.views.glob("*.json"):
        try:
            shutil.copy(path, target)
        except OSError:
            log.info("a snapshot could not be copied; it is made anew", exc_info=True)
    if paths.archive.is_file():
        try:
            with (
                closing(sqlite3.connect(f"{paths.archive.absolute().as_uri()}?mode=ro", uri=True)) as source,
                closing(sqlite3.connect(target / paths.archive.name)) as copy,
            ):
                source.backup(copy)
        except sqlite3.DatabaseError:
            log.info("the archive could not be copied; it is made anew", exc_info=True)


def make_folder(folder: Path) -> None:
    """Make a store's folder where there is none; raises ``Unavailable``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable("folder_not_made", folder=str(folder), reason=error.strerror or str(error)) from error


def lock_folder(paths: StorePaths) -> FolderLock:
    """Keep every other process out of a store's folder until the lock is released; raises ``Unavailable``."""
    try:
        return FolderLock(paths.lock)
    except LockedError:
        raise Unavailable("store_open_elsewhere", folder=str(paths.folder)) from None
    except OSError as error:
        raise Unavailable(
            "folder_not_writable", folder=str(paths.folder), reason=error.strerror or str(error)
        ) from error
