"""Copies of a store's database that are whole at one moment, also while orders are placed."""

import itertools
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from app.in_place import keep_as, put_in_place
from app.paths import StorePaths
from domain.kernel.clock import utc_now
from domain.kernel.errors import Unavailable
from domain.persistence.database import Database
from domain.persistence.event_log import GENESIS, PAGE, find_fault, read_head
from domain.persistence.store_file import stored_revision, worldly_trouble
from readmodels.engine.projection import Report, no_report

_MAGIC = b"SQLite format 3\0"
"""How a database begins. SQLite deletes the log beside a file that begins otherwise."""

_PAGES = 256
"""Pages that are copied in one go: a megabyte, so that a command never waits long."""


def back_up(paths: StorePaths, target: Path | None = None, report: Report = no_report) -> Path:
    """Copy the database to a file, by default one with the time in its name under ``backups``; return its path.

    The copy appears under its name when it is whole. Raises ``Unavailable`` where it cannot be written or is not sound.
    """
    target = target or paths.backups / named_now("tillbook")
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(b"")  # says why a place cannot be written to, where SQLite would not
        with worldly_trouble():
            _copy(paths.database, unfinished, report)
            check_file(unfinished)
        put_in_place(unfinished, target)
    except OSError as error:
        raise Unavailable("backup_not_written", file=str(target), reason=error.strerror or str(error)) from error
    finally:
        with suppress(OSError):  # of a stick that was pulled out nothing can be taken away
            unfinished.unlink(missing_ok=True)
    return target


def named_now(beginning: str) -> str:
    """Return the name of a backup that is made now, with the time in UTC."""
    return f"{beginning}-{utc_now()[:19].replace(':', '')}.sqlite"


def restore(paths: StorePaths, source: Path, report: Report = no_report) -> Path | None:
    """Put a backup in the place of a store that nobody has open; return where the former file is kept.

    There is a store at every moment: the former one, and from one step to the next the one of the backup. Raises
    ``Unavailable`` where the backup is no store of ours or its log does not hold; then nothing is changed.
    """
    if not source.is_file():
        raise Unavailable("no_backup", file=str(source))
    paths.folder.mkdir(parents=True, exist_ok=True)
    fresh = paths.database.with_name("restored.sqlite")
    fresh.unlink(missing_ok=True)
    try:
        with _named(source), worldly_trouble():
            _copy(source, fresh, report)
            check_file(fresh)
        aside = _keep_former(paths)
        put_in_place(fresh, paths.database)
    except OSError as error:
        raise Unavailable("file_not_written", file=str(paths.database), reason=error.strerror or str(error)) from error
    finally:
        fresh.unlink(missing_ok=True)
    return aside


@contextmanager
def _named(source: Path) -> Iterator[None]:
    """Let what is wrong with a backup be said of that file, not of the store."""
    try:
        yield
    except Unavailable as error:
        if error.code in ("store_damaged", "not_a_store"):
            raise Unavailable("not_a_backup", file=str(source)) from error
        raise


def backed_up_migration(paths: StorePaths, database: Database, migrate: Callable[[Database], None]) -> None:
    """Bring an old file up to this program's shape; where that fails, the old file is put back as it was."""
    backup = back_up(paths, paths.backups / f"before-upgrade-{stored_revision(database.driver)}.sqlite")
    try:
        migrate(database)
        check_connection(database.driver)
    except Exception as error:
        database.close()
        restore(paths, backup)
        raise Unavailable("upgrade_failed", reason=str(error)) from error


def check_file(path: Path) -> None:
    """Raise ``Unavailable`` unless a file is a store whose pages and whose log are sound."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        with worldly_trouble():
            stored_revision(connection)
            check_connection(connection)
    finally:
        connection.close()


def check_connection(connection: sqlite3.Connection) -> None:
    """Raise ``Unavailable`` unless the pages are sound and the chain of the log ends at its head."""
    if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
        raise Unavailable("store_damaged")
    position, digest, last = 0, GENESIS, read_head(connection)
    while position < last.position:
        fault, checked, digest = find_fault(connection, after=position, limit=PAGE, previous=digest)
        if fault is not None or checked == position:
            raise Unavailable("store_damaged")
        position = checked
    if (position, digest) != (last.position, last.hash):
        raise Unavailable("store_damaged")


def _copy(source: Path, target: Path, report: Report) -> None:
    reading = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)
    writing = sqlite3.connect(target)
    try:
        reading.backup(writing, pages=_PAGES, progress=lambda _, left, pages: report(pages - left, pages))
        writing.execute("PRAGMA journal_mode=DELETE")
    finally:
        writing.close()
        reading.close()


def _keep_former(paths: StorePaths) -> Path | None:
    _join_log(paths.database)
    for kept in paths.folder.glob("before-restore-*.sqlite"):
        if paths.exists() and kept.samefile(paths.database):
            kept.unlink()  # of a restore that was killed before the backup took the store's name
    aside = _new_name(paths.database.with_name(f"before-restore-{utc_now()[:19].replace(':', '')}.sqlite"))
    logs = [suffix for suffix in ("-wal", "-shm") if _beside(paths.database, suffix).is_file()]
    for suffix in logs:
        keep_as(_beside(paths.database, suffix), _beside(aside, suffix))
    if paths.exists():
        keep_as(paths.database, aside)
    for suffix in logs:  # SQLite would take them for a part of the backup
        _beside(paths.database, suffix).unlink()
    return aside if aside.is_file() else None


def _join_log(database: Path) -> None:
    """Bring what SQLite still keeps beside a file into it; what is damaged stays as it is, for whoever may mend it."""
    if database.is_file() and _begins_as_one(database):
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()


def _begins_as_one(database: Path) -> bool:
    with database.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _new_name(path: Path) -> Path:
    names = itertools.chain([path], (path.with_stem(f"{path.stem}-{number}") for number in itertools.count(2)))
    return next(name for name in names if not name.exists())
