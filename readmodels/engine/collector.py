"""Python's garbage collector, kept away while documents are made that stay for as long as the store is open.

It would look through all of them again and again and find nothing: a third of the time of a rebuild, and afterwards,
at every later search for garbage, a wait for every thread. What refers to itself in a circle would stay for ever, so
views and their tables must not: they go as soon as nobody holds them.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Collect nothing in here; what is there at the end is never looked through again, until ``gc.unfreeze``."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()
