"""What takes seconds, such as reading a file of ten thousand products: one thread, one thing after the other."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from domain.kernel.errors import Stopped
from readmodels.engine.projection import Report

T = TypeVar("T")


class LongWork:
    """Belongs to the store; what runs when the store is closed is stopped, and nothing of it is kept."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="long work")
        self._closing = threading.Event()

    def start(self, work: Callable[[Report], T], report: Report) -> Future[T]:
        """Do something that tells ``report`` how far it is; the future holds ``Stopped`` where that stopped it."""

        def checked(done: int, of_all: int) -> None:
            if self._closing.is_set():
                raise Stopped
            report(done, of_all)

        return self._thread.submit(work, checked)

    def close(self) -> None:
        """Stop what runs, forget what waits."""
        self._closing.set()
        self._thread.shutdown(cancel_futures=True)
