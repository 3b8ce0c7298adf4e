"""Stock levels: what is on hand, what is kept for orders, and what it cost on average."""

from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec

from domain.inventory.events import Movement, Reason, Reserved, StockMoved, StockReleased, StockReserved
from domain.kernel import checks
from domain.kernel.cost import average_cost, value_at
from domain.kernel.errors import Rejected
from domain.kernel.fold import Fold, State
from domain.kernel.ids import OrderId, Sku

STREAM = "stock/main"
"""Every movement of the store's one location."""

BY_HAND = (Reason.COUNT, Reason.DAMAGE, Reason.THEFT, Reason.OWN_USE, Reason.TRANSFER, Reason.SUPPLIER_RETURN)
"""The reasons for which a person may correct the stock; the others belong to a document."""


class StockLevel(State, frozen=True, kw_only=True):
    """One product's stock. Quantities in thousandths, cost and value in ten-thousandths of a minor unit."""

    sku: Sku
    on_hand: int = 0
    reserved: int = 0
    average_cost: int = 0
    value: int = 0

    @property
    def available(self) -> int:
        """Return what may be promised: on hand and not kept for an order."""
        return self.on_hand - self.reserved


class Sellable(Protocol):
    """What the stock must know of a product."""

    @property
    def name(self) -> str:
        """Return what people call it."""

    @property
    def allow_negative(self) -> bool:
        """Return whether it may be sold below zero."""


Levels = Mapping[str, StockLevel]
Wanted = Iterable[tuple[Sku, int]]
"""(SKU, quantity in thousandths), each SKU once."""


def require_available(levels: Levels, products: Mapping[str, Sellable], wanted: Wanted) -> None:
    """Refuse to promise more of a product than is available, unless the product may be sold below zero."""
    for sku, quantity in wanted:
        level = levels.get(sku)
        available = level.available if level else 0
        if quantity > available and not products[sku].allow_negative:
            raise Rejected(
                "not_enough_stock", sku=sku, name=products[sku].name, wanted=quantity, available=max(available, 0)
            )


def taken(levels: Levels, wanted: Wanted, *, reason: Reason, document: str, note: str = "") -> StockMoved:
    """Return the movement of goods that go out, each at its average cost."""
    return StockMoved(
        reason=reason,
        document=document,
        movements=tuple(_at_average(levels, sku, -quantity) for sku, quantity in wanted),
        note=note,
    )


def received(
    levels: Levels, lines: Iterable[tuple[Sku, int, int]], *, reason: Reason, document: str, note: str = ""
) -> StockMoved:
    """Return the movement of goods that come in; each line is (SKU, quantity, unit cost), each SKU once."""
    movements = []
    for sku, quantity, unit_cost in lines:
        level = levels.get(sku) or StockLevel(sku=sku)
        after = average_cost(level.on_hand, level.average_cost, quantity, unit_cost)
        checks.number(after.value, "stock_value", least=0, most=checks.MOST_COST)
        movements.append(
            Movement(
                sku=sku,
                quantity=quantity,
                balance=level.on_hand + quantity,
                unit_cost=unit_cost,
                average_cost=after.average,
                value=after.value,
                revaluation=after.revaluation,
            )
        )
    return StockMoved(reason=reason, document=document, movements=tuple(movements), note=note)


def adjusted(level: StockLevel, product: Sellable, quantity: int, reason: Reason, note: str) -> StockMoved:
    """Return the correction of one product's stock; refuses a reason that belongs to a document, and below zero."""
    if reason not in BY_HAND:
        raise Rejected("reason_needs_document", reason=reason)
    if quantity == 0:
        raise Rejected("nothing_to_adjust")
    checks.number(quantity, "quantity", least=-checks.MOST_QUANTITY, most=checks.MOST_QUANTITY)
    if level.on_hand + quantity < 0 and quantity < 0 and not product.allow_negative:
        raise Rejected(
            "not_enough_stock", sku=level.sku, name=product.name, wanted=-quantity, available=max(level.on_hand, 0)
        )
    movement = _at_average({level.sku: level}, level.sku, quantity)
    return StockMoved(reason=reason, document="", movements=(movement,), note=note)


def reserved(order_id: OrderId, wanted: Wanted) -> StockReserved:
    """Return the event that keeps goods for an order."""
    return StockReserved(order_id=order_id, lines=_lines(wanted))


def released(order_id: OrderId, wanted: Wanted) -> StockReleased:
    """Return the event that gives kept goods free again."""
    return StockReleased(order_id=order_id, lines=_lines(wanted))


def _lines(wanted: Wanted) -> tuple[Reserved, ...]:
    return tuple(Reserved(sku=sku, quantity=quantity) for sku, quantity in wanted)


def _at_average(levels: Levels, sku: Sku, quantity: int) -> Movement:
    level = levels.get(sku) or StockLevel(sku=sku)
    balance, cost = level.on_hand + quantity, level.average_cost
    # The last of it takes the whole rest of the value with it, so that nothing in stock is worth nothing.
    value = value_at(quantity, cost) if balance else -level.value
    return Movement(sku=sku, quantity=quantity, balance=balance, unit_cost=cost, average_cost=cost, value=value)


def evolve(level: StockLevel | None, part: Movement | tuple[Sku, int]) -> StockLevel:
    """Return the level after a movement, or after a change of what is reserved."""
    if isinstance(part, Movement):
        before = level or StockLevel(sku=part.sku)
        return StockLevel(
            sku=part.sku,
            on_hand=before.on_hand + part.quantity,
            reserved=before.reserved,
            average_cost=part.average_cost,
            value=before.value + part.value + part.revaluation,
        )
    sku, quantity = part
    before = level or StockLevel(sku=sku)
    return msgspec.structs.replace(before, reserved=before.reserved + quantity)


def _movements(event: StockMoved) -> list[tuple[str, Movement]]:
    return [(movement.sku, movement) for movement in event.movements]


def _reserved(event: StockReserved) -> list[tuple[str, tuple[Sku, int]]]:
    return [(line.sku, (line.sku, line.quantity)) for line in event.lines]


def _released(event: StockReleased) -> list[tuple[str, tuple[Sku, int]]]:
    return [(line.sku, (line.sku, -line.quantity)) for line in event.lines]


STOCK_LEVEL = Fold(
    "stock_level",
    StockLevel,
    evolve,
    {StockMoved: _movements, StockReserved: _reserved, StockReleased: _released},
)
