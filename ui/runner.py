"""Carries wishes out of the window and brings the answers home to its thread.

One runner belongs to the application, never to a form: an answer whose form is gone is dropped, not delivered to a
dead widget. Before a receipt is handed over, everything that it changed is on the screen.
"""

import logging
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from domain.kernel.errors import Rejected, Stopped, Unavailable
from domain.kernel.ids import CommandId, StaffId
from domain.kernel.messages import Command, Receipt
from domain.staff.events import Pin
from ui.live import Live
from ui.session import Session
from ui.store import Backup, Imported, OpenStore, Report

log = logging.getLogger(__name__)

T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


class Wish(NamedTuple):
    """A command as it was asked for, and who waits for its answer."""

    command: Command
    command_id: CommandId | None
    asker: QObject
    done: Done | None
    failed: Failed | None


@dataclass
class Unapproved:
    """A wish that needs another person's PIN. Whoever asks for that takes it; else it is refused like any other."""

    wish: Wish
    error: Rejected
    taken: bool = False

    @property
    def role(self) -> str:
        """The least role that can approve it."""
        return str(self.error.params["role"])


class _Answer(NamedTuple):
    asker: QObject
    done: Done | None
    failed: Failed | None
    future: "Future[Any]"
    wish: Wish | None = None


class Runner(QObject):
    """Submits commands and questions; ``done`` and ``failed`` are called on the window's thread."""

    troubled = Signal(object)
    """An exception that the asker did not want to hear of itself."""
    approval_wanted = Signal(object)
    """A wish goes beyond what whoever has the register may do alone: an ``Unapproved``."""

    _answered = Signal(object)

    def __init__(self, store: OpenStore, live: Live, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._live = live
        self._closed = False
        self._under_way = 0
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self.session = Session(self, store, live)

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
            future = self._store.submit(command, command_id=command_id)
            self._follow(_Answer(asker, done, failed, future, Wish(command, command_id, asker, done, failed)))

    def approve(self, wish: Wish, approver: str, pin: str, asker: QObject, *, done: Done, failed: Failed) -> None:
        """Ask for a command once more, with another person's PIN behind it; see ``answer``."""
        future = self._store.staff.approved(wish.command, StaffId(approver), pin, wish.command_id)
        self.follow(future, asker, done, failed)

    def answer(self, wish: Wish, answer: Receipt | Exception) -> None:
        """Give whoever asked for a wish its answer, once it was approved or was not."""
        if not shiboken6.isValid(wish.asker):
            return
        if isinstance(answer, Receipt):
            if wish.done is not None:
                wish.done(answer)
        elif wish.failed is not None:
            wish.failed(answer)
        else:
            self.troubled.emit(answer)

    def hash_pin(self, pin: str, asker: QObject, *, done: Callable[[Pin], None], failed: Failed) -> None:
        """Hash a PIN that somebody chose, for a command that takes it."""
        self.follow(self._store.staff.hashed(pin), asker, done, failed)

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
            self.follow(self._store.ask(question), asker, done, failed)

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
            self.follow(self._store.import_file(kind, path, dry_run=dry_run, report=report), asker, done, failed)

    def export(
        self, what: str, fmt: str, path: Path, asker: QObject, *, report: Report, done: Callable[[int], None]
    ) -> None:
        """Write a list to a file."""
        if not self._closed:
            self.follow(self._store.export(what, fmt, path, report=report), asker, done, None)

    @property
    def backups_folder(self) -> Path:
        """The store's own folder for backups."""
        return self._store.backups.folder

    def back_up(
        self, folder: Path | None, asker: QObject, *, report: Report, done: Callable[[Path], None], failed: Failed
    ) -> None:
        """Copy the store into a folder, by default its own."""
        if not self._closed:
            self.follow(self._store.backups.make(folder, report), asker, done, failed)

    def find_backups(
        self, folder: Path | None, asker: QObject, *, done: Callable[[list[Backup]], None], failed: Failed
    ) -> None:
        """Look for the backups in a folder, by default the store's own."""
        if not self._closed:
            self.follow(self._store.backups.find(folder), asker, done, failed)

    def close(self) -> None:
        """Take no more wishes and deliver no more answers; called before the core is stopped."""
        self._closed = True

    def follow(self, future: "Future[Any]", asker: QObject, done: Done | None, failed: Failed | None) -> None:
        """Bring the answer of something that was asked of the store home to the window's thread."""
        self._follow(_Answer(asker, done, failed, future))

    def _follow(self, answer: _Answer) -> None:
        self._under_way += 1
        self._live.awaited += answer.wish is not None
        answer.future.add_done_callback(lambda _: None if self._closed else self._answered.emit(answer))

    @Slot(object)
    def _on_answered(self, answer: _Answer) -> None:
        self._under_way -= 1
        self._live.awaited -= answer.wish is not None
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
        if answer.wish is not None and isinstance(error, Rejected) and error.code == "needs_approval":
            unapproved = Unapproved(answer.wish, error)
            self.approval_wanted.emit(unapproved)
            if unapproved.taken:
                return
        if answer.failed is not None:
            answer.failed(error)  # type: ignore[arg-type]
        else:
            self.troubled.emit(error)
