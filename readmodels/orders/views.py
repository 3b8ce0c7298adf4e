"""Orders as people look for them: the open ones, the latest, and all in the archive."""

import operator
import sqlite3
from typing import Any, TypedDict

import msgspec

from domain.customers.events import CustomerEdited, CustomerErased, CustomerRegistered
from domain.kernel.messages import Envelope
from domain.kernel.text import fold
from domain.orders.events import LinesGivenBack, OrderCancelled, OrderFulfilled, OrderKind, OrderPlaced
from domain.orders.waiting_events import OrderPicked, OrderPromised
from readmodels.catalog.views import find_code, search_products
from readmodels.documents.codes import read_number
from readmodels.engine.archive import Shelf
from readmodels.engine.view import View, on

RECENT = 250
"""Orders that the list of the latest shows; all of them are in the archive."""


class OrderDocument(TypedDict):
    """One order in a list: money in minor units, ``units`` in thousandths, ``status`` open, finished or cancelled.

    ``way`` is pick_up or delivery.
    """

    number: int
    kind: str
    status: str
    customer_id: str | None
    placed_at: str
    local_date: str
    promised_for: str
    way: str
    note: str
    reference: str
    lines: int
    units: int
    total: int
    discount: int
    through: int


def order_document(event: OrderPlaced, envelope: Envelope) -> OrderDocument:
    """Return an order as lists show it when it was placed."""
    return {
        "number": event.number,
        "kind": event.kind,
        "status": "finished" if event.kind is OrderKind.COUNTER else "open",
        "customer_id": event.customer_id,
        "placed_at": event.placed_at,
        "local_date": event.local_date,
        "promised_for": event.promised_for,
        "way": event.way,
        "note": event.note,
        "reference": event.reference,
        "lines": len(event.lines),
        "units": sum(line.quantity for line in event.lines),
        "total": event.total,
        "discount": event.discount,
        "through": envelope.position,
    }


class RecentOrdersView(View[OrderDocument]):
    """The orders that were placed last, by id."""

    name = "recent_orders"
    key = "order_id"
    version = 2

    @on(OrderPlaced)
    def placed(self, event: OrderPlaced, envelope: Envelope) -> None:
        """Show a new order and let go of the oldest."""
        self.put(event.order_id, order_document(event, envelope))
        self.keep(RECENT)

    @on(OrderFulfilled)
    def fulfilled(self, event: OrderFulfilled, envelope: Envelope) -> None:
        """Show that it was handed over."""
        self._set(event.order_id, "finished", envelope)

    @on(OrderCancelled)
    def cancelled(self, event: OrderCancelled, envelope: Envelope) -> None:
        """Show that it was cancelled."""
        self._set(event.order_id, "cancelled", envelope)

    @on(OrderPromised)
    def promised(self, event: OrderPromised, envelope: Envelope) -> None:
        """Show when and how it is handed over now."""
        self._touch(event.order_id, envelope, promised_for=event.promised_for, way=event.way)

    @on(OrderPicked)
    def picked(self, event: OrderPicked, envelope: Envelope) -> None:
        """Show what it comes to now."""
        units = sum(line.quantity for line in event.lines)
        amounts = {"total": event.total, "discount": event.discount}
        self._touch(event.order_id, envelope, lines=len(event.lines), units=units, **amounts)

    def _set(self, order_id: str, status: str, envelope: Envelope) -> None:
        self._touch(order_id, envelope, status=status)

    def _touch(self, order_id: str, envelope: Envelope, **fields: Any) -> None:
        if self.get(order_id) is not None:
            self.patch(order_id, **fields, through=envelope.position)


_ORDER = (
    "order_id", "number", "kind", "status", "customer_id", "placed_at", "local_date", "promised_for", "way",
    "note", "reference", "net", "tax", "total", "discount", "rates", "cancel_reason", "through",
)  # fmt: skip
ORDER = (*_ORDER, "customer_name")
"""The fields of an order as it is found, in order; ``lines`` follow where they are asked for."""
ORDER_LINE = (
    "sku", "name", "category", "quantity", "unit_price", "amount", "discount", "tax_rate", "net", "tax", "total",
    "unit_cost", "note", "offer", "offer_discount", "sale_discount", "returned_number", "returned_line", "given_back",
    "refunded", "entry",
)  # fmt: skip
_ORDER_LINE = operator.attrgetter(*ORDER_LINE)
_INSERT_LINE = f"INSERT INTO order_line VALUES (?, ?{', ?' * len(ORDER_LINE)})"


class OrderShelf(Shelf):
    """Every order with its lines, and the names under which customers are searched."""

    version = 5
    tables = (
        """CREATE TABLE orders (
            number INTEGER NOT NULL PRIMARY KEY, order_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
            status TEXT NOT NULL, customer_id TEXT, placed_at TEXT NOT NULL, local_date TEXT NOT NULL,
            promised_for TEXT NOT NULL, way TEXT NOT NULL, note TEXT NOT NULL, reference TEXT NOT NULL,
            net INTEGER NOT NULL, tax INTEGER NOT NULL, total INTEGER NOT NULL, discount INTEGER NOT NULL,
            rates TEXT NOT NULL, cancel_reason TEXT NOT NULL, through INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX orders_date ON orders (local_date)",
        "CREATE INDEX orders_customer ON orders (customer_id) WHERE customer_id IS NOT NULL",
        "CREATE INDEX orders_reference ON orders (reference) WHERE reference <> ''",
        """CREATE TABLE order_line (
            number INTEGER NOT NULL, line INTEGER NOT NULL, sku TEXT NOT NULL, name TEXT NOT NULL,
            category TEXT NOT NULL, quantity INTEGER NOT NULL, unit_price INTEGER, amount INTEGER NOT NULL,
            discount INTEGER NOT NULL, tax_rate INTEGER NOT NULL, net INTEGER NOT NULL, tax INTEGER NOT NULL,
            total INTEGER NOT NULL, unit_cost INTEGER NOT NULL, note TEXT NOT NULL, offer TEXT NOT NULL,
            offer_discount INTEGER NOT NULL, sale_discount INTEGER NOT NULL, returned_number INTEGER NOT NULL,
            returned_line INTEGER NOT NULL, given_back INTEGER NOT NULL, refunded INTEGER NOT NULL,
            entry TEXT NOT NULL,
            PRIMARY KEY (number, line)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX order_line_sku ON order_line (sku)",
        """CREATE TABLE customer (
            customer_id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, reference TEXT NOT NULL, words TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
    )

    @on(OrderPlaced)
    def placed(self, event: OrderPlaced, envelope: Envelope) -> None:
        """Write an order and its lines."""
        status = "finished" if event.kind is OrderKind.COUNTER else "open"
        self.add(
            f"INSERT INTO orders ({', '.join(_ORDER)}) VALUES ({', '.join('?' * len(_ORDER))})",
            event.order_id, event.number, event.kind, status, event.customer_id, event.placed_at, event.local_date,
            event.promised_for, event.way, event.note, event.reference, event.net, event.tax, event.total,
            event.discount, msgspec.json.encode([msgspec.structs.asdict(rate) for rate in event.rates]).decode(), "",
            envelope.position,
        )  # fmt: skip
        for number, line in enumerate(event.lines, 1):
            self.add(_INSERT_LINE, event.number, number, *_ORDER_LINE(line))

    @on(OrderPromised)
    def promised(self, event: OrderPromised, envelope: Envelope) -> None:
        """Note when and how it is handed over now."""
        self.change(
            "UPDATE orders SET promised_for = ?, way = ?, through = ? WHERE number = ?",
            event.promised_for, event.way, envelope.position, event.number,
        )  # fmt: skip

    @on(OrderPicked)
    def picked(self, event: OrderPicked, envelope: Envelope) -> None:
        """Write what it comes to now, and the lines that the customer gets."""
        self.change(
            "UPDATE orders SET net = ?, tax = ?, total = ?, discount = ?, rates = ?, through = ? WHERE number = ?",
            event.net, event.tax, event.total, event.discount,
            msgspec.json.encode([msgspec.structs.asdict(rate) for rate in event.rates]).decode(), envelope.position,
            event.number,
        )  # fmt: skip
        self.change("DELETE FROM order_line WHERE number = ?", event.number)
        for number, line in enumerate(event.lines, 1):
            self.change(_INSERT_LINE, event.number, number, *_ORDER_LINE(line))

    @on(OrderFulfilled)
    def fulfilled(self, event: OrderFulfilled, envelope: Envelope) -> None:
        """Note that it was handed over, and what its goods cost."""
        self._set(event.number, "finished", "", envelope)
        for number, line in enumerate(event.lines, 1):
            self.change(
                "UPDATE order_line SET unit_cost = ? WHERE number = ? AND line = ?",
                line.unit_cost, event.number, number,
            )  # fmt: skip

    @on(OrderCancelled)
    def cancelled(self, event: OrderCancelled, envelope: Envelope) -> None:
        """Note that it was cancelled, and why."""
        self._set(event.number, "cancelled", event.reason, envelope)

    @on(LinesGivenBack)
    def given_back(self, event: LinesGivenBack, _envelope: Envelope) -> None:
        """Note what of its lines came back."""
        for back in event.lines:
            self.change(
                "UPDATE order_line SET given_back = given_back + ?, refunded = refunded + ?"
                " WHERE number = ? AND line = ?",
                back.quantity, back.amount, event.number, back.line,
            )  # fmt: skip

    @on(CustomerRegistered)
    def registered(self, event: CustomerRegistered, _envelope: Envelope) -> None:
        """Find orders by the customer's name, telephone number or reference."""
        name = event.person.name if event.person else ""
        phone = event.person.phone if event.person else ""
        words = _words(name, phone, event.reference)
        self.add("INSERT INTO customer VALUES (?, ?, ?, ?)", event.customer_id, name, fold(event.reference), words)

    @on(CustomerEdited)
    def edited(self, event: CustomerEdited, _envelope: Envelope) -> None:
        """Find orders by the name that holds now."""
        if event.person:
            words = _words(event.person.name, event.person.phone, " ")
            self.change(
                "UPDATE customer SET name = ?, words = ? || reference WHERE customer_id = ?",
                event.person.name, words, event.customer_id,
            )  # fmt: skip

    @on(CustomerErased)
    def erased(self, event: CustomerErased, _envelope: Envelope) -> None:
        """Forget the name."""
        self.change("DELETE FROM customer WHERE customer_id = ?", event.customer_id)

    def _set(self, number: int, status: str, reason: str, envelope: Envelope) -> None:
        self.change(
            "UPDATE orders SET status = ?, cancel_reason = ?, through = ? WHERE number = ?",
            status, reason, envelope.position, number,
        )  # fmt: skip


def _words(*texts: str) -> str:
    return " ".join(fold(text) for text in texts if text)


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
        f"""SELECT {", ".join(f"orders.{name}" for name in _ORDER)}, coalesce(customer.name, '')
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
    named = read_number(text)
    if named is None or named.order is not None:
        return 0 if named is None else named.order or 0
    found = archive.execute(
        "SELECT number FROM payment WHERE register = ? AND receipt = ?", (named.register, named.receipt)
    ).fetchone()
    return int(found[0]) if found else 0
