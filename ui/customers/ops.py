"""What can be wished about customers."""

import sqlite3
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject

from domain.customers.commands import EditCustomer, EraseCustomer, RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CommandId, CustomerId
from domain.payments.commands import SetAccountLimit
from domain.pricing.commands import SetCustomerGroup
from readmodels.orders.search import OrderQuery, count_orders, find_orders
from readmodels.payments.balances import account_movements
from ui.desk import Desk
from ui.runner import Done, Failed

LAST = 50
"""Orders that are shown beside a customer; who looks further back does it on the Orders page."""


class FoundOrders(NamedTuple):
    """The newest orders of a customer, newest first, and how many there are in all."""

    orders: list[dict[str, Any]]
    in_all: int


def register_customer(
    desk: Desk, person: Person, asker: QObject, *, command_id: CommandId, done: Done, failed: Failed
) -> None:
    """Remember a customer; the receipt's result is their id."""
    desk.runner.submit(RegisterCustomer(person=person), asker, done=done, failed=failed, command_id=command_id)


def edit_customer(
    desk: Desk,
    customer_id: str,
    person: Person,
    version: int,
    asker: QObject,
    *,
    command_id: CommandId,
    done: Done,
    failed: Failed,
) -> None:
    """Write a customer's details down anew, unless somebody else has since ``version``."""
    command = EditCustomer(customer_id=CustomerId(customer_id), person=person, expected_version=version)
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)


def erase_customer(desk: Desk, customer_id: str, asker: QObject, *, done: Done) -> None:
    """Erase what is known of a customer, for good."""
    desk.runner.submit(EraseCustomer(customer_id=CustomerId(customer_id)), asker, done=done)


def set_account_limit(
    desk: Desk, customer_id: str, limit: int, asker: QObject, *, command_id: CommandId, done: Done, failed: Failed
) -> None:
    """Say how much a customer may owe."""
    command = SetAccountLimit(customer_id=CustomerId(customer_id), limit=limit)
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)


def set_customer_group(
    desk: Desk, customer_id: str, group: str, asker: QObject, *, command_id: CommandId, done: Done, failed: Failed
) -> None:
    """Put a customer into a group, or into none."""
    command = SetCustomerGroup(customer_id=CustomerId(customer_id), group=group)
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)


def read_account(desk: Desk, customer_id: str, asker: QObject, *, done: Callable[[list[dict[str, Any]]], None]) -> None:
    """Read what moved a customer's account and credit, newest first."""

    def question(archive: sqlite3.Connection) -> list[dict[str, Any]]:
        return account_movements(archive, customer_id)

    desk.runner.ask(question, asker, done=done)


def read_last_orders(desk: Desk, customer_id: str, asker: QObject, *, done: Callable[[FoundOrders], None]) -> None:
    """Read what a customer ordered last."""

    def question(archive: sqlite3.Connection) -> FoundOrders:
        query = OrderQuery(customer_id=customer_id)
        return FoundOrders(find_orders(archive, query, limit=LAST), count_orders(archive, query))

    desk.runner.ask(question, asker, done=done)
