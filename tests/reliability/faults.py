"""Ways in which a process ends without a word: at its n-th step, or in the middle of a write."""

import os
import resource
import signal
import sqlite3
from pathlib import Path
from typing import Any

from app.bootstrap import Store
from domain.events import EVENTS


class Killer:
    """Counts what this process does to its files and to its store, and kills it before the n-th of these steps.

    A step is an SQL statement on any connection, a sync, a rename, a second name, an event that is published, and the
    announcement of what changed. Nothing counts before ``armed``.
    """

    def __init__(self, at: int, *, armed: bool = True) -> None:
        self._left = at
        self.armed = armed

    def step(self, *_: object) -> None:
        self._left -= self.armed
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch_files(self) -> None:
        connect, fsync, replace, link = sqlite3.connect, os.fsync, Path.replace, os.link

        def watched_connect(*arguments: Any, **options: Any) -> sqlite3.Connection:
            connection: sqlite3.Connection = connect(*arguments, **options)
            connection.set_trace_callback(self.step)
            return connection

        def watched_fsync(handle: int) -> None:
            self.step()
            fsync(handle)

        def watched_replace(path: Path, target: Path) -> Path:
            self.step()
            return replace(path, target)

        def watched_link(*names: Any, **options: Any) -> None:
            self.step()
            link(*names, **options)

        sqlite3.connect = sqlite3.dbapi2.connect = watched_connect  # type: ignore[assignment]
        os.fsync = watched_fsync  # type: ignore[assignment]
        os.link = watched_link
        Path.replace = watched_replace  # type: ignore[assignment,method-assign]

    def watch_store(self, store: Store) -> None:
        for event_type in EVENTS:
            store.core.bus.listen(event_type, self.step)
        store.core.on_changed(self.step)


def die_at_byte(limit: int) -> None:
    """Let the kernel kill this process when it writes beyond this byte of any file: what fits is written."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def fill_disk(limit: int) -> None:
    """Refuse every write beyond this byte of any file, as a full disk does; ``empty_disk`` takes it back."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))


def empty_disk() -> None:
    fill_disk(resource.RLIM_INFINITY)
