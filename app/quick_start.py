"""What makes the start quick; the window imports it before anything else of ours, so that every import is cheaper.

PySide6 wraps the import statement and reads the source of each module that is imported after it, to see whether it
switches on the snake_case names of Qt: a third of the time that SQLAlchemy takes. Nobody here does, so the statement is
put back as PySide6 found it.

Python's garbage collector looks through the new modules again and again, though all of them stay: it is kept away while
the window and its store are made.
"""

import builtins
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import PySide6.QtCore  # noqa: F401 - only then is the statement wrapped

_COLLECT_AFTER_WHILE_IMPORTING, _COLLECT_AFTER = 50_000, 10_000
"""Objects; a collection of ten thousand takes a millisecond."""

_HURRIED = 0.01
"""Seconds for which a thread may keep the interpreter while it hurries."""

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
gc.set_threshold(_COLLECT_AFTER_WHILE_IMPORTING)


def keep_collector_away() -> None:
    """Collect nothing until ``let_collector_in``."""
    gc.disable()


def let_collector_in() -> None:
    """Collect again, but never look through what is there now: nearly all of it stays as long as the process."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(_COLLECT_AFTER)
        gc.enable()


@contextmanager
def seldom_interrupted() -> Iterator[None]:
    """Let other threads wait longer for the interpreter: handing it over takes time from what is hurried."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_HURRIED)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
