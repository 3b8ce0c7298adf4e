"""What stands on the demo store's shelves, and the deliveries that fill them: nothing is sold that is not there."""

import datetime
from random import Random
from typing import Final

import msgspec

from app.demo.assortment import DemoProduct
from app.demo.demand import appetite, is_open

ARRIVAL: Final = datetime.time(6, 15)
FRESH: Final = frozenset({"Fruit & vegetables", "Bakery", "Dairy & eggs"})  # supplied daily, the rest weekly or twice
TWICE_A_WEEK: Final = frozenset({"Cheese", "Delicatessen", "Snacks", "Drinks", "Beer & cider", "Frozen", "Ice cream"})
PACK: Final = {"each": 6_000, "kg": 1_000}  # thousandths
LAST_PIECE: Final = {"each": 1_000, "kg": 250}

LATE_FROM: Final = 4  # days before the end from which some suppliers are late
LATE, SOLD_OUT = 14, 3


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """Goods that arrived before opening: quantity in thousandths, cost in ten-thousandths of a minor unit."""

    at: datetime.datetime  # local time
    sku: str
    quantity: int
    unit_cost: int


class Shelves:
    """Stock on hand per product (thousandths), and who is about to run out when the year ends."""

    def __init__(self, products: tuple[DemoProduct, ...], chance: Random) -> None:
        self._products = products
        self._chance = chance
        self.on_hand = {product.sku: product.opening_stock for product in products}
        self.sold_out: tuple[str, ...] = ()
        self._late: dict[str, int] = {}  # what stays on the shelf to the end, per product that is not delivered

    def restock(self, date: datetime.date, days_left: int) -> tuple[Delivery, ...]:
        """Fill up what fell to its reorder point, if its supplier comes on this day."""
        ending = days_left <= LATE_FROM
        if ending and not self._late:
            self._choose_late()
        if not is_open(date) or date.weekday() == 6:
            return ()
        wanted = (p for p in self._products if (ending or _comes(p.category, date)) and self._wants(p, date, ending))
        return tuple(self._deliver(product, date, ending) for product in wanted)

    def available(self, sku: str) -> int:
        """Return how much of a product can be sold, in thousandths."""
        return max(0, self.on_hand[sku] - self._late.get(sku, 0))

    def change(self, sku: str, change: int) -> int:
        """Add (positive) or remove as much as there is (negative); return what changed, in thousandths."""
        change = max(change, -self.on_hand[sku])
        self.on_hand[sku] += change
        return change

    def _wants(self, product: DemoProduct, date: datetime.date, ending: bool) -> bool:
        if product.retired or product.sku in self._late:
            return False
        # In the last days all that is not late keeps a week's sales more, so that nothing else runs low.
        reserve = product.weekly_sales if ending else 0
        return self.on_hand[product.sku] <= _in_season(product.reorder_point, product, date) + reserve

    def _deliver(self, product: DemoProduct, date: datetime.date, ending: bool) -> Delivery:
        level = _in_season(product.opening_stock, product, date) + (product.weekly_sales if ending else 0)
        packs = max(1, -((self.on_hand[product.sku] - level) // PACK[product.unit]))
        quantity = packs * PACK[product.unit]
        self.on_hand[product.sku] += quantity
        # Purchase prices wander by a few percent, so that the average cost has something to average.
        unit_cost = product.cost * self._chance.randrange(970, 1031) // 1000
        at = datetime.datetime.combine(date, ARRIVAL)
        return Delivery(at=at, sku=product.sku, quantity=quantity, unit_cost=unit_cost)

    def _choose_late(self) -> None:
        """Pick the emptiest shelves, at most two of a category, and let the first of them sell out."""
        stocked = [p for p in self._products if not p.retired and self.on_hand[p.sku] >= LAST_PIECE[p.unit]]
        chosen: list[DemoProduct] = []
        for product in sorted(stocked, key=lambda p: self.on_hand[p.sku] * 1000 // p.reorder_point):
            if len(chosen) < LATE and sum(other.category == product.category for other in chosen) < 2:
                chosen.append(product)
        self.sold_out = tuple(product.sku for product in chosen[:SOLD_OUT])
        self._late = {p.sku: 0 if p.sku in self.sold_out else LAST_PIECE[p.unit] for p in chosen}


def _in_season(quantity: int, product: DemoProduct, date: datetime.date) -> int:
    return quantity * max(100, appetite(product.category, date)) // 100


def _comes(category: str, date: datetime.date) -> bool:
    if category in FRESH:
        return True
    return date.weekday() in ((0, 3) if category in TWICE_A_WEEK else (2,))
