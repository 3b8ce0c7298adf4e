"""Questions to the archive about orders: by number, receipt, customer, product, state and day."""

import sqlite3
from typing import Any

import msgspec

from domain.kernel.text import fold
from readmodels.catalog.views import find_code, search_products
from readmodels.documents.codes import read_named
from readmodels.orders.views import ORDER, ORDER_LINE, ORDER_ROW
from readmodels.payments.views import PaymentQuery, find_payments


class OrderQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What orders are looked for; what is left out does not matter. Dates are the store's, both ends included."""

    order_id: str | None = None
    number: int | None = None
    text: str = ""
    """A number, another program's number, a receipt's, part of a customer's name or telephone number, or a product."""
    customer_id: str | None = None
    customer: str | None = None
    """A customer's id, or part of their name, telephone number or reference."""
    sku: str | None = None
    below: int | None = None
    """The number that the orders of the page before ended with."""
    status: str | None = None
    first_date: str | None = None
    last_date: str | None = None


_PRODUCTS = 100
"""Products that a text may mean when their orders are looked for."""

_TELEPHONE = 4
"""Digits from which a number may be part of a telephone number."""

_DIGITS = 16
"""Digits from which a number is no order's number: SQLite could not hold it."""

_CONDITIONS = {
    "order_id": "orders.order_id = ?",
    "number": "orders.number = ?",
    "customer_id": "orders.customer_id = ?",
    "sku": "orders.number IN (SELECT number FROM order_line WHERE sku = ?)",
    "status": "orders.status = ?",
    "below": "orders.number < ?",
    "first_date": "orders.local_date >= ?",
    "last_date": "orders.local_date <= ?",
}


def find_orders(
    archive: sqlite3.Connection, query: OrderQuery, *, limit: int = -1, offset: int = 0, lines: bool = False
) -> list[dict[str, Any]]:
    """Return the orders that match, newest first, each with its customer's name, and its lines where asked for."""
    where, parameters = _where(archive, query)
    rows = archive.execute(
        f"""SELECT {", ".join(f"orders.{name}" for name in ORDER_ROW)}, coalesce(customer.name, '')
            FROM orders LEFT JOIN customer ON customer.customer_id = orders.customer_id
            {where} ORDER BY orders.number DESC LIMIT ? OFFSET ?""",
        (*parameters, limit, offset),
    )
    found = [dict(zip(ORDER, row, strict=True)) for row in rows]
    for order in found:
        order["rates"] = msgspec.json.decode(order["rates"])
        if lines:
            order["lines"] = _lines(archive, order["number"])
    return found


def count_orders(archive: sqlite3.Connection, query: OrderQuery) -> int:
    """Return how many orders match."""
    where, parameters = _where(archive, query)
    return int(archive.execute(f"SELECT count(*) FROM orders {where}", parameters).fetchone()[0])


def _lines(archive: sqlite3.Connection, number: int) -> list[dict[str, Any]]:
    rows = archive.execute(f"SELECT {', '.join(ORDER_LINE)} FROM order_line WHERE number = ? ORDER BY line", (number,))
    return [dict(zip(ORDER_LINE, row, strict=True)) for row in rows]


def _where(archive: sqlite3.Connection, query: OrderQuery) -> tuple[str, list[Any]]:
    given = {name: getattr(query, name) for name in _CONDITIONS}
    conditions = [_CONDITIONS[name] for name, value in given.items() if value is not None]
    parameters: list[Any] = [value for value in given.values() if value is not None]
    if query.customer is not None:
        conditions.append(
            "(orders.customer_id = ? OR orders.customer_id IN (SELECT customer_id FROM customer WHERE instr(words, ?)))"
        )
        parameters += [query.customer, fold(query.customer)]
    if query.text.strip():
        condition, words = _means(archive, query.text.strip())
        conditions.append(condition)
        parameters += words
    return (f"WHERE {' AND '.join(conditions)}" if conditions else ""), parameters


def _means(archive: sqlite3.Connection, text: str) -> tuple[str, list[Any]]:
    """Return the condition for a text that somebody typed: digits are a number or a code first of all."""
    if order := _named(archive, text):
        return "orders.number = ?", [order]
    digits = text.isdecimal()
    number = int(text) if digits and len(text) < _DIGITS else -1
    skus = find_code(archive, text) if digits else search_products(archive, text, limit=_PRODUCTS, retired=True)
    meanings = ["orders.number = ?", "orders.reference = ?"]
    words: list[Any] = [number, text]
    if not digits or len(text) >= _TELEPHONE:
        meanings.append("orders.customer_id IN (SELECT customer_id FROM customer WHERE instr(words, ?))")
        words.append(fold(text))
    if skus:
        marks = ", ".join("?" * len(skus))
        meanings.append(f"orders.number IN (SELECT number FROM order_line WHERE sku IN ({marks}))")
        words += skus
    return f"({' OR '.join(meanings)})", words


def _named(archive: sqlite3.Connection, text: str) -> int:
    """Return the number of the order that a code on paper or a receipt's number names, 0 for none."""
    named = read_named(text)
    if named is None:
        return 0
    if named.order is not None:
        return named.order
    found = find_payments(archive, PaymentQuery(register=named.register, receipt=named.receipt))
    return int(found[0]["number"]) if found else 0
