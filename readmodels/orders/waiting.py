"""The orders that wait to be handed over: for when, what of each lies ready, and what is still due on it."""

from typing import Any, TypedDict

from domain.kernel.messages import Envelope
from domain.orders.events import OrderCancelled, OrderFulfilled, OrderKind, OrderLine, OrderPlaced
from domain.orders.waiting_events import LinePicked, LineShort, OrderPicked, OrderPromised, OrderSent
from domain.payments.events import Paid, Refunded
from readmodels.engine.view import View, on
from readmodels.orders.views import OrderDocument, order_document


class PickDocument(TypedDict):
    """A line as the shelf is picked, counted from 1; quantities in thousandths, ``short`` is why no more can be had."""

    line: int
    sku: str
    name: str
    quantity: int
    note: str
    picked: int
    short: str


class OpenOrderDocument(OrderDocument):
    """An order that waits to be handed over.

    ``stage`` is to_pick, picking, ready or sent, and ``picker`` who picked last. ``missing`` are the lines, or parts of
    lines, that could not be had once it was picked. ``paid`` is what was paid so far, in minor units; ``asked`` says
    that money was asked for at all.
    """

    picks: list[PickDocument]
    stage: str
    picker: str
    missing: list[dict[str, Any]]
    paid: int
    asked: bool


class OpenOrdersView(View[OpenOrderDocument]):
    """The orders that wait to be handed over, by id."""

    name = "open_orders"
    key = "order_id"
    version = 2

    @on(OrderPlaced)
    def placed(self, event: OrderPlaced, envelope: Envelope) -> None:
        """Show an order that was placed by telephone."""
        if event.kind is OrderKind.TELEPHONE:
            picks = [_pick(number, line) for number, line in enumerate(event.lines, 1)]
            fresh: dict[str, Any] = {"stage": "to_pick", "picker": "", "missing": [], "paid": 0, "asked": False}
            self.put(event.order_id, {**order_document(event, envelope), "picks": picks, **fresh})  # type: ignore[typeddict-item]

    @on(OrderPromised)
    def promised(self, event: OrderPromised, envelope: Envelope) -> None:
        """Show when and how it is handed over now; it is in the store."""
        stage = self.known(event.order_id)["stage"]
        stage = "ready" if stage == "sent" else stage
        self._touch(event.order_id, envelope, promised_for=event.promised_for, way=event.way, stage=stage)

    @on(LinePicked)
    def line_picked(self, event: LinePicked, envelope: Envelope) -> None:
        """Show what of a line lies ready."""
        self._pick(event, envelope, picked=event.picked, short="")

    @on(LineShort)
    def line_short(self, event: LineShort, envelope: Envelope) -> None:
        """Show why no more of a line can be had."""
        self._pick(event, envelope, short=event.reason)

    @on(OrderPicked)
    def picked(self, event: OrderPicked, envelope: Envelope) -> None:
        """Show that it lies ready, and what it comes to now."""
        picks = [{**_pick(number, line), "picked": line.quantity} for number, line in enumerate(event.lines, 1)]
        missing = [{"name": short.name, "missing": short.missing, "reason": short.reason} for short in event.short]
        self._touch(
            event.order_id, envelope, stage="ready", picker=envelope.actor, picks=picks, missing=missing,
            lines=len(event.lines), units=sum(line.quantity for line in event.lines), total=event.total,
            discount=event.discount,
        )  # fmt: skip

    @on(OrderSent)
    def sent(self, event: OrderSent, envelope: Envelope) -> None:
        """Show that it is on its way."""
        self._touch(event.order_id, envelope, stage="sent")

    @on(Paid)
    def was_paid(self, event: Paid, envelope: Envelope) -> None:
        """Show what was paid of it."""
        self._money(event.order_id, event.due - event.balance, envelope)

    @on(Refunded)
    def was_refunded(self, event: Refunded, envelope: Envelope) -> None:
        """Show that less of it is paid."""
        self._money(event.of_order_id or "", -event.due, envelope)

    @on(OrderFulfilled)
    def fulfilled(self, event: OrderFulfilled, _envelope: Envelope) -> None:
        """Show it no more."""
        self._close(event.order_id)

    @on(OrderCancelled)
    def cancelled(self, event: OrderCancelled, _envelope: Envelope) -> None:
        """Show it no more."""
        self._close(event.order_id)

    def _pick(self, event: LinePicked | LineShort, envelope: Envelope, **fields: Any) -> None:
        picks = [
            {**pick, **fields} if pick["line"] == event.line else pick for pick in self.known(event.order_id)["picks"]
        ]
        self._touch(event.order_id, envelope, stage="picking", picker=envelope.actor, picks=picks)

    def _money(self, order_id: str, paid: int, envelope: Envelope) -> None:
        document = self.get(order_id)
        if document is not None:
            self._touch(order_id, envelope, paid=document["paid"] + paid, asked=True)

    def _touch(self, order_id: str, envelope: Envelope, **fields: Any) -> None:
        self.patch(order_id, **fields, through=envelope.position)

    def _close(self, order_id: str) -> None:
        if self.get(order_id) is not None:
            self.remove(order_id)


def _pick(number: int, line: OrderLine) -> PickDocument:
    return {
        "line": number, "sku": line.sku, "name": line.name, "quantity": line.quantity, "note": line.note, "picked": 0,
        "short": "",
    }  # fmt: skip
