"""What a basket costs under price lists and promotions. Pure, exact, and without a cost where there are no offers.

For each line the lowest price holds of the catalogue's and of the lists for this customer, by the quantity of the
product in the whole basket. On top of that each piece, or each weighed line as a whole, has at most one promotion, and
the choice is the one that is cheapest for the customer. See docs/decisions/0015.
"""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from domain.kernel.money import line_amount
from domain.kernel.quantity import EACH, THOUSAND
from domain.kernel.rounding import Rounding, divide
from domain.kernel.tax import HUNDRED_PERCENT
from domain.pricing.plans import NO_OFFERS, Few, Moment, Offer, Offers, PromotionPlan, Quote
from domain.pricing.promoted import Good, Share, Taken, promoted

_NOTHING = Few()
_ID = itemgetter(0)


class Line(NamedTuple):
    """A line to be priced, known by its number. ``price`` in minor units for 1.000 of the unit, before any list.

    What is ``fixed`` costs what it says: a price that was overridden, goods that come back; so does a line with an
    ``amount``, the price on its label. ``discount`` is what a person takes off, in minor units: it stands on top of the
    price list, never beside a promotion.
    """

    line: int
    sku: str
    category: str
    quantity: int
    price: int
    unit: str = EACH
    fixed: bool = False
    amount: int | None = None
    discount: int = 0


class Priced(NamedTuple):
    """A line with its price: ``amount`` is unit price times quantity, ``off`` what is taken off that.

    ``off`` is the sum of the ``shares`` of promotions; where a person's discount holds instead it is that, ``by_hand``.
    ``list_id`` and ``list_name`` are empty where the catalogue's price holds.
    """

    line: int
    unit_price: int
    amount: int
    off: int = 0
    shares: tuple[Share, ...] = ()
    list_id: str = ""
    list_name: str = ""
    by_hand: bool = False


def priced(
    lines: Sequence[Line], offers: Offers, moment: Moment, group: str = "", rounding: Rounding = Rounding.HALF_UP
) -> dict[int, Priced]:
    """Return what each line costs, by its number; in another order the lines cost the same.

    ``group`` is the customer's, empty for nobody known. Offers that do not hold at the moment are passed over.
    """
    found = {line.line: _as_it_is(line, rounding) for line in lines}
    if offers == NO_OFFERS:
        return found
    free = sorted(line for line in lines if not line.fixed and line.amount is None and line.quantity > 0)
    holding = _Holding(offers, moment, group)
    found |= _listed(free, holding, rounding)
    goods = [_good(line, found[line.line]) for line in free]
    hand = {good.line: found[good.line].off for good in goods if found[good.line].off}
    for number, shares in _best(goods, hand, holding, rounding).items():
        off = sum(share.amount for share in shares)
        found[number] = found[number]._replace(off=off, shares=tuple(shares), by_hand=False)
    return found


def _good(line: Line, its: Priced) -> Good:
    whole = line.unit == EACH and line.quantity % THOUSAND == 0
    pieces = line.quantity // THOUSAND if whole else 0
    return Good(line.line, line.sku, line.category, line.quantity, pieces, its.unit_price, its.amount)


def _as_it_is(line: Line, rounding: Rounding) -> Priced:
    amount = line_amount(line.price, line.quantity, rounding) if line.amount is None else line.amount
    off = min(line.discount, max(amount, 0))
    return Priced(line.line, line.price, amount, off=off, by_hand=off > 0)


class _Holding:
    """The offers that hold at a moment for a customer's group, asked for product by product."""

    def __init__(self, offers: Offers, moment: Moment, group: str) -> None:
        self._moment, self._group = moment, group
        self._offers = offers
        self._known: dict[int, bool] = {}
        self._everything = self._held(offers.everything)
        self._categories: dict[str, Few] = {}
        self._products: dict[tuple[str, str], Few] = {}

    def promotions(self, sku: str, category: str) -> tuple[Offer, ...]:
        """Return the promotions that concern a product, each once, by their id."""
        return self._of(sku, category).promotions

    def quotes(self, sku: str, category: str) -> tuple[Quote, ...]:
        """Return the lines of price lists that concern a product."""
        return self._of(sku, category).quotes

    def _of(self, sku: str, category: str) -> Few:
        few = self._products.get((sku, category))
        if few is None:
            few = self._held(self._offers.skus.get(sku, _NOTHING))
            others = self._others(category)
            if others is not _NOTHING:
                promotions = {offer.offer_id: offer for offer in (*few.promotions, *others.promotions)}
                few = Few(tuple(promotions.values()), (*few.quotes, *others.quotes))
            if len(few.promotions) > 1:
                few = few._replace(promotions=tuple(sorted(few.promotions, key=_ID)))
            self._products[sku, category] = few
        return few

    def _others(self, category: str) -> Few:
        """Return what holds for a category, and for everything."""
        few = self._categories.get(category)
        if few is None:
            few = self._held(self._offers.categories.get(category, _NOTHING))
            if self._everything is not _NOTHING:
                few = Few(few.promotions + self._everything.promotions, few.quotes + self._everything.quotes)
            self._categories[category] = few
        return few

    def _held(self, few: Few) -> Few:
        if few is _NOTHING:
            return _NOTHING
        promotions = tuple([offer for offer in few.promotions if self._holds(offer.plan)])
        quotes = tuple([quote for quote in few.quotes if self._holds(quote)]) if few.quotes else ()
        return Few(promotions, quotes) if promotions or quotes else _NOTHING

    def _holds(self, plan: PromotionPlan | Quote) -> bool:
        # By identity: to compare or to hash a plan costs more than to ask it.
        holds = self._known.get(id(plan))
        if holds is None:
            holds = plan.group in ("", self._group) and plan.period.holds(self._moment)
            self._known[id(plan)] = holds
        return holds


def _listed(lines: Sequence[Line], holding: _Holding, rounding: Rounding) -> dict[int, Priced]:
    bought: dict[str, int] = {}
    for line in lines:
        bought[line.sku] = bought.get(line.sku, 0) + line.quantity
    found = {}
    for line in lines:
        quotes = [its for its in holding.quotes(line.sku, line.category) if bought[line.sku] >= its.from_quantity]
        if not quotes:
            continue
        best = min((_quoted(quote, line.price, rounding), quote.list_id, quote.name) for quote in quotes)
        if best[0] < line.price:
            plain = _as_it_is(line._replace(price=best[0]), rounding)
            found[line.line] = plain._replace(list_id=best[1], list_name=best[2])
    return found


def _quoted(quote: Quote, price: int, rounding: Rounding) -> int:
    if quote.price is not None:
        return quote.price
    return price - divide(price * quote.rate, HUNDRED_PERCENT, rounding)


def _best(goods: Sequence[Good], hand: Mapping[int, int], holding: _Holding, rounding: Rounding) -> Taken:
    """Return what promotions take off the lines on which no person's discount holds instead: what saves most.

    ``hand`` are the discounts, by line. From all of them, each is given up where the promotions then save more.
    """

    def without(by_hand: frozenset[int]) -> tuple[int, Taken]:
        taken = promoted([good for good in goods if good.line not in by_hand], holding.promotions, rounding)
        off = sum(hand[line] for line in by_hand) + sum(share.amount for its in taken.values() for share in its)
        return off, taken

    kept = frozenset(hand)
    best = without(kept)
    for line in sorted(hand):
        other = without(kept - {line})
        if other[0] > best[0]:
            best, kept = other, kept - {line}
    none = without(frozenset()) if kept else best
    return none[1] if none[0] > best[0] else best[1]
