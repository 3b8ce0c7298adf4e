"""The feed of what just happened, for a manager who keeps a dashboard open."""

from typing import TypedDict

from domain.catalog.events import PriceChanged, ProductAdded, ProductRetired
from domain.inventory.events import Reason, StockMoved
from domain.kernel.messages import Envelope
from domain.orders.events import OrderCancelled, OrderFulfilled, OrderKind, OrderPlaced, SaleAbandoned
from readmodels.engine.view import View, on

ACTIVITY = 60
"""Happenings that the feed remembers."""


class ActivityDocument(TypedDict):
    """Something that happened: ``what`` is a name or a reason, the numbers mean what its kind says."""

    kind: str
    at: str
    actor: str
    what: str
    number: int
    amount: int
    count: int


class ActivityView(View[ActivityDocument]):
    """The latest happenings that a manager wants to see, by position."""

    name = "activity"
    key = "position"
    version = 2

    @on(OrderPlaced)
    def placed(self, event: OrderPlaced, envelope: Envelope) -> None:
        """An order was placed, or taken over from another program: its number, total in minor units, lines."""
        kind = "imported" if event.reference else "sold" if event.kind is OrderKind.COUNTER else "ordered"
        self._note(envelope, kind, number=event.number, amount=event.total, count=len(event.lines))

    @on(OrderFulfilled)
    def fulfilled(self, event: OrderFulfilled, envelope: Envelope) -> None:
        """An order was handed over: its number and total."""
        self._note(envelope, "fulfilled", number=event.number, amount=event.total, count=len(event.lines))

    @on(OrderCancelled)
    def cancelled(self, event: OrderCancelled, envelope: Envelope) -> None:
        """An order was cancelled: why, its number and total."""
        self._note(envelope, "cancelled", event.reason, number=event.number, amount=event.total)

    @on(SaleAbandoned)
    def abandoned(self, event: SaleAbandoned, envelope: Envelope) -> None:
        """A sale was given up: why, its total and lines. One that was only emptied is nothing to tell."""
        if event.reason:
            self._note(envelope, "abandoned", event.reason, amount=event.total, count=event.lines)

    @on(StockMoved)
    def moved(self, event: StockMoved, envelope: Envelope) -> None:
        """Goods moved other than by an order: why, how many thousandths, of how many products."""
        if event.reason in (Reason.SALE, Reason.RETURN):
            return
        amount = sum(movement.quantity for movement in event.movements)
        self._note(
            envelope,
            f"stock_{event.reason}",
            event.document or event.movements[0].sku,
            amount=amount,
            count=len(event.movements),
        )

    @on(PriceChanged)
    def price_changed(self, event: PriceChanged, envelope: Envelope) -> None:
        """A price changed: of which product, to how many minor units."""
        self._note(envelope, "price", event.sku, amount=event.price)

    @on(ProductAdded)
    def added(self, event: ProductAdded, envelope: Envelope) -> None:
        """A product came into the assortment, at a price in minor units."""
        self._note(envelope, "product", event.name, amount=event.price)

    @on(ProductRetired)
    def retired(self, event: ProductRetired, envelope: Envelope) -> None:
        """A product is no longer sold."""
        self._note(envelope, "retired", event.sku)

    def _note(
        self, envelope: Envelope, kind: str, what: str = "", *, number: int = 0, amount: int = 0, count: int = 0
    ) -> None:
        self.put(
            str(envelope.position),
            {
                "kind": kind,
                "at": envelope.at,
                "actor": envelope.actor,
                "what": what,
                "number": number,
                "amount": amount,
                "count": count,
            },
        )
        self.keep(ACTIVITY)
