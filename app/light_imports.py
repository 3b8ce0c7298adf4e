"""Makes every import after this one cheaper; the window imports it before anything else of ours.

PySide6 wraps the import statement and reads the source of each module that is imported after it, to see whether it
switches on the snake_case names of Qt: a third of the time that SQLAlchemy takes. Nobody here does, so the statement is
put back as PySide6 found it. And Python's garbage collector would go through all those new modules again and again:
it goes sooner by default than a program of this size needs.
"""

import builtins
import gc

import PySide6.QtCore  # noqa: F401 - only then is the statement wrapped

_COLLECT_AFTER = 10_000
"""Objects; a collection of so many takes less than a millisecond."""

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
gc.set_threshold(_COLLECT_AFTER)
