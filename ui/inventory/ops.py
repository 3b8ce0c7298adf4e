"""What can be wished of the stock."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from domain.inventory.commands import AdjustStock, ReceivedLine, ReceiveStock
from domain.inventory.events import Reason
from domain.kernel.ids import CommandId, Sku
from readmodels.inventory.views import last_cost, movements
from ui.desk import Desk
from ui.runner import Done, Failed

PAGE = 60
"""Movements that are read in one go; the ledger asks for more when its end is seen."""


def receive_stock(
    desk: Desk,
    lines: tuple[ReceivedLine, ...],
    document: str,
    asker: QObject,
    *,
    command_id: CommandId,
    done: Done,
    failed: Failed,
) -> None:
    """Book goods that came in."""
    command = ReceiveStock(lines=lines, document=document)
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)


def adjust_stock(
    desk: Desk,
    sku: str,
    quantity: int,
    reason: Reason,
    note: str,
    asker: QObject,
    *,
    command_id: CommandId,
    done: Done,
    failed: Failed,
) -> None:
    """Correct the stock of a product by so many thousandths more, or fewer below zero."""
    command = AdjustStock(sku=Sku(sku), quantity=quantity, reason=reason, note=note)
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)


def read_movements(
    desk: Desk, sku: str, before: int | None, asker: QObject, *, done: Callable[[list[dict[str, Any]]], None]
) -> None:
    """Read one page of a product's ledger, newest first; ``before`` is the position at which the last one ended."""
    desk.runner.ask(lambda archive: movements(archive, sku=sku, before=before, limit=PAGE), asker, done=done)


def read_last_cost(desk: Desk, sku: str, asker: QObject, *, done: Callable[[int | None], None]) -> None:
    """Read what a product cost when it last came in."""
    desk.runner.ask(lambda archive: last_cost(archive, sku), asker, done=done)
