"""What an offer would do at the till, worked out with goods that are there: whoever writes one down sees it at once.

The till's own engine works it out, so that an example never says anything else than the receipt.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from domain.kernel.quantity import EACH, THOUSAND
from domain.kernel.rounding import Rounding
from domain.pricing import keys
from domain.pricing.engine import Line, priced
from domain.pricing.plans import (
    Bundle,
    Goods,
    ListPrice,
    ListRate,
    Moment,
    NForM,
    Offers,
    Period,
    PriceListPlan,
    PromotionPlan,
)

Products = Mapping[str, Any]
"""The documents of ``catalogue`` by SKU."""

_ANY_TIME = Moment("2000-01-01", 6, 0)


class Bought(NamedTuple):
    """A product of an example, and how many thousandths of it."""

    sku: str
    quantity: int


class Example(NamedTuple):
    """What somebody buys, and what it costs in minor units: without the offer, and with it."""

    bought: tuple[Bought, ...]
    before: int
    now: int


def promotion_plan(document: Mapping[str, Any]) -> PromotionPlan:
    """Return what a document of ``promotions`` says, as it was asked for."""
    return msgspec.convert({name: document[name] for name in PromotionPlan.__struct_fields__}, PromotionPlan)


def price_list_plan(document: Mapping[str, Any]) -> PriceListPlan:
    """Return what a document of ``price_lists`` says, as it was asked for."""
    return msgspec.convert({name: document[name] for name in PriceListPlan.__struct_fields__}, PriceListPlan)


def promotion_example(plan: PromotionPlan, products: Products, rounding: Rounding) -> Example | None:
    """Return what a promotion does with the fewest goods that earn it; None where there are no such goods."""
    terms = plan.terms
    if isinstance(terms, Bundle):
        parts = [(part.goods, part.count) for part in terms.parts]
    else:
        parts = [(terms.goods, terms.take if isinstance(terms, NForM) else 1)]
    only_pieces = isinstance(terms, Bundle | NForM)
    bought: dict[str, int] = {}
    for goods, count in parts:
        sku = next(_fitting(goods, products, only_pieces=only_pieces), None)
        if sku is None:
            return None
        bought[sku] = bought.get(sku, 0) + count * THOUSAND
    always = replace(plan, group="", period=Period())
    return _worked_out(bought, products, keys.indexed([("", always)]), rounding)


def entry_example(
    entry: ListPrice | ListRate, plan: PriceListPlan, products: Products, rounding: Rounding
) -> Example | None:
    """Return what one entry of a price list does with as much as it asks for, beside all that the list says."""
    goods = Goods(skus=(entry.sku,)) if isinstance(entry, ListPrice) else entry.goods
    sku = next(_fitting(goods, products, only_pieces=False), None)
    if sku is None:
        return None
    always = replace(plan, group="", period=Period())
    offers = keys.indexed([], [("", always)])
    return _worked_out({sku: entry.from_quantity or THOUSAND}, products, offers, rounding)


def _fitting(goods: Goods, products: Products, *, only_pieces: bool) -> Iterator[str]:
    """Yield what can be bought of some goods, those that are named by themselves first."""
    named = [sku for sku in goods.skus if sku in products]
    for sku in named or products:
        product = products[sku]
        fits = named or goods.include(sku, product["category"])
        if fits and not product["retired"] and (product["unit"] == EACH or not only_pieces):
            yield sku


def _worked_out(bought: dict[str, int], products: Products, offers: Offers, rounding: Rounding) -> Example:
    lines = [
        Line(number, sku, products[sku]["category"], quantity, products[sku]["price"], products[sku]["unit"])
        for number, (sku, quantity) in enumerate(bought.items(), 1)
    ]
    before = sum(its.amount for its in priced(lines, keys.indexed([]), _ANY_TIME, rounding=rounding).values())
    now = sum(its.amount - its.off for its in priced(lines, offers, _ANY_TIME, rounding=rounding).values())
    return Example(tuple(Bought(*its) for its in bought.items()), before, now)
