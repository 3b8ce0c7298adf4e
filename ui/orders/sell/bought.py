"""What somebody bought before: found by receipt, order, customer or product, with what of it can still come back."""

import re
import sqlite3
from typing import Any, NamedTuple

from domain.kernel.ids import Sku
from domain.kernel.labels import LabelRules
from domain.kernel.rounding import Rounding, divide
from readmodels.catalog.look_up import find_exact
from readmodels.documents.codes import read_named
from readmodels.orders.search import OrderQuery, find_orders
from readmodels.payments.views import PaymentQuery, find_payments

Lines = list[dict[str, Any]]

_MOST = 50
_NUMBER = re.compile(r"0*([0-9]{1,15})")
"""A number of an order, or of a receipt of any register; with more digits SQLite could not hold it."""


class Bought(NamedTuple):
    """The orders that a text means; ``sure`` where it is the number of each, and not only a part of something."""

    text: str
    orders: list[dict[str, Any]]
    sure: bool


def find_bought(text: str, customer_id: str | None, archive: sqlite3.Connection) -> Bought:
    """Return the orders that a text means; for none, those of the customer, or else the latest."""
    numbered = _numbered(archive, text)
    if numbered:
        return Bought(text, numbered, sure=True)
    query = OrderQuery(text=text, status="finished", customer_id=None if text else customer_id)
    found = find_orders(archive, query, limit=_MOST, lines=True)
    return Bought(text, [order for order in found if any(left_of(line) for line in order["lines"])], sure=False)


def _numbered(archive: sqlite3.Connection, text: str) -> list[dict[str, Any]]:
    named, number = read_named(text), _NUMBER.fullmatch(text)
    register = None
    if named is not None and named.order is not None:
        return find_orders(archive, OrderQuery(number=named.order), lines=True)
    if named is not None and named.receipt is not None:
        register, count = named.register, named.receipt
    elif number is not None:
        count = int(number[1])
    else:
        return []
    payments = find_payments(archive, PaymentQuery(receipt=count, register=register))
    # Of what was taken back with a receipt, more may come back of what was bought with another.
    by_receipt = [payment["of_order_id"] or payment["order_id"] for payment in payments]
    orders = [] if register else find_orders(archive, OrderQuery(number=count), lines=True)
    known = {order["order_id"] for order in orders}
    for order_id in dict.fromkeys(by_receipt):
        if order_id and order_id not in known:
            orders += find_orders(archive, OrderQuery(order_id=order_id), lines=True)
    return orders


def find_goods(code: str, rules: LabelRules, archive: sqlite3.Connection) -> list[Sku]:
    """Return the products that a scanned code or label stands for."""
    return [found.sku for found in find_exact(archive, code, rules)]


def left_of(line: dict[str, Any]) -> int:
    """Return how many thousandths of an order's line can still come back."""
    return max(int(line["quantity"] - line["given_back"]), 0)


class Left(NamedTuple):
    """One line of an order as it can come back.

    ``left`` and ``back`` in thousandths: what still can, and what is to. ``worth`` is what ``back`` gives, ``paid``
    what the whole line cost, in minor units.
    """

    line: int
    sku: str
    name: str
    unit: str
    bought: int
    left: int
    back: int
    paid: int
    worth: int


class WhatIsLeft:
    """Reckons what of an order can still come back, over what is on the open sale already."""

    def __init__(self, order: dict[str, Any], *, prices_include_tax: bool, rounding: Rounding) -> None:
        self._order = order
        self._paid = "total" if prices_include_tax else "net"
        self._rounding = rounding

    def rows(self, sale_lines: Lines, back: dict[int, int], units: dict[str, str]) -> list[Left]:
        """Return the lines that went out, in their order."""
        numbered = [(number, line) for number, line in enumerate(self._order["lines"], 1) if line["quantity"] > 0]
        return [self._row(number, line, sale_lines, back.get(number, 0), units) for number, line in numbered]

    def _row(self, number: int, line: dict[str, Any], sale_lines: Lines, back: int, units: dict[str, str]) -> Left:
        here = [
            one
            for one in sale_lines
            if (one["returned_order"], one["returned_line"]) == (self._order["order_id"], number)
        ]
        left = max(left_of(line) + sum(one["quantity"] for one in here), 0)
        back = min(back, left)
        paid = line[self._paid]
        worth = divide(paid * back, line["quantity"], self._rounding)
        if back and back == left:
            # The last of it takes the rest, so that all of it is what was paid.
            worth = paid - line["refunded"] + sum(one["amount"] for one in here)
        return Left(number, line["sku"], line["name"], units[line["sku"]], line["quantity"], left, back, paid, worth)
