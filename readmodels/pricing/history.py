"""What a product cost and when, and the lowest price of the days before a reduction.

Directive 98/6/EC, article 6a: whoever announces a reduction of a price names the lowest one that was asked of everybody
in the thirty days before. What is for a group of customers only, or for several pieces together, is no such price.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec

from domain.kernel.clock import local_time
from domain.kernel.rounding import divide
from domain.kernel.tax import HUNDRED_PERCENT
from domain.pricing.plans import AmountOff, Moment, PercentOff, PriceListPlan, PromotionPlan

DAYS = 30
"""How many days before a reduction count."""


class _Wording(NamedTuple):
    """What an offer said from a day to another one, both included; still does where ``until`` is empty."""

    position: int
    at: str
    kind: str
    since: str
    until: str
    plan: PromotionPlan | PriceListPlan

    def price(self, sku: str, category: str, price: int) -> int | None:
        """Return what one of a product costs by it, from the price that it has otherwise; None where that is unsaid."""
        if isinstance(self.plan, PriceListPlan):
            named = [its.price for its in self.plan.prices if its.sku == sku and its.from_quantity <= 1000]
            rates = [
                its.rate for its in self.plan.rates if its.goods.include(sku, category) and its.from_quantity <= 1000
            ]
            found = named + [_less(price, rate) for rate in rates]
            return min(found, default=None)
        terms = self.plan.terms
        if isinstance(terms, PercentOff | AmountOff) and terms.goods.include(sku, category):
            return _less(price, terms.rate) if isinstance(terms, PercentOff) else max(0, price - terms.amount)
        return None

    def held(self, day: date) -> bool:
        """Tell whether it held on a day, at least for an hour."""
        text = day.isoformat()
        if not self.since <= text <= (self.until or "9"):
            return False
        period = msgspec.structs.replace(self.plan.period, from_time="", until_time="")
        return period.holds(Moment(text, day.isoweekday(), 0))


def _less(price: int, rate: int) -> int:
    return price - divide(price * rate, HUNDRED_PERCENT)


class _Known(NamedTuple):
    zone: str
    wordings: list[_Wording]

    def day(self, at: str) -> str:
        return local_time(at, self.zone).date


_KINDS: dict[str, type[PromotionPlan] | type[PriceListPlan]] = {"promotion": PromotionPlan, "price_list": PriceListPlan}


def _known(archive: sqlite3.Connection) -> _Known:
    store = archive.execute("SELECT time_zone FROM price_store").fetchone()
    rows = archive.execute("SELECT position, at, kind, since, until, plan FROM price_offer ORDER BY position")
    wordings = [
        _Wording(position, at, kind, since, until, msgspec.json.decode(plan, type=_KINDS[kind]))
        for position, at, kind, since, until, plan in rows
    ]
    return _Known(store[0] if store else "UTC", wordings)


class _Product(NamedTuple):
    sku: str
    category: str
    changes: list[tuple[int, str, int, int | None]]
    """(position, at, price, former price), in order."""


def _products(archive: sqlite3.Connection, sku: str | None) -> Iterator[_Product]:
    rows = archive.execute(
        """SELECT price_change.sku, category, position, at, price, former_price
           FROM price_change JOIN price_product ON price_product.sku = price_change.sku
           WHERE ? IS NULL OR price_change.sku = ? ORDER BY price_change.sku, position""",
        (sku, sku),
    ).fetchall()
    for (its_sku, category), changes in groupby(rows, itemgetter(0, 1)):
        yield _Product(its_sku, category, [row[2:] for row in changes])


def lowest_price(archive: sqlite3.Connection, sku: str, day: str, *, days: int = DAYS) -> int | None:
    """Return the lowest price that was asked of everybody for 1.000 in the days before a day; None if there was none.

    ``day`` is the store's date on which the reduction is announced, such as the first day of a promotion.
    """
    known = _known(archive)
    return next((_lowest(product, known, day, days) for product in _products(archive, sku)), None)


def _lowest(product: _Product, known: _Known, day: str, days: int) -> int | None:
    changes = [(known.day(at), price) for _, at, price, _ in product.changes]
    public = [its for its in known.wordings if not its.plan.group]
    announced = date.fromisoformat(day)
    found: list[int] = []
    for back in range(1, days + 1):
        when = announced - timedelta(days=back)
        asked = _prices_on(changes, when.isoformat())
        held = [its for its in public if its.held(when)] if asked else []
        reduced = (its.price(product.sku, product.category, price) for its in held for price in asked)
        found += [*asked, *(price for price in reduced if price is not None)]
    return min(found, default=None)


def _prices_on(changes: list[tuple[str, int]], day: str) -> list[int]:
    """Return the catalogue's prices of a day: the one that it began with, and those that came."""
    before = [price for since, price in changes if since < day][-1:]
    return before + [price for since, price in changes if since == day]


PRICE = ("sku", "price", "since", "former_price", "reduced", "lowest_before")
"""The fields of a product's price, in order."""


def prices(archive: sqlite3.Connection, sku: str | None = None) -> list[dict[str, Any]]:
    """Return what each product costs by the catalogue, since when, and what it cost before.

    Where the last change was a reduction, ``lowest_before`` is the lowest price of the thirty days before it.
    """
    known = _known(archive)
    return [_price(product, known) for product in _products(archive, sku)]


def _price(product: _Product, known: _Known) -> dict[str, Any]:
    _, at, price, former = product.changes[-1]
    reduced = former is not None and price < former
    lowest = _lowest(product, known, known.day(at), DAYS) if reduced else None
    return dict(zip(PRICE, (product.sku, price, at, former, reduced, lowest), strict=True))


ENTRY = ("sku", "position", "at", "kind", "name", "group", "price", "former_price", "first_day", "last_day")
"""The fields of an entry in a product's history, in order."""


def price_history(archive: sqlite3.Connection, sku: str | None = None) -> list[dict[str, Any]]:
    """Return what changed the price of each product, newest first: the catalogue, promotions and price lists.

    ``kind`` is price, promotion or price_list; ``price`` is None for what needs several pieces. ``first_day`` and
    ``last_day`` are the store's dates between which it held, empty while it does.
    """
    known = _known(archive)
    return [entry for product in _products(archive, sku) for entry in _history(product, known)]


def _history(product: _Product, known: _Known) -> list[dict[str, Any]]:
    rows: list[tuple[Any, ...]] = []
    days = [known.day(at) for _, at, _, _ in product.changes] + [""]
    for number, (position, at, price, former) in enumerate(product.changes):
        rows.append((product.sku, position, at, "price", "", "", price, former, days[number], days[number + 1]))
    rows += [_of_offer(its, product) for its in known.wordings if _concerns(its.plan, product)]
    rows.sort(key=itemgetter(1), reverse=True)
    return [dict(zip(ENTRY, row, strict=True)) for row in rows]


def _of_offer(its: _Wording, product: _Product) -> tuple[Any, ...]:
    before = [price for position, _, price, _ in product.changes if position < its.position]
    otherwise = before[-1] if before else product.changes[0][2]
    reduced = its.price(product.sku, product.category, otherwise)
    first = max(its.since, its.plan.period.first_day)
    last = min(filter(None, (its.until, its.plan.period.last_day)), default="")
    named = (its.kind, its.plan.name, its.plan.group)
    return (product.sku, its.position, its.at, *named, reduced, otherwise, first, last)


def _concerns(plan: PromotionPlan | PriceListPlan, product: _Product) -> bool:
    if isinstance(plan, PromotionPlan):
        return any(goods.include(product.sku, product.category) for goods in plan.goods)
    listed = any(its.sku == product.sku for its in plan.prices)
    return listed or any(its.goods.include(product.sku, product.category) for its in plan.rates)
