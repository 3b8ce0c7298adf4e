"""Real processes that work on a real store until something ends them."""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple

PATIENCE = 20
"""Seconds after which a process hangs that should have ended."""

# Forked from a server that has imported everything: some hundred processes are started here.
_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["tests.reliability.child"])


class Ended(NamedTuple):
    """What a process said until it ended; ``exitcode`` is 0, or minus the signal that killed it."""

    said: list[Any]
    exitcode: int


class Child:
    """A process that runs one of the jobs of ``child``."""

    def __init__(self, job: Callable[..., None], *arguments: object) -> None:
        self._receiving, self._sending = _context.Pipe(duplex=False)
        self.process: BaseProcess = _context.Process(target=job, args=(self._sending, *arguments), daemon=True)

    def hear(self) -> object:
        """The next thing that it says; EOFError where it ended before."""
        if not self._receiving.poll(PATIENCE):
            raise TimeoutError("the process hangs")
        return self._receiving.recv()

    def end(self) -> Ended:
        """Wait until it ends; what it said up to then is not lost with it."""
        said = list(self._rest())
        self.process.join()
        assert self.process.exitcode is not None
        return Ended(said, self.process.exitcode)

    def kill(self) -> Ended:
        self.process.kill()
        return self.end()

    def _rest(self) -> Iterator[object]:
        try:
            while True:
                yield self.hear()
        except EOFError:
            return

    def start(self) -> None:
        self.process.start()
        self._sending.close()

    def close(self) -> None:
        self.process.kill()
        self.process.join()
        self.process.close()
        self._receiving.close()


@contextmanager
def child(job: Callable[..., None], *arguments: object) -> Iterator[Child]:
    """Start a process; it does not outlive the ``with``."""
    started = Child(job, *arguments)
    started.start()
    try:
        yield started
    finally:
        started.close()


def run(job: Callable[..., None], *arguments: object) -> Ended:
    """Run a job in a process of its own until it ends, one way or another."""
    with child(job, *arguments) as started:
        return started.end()
