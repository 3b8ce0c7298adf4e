"""Carries wishes out of the window and brings the answers home to its thread.

One runner belongs to the application, never to a form: an answer whose form is gone is dropped, not delivered to a
dead widget. Before a receipt is handed over, everything that it changed is on the screen.
"""

import logging
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from domain.kernel.errors import Rejected, Stopped, Unavailable
from domain.kernel.ids import CommandId
from domain.kernel.messages import Command, Receipt
from ui.live import Live
from ui.store import Imported, OpenStore, Report

log = logging.getLogger(__name__)

T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


class _Answer(NamedTuple):
    asker: QObject
    done: Done | None
    failed: Failed | None
    future: "Future[Any]"


class Runner(QObject):
    """Submits commands and questions; ``done`` and ``failed`` are called on the window's thread."""

    troubled = Signal(object)
    """An exception that the asker did not want to hear of itself."""

    _answered = Signal(object)

    def __init__(self, store: OpenStore, live: Live, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._live = live
        self._closed = False
        self._under_way = 0
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    @property
    def settled(self) -> bool:
        """Whether every answer has come."""
        return self._under_way == 0

    def submit(
        self,
        command: Command,
        asker: QObject,
        *,
        done: Callable[[Receipt], None] | None = None,
        failed: Failed | None = None,
        command_id: CommandId | None = None,
    ) -> None:
        """Ask for a command. A form passes the id that it minted when it opened, so that two clicks are one wish."""
        if not self._closed:
            self._follow(self._store.submit(command, command_id=command_id), asker, done, failed)

    def ask(
        self,
        question: Callable[[sqlite3.Connection], T],
        asker: QObject,
        *,
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Put a question to the archive."""
        if not self._closed:
            self._follow(self._store.ask(question), asker, done, failed)

    def import_file(
        self,
        kind: str,
        path: Path,
        asker: QObject,
        *,
        dry_run: bool,
        report: Report,
        done: Callable[[Imported], None],
        failed: Failed,
    ) -> None:
        """Import a table, or try it; ``report`` is told on another thread how far it is, and may stop it."""
        if not self._closed:
            self._follow(self._store.import_file(kind, path, dry_run=dry_run, report=report), asker, done, failed)

    def export(
        self, what: str, fmt: str, path: Path, asker: QObject, *, report: Report, done: Callable[[int], None]
    ) -> None:
        """Write a list to a file."""
        if not self._closed:
            self._follow(self._store.export(what, fmt, path, report=report), asker, done, None)

    def follow(
        self, future: "Future[T]", asker: QObject, *, done: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """Bring home the answer to something that was asked elsewhere."""
        if not self._closed:
            self._follow(future, asker, done, failed)

    def close(self) -> None:
        """Take no more wishes and deliver no more answers; called before the core is stopped."""
        self._closed = True

    def _follow(self, future: "Future[Any]", asker: QObject, done: Done | None, failed: Failed | None) -> None:
        self._under_way += 1
        answer = _Answer(asker, done, failed, future)
        future.add_done_callback(lambda _: None if self._closed else self._answered.emit(answer))

    @Slot(object)
    def _on_answered(self, answer: _Answer) -> None:
        self._under_way -= 1
        if self._closed or answer.future.cancelled():
            return
        error = answer.future.exception()
        if error is None:
            self._live.deliver()
        if not shiboken6.isValid(answer.asker):
            return
        if error is not None:
            self._tell_failure(answer, error)
        elif answer.done is not None:
            answer.done(answer.future.result())

    def _tell_failure(self, answer: _Answer, error: BaseException) -> None:
        if isinstance(error, Stopped):
            return
        if not isinstance(error, Rejected | Unavailable):
            log.error("a wish failed", exc_info=error)
        if answer.failed is not None:
            answer.failed(error)  # type: ignore[arg-type]
        else:
            self.troubled.emit(error)
