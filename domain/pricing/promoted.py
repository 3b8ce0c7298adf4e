"""What promotions take off: for each piece the best one by itself, or a place in a group that saves more."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from domain.kernel.quantity import THOUSAND
from domain.kernel.rounding import Rounding, divide, spread
from domain.kernel.tax import HUNDRED_PERCENT
from domain.pricing.groups import Kind, grouped, saved
from domain.pricing.plans import AmountOff, Bundle, NForM, Offer, PercentOff
from domain.pricing.worth import worthwhile


class Good(NamedTuple):
    """A line that promotions may touch, at the unit price that holds; ``pieces`` is 0 for what is weighed."""

    line: int
    sku: str
    category: str
    quantity: int
    pieces: int
    unit_price: int
    amount: int


class Share(NamedTuple):
    """What one promotion takes off a line, in minor units, and of how many thousandths."""

    offer_id: str
    name: str
    amount: int
    quantity: int


Taken = dict[int, list[Share]]
"""Line -> what is taken off it; there is an entry for every line."""

Concerning = Callable[[str, str], Sequence[Offer]]
"""The promotions that concern a product, by SKU and category."""


class _Alike(NamedTuple):
    """Pieces that do not differ, the lines on which they stand, and what concerns them."""

    kind: Kind
    goods: list[Good]
    offers: Sequence[Offer]
    single: tuple[int, Offer] | None


def promoted(goods: Sequence[Good], concerning: Concerning, rounding: Rounding) -> Taken:
    """Return what promotions take off each line; ``goods`` are in the order of their lines, which decides a tie."""
    taken: Taken = {good.line: [] for good in goods}
    for good in goods:
        if not good.pieces:
            best = _best_single(concerning(good.sku, good.category), good.amount, good.quantity, rounding)
            if best is not None:
                taken[good.line].append(_share(best[1], best[0], good.quantity))
    alike = _alike(goods, concerning, rounding)
    left = [[good.pieces for good in its.goods] for its in alike]
    for offer, pieces_of in _in_groups(alike):
        _share_out(offer, pieces_of, alike, left, taken)
    for its, rest in zip(alike, left, strict=True):
        for good, pieces in zip(its.goods, rest, strict=True):
            if its.single is not None and pieces:
                taken[good.line].append(_share(its.single[1], its.single[0] * pieces, pieces * THOUSAND))
    return taken


def _share(offer: Offer, off: int, quantity: int) -> Share:
    return Share(offer.offer_id, offer.plan.name, off, quantity)


def _alike(goods: Iterable[Good], concerning: Concerning, rounding: Rounding) -> list[_Alike]:
    """Put the pieces together that do not differ, the dearest first."""
    of_kind: dict[tuple[int, str, str], list[Good]] = defaultdict(list)
    for good in goods:
        if good.pieces:
            of_kind[-good.unit_price, good.sku, good.category].append(good)
    alike = []
    for (price, sku, category), its in sorted(of_kind.items()):
        offers = concerning(sku, category)
        single = _best_single(offers, -price, THOUSAND, rounding) if offers else None
        kind = Kind(sku, category, -price, sum(good.pieces for good in its), single[0] if single else 0)
        alike.append(_Alike(kind, its, offers, single))
    return alike


def _best_single(offers: Iterable[Offer], amount: int, quantity: int, rounding: Rounding) -> tuple[int, Offer] | None:
    best: tuple[int, Offer] | None = None
    for offer in offers:
        terms = offer.plan.terms
        if isinstance(terms, PercentOff):
            off = divide(amount * terms.rate, HUNDRED_PERCENT, rounding)
        elif isinstance(terms, AmountOff):
            off = min(amount, divide(terms.amount * quantity, THOUSAND, rounding))
        else:
            continue
        if off > (best[0] if best else 0):
            best = (off, offer)
    return best


def _in_groups(alike: Sequence[_Alike]) -> list[tuple[Offer, dict[int, int]]]:
    """Return what goes into the groups of each offer, by its id: the index of a kind -> how many pieces."""
    groups: dict[str, tuple[Offer, list[int]]] = {}
    for number, its in enumerate(alike):
        for offer in its.offers:
            if isinstance(offer.plan.terms, NForM | Bundle):
                groups.setdefault(offer.offer_id, (offer, []))[1].append(number)
    kinds = [its.kind for its in alike]
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for offers, members in _apart(worthwhile([groups[offer_id] for offer_id in sorted(groups)], kinds)):
        for (place, offer_id), pieces in grouped([kinds[member] for member in members], offers).items():
            found[offer_id][members[place]] = pieces
    return [(groups[offer_id][0], found[offer_id]) for offer_id in sorted(found)]


def _apart(groups: Iterable[tuple[Offer, list[int]]]) -> list[tuple[list[Offer], list[int]]]:
    """Put offers together that compete for a piece; what has no piece in common is decided by itself."""
    apart: list[tuple[list[Offer], set[int]]] = []
    for offer, members in groups:
        offers, pieces = [offer], set(members)
        for other in [other for other in apart if other[1] & pieces]:
            apart.remove(other)
            offers += other[0]
            pieces |= other[1]
        apart.append((offers, pieces))
    return [(sorted(offers, key=lambda offer: offer.offer_id), sorted(pieces)) for offers, pieces in apart]


def _share_out(
    offer: Offer, pieces_of: dict[int, int], alike: Sequence[_Alike], left: list[list[int]], taken: Taken
) -> None:
    """Share what an offer saves by the value of its pieces, so that the lines add up to it; take them from ``left``."""
    touched: list[tuple[Good, int]] = []
    for kind in sorted(pieces_of):
        wanted = pieces_of[kind]
        for number, good in enumerate(alike[kind].goods):
            pieces = min(wanted, left[kind][number])
            if pieces:
                left[kind][number] -= pieces
                wanted -= pieces
                touched.append((good, pieces))
    touched.sort()
    off = saved([its.kind for its in alike], offer, pieces_of)
    parts = spread(off, [good.unit_price * pieces for good, pieces in touched])
    for (good, pieces), part in zip(touched, parts, strict=True):
        taken[good.line].append(_share(offer, part, pieces * THOUSAND))
