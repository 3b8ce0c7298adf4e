"""What happened to the stock. The ledger of movements is the truth: on hand is their sum."""

from enum import StrEnum

import msgspec

from domain.kernel.ids import OrderId, Sku
from domain.kernel.messages import Event


class Reason(StrEnum):
    """Why goods moved."""

    SALE = "sale"
    RETURN = "return"
    DELIVERY = "delivery"
    SUPPLIER_RETURN = "supplier_return"
    COUNT = "count"
    DAMAGE = "damage"
    THEFT = "theft"
    OWN_USE = "own_use"
    TRANSFER = "transfer"
    OPENING = "opening"


class Movement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One product's part of a movement.

    ``quantity`` (signed) and ``balance`` (on hand afterwards) in thousandths; ``unit_cost`` and ``average_cost`` (after
    it) in ten-thousandths of a minor unit; ``value`` and ``revaluation`` (what goods that were sold before they came
    turned out to cost more) change the stock's value, in ten-thousandths of a minor unit.
    """

    sku: Sku
    quantity: int
    balance: int
    unit_cost: int
    average_cost: int
    value: int
    revaluation: int = 0


class StockMoved(Event, frozen=True, kw_only=True):
    """Goods came in or went out, all for one reason and under one document."""

    reason: Reason
    document: str
    movements: tuple[Movement, ...]
    note: str = ""


class Reserved(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A quantity, in thousandths, that is kept for an order."""

    sku: Sku
    quantity: int


class StockReserved(Event, frozen=True, kw_only=True):
    """Goods are kept for an order; they are on hand and not available."""

    order_id: OrderId
    lines: tuple[Reserved, ...]


class StockReleased(Event, frozen=True, kw_only=True):
    """Goods are no longer kept for an order, because it was handed over or cancelled."""

    order_id: OrderId
    lines: tuple[Reserved, ...]


EVENTS = (StockMoved, StockReserved, StockReleased)
