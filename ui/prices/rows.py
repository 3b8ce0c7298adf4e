"""Promotions and price lists as rows of their lists."""

from typing import Any, NamedTuple

from domain.kernel.quantity import THOUSAND
from domain.pricing.plans import ListPrice, ListRate
from readmodels.pricing.example import price_list_plan, promotion_plan
from readmodels.pricing.states import State, state_of
from ui.format import Formats
from ui.prices import words
from ui.prices.words import translate
from ui.widgets.column import Column

_ORDER = {one: place for place, one in enumerate(State)}


class OfferRow(NamedTuple):
    """One offer, with its words ready; those that run stand first, the latest of them on top."""

    offer_id: str
    name: str
    state: State
    what: str
    when: str
    group: str
    made_on: str


def promotion_row(offer_id: str, document: Any, formats: Formats) -> OfferRow:
    """Return the row of a document of ``promotions``."""
    plan = promotion_plan(document)
    return _row(offer_id, document, words.terms(plan.terms, formats), words.period(plan.period, formats), formats)


def price_list_row(offer_id: str, document: Any, formats: Formats) -> OfferRow:
    """Return the row of a document of ``price_lists``."""
    plan = price_list_plan(document)
    what = translate("Prices", "%1 entries").replace("%1", formats.count(len(plan.prices) + len(plan.rates)))
    entries: list[ListPrice | ListRate] = [*plan.prices, *plan.rates]
    if len(entries) == 1:
        what = translate("Prices", "1 entry")
    if any(its.from_quantity > THOUSAND for its in entries):
        what = translate("Prices", "%1, by quantity").replace("%1", what)
    return _row(offer_id, document, what, words.period(plan.period, formats), formats)


def offer_columns() -> tuple[Column[OfferRow], ...]:
    """Return the columns of a list of offers."""
    return (
        Column(translate("Prices", "Name"), lambda row: row.name, stretch=True, strong=True, tone=_dim),
        Column(
            translate("Prices", "State"), lambda row: words.state(row.state), width=104, sort=_place,
            tone=lambda row: words.STATE_TONES[row.state], icon=lambda row: words.STATE_ICONS[row.state],
        ),
        Column(translate("Prices", "What"), lambda row: row.what, width=150, tone=_dim),
        Column(translate("Prices", "For"), lambda row: words.group(row.group), width=96, tone=_dim),
        Column(translate("Prices", "When"), lambda row: row.when, width=190, tone=_dim),
    )  # fmt: skip


GIVE_WAY = (4, 3, 2)
"""Columns that are hidden, in this order, where the names would have no room; the card beside says them too."""


def _row(offer_id: str, document: Any, what: str, when: str, formats: Formats) -> OfferRow:
    state = state_of(document, formats.today())
    return OfferRow(offer_id, document["name"], state, what, when, document["group"], document["made_on"])


def _dim(row: OfferRow) -> str:
    return "dim" if row.state is State.OVER else ""


def _place(row: OfferRow) -> tuple[int, str]:
    return _ORDER[row.state], row.name.casefold()
