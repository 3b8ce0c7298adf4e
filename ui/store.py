"""The open store as the window sees it: three questions and one subscription, none of which makes it wait."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from domain.kernel.errors import Rejected
from domain.kernel.ids import CommandId, StaffId
from domain.kernel.messages import Command, Receipt
from domain.staff.events import Pin

if TYPE_CHECKING:
    from readmodels.engine.projection import Trouble

T = TypeVar("T")

Doc = Mapping[str, Any]
"""A document. It is a value: nobody changes one in place."""

Patches = dict[str, dict[str, Doc | None] | None]
"""View name -> key -> document; None in place of the keys: read the view anew."""


Report = Callable[[int, int], None]
"""Hears, on another thread, how far something is (done, of about all); it stops it by raising ``Stopped``."""


class RowProblem(Protocol):
    """One thing that keeps a file from being imported; row 1 is its header, ``column`` is empty for a whole row."""

    @property
    def row(self) -> int:
        """Return the row, as a spreadsheet counts."""

    @property
    def column(self) -> str:
        """Return the title of the column."""

    @property
    def value(self) -> str:
        """Return what stands there."""

    @property
    def error(self) -> Rejected:
        """Return why it cannot be right."""


class Imported(Protocol):
    """What an import did, or would do; with any problem it does nothing at all."""

    @property
    def added(self) -> int:
        """Return how many products or orders are new."""

    @property
    def changed(self) -> int:
        """Return how many are others than before."""

    @property
    def unchanged(self) -> int:
        """Return how many were known as they are."""

    @property
    def ignored_columns(self) -> tuple[str, ...]:
        """Return the columns that nobody knows."""

    @property
    def problems(self) -> Sequence[RowProblem]:
        """Return the first problems."""

    @property
    def problem_count(self) -> int:
        """Return how many problems there are in all."""


class BackupKind(Enum):
    """Why a backup was made."""

    HAND = "hand"
    CLOSING = "closing"
    UPGRADE = "upgrade"


class Backup(NamedTuple):
    """A backup that was found: when it was made, as UTC text, and its bytes."""

    path: Path
    at: str
    size: int
    kind: BackupKind


class Backups(Protocol):
    """The backups of the store. Where a folder is asked for, None is the store's own."""

    @property
    def folder(self) -> Path:
        """Return the store's own folder for them; it is made with the first one."""

    def make(self, folder: Path | None, report: Report) -> Future[Path]:
        """Make one on a thread of its own; the future holds its file, or ``Unavailable``."""

    def find(self, folder: Path | None) -> Future[list[Backup]]:
        """Look for what is there, newest first, on a thread of its own; ``Unavailable`` where the folder is not."""


class TillStaff(Protocol):
    """Who has this machine's register. A PIN is hashed and verified elsewhere; the window only hands it over."""

    def sign_in(self, staff_id: StaffId, pin: str) -> Future[Receipt]:
        """Let somebody take over the register; the future holds ``Rejected`` for a wrong PIN or one too soon."""

    def sign_out(self, *, idle: bool = False) -> Future[Receipt]:
        """Leave the register to nobody."""

    def approved(
        self, command: Command, approver: StaffId, pin: str, command_id: CommandId | None = None
    ) -> Future[Receipt]:
        """Ask for a command once more, with another person's PIN behind it."""

    def hashed(self, pin: str) -> Future[Pin]:
        """Hash a PIN that somebody chose."""


class OpenStore(Protocol):
    """What ``app`` hands to the window. Futures are completed on other threads; ``ui/runner.py`` brings them home."""

    @property
    def read_only(self) -> bool:
        """Return whether it can only be looked at."""

    @property
    def staff(self) -> TillStaff:
        """Return who has this machine's register."""

    @property
    def backups(self) -> Backups:
        """Return what makes and finds the backups."""

    def staffed(self) -> bool:
        """Return, at once, whether anybody worked here when the store was opened."""

    def submit(self, command: Command, *, command_id: CommandId | None = None) -> Future[Receipt]:
        """Ask for a command; the future holds its receipt, ``Rejected`` or ``Unavailable``."""

    def documents(self, view: str) -> Future[tuple[int, dict[str, Doc]]]:
        """Return a view's position and its documents by key, both of one moment."""

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Put a question to the archive."""

    def import_file(self, kind: str, path: Path, *, dry_run: bool, report: Report) -> Future[Any]:
        """Import "products" or "orders" from a table; the future holds ``Imported``. A dry run keeps nothing."""

    def export(self, what: str, fmt: str, path: Path, *, report: Report) -> Future[int]:
        """Write a list to a file as "csv" or "xlsx"; the future holds how many rows it has."""

    def troubles(self) -> "dict[str, Trouble]":
        """Return, at once, the views that stand still, each with why and since when."""

    def on_changed(self, listener: Callable[[int, Patches], None]) -> None:
        """Tell a listener, on another thread, what each event changed."""
