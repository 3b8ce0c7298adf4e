"""What may be asked of an order between its placing and its handing over."""

from domain.kernel.ids import OrderId, Sku
from domain.kernel.messages import Command
from domain.orders.events import Way


class PromiseOrder(Command, frozen=True, kw_only=True):
    """Agree anew when an order is handed over (the store's time, such as "2026-03-01T16:30"), and how.

    An order that is under way to the customer comes back into the store with that.
    """

    order_id: OrderId
    promised_for: str
    way: Way = Way.PICK_UP


class PickLine(Command, frozen=True, kw_only=True):
    """Put so many thousandths more of a line, counted from 1, ready; below zero puts them back on the shelf."""

    order_id: OrderId
    line: int
    quantity: int = 1000


class PickProduct(Command, frozen=True, kw_only=True):
    """Put so many thousandths of a product ready, on the first line that still lacks it.

    Without ``quantity`` it is one piece, or as much as its label says; a weight must be said. ``label`` is the number
    on the package as it was scanned: a price on it is what it costs.
    """

    order_id: OrderId
    sku: Sku
    quantity: int | None = None
    label: str = ""


class MarkShort(Command, frozen=True, kw_only=True):
    """Say that no more of a line, counted from 1, can be had than lies ready, and why."""

    order_id: OrderId
    line: int
    reason: str


class FinishPicking(Command, frozen=True, kw_only=True):
    """Say that an order lies ready: each line is complete or short, and what is short is not charged.

    ``as_ordered`` says that whatever was not counted is there as it was ordered.
    """

    order_id: OrderId
    as_ordered: bool = False


class SendOrder(Command, frozen=True, kw_only=True):
    """Let an order that is delivered leave the store. Who gets it, and pays, is said by ``FulfilOrder``."""

    order_id: OrderId
