"""What an offer says, in the words of the people who made it."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from domain.kernel.quantity import EACH, THOUSAND
from domain.pricing.plans import AmountOff, Bundle, Goods, ListPrice, ListRate, NForM, PercentOff, Period, Terms
from readmodels.pricing.example import Example
from readmodels.pricing.states import State
from ui.format import Formats
from ui.typed_day import written_time

Products = Mapping[str, Any]
"""The documents of ``catalogue`` by SKU."""

_STATES = {
    State.RUNNING: QT_TRANSLATE_NOOP("Prices", "Running"),
    State.COMING: QT_TRANSLATE_NOOP("Prices", "Coming"),
    State.OVER: QT_TRANSLATE_NOOP("Prices", "Over"),
}
STATE_TONES = {State.RUNNING: "ok", State.COMING: "accent", State.OVER: "dim"}
STATE_ICONS = {State.RUNNING: "circle-check", State.COMING: "clock", State.OVER: "circle-minus"}


translate = QCoreApplication.translate


def state(one: State) -> str:
    """Return where an offer stands."""
    return translate("Prices", str(_STATES[one]))


def terms(its: Terms, formats: Formats) -> str:
    """Return what a customer gets, in few words: "3 for the price of 2"."""
    match its:
        case PercentOff():
            return translate("Prices", "%1 off").replace("%1", formats.percent(its.rate))
        case AmountOff():
            return translate("Prices", "%1 off").replace("%1", formats.money(its.amount))
        case NForM():
            text = translate("Prices", "%1 for the price of %2").replace("%1", formats.count(its.take))
            return text.replace("%2", formats.count(its.pay))
        case Bundle():
            text = translate("Prices", "%1 together for %2").replace(
                "%1", formats.count(sum(part.count for part in its.parts))
            )
            return text.replace("%2", formats.money(its.price))


def goods(its: Goods, products: Products) -> str:
    """Return which products are meant, by their names."""
    named = [products[sku]["name"] if sku in products else sku for sku in its.skus]
    return _joined([*named, *its.categories]) or translate("Prices", "Everything in the store")


def of_terms(its: Terms, products: Products, formats: Formats) -> str:
    """Return on what a promotion is."""
    if not isinstance(its, Bundle):
        return goods(its.goods, products)
    return " + ".join(counted(part.count, goods(part.goods, products), formats) for part in its.parts)


def counted(count: int, what: str, formats: Formats) -> str:
    """Return "2 × Tea"."""
    return f"{formats.count(count)} × {what}"


def period(its: Period, formats: Formats) -> str:
    """Return when something holds: "until Sun 29 Nov, Mon Fri, 17:30 – 19:00"; "always" where nothing limits it."""
    weekdays = " ".join(weekday(day, formats) for day in its.weekdays)
    return ", ".join(filter(None, (_days(its, formats), weekdays, _hours(its, formats)))) or translate(
        "Prices", "always"
    )


def weekday(day: int, formats: Formats) -> str:
    """Return the short name of a weekday, 1 being Monday."""
    return formats.weekday(f"2024-01-0{day}")  # which began with a Monday


def group(name: str) -> str:
    """Return for whom it is."""
    return name or translate("Prices", "Everybody")


def example(found: Example | None, products: Products, formats: Formats) -> str:
    """Return what an offer does, with goods that are there."""
    if found is None:
        return translate("Prices", "No product that is sold can earn this.")
    text = translate("Prices", "For example %1 for %2 instead of %3.")
    if found.now >= found.before:
        text = translate("Prices", "This saves nothing: %1 costs %3 without it.")
    text = text.replace("%1", _joined([_bought(*its, products, formats) for its in found.bought]))
    return text.replace("%2", formats.money(found.now)).replace("%3", formats.money(found.before))


def entry(its: ListPrice | ListRate, products: Products) -> str:
    """Return for what an entry of a price list is."""
    if isinstance(its, ListPrice):
        return goods(Goods(skus=(its.sku,)), products)
    return goods(its.goods, products)


def _bought(sku: str, quantity: int, products: Products, formats: Formats) -> str:
    product = products[sku]
    if product["unit"] == EACH:
        return counted(quantity // THOUSAND, product["name"], formats)
    return f"{formats.quantity(quantity, product['unit'])} {product['name']}"


def _days(its: Period, formats: Formats) -> str:
    first, last = (formats.day_placed(day) if day else "" for day in (its.first_day, its.last_day))
    if first and last:
        return first if first == last else f"{first} – {last}"
    text = translate("Prices", "from %1") if first else translate("Prices", "until %1") if last else ""
    return text.replace("%1", first or last)


def _hours(its: Period, formats: Formats) -> str:
    start, end = (written_time(at, formats.locale) for at in (its.from_time, its.until_time))
    if start and end:
        return f"{start} – {end}"
    text = translate("Prices", "from %1") if start else translate("Prices", "until %1") if end else ""
    return text.replace("%1", start or end)


def _joined(names: Iterable[str]) -> str:
    return ", ".join(names)
