"""Orders as people look for them: the open ones, the latest, and all in the archive."""

import operator
from typing import Any, TypedDict

import msgspec

from domain.customers.events import CustomerEdited, CustomerErased, CustomerRegistered
from domain.kernel.messages import Envelope
from domain.kernel.text import fold
from domain.orders.events import LinesGivenBack, OrderCancelled, OrderFulfilled, OrderKind, OrderPlaced
from domain.orders.waiting_events import OrderPicked, OrderPromised
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


ORDER_ROW = (
    "order_id", "number", "kind", "status", "customer_id", "placed_at", "local_date", "promised_for", "way",
    "note", "reference", "net", "tax", "total", "discount", "rates", "cancel_reason", "through",
)  # fmt: skip
"""The columns of an order."""
ORDER = (*ORDER_ROW, "customer_name")
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
            f"INSERT INTO orders ({', '.join(ORDER_ROW)}) VALUES ({', '.join('?' * len(ORDER_ROW))})",
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
