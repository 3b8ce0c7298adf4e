"""The print queue: one thread of its own, one paper after the other, in the order in which they were wanted.

What fails stays at the head until somebody says what to do, so that no receipt overtakes another.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

log = logging.getLogger(__name__)


class QueueState(NamedTuple, Generic[T]):
    """What waits, beginning with what is printed now or has failed, and why it has."""

    waiting: tuple[T, ...]
    trouble: Exception | None


class PrintQueue(Generic[T]):
    """Prints on its own thread; may be asked on any. ``told`` is called after every change, on any thread."""

    def __init__(self, output: Callable[[T], None], told: Callable[[], None]) -> None:
        """``output`` prints one thing and raises where it could not."""
        self._output = output
        self._told = told
        self._changed = threading.Condition()
        self._waiting: deque[T] = deque()
        self._trouble: Exception | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="printing", daemon=True)

    @property
    def state(self) -> QueueState[T]:
        """Return the queue as it is now."""
        with self._changed:
            return QueueState(tuple(self._waiting), self._trouble)

    def start(self) -> None:
        """Begin to print."""
        self._thread.start()

    def add(self, item: T) -> None:
        """Print something after all that waits."""
        with self._changed:
            self._waiting.append(item)
            self._changed.notify()
        self._told()

    def again(self) -> None:
        """Print what failed once more."""
        with self._changed:
            self._trouble = None
            self._changed.notify()
        self._told()

    def drop(self) -> T | None:
        """Give up what failed, go on with the rest, and return it; None where nothing has failed."""
        with self._changed:
            dropped = self._waiting.popleft() if self._trouble is not None else None
            self._trouble = None
            self._changed.notify()
        self._told()
        return dropped

    def close(self, seconds: float = 2) -> None:
        """Print nothing more; what is being printed has a moment to end, a printer that hangs is left alone."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(seconds)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closing or (self._waiting and self._trouble is None))
                if self._closing:
                    return
                item = self._waiting[0]
            trouble = self._try(item)
            with self._changed:
                self._trouble = trouble
                if trouble is None:
                    self._waiting.popleft()
            self._told()

    def _try(self, item: T) -> Exception | None:
        try:
            self._output(item)
        except Exception as error:
            log.info("something is not printed", exc_info=True)
            return error
        return None
