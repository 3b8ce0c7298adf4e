"""Refuses plans of price lists and promotions that cannot be meant, and returns the others as they are stored."""

import re
from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.tax import HUNDRED_PERCENT
from domain.pricing.plans import (
    AmountOff,
    Bundle,
    Goods,
    ListPrice,
    ListRate,
    NForM,
    PercentOff,
    Period,
    PriceListPlan,
    PromotionPlan,
    Terms,
)

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")

MOST_TOGETHER = 50
"""Pieces of one group; more is a slip."""


def clean_group(group: str) -> str:
    """Return the name of a group of customers as it is stored, empty for none."""
    return checks.text(group, "group", limit=40, empty=True)


def clean_promotion(plan: PromotionPlan) -> PromotionPlan:
    """Return a promotion as it is stored."""
    return replace(
        plan,
        name=checks.text(plan.name, "name", limit=80),
        terms=_terms(plan.terms),
        group=clean_group(plan.group),
        period=_period(plan.period),
    )


def clean_price_list(plan: PriceListPlan) -> PriceListPlan:
    """Return a price list as it is stored."""
    if not (plan.prices or plan.rates):
        raise Rejected("no_prices")
    return replace(
        plan,
        name=checks.text(plan.name, "name", limit=80),
        group=clean_group(plan.group),
        period=_period(plan.period),
        prices=tuple(map(_price, plan.prices)),
        rates=tuple(map(_rate, plan.rates)),
    )


def products_of(goods: Iterable[Goods], prices: Iterable[ListPrice] = ()) -> list[str]:
    """Return the SKUs that a plan names, each once."""
    named = [sku for its in goods for sku in its.skus]
    return list(dict.fromkeys([*named, *(price.sku for price in prices)]))


def _terms(terms: Terms) -> Terms:
    if isinstance(terms, Bundle):
        return _bundle(terms)
    goods = _goods(terms.goods)
    match terms:
        case PercentOff():
            return replace(terms, goods=goods, rate=_percent(terms.rate))
        case AmountOff():
            return replace(
                terms, goods=goods, amount=checks.number(terms.amount, "amount", least=1, most=checks.MOST_MONEY)
            )
        case NForM():
            checks.number(terms.take, "take", least=2, most=MOST_TOGETHER)
            checks.number(terms.pay, "pay", least=1, most=terms.take - 1)
            return replace(terms, goods=goods)


def _bundle(bundle: Bundle) -> Bundle:
    if not bundle.parts:
        raise Rejected("no_parts")
    for part in bundle.parts:
        checks.number(part.count, "count", least=1, most=MOST_TOGETHER)
    checks.number(sum(part.count for part in bundle.parts), "count", least=2, most=MOST_TOGETHER)
    parts = tuple(replace(part, goods=_goods(part.goods)) for part in bundle.parts)
    return replace(bundle, parts=parts, price=checks.money(bundle.price, "price"))


def _goods(goods: Goods) -> Goods:
    categories = (checks.text(name, "category") for name in goods.categories)
    return Goods(skus=tuple(dict.fromkeys(goods.skus)), categories=tuple(dict.fromkeys(categories)))


def _price(entry: ListPrice) -> ListPrice:
    checks.money(entry.price, "price")
    checks.number(entry.from_quantity, "from_quantity", least=0, most=checks.MOST_QUANTITY)
    return entry


def _rate(entry: ListRate) -> ListRate:
    checks.number(entry.from_quantity, "from_quantity", least=0, most=checks.MOST_QUANTITY)
    return replace(entry, goods=_goods(entry.goods), rate=_percent(entry.rate))


def _percent(rate: int) -> int:
    return checks.number(rate, "rate", least=1, most=HUNDRED_PERCENT)


def _period(period: Period) -> Period:
    for field in ("first_day", "last_day"):
        if (day := getattr(period, field)) and not _is_day(day):
            raise Rejected("not_a_date_or_time", field=field, value=day[:80])
    for field in ("from_time", "until_time"):
        if (at := getattr(period, field)) and not _TIME.fullmatch(at):
            raise Rejected("not_a_date_or_time", field=field, value=at[:80])
    backwards = period.last_day and period.last_day < period.first_day
    if backwards or (period.from_time and period.from_time == period.until_time):
        raise Rejected("period_empty")
    for day in period.weekdays:
        checks.number(day, "weekday", least=1, most=7)
    return replace(period, weekdays=tuple(sorted(set(period.weekdays))))


def _is_day(text: str) -> bool:
    try:
        return _DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False
