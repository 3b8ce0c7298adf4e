"""What can be wished of an order that waits, wherever it is shown."""

import sqlite3
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from domain.customers.commands import EditCustomer
from domain.customers.events import Person
from domain.kernel.ids import CommandId, CustomerId, OrderId, Sku
from domain.orders.commands import FulfilOrder
from domain.orders.events import Way
from domain.orders.waiting_commands import FinishPicking, MarkShort, PickLine, PickProduct, PromiseOrder, SendOrder
from domain.payments.commands import WantedTender
from readmodels.catalog.look_up import Scanned, find_scanned
from readmodels.catalog.views import find_code
from readmodels.orders.search import OrderQuery, find_orders
from readmodels.shop.views import label_rules
from ui.desk import Desk
from ui.runner import Done, Failed
from ui.store import Doc

_PERSON = ("name", "phone", "email", "note")


def fulfil_order(
    desk: Desk, order_id: str, tenders: tuple[WantedTender, ...], asker: QObject, *, done: Done,
    failed: Failed | None = None,
) -> None:  # fmt: skip
    """Hand over an order that waits, for what is paid with it; the result holds its ``number`` and ``change``."""
    command = FulfilOrder(order_id=OrderId(order_id), tenders=tenders)
    desk.runner.submit(command, asker, done=done, failed=failed)


def promise_order(
    desk: Desk, order_id: str, promised_for: str, way: Way, asker: QObject, *, done: Done, failed: Failed | None = None
) -> None:
    """Agree anew when an order is handed over, in the store's time, and how."""
    command = PromiseOrder(order_id=OrderId(order_id), promised_for=promised_for, way=way)
    desk.runner.submit(command, asker, done=done, failed=failed)


def pick_line(
    desk: Desk, order_id: str, line: int, quantity: int, asker: QObject, *, done: Done, failed: Failed
) -> None:
    """Put so many thousandths more of a line ready, or back."""
    command = PickLine(order_id=OrderId(order_id), line=line, quantity=quantity)
    desk.runner.submit(command, asker, done=done, failed=failed)


def pick_product(
    desk: Desk, order_id: str, sku: str, label: str, asker: QObject, *, done: Done, failed: Failed
) -> None:
    """Put a piece of a product ready, or what its label is for; the receipt's result is the number of its line."""
    command = PickProduct(order_id=OrderId(order_id), sku=Sku(sku), label=label)
    desk.runner.submit(command, asker, done=done, failed=failed)


def mark_short(
    desk: Desk, order_id: str, line: int, reason: str, asker: QObject, *, command_id: CommandId, done: Done,
    failed: Failed,
) -> None:  # fmt: skip
    """Say that no more of a line can be had, and why."""
    command = MarkShort(order_id=OrderId(order_id), line=line, reason=reason)
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)


def finish_picking(desk: Desk, order_id: str, as_ordered: bool, asker: QObject, *, done: Done, failed: Failed) -> None:
    """Say that an order lies ready; the result holds its ``number`` and ``total``."""
    command = FinishPicking(order_id=OrderId(order_id), as_ordered=as_ordered)
    desk.runner.submit(command, asker, done=done, failed=failed)


def send_order(desk: Desk, order_id: str, asker: QObject, *, done: Done, failed: Failed | None = None) -> None:
    """Let an order leave the store, to its customer."""
    desk.runner.submit(SendOrder(order_id=OrderId(order_id)), asker, done=done, failed=failed)


def keep_address(
    desk: Desk, customer_id: str, address: str, asker: QObject, *, done: Callable[[], None], failed: Failed
) -> None:
    """Write down where a customer's orders are brought to, where it is not known like that already."""
    customer: Doc = desk.live.view("customers").documents[customer_id]
    if address == customer["address"]:
        done()
        return
    person = Person(**{name: customer[name] for name in _PERSON}, address=address)
    command = EditCustomer(
        customer_id=CustomerId(customer_id), person=person, expected_version=customer["version"]
    )  # fmt: skip
    desk.runner.submit(command, asker, done=lambda _: done(), failed=failed)


def read_scan(desk: Desk, code: str, asker: QObject, *, done: Callable[[list[Scanned]], None], failed: Failed) -> None:
    """Look up what a scanned code stands for, and never what it only resembles."""
    rules = label_rules(desk.live.view("store").documents["shop"])

    def question(archive: sqlite3.Connection) -> list[Scanned]:
        exact = [Scanned(sku) for sku in find_code(archive, code)]
        return exact or [one for one in find_scanned(archive, code, rules) if one.label is not None]

    desk.runner.ask(question, asker, done=done, failed=failed)


def find_order(
    desk: Desk, number: int, asker: QObject, *, done: Callable[[list[dict[str, Any]]], None], failed: Failed
) -> None:
    """Find an order by its number, whether it waits or not; an empty list where there is none."""

    def question(archive: sqlite3.Connection) -> list[dict[str, Any]]:
        return find_orders(archive, OrderQuery(number=number), limit=1)

    desk.runner.ask(question, asker, done=done, failed=failed)
