"""What can be wished of the till of this machine's register."""

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject

from domain.kernel.ids import CommandId
from domain.kernel.messages import Command, Context
from domain.till.commands import CloseTill, CountTill, DifferenceReason, OpenDrawer, OpenTill, PayIn, PayOut
from domain.till.events import Denomination, MethodCount
from readmodels.till.views import find_z_reports
from ui.desk import Desk
from ui.runner import Done, Failed

REGISTER = Context().register
"""The register of whoever asks from this window."""

PAGE = 250
"""Reports that are read in one go; the list asks for more when its end is seen."""

Denominations = tuple[Denomination, ...] | None
"""Coins and notes, or None where nobody counted them."""


def open_till(
    desk: Desk, cash: Denominations, asker: QObject, *, command_id: CommandId, done: Done, failed: Failed
) -> None:
    """Begin a shift with what was counted, else with what was left in the drawer."""
    _submit(desk, OpenTill(denominations=cash), asker, command_id, done, failed)


def pay_in(
    desk: Desk, amount: int, reason: str, asker: QObject, *, command_id: CommandId, done: Done, failed: Failed
) -> None:
    """Put cash into the drawer, for a reason."""
    _submit(desk, PayIn(amount=amount, reason=reason), asker, command_id, done, failed)


def pay_out(
    desk: Desk, amount: int, reason: str, asker: QObject, *, command_id: CommandId, done: Done, failed: Failed
) -> None:
    """Take cash out of the drawer, for a reason."""
    _submit(desk, PayOut(amount=amount, reason=reason), asker, command_id, done, failed)


def open_drawer(desk: Desk, reason: str, asker: QObject, *, command_id: CommandId, done: Done, failed: Failed) -> None:
    """Open the drawer without a sale, for a reason."""
    _submit(desk, OpenDrawer(reason=reason), asker, command_id, done, failed)


def count_till(
    desk: Desk, cash: Denominations, others: Mapping[str, int], asker: QObject, *, second: bool,
    command_id: CommandId, done: Done, failed: Failed,
) -> None:  # fmt: skip
    """Say what was counted; the receipt's result says then what should have been there."""
    counted = tuple(MethodCount(method=method, amount=amount) for method, amount in others.items())
    _submit(desk, CountTill(denominations=cash, counted=counted, second=second), asker, command_id, done, failed)


def close_till(
    desk: Desk, reasons: Mapping[str, str], float_left: int | None, asker: QObject, *, command_id: CommandId,
    done: Done, failed: Failed,
) -> None:  # fmt: skip
    """End the shift with its report; ``reasons`` are by method."""
    said = tuple(DifferenceReason(method=method, reason=reason) for method, reason in reasons.items())
    _submit(desk, CloseTill(reasons=said, float_left=float_left), asker, command_id, done, failed)


def read_reports(desk: Desk, upto: int, asker: QObject, *, done: Callable[[list[dict[str, Any]]], None]) -> None:
    """Read the newest ``upto`` closing reports of this register."""

    def question(archive: sqlite3.Connection) -> list[dict[str, Any]]:
        return find_z_reports(archive, register=REGISTER, limit=upto)

    desk.runner.ask(question, asker, done=done)


def _submit(desk: Desk, command: Command, asker: QObject, command_id: CommandId, done: Done, failed: Failed) -> None:
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)
