"""What can be wished of orders that were placed."""

import sqlite3
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject

from domain.kernel.ids import CommandId, OrderId
from domain.orders.commands import CancelOrder
from readmodels.orders.search import OrderQuery, count_orders, find_orders
from readmodels.payments.views import PaymentQuery, find_payments
from ui.desk import Desk
from ui.runner import Done, Failed

PAGE = 250
"""Orders that are read in one go; the list asks for more when its end is seen."""


class FoundOrders(NamedTuple):
    """A part of the orders that match, newest first, and how many match in all."""

    orders: list[dict[str, Any]]
    matching: int


def search_orders(
    desk: Desk, query: OrderQuery, upto: int, asker: QObject, *, done: Callable[[FoundOrders], None]
) -> None:
    """Find orders, the newest ``upto`` of them."""

    def question(archive: sqlite3.Connection) -> FoundOrders:
        return FoundOrders(find_orders(archive, query, limit=upto), count_orders(archive, query))

    desk.runner.ask(question, asker, done=done)


def read_order(desk: Desk, order_id: str, asker: QObject, *, done: Callable[[list[dict[str, Any]]], None]) -> None:
    """Read one order with its lines and its payments, newest first; an empty list where there is none."""

    def question(archive: sqlite3.Connection) -> list[dict[str, Any]]:
        found = find_orders(archive, OrderQuery(order_id=order_id), limit=1, lines=True)
        payments = find_payments(archive, PaymentQuery(about_order_id=order_id))
        return [{**order, "payments": payments} for order in found]

    desk.runner.ask(question, asker, done=done)


def cancel_order(
    desk: Desk, order_id: str, reason: str, asker: QObject, *, command_id: CommandId, done: Done, failed: Failed
) -> None:
    """Cancel an order, for a reason."""
    command = CancelOrder(order_id=OrderId(order_id), reason=reason)
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)
