"""A backup after each closing of the till, by itself: nobody waits for it, and nothing stops where it fails."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, wait
from pathlib import Path
from typing import TYPE_CHECKING

from domain.kernel.errors import Stopped
from domain.kernel.messages import Recorded
from domain.till.events import TillClosed
from ui.kept import Kept

if TYPE_CHECKING:
    from app.bootstrap import Store

log = logging.getLogger(__name__)

_PATIENCE = 20.0
"""Seconds that the end of the program waits for one: many people close the till, then the window."""


class ClosingBackups:
    """Belongs to an open store, from its opening to its close. What is chosen in ``kept`` holds at the next closing."""

    def __init__(self, store: "Store", kept: Kept, failed: Callable[[Exception], None]) -> None:
        """``failed`` is told, on any thread, why one could not be made."""
        self._store = store
        self._kept = kept
        self._failed = failed
        self._made: Future[Path] | None = None
        self._closed = False

    def start(self) -> None:
        """Begin to listen."""
        self._store.core.bus.listen(TillClosed, self.hear)

    def hear(self, recorded: Recorded) -> None:
        """Take in that a till was closed a moment ago; called in the core's turn, so nothing here waits."""
        event = recorded.event
        here = isinstance(event, TillClosed) and event.register == self._store.staff.context.register
        if here and self._kept.backup_after_z and not self._closed:
            chosen = self._kept.backup_folder
            self._made = self._store.backups.make_after_closing(Path(chosen) if chosen else None)
            self._made.add_done_callback(self._on_done)

    def close(self) -> None:
        """Let one that is being made be finished, for a while; before the store is closed, which stops it."""
        self._closed = True
        if self._made is not None:
            wait([self._made], _PATIENCE)

    def _on_done(self, made: "Future[Path]") -> None:
        if made.cancelled():
            return
        error = made.exception()
        if isinstance(error, Exception) and not isinstance(error, Stopped):
            log.info("no backup was made after the till was closed: %s", error)
            self._failed(error)
