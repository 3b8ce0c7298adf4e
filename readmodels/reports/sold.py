"""What reports count as sold: counter orders when they are placed, telephone orders when they are handed over.

An order that is cancelled after that is taken off again on the day on which its goods came back.
"""

from abc import abstractmethod
from typing import TypeVar

from domain.kernel.messages import Envelope
from domain.orders.events import OrderCancelled, OrderFulfilled, OrderKind, OrderPlaced
from readmodels.engine.view import View, on

D = TypeVar("D")

Sold = OrderPlaced | OrderFulfilled | OrderCancelled
"""All three carry the date, the hour, the lines and the sums."""


def sells(event: Sold) -> bool:
    """Return whether anything goes out with it: a document with which goods only come back is no sale."""
    return any(line.quantity > 0 for line in event.lines)


def takes_back(event: Sold) -> bool:
    """Return whether anything comes back with it."""
    return any(line.quantity < 0 for line in event.lines)


class SalesView(View[D]):
    """A view of what was sold: subclasses say what a sale, or with the sign -1 its return, makes of their documents."""

    @abstractmethod
    def sold(self, event: Sold, sign: int, envelope: Envelope) -> None:
        """Count what was sold, or take it off again."""

    @on(OrderPlaced)
    def placed(self, event: OrderPlaced, envelope: Envelope) -> None:
        """Count an order at the counter."""
        if event.kind is OrderKind.COUNTER:
            self.sold(event, 1, envelope)

    @on(OrderFulfilled)
    def fulfilled(self, event: OrderFulfilled, envelope: Envelope) -> None:
        """Count an order that was handed over."""
        self.sold(event, 1, envelope)

    @on(OrderCancelled)
    def cancelled(self, event: OrderCancelled, envelope: Envelope) -> None:
        """Take off what came back."""
        if event.returned:
            self.sold(event, -1, envelope)
