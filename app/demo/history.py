"""A year in the demo store, made up day by day: the same dates and seed always give the same year."""

import datetime
from collections.abc import Iterator
from itertools import accumulate
from random import Random
from typing import Final, Literal

import msgspec

from app.demo.assortment import DemoProduct, load_customers, load_products
from app.demo.demand import appetite, hours, is_open, next_open_day, usual_orders
from app.demo.shelves import Delivery, Shelves
from domain.kernel.money import line_amount
from domain.kernel.tax import percent_off

OrderKind = Literal["counter", "telephone"]
Outcome = Literal["finished", "open", "cancelled"]
AdjustmentReason = Literal["damage", "count"]

COUNTER_LINES: Final = (9, 12, 13, 13, 12, 10, 8, 6, 5, 4, 3, 2, 1, 1, 1)  # weights of 1 to 15 lines
PIECES: Final = {1000: 76, 2000: 17, 3000: 4, 4000: 2, 6000: 1}  # weights of the quantities of a line
GRAMS: Final = {"Cheese": (100, 400), "Delicatessen": (80, 300)}
OTHER_GRAMS: Final = (250, 1200)
LEAST_QUANTITY: Final = 50  # nobody asks for the last twenty grams
MARKED_DOWN_AT_NIGHT: Final = frozenset({"Bakery", "Fruit & vegetables", "Dairy & eggs"})
PERCENT_KNOWN: Final = 24  # of the orders at the counter
CLOSING_WORK: Final = datetime.time(20, 30)


class OrderLine(msgspec.Struct, frozen=True, kw_only=True):
    """Some of one product: quantity in thousandths, discount on the whole line in minor units."""

    sku: str
    quantity: int
    discount: int


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """One sale; a cancelled one gives its goods back when its day closes."""

    at: datetime.datetime  # local time
    customer: int | None  # position in load_customers()
    kind: OrderKind
    lines: tuple[OrderLine, ...]
    promised: datetime.datetime | None = None  # local time, telephone orders only
    outcome: Outcome = "finished"


class Adjustment(msgspec.Struct, frozen=True, kw_only=True):
    """Goods that were found broken or counted differently: change in thousandths."""

    at: datetime.datetime  # local time
    sku: str
    change: int
    reason: AdjustmentReason


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """One day: deliveries before opening, orders by time, cancelled goods put back, then adjustments."""

    date: datetime.date
    deliveries: tuple[Delivery, ...]
    orders: tuple[Order, ...]
    adjustments: tuple[Adjustment, ...]


def history(until: datetime.date, days: int = 365, seed: int = 367) -> Iterator[Day]:
    """Yield the days that end with `until`, oldest first; stock starts at each product's opening stock.

    On hand never falls below zero. At the end some products are low, a few are sold out and a few telephone orders
    are open; this is so from the evening before `until`, so the last day may be cut off at the present hour.
    """
    year = _Year(until, Random(seed))
    for ago in range(days - 1, -1, -1):
        yield year.day(until - datetime.timedelta(days=ago))


class _Year:
    """The store while its year is made up: customers come by the tables and get what the shelves still hold."""

    def __init__(self, until: datetime.date, chance: Random) -> None:
        self._until = until
        self._chance = chance
        self._products = load_products()
        self._shelves = Shelves(self._products, chance)
        # How often a product is asked for, whatever quantity goes into one line.
        self._popularity = [p.weekly_sales * 100 // _usual_quantity(p) for p in self._products]
        self._regulars = [1000 // (rank + 2) for rank in range(len(load_customers()))]

    def day(self, date: datetime.date) -> Day:
        """Live through one day and return what happened."""
        deliveries = self._shelves.restock(date, (self._until - date).days)
        orders = tuple(self._orders(date))
        for order in orders:
            if order.outcome == "cancelled":
                for line in order.lines:
                    self._shelves.change(line.sku, line.quantity)
        adjustments = tuple(self._closing_work(date)) if is_open(date) else ()
        return Day(date=date, deliveries=deliveries, orders=orders, adjustments=adjustments)

    def _orders(self, date: datetime.date) -> Iterator[Order]:
        weights = [
            popularity * appetite(product.category, date)
            for popularity, product in zip(self._popularity, self._products, strict=True)
        ]
        draw = list(accumulate(weights))
        for at, kind in self._arrivals(date):
            size = self._chance.choices(range(1, 16), COUNTER_LINES)[0] + (5 if kind == "telephone" else 0)
            wanted = dict.fromkeys(self._chance.choices(self._products, cum_weights=draw, k=min(size, 15)))
            lines = tuple(line for product in wanted if (line := self._line(product, at)) is not None)
            if lines:
                yield self._telephone(at, lines) if kind == "telephone" else self._counter(at, lines)

    def _arrivals(self, date: datetime.date) -> list[tuple[datetime.datetime, OrderKind]]:
        """Return who comes or calls when; two calls at least on the last days, so that orders are open."""
        usual = usual_orders(date)
        if not usual:
            return []
        count = usual + self._chance.randint(-usual // 7, usual // 7)
        calls = self._chance.randint(2, 3) if self._ends_soon(date) else self._chance.choice((0, 1, 1, 2))
        open_hours = hours(date)
        drawn = self._chance.choices(list(open_hours), list(open_hours.values()), k=count)
        # People telephone early, so that the shop has time to pick.
        drawn[:calls] = [self._chance.choice((9, 10, 11)) for _ in range(calls)]
        times = [self._time(date, hour) for hour in drawn]
        kinds: list[OrderKind] = ["telephone" if place < calls else "counter" for place in range(count)]
        return sorted(zip(times, kinds, strict=True))

    def _ends_soon(self, date: datetime.date) -> bool:
        """Say whether this is one of the last two days on which the store opens."""
        return next_open_day(date) >= self._until

    def _time(self, date: datetime.date, hour: int) -> datetime.datetime:
        second = self._chance.randrange(3600)
        return datetime.datetime.combine(date, datetime.time(hour, second // 60, second % 60))

    def _counter(self, at: datetime.datetime, lines: tuple[OrderLine, ...]) -> Order:
        known = self._chance.randrange(100) < PERCENT_KNOWN
        return Order(at=at, customer=self._regular() if known else None, kind="counter", lines=lines)

    def _telephone(self, at: datetime.datetime, lines: tuple[OrderLine, ...]) -> Order:
        same_day = not self._ends_soon(at.date()) and self._chance.randrange(2) == 0
        day = at.date() if same_day else next_open_day(at.date())
        hour = 12 if day.weekday() == 6 else self._chance.choice((12, 16, 17))
        outcome: Outcome = "cancelled" if self._chance.randrange(10) == 0 else "finished"
        return Order(
            at=at,
            customer=self._regular(),
            kind="telephone",
            lines=lines,
            promised=datetime.datetime.combine(day, datetime.time(hour, 30)),
            outcome="open" if day >= self._until else outcome,
        )

    def _regular(self) -> int:
        return self._chance.choices(range(len(self._regulars)), self._regulars)[0]

    def _line(self, product: DemoProduct, at: datetime.datetime) -> OrderLine | None:
        if product.unit == "kg":
            quantity = self._chance.randrange(*GRAMS.get(product.category, OTHER_GRAMS), 2)
        else:
            quantity = self._chance.choices(tuple(PIECES), tuple(PIECES.values()))[0]
        quantity = min(quantity, self._shelves.available(product.sku))
        if quantity < LEAST_QUANTITY:
            return None
        self._shelves.change(product.sku, -quantity)
        discount = percent_off(line_amount(product.price, quantity), self._discount(product, at))
        return OrderLine(sku=product.sku, quantity=quantity, discount=discount)

    def _discount(self, product: DemoProduct, at: datetime.datetime) -> int:
        """Return the rate off (thousandths of a percent): fresh goods in the last hours, and now and then a dent."""
        odds = self._chance.randrange(100)
        if at.hour >= 18 and product.category in MARKED_DOWN_AT_NIGHT and odds < 40:
            return 30_000
        return 10_000 if odds < 3 else 0

    def _closing_work(self, date: datetime.date) -> Iterator[Adjustment]:
        """Write off what broke or wilted, and on the first of a month count a few shelves."""
        pieces = [p for p in self._products if p.unit == "each" and not p.retired]
        if self._chance.randrange(100) < 35:
            yield from self._adjust(date, self._chance.choice(pieces).sku, -1000, "damage")
        if date.day == 1:
            for product in self._chance.sample(pieces, 6):
                yield from self._adjust(date, product.sku, self._chance.choice((-2000, -1000, 1000)), "count")
        if date < self._until and self._ends_soon(date):
            for sku in self._shelves.sold_out:
                yield from self._adjust(date, sku, -self._shelves.on_hand[sku], "damage")

    def _adjust(self, date: datetime.date, sku: str, change: int, reason: AdjustmentReason) -> Iterator[Adjustment]:
        changed = self._shelves.change(sku, change)
        if changed:
            yield Adjustment(at=datetime.datetime.combine(date, CLOSING_WORK), sku=sku, change=changed, reason=reason)


def _usual_quantity(product: DemoProduct) -> int:
    if product.unit == "kg":
        low, high = GRAMS.get(product.category, OTHER_GRAMS)
        return (low + high) // 2
    return sum(pieces * weight for pieces, weight in PIECES.items()) // sum(PIECES.values())
