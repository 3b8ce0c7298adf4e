"""What can be wished of reports."""

import sqlite3
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject

from domain.staff.commands import OpenCashierReport
from readmodels.reports.cashiers import cashier_acts
from ui.desk import Desk
from ui.runner import Done, Failed


class Acts(NamedTuple):
    """What was done at the till, newest first, and through which event that is known."""

    position: int
    acts: list[dict[str, Any]]


def ask_to_look(desk: Desk, asker: QObject, *, done: Done, failed: Failed) -> None:
    """Ask whether whoever is at the till may look at what each person did."""
    desk.runner.submit(OpenCashierReport(), asker, done=done, failed=failed)


def read_acts(desk: Desk, dates: tuple[str, str], asker: QObject, *, done: Callable[[Acts], None]) -> None:
    """Read what was done at the till on some business dates, both included."""

    def question(archive: sqlite3.Connection) -> Acts:
        (position,) = archive.execute("SELECT position FROM checkpoint").fetchone()
        return Acts(position, cashier_acts(archive, dates))

    desk.runner.ask(question, asker, done=done)
