"""Something that takes long, as the window follows it: how far it is, and that nobody wants it any more."""

import threading
from time import monotonic

from PySide6.QtCore import QObject, Signal

from domain.kernel.errors import Stopped

_EVERY = 0.05
"""Seconds between two words about how far it is."""


class Job(QObject):
    """Made without a parent: the thread that works holds it until it is done."""

    progressed = Signal(int, int)
    """So much is done, of about so much."""

    def __init__(self) -> None:
        super().__init__()
        self._stopped = threading.Event()
        self._told = 0.0

    def stop(self) -> None:
        """Nobody wants it any more: it ends at the next word about how far it is, and keeps nothing."""
        self._stopped.set()

    @property
    def stopped(self) -> bool:
        """Whether nobody wants it any more."""
        return self._stopped.is_set()

    def report(self, done: int, of_all: int) -> None:
        """Runs on the thread that works."""
        if self._stopped.is_set():
            raise Stopped
        now = monotonic()
        if now - self._told > _EVERY:
            self._told = now
            self.progressed.emit(done, of_all)
