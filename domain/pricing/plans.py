"""What price lists and promotions say, as it is asked for, kept, and told to the engine: one shape for all three."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

import msgspec

from domain.kernel.clock import zone
from domain.kernel.ids import Sku


class _Plan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class Moment(NamedTuple):
    """The store's wall clock: its date, the weekday from 1 (Monday), and the minute of the day."""

    date: str
    weekday: int
    minute: int


def moment_at(at: str, zone_name: str) -> Moment:
    """Return what the store's wall clock showed at a UTC text."""
    local = datetime.fromisoformat(at).astimezone(zone(zone_name))
    return Moment(local.date().isoformat(), local.isoweekday(), 60 * local.hour + local.minute)


class Goods(_Plan, frozen=True, kw_only=True):
    """Which products are meant: these, and those of these categories; all of them where neither is named."""

    skus: tuple[Sku, ...] = ()
    categories: tuple[str, ...] = ()

    def include(self, sku: str, category: str) -> bool:
        """Tell whether a product is meant."""
        return sku in self.skus or category in self.categories or not (self.skus or self.categories)


class Period(_Plan, frozen=True, kw_only=True):
    """When something holds, by the store's clock. What is left out does not limit it.

    Dates such as 2026-11-23, both included; weekdays from 1 (Monday) to 7; times such as 17:30, ``until_time`` no more
    included. A time until before the time from means the next morning, which still belongs to the day before.
    """

    first_day: str = ""
    last_day: str = ""
    weekdays: tuple[int, ...] = ()
    from_time: str = ""
    until_time: str = ""

    def holds(self, moment: Moment) -> bool:
        """Tell whether it holds at a moment."""
        if self.from_time or self.until_time:
            start, end = _minute(self.from_time or "00:00"), _minute(self.until_time or "24:00")
            if start > end and moment.minute < end:
                moment = _the_day_before(moment)
            elif moment.minute < start or (start < end and moment.minute >= end):
                return False
        day = moment.date
        within = self.first_day <= day and (not self.last_day or day <= self.last_day)
        return within and (not self.weekdays or moment.weekday in self.weekdays)


def _minute(time: str) -> int:
    return 60 * int(time[:2]) + int(time[3:])


def _the_day_before(moment: Moment) -> Moment:
    day = date.fromisoformat(moment.date) - timedelta(days=1)
    return Moment(day.isoformat(), day.isoweekday(), moment.minute)


class PercentOff(_Plan, frozen=True, kw_only=True, tag="percent_off"):
    """Each piece, or each weighed line, costs less by ``rate``, in thousandths of a percent."""

    goods: Goods
    rate: int


class AmountOff(_Plan, frozen=True, kw_only=True, tag="amount_off"):
    """1.000 of the unit costs less by ``amount``, in minor units, and never less than nothing."""

    goods: Goods
    amount: int


class NForM(_Plan, frozen=True, kw_only=True, tag="n_for_m"):
    """Of every ``take`` pieces the cheapest are free, so that ``pay`` are paid. The pieces may differ."""

    goods: Goods
    take: int
    pay: int


class Part(_Plan, frozen=True, kw_only=True):
    """A part of a bundle: so many pieces of these goods, which may differ."""

    goods: Goods
    count: int = 1


class Bundle(_Plan, frozen=True, kw_only=True, tag="bundle"):
    """All the parts together cost ``price``, in minor units."""

    parts: tuple[Part, ...]
    price: int


Terms = PercentOff | AmountOff | NForM | Bundle


class PromotionPlan(_Plan, frozen=True, kw_only=True):
    """A promotion: its name stands on the receipt. With a ``group`` it is for customers of that group only."""

    name: str
    terms: Terms
    group: str = ""
    period: Period = Period()

    @property
    def goods(self) -> tuple[Goods, ...]:
        """Return which products it concerns."""
        if isinstance(self.terms, Bundle):
            return tuple(part.goods for part in self.terms.parts)
        return (self.terms.goods,)


class ListPrice(_Plan, frozen=True, kw_only=True):
    """What 1.000 of a product costs, in minor units, when at least ``from_quantity`` thousandths are bought."""

    sku: Sku
    price: int
    from_quantity: int = 0


class ListRate(_Plan, frozen=True, kw_only=True):
    """By how many thousandths of a percent goods cost less, when at least ``from_quantity`` of a product is bought."""

    goods: Goods
    rate: int
    from_quantity: int = 0


class PriceListPlan(_Plan, frozen=True, kw_only=True):
    """A price list for the customers of a ``group``, or for everybody where none is named."""

    name: str
    group: str = ""
    period: Period = Period()
    prices: tuple[ListPrice, ...] = ()
    rates: tuple[ListRate, ...] = ()


class Quote(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of a price list with all that its list says: a ``price``, or a ``rate`` where that is None."""

    list_id: str
    name: str
    group: str
    period: Period
    price: int | None
    rate: int
    from_quantity: int


class Offer(NamedTuple):
    """A promotion that is running."""

    offer_id: str
    plan: PromotionPlan


class Few(NamedTuple):
    """What one product, one category, or everything has to do with."""

    promotions: tuple[Offer, ...] = ()
    quotes: tuple[Quote, ...] = ()


class Offers(NamedTuple):
    """The offers that can matter for a basket, by what they concern; they need not hold now, nor for this customer."""

    skus: dict[str, Few]
    categories: dict[str, Few]
    everything: Few = Few()


NO_OFFERS = Offers({}, {})
