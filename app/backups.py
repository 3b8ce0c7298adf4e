"""The backups of an open store: made and found on threads of their own, those of the till's closings thinned out."""

import logging
import re
from concurrent.futures import Executor, Future
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from app.long_work import LongWork
from app.paths import StorePaths
from domain.kernel.clock import utc_text
from domain.kernel.errors import Unavailable
from readmodels.engine.projection import Report, no_report
from ui.store import Backup, BackupKind

log = logging.getLogger(__name__)

KEPT = 14
"""So many of those after a closing are kept: two weeks of one closing a day."""

_ID_LETTERS = 8
_MOMENT = re.compile(r"-(\d{4}-\d\d-\d\dT\d{6})\.sqlite$")
_KINDS = (
    ("tillbook-z-*.sqlite", BackupKind.CLOSING),
    ("before-upgrade-*.sqlite", BackupKind.UPGRADE),
    ("tillbook-*.sqlite", BackupKind.HAND),
)
"""What the name of each kind is like; the first that fits says it."""


class StoreBackups:
    """Belongs to an open store; see ``ui.store.Backups``."""

    def __init__(self, paths: StorePaths, store_id: str, long_work: LongWork, workers: Executor) -> None:
        self._paths = paths
        # A stick may hold those of several stores; each thins out its own only.
        self._closing_name = f"tillbook-z-{store_id[-_ID_LETTERS:]}"
        self._long_work = long_work
        self._workers = workers

    @property
    def folder(self) -> Path:
        """Return the store's own folder for backups."""
        return self._paths.backups

    def make(self, folder: Path | None, report: Report) -> Future[Path]:
        """Make one because somebody asked for it; it is never deleted."""
        return self._long_work.start(partial(self._make, folder, "tillbook"), report)

    def make_after_closing(self, folder: Path | None) -> Future[Path]:
        """Make one after the till was closed, then delete all of those but the newest."""
        return self._long_work.start(partial(self._make_and_thin_out, folder), no_report)

    def find(self, folder: Path | None) -> Future[list[Backup]]:
        """Look for what is there, newest first."""
        return self._workers.submit(self._find, folder)

    def _make(self, folder: Path | None, beginning: str, report: Report) -> Path:
        from app.backup import back_up, named_now

        return back_up(self._paths, self._there(folder) / named_now(beginning), report)

    def _make_and_thin_out(self, folder: Path | None, report: Report) -> Path:
        made = self._make(folder, self._closing_name, report)
        try:
            former = sorted(path for path in made.parent.glob(f"{self._closing_name}-*.sqlite") if path != made)
            left = made.parent.glob(f"{self._closing_name}-*.unfinished")  # where the machine was switched off
            for path in (*former[: -(KEPT - 1)], *left):
                path.unlink(missing_ok=True)
        except OSError:  # the backup is there: that it takes more room than it should can wait for the next one
            log.info("old backups could not be deleted", exc_info=True)
        return made

    def _there(self, folder: Path | None) -> Path:
        """Return where they go. What a person chose is not made anew: the stick that it is on may be unplugged."""
        if folder is not None and not folder.is_dir():
            raise Unavailable("backup_folder_missing", folder=str(folder))
        return folder or self.folder

    def _find(self, folder: Path | None) -> list[Backup]:
        there = self._there(folder)
        try:
            found = [one for path in there.glob("*.sqlite") if (one := _backup(path))]
        except OSError as error:
            raise Unavailable("backup_folder_missing", folder=str(there)) from error
        return sorted(found, key=lambda one: one.at, reverse=True)


def _backup(path: Path) -> Backup | None:
    kind = next((kind for pattern, kind in _KINDS if path.match(pattern)), None)
    if kind is None or not path.is_file():
        return None
    about = path.stat()
    return Backup(path, _moment(path.name) or _utc(about.st_mtime), about.st_size, kind)


def _moment(name: str) -> str:
    """Return the moment that a name says, "" where it says none: a copy keeps its name, not the time of the file."""
    said = _MOMENT.search(name)
    try:
        return utc_text(datetime.strptime(said[1], "%Y-%m-%dT%H%M%S").replace(tzinfo=UTC)) if said else ""
    except ValueError:
        return ""


def _utc(seconds: float) -> str:
    return utc_text(datetime.fromtimestamp(seconds, UTC))
