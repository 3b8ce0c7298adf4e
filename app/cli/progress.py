"""How far a long job is, on a terminal; and Ctrl+C, which stops it where nothing is half done."""

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_EVERY = 0.1
"""Seconds between two lines that are written over each other."""


class Progress:
    """Hears (done, of all) from a job, on whatever thread, and stops it by raising ``KeyboardInterrupt``."""

    def __init__(self, what: str) -> None:
        self.stopped = False
        self._what = what
        self._shown = 0.0
        self._visible = sys.stderr.isatty()

    def __call__(self, done: int, of_all: int) -> None:
        """Show how far it is. ``of_all`` is 0 where nobody knows."""
        if self.stopped:
            raise KeyboardInterrupt
        if self._visible and time.monotonic() - self._shown >= _EVERY:
            self._shown = time.monotonic()
            far = f"{min(done * 100 // of_all, 100)} %" if of_all else f"{done}"
            sys.stderr.write(f"\r{self._what}: {far}\x1b[K")
            sys.stderr.flush()

    def wipe(self) -> None:
        """Leave the line empty."""
        if self._visible and self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """Show how far a job is. Ctrl+C stops it at its next report; a second one at once."""
    shown = Progress(what)

    def stop(_number: int, _frame: FrameType | None) -> None:
        shown.stopped = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    ours = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, stop) if ours else None
    try:
        yield shown
    finally:
        if ours:
            signal.signal(signal.SIGINT, before)
        shown.wipe()
