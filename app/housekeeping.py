"""What the core does when nobody asks for anything: the archive, the write-ahead log, the snapshots.

None of it is needed for a receipt. It is done in steps of a few milliseconds, each kind after a silence of its own, and
in between where a load leaves no silence. All of it runs in the core's turn; only snapshots are written by a worker.
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future

from domain.persistence.transaction import WriteSide
from readmodels.engine.archive import Archive
from readmodels.engine.projection import Projections

log = logging.getLogger(__name__)

_ARCHIVE_AFTER = 0.015
_CHECKPOINT_AFTER = 0.25
_SNAPSHOT_AFTER = 2.0
"""Seconds of silence after which the archive, the write-ahead log and the snapshots are seen to."""

AGAIN_AFTER = 60.0
"""Seconds after which it is looked whether anything is left that could not be done."""

_SNAPSHOT_EVENTS = 5_000
_ARCHIVE_EVENTS = 2_000
_ARCHIVE_PAGE = 100


class Housekeeping:
    """Knows what is left to tidy, and how long it has been quiet."""

    def __init__(self, side: WriteSide, projections: Projections, archive: Archive, workers: Executor) -> None:
        self.unsaved = 0
        """Events since snapshots were written."""
        self._side = side
        self._projections = projections
        self._archive = archive
        self._workers = workers
        self._saving: Future[None] | None = None
        self._quiet_since = time.monotonic()

    def keep_up(self) -> float | None:
        """Something was done: see to what must not wait for a silence that may never come; return as ``tidy`` does."""
        self._quiet_since = time.monotonic()
        return self._guarded(self._keep_up)

    def tidy(self) -> float | None:
        """Do what the silence so far allows; return the seconds until the next kind is due, None where none is."""
        return self._guarded(self._tidy)

    def finish(self) -> None:
        """Leave everything as the next start likes to find it."""
        self._guarded(self._finish)

    def finish_archive(self) -> int:
        """Write into the archive whatever it has not seen yet; return which file of it is in force, counted from 0."""
        while self._archive.flush():
            pass
        return self._archive.generation

    def _guarded(self, tidying: Callable[[], float | None]) -> float | None:
        """Tidy up; where that fails, commands are answered all the same, and it is tried again later."""
        try:
            return tidying()
        except Exception:
            log.exception("tidying up failed; it is tried again")
            return AGAIN_AFTER

    def _keep_up(self) -> float:
        if self._side.head.position - self._archive.position > _ARCHIVE_EVENTS:
            self._archive.flush(_ARCHIVE_PAGE)
        if self.unsaved >= _SNAPSHOT_EVENTS:
            self._save_snapshots()
        return _ARCHIVE_AFTER

    def _tidy(self) -> float | None:
        quiet = time.monotonic() - self._quiet_since
        if quiet < _ARCHIVE_AFTER:
            return _ARCHIVE_AFTER
        if self._archive.flush(_ARCHIVE_PAGE):
            return 0.0
        if quiet < _CHECKPOINT_AFTER:
            return _CHECKPOINT_AFTER - quiet
        if quiet < _SNAPSHOT_AFTER:
            self._side.database.checkpoint()
            return _SNAPSHOT_AFTER - quiet
        self._save_snapshots()
        return None if self._saving is None else AGAIN_AFTER

    def _finish(self) -> None:
        self.finish_archive()
        self._await_saving()
        self._save_snapshots()
        self._await_saving()
        self._side.database.checkpoint("TRUNCATE")

    def _save_snapshots(self) -> None:
        """Write every view that moved since it was last saved, on a worker."""
        if self._saving is not None and not self._saving.done():
            return
        every = self._projections.projections
        moved = [name for name, p in every.items() if p.saved != p.position and not p.awaited]
        writes = [self._projections.save(name) for name in moved]
        self.unsaved = 0
        self._saving = self._workers.submit(_write_all, writes) if writes else None

    def _await_saving(self) -> None:
        if self._saving is not None:
            self._saving.result()


def _write_all(writes: list[Callable[[], None]]) -> None:
    for write in writes:
        try:
            write()
        except OSError:
            # The log holds everything that a snapshot does; a full disk only makes the next start slower.
            log.warning("a snapshot could not be written", exc_info=True)
