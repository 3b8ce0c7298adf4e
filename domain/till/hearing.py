"""Which events a shift counts, and how: one table for the fold of the write side and for the report at any time."""

from collections.abc import Callable
from typing import Any

from domain.documents.events import CopyPrinted
from domain.kernel.messages import Event
from domain.orders.events import (
    OrderCancelled,
    OrderFulfilled,
    OrderPlaced,
    SaleAbandoned,
    SaleLineRemoved,
    SaleStarted,
)
from domain.payments.events import Paid, Refunded
from domain.till import figures as sums
from domain.till.events import CashPaidIn, CashPaidOut, DrawerOpened
from domain.till.figures import Figures

Counting = Callable[[Figures, Any, str], Figures]

COUNTED: dict[type[Event], Counting] = {
    Paid: sums.paid,
    Refunded: sums.refunded,
    CashPaidIn: lambda figures, event, _actor: sums.moved(figures, event.amount),
    CashPaidOut: lambda figures, event, _actor: sums.moved(figures, -event.amount),
    DrawerOpened: lambda figures, _event, actor: sums.drawer_opened(figures, actor),
    CopyPrinted: lambda figures, _event, actor: sums.copied(figures, actor),
    OrderPlaced: sums.traded,
    OrderFulfilled: sums.traded,
    OrderCancelled: sums.traded,
    SaleStarted: sums.begun,
    SaleLineRemoved: sums.removed,
    SaleAbandoned: sums.abandoned,
}
"""Event -> what it makes of a shift's figures; each has a ``shift_id``."""


def counted(figures: Figures, event: Event, actor: str) -> Figures:
    """Return a shift's figures after something that counts."""
    return COUNTED[type(event)](figures, event, actor)
