"""Threads that answer questions from the archive, each over a connection of its own."""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from app.core import Core
from readmodels.engine.archive import is_damage, open_reader

T = TypeVar("T")


class ArchiveReaders:
    """Two threads: a slow search in the orders does not hold up the one that looks products up while somebody types."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="archive")
        self._own = threading.local()
        self._open: list[sqlite3.Connection] = []

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Answer a question from the archive as it stands after every event so far."""
        return self._threads.submit(self._answer, question)

    def close(self) -> None:
        """Answer what was asked, then close the connections."""
        self._threads.shutdown()
        for connection in self._open:
            connection.close()

    def _answer(self, question: Callable[[sqlite3.Connection], T]) -> T:
        generation = self._core.call(self._core.finish_archive).result()
        try:
            return question(self._connection(generation))
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
        self._core.call(lambda: self._core.archive.heal(generation)).result()
        return question(self._connection(self._core.call(self._core.finish_archive).result()))

    def _connection(self, generation: int) -> sqlite3.Connection:
        if getattr(self._own, "generation", None) != generation:
            self._own.connection = open_reader(self._core.archive.path)
            self._own.generation = generation
            self._open.append(self._own.connection)
        connection: sqlite3.Connection = self._own.connection
        return connection
