"""Which pieces go together under the offers that need several: the choice that is cheapest for the customer.

Exact, by going through the pieces from the dearest to the cheapest and keeping, for each way in which groups may stand
half filled, the best that led there. The number of such ways grows with the offers that compete for the same pieces:
where that would be more work than ``_WORK`` allows, only the best so far are followed, and the outcome may be a little
dearer than the cheapest, never dearer than without these offers.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from domain.pricing.filling import STATES, Filling
from domain.pricing.plans import Bundle, NForM, Offer

_WORK = 1_000
"""Ways that are gone on with, over all the pieces; a piece has a few steps each."""

_LEAST_WAYS = 12
_BLOCK = 60
"""Pieces of one kind beyond two blocks go by whole blocks to the one offer that is best for them alone."""


class Kind(NamedTuple):
    """Pieces that do not differ: product, category and price. ``single`` is what each saves by itself otherwise."""

    sku: str
    category: str
    price: int
    pieces: int
    single: int


Taken = dict[tuple[int, str], int]
"""(index of the kind, offer) -> how many of its pieces go into the groups of that offer."""

_Chain = tuple[Any, int, int] | None
_Best = dict[int, tuple[int, _Chain]]
"""How the groups of all offers stand, each in its own bits -> what is saved on the best way there, and that way."""


def grouped(kinds: Sequence[Kind], offers: Sequence[Offer]) -> Taken:
    """Return which pieces go into groups: the choice that saves most, over what each piece saves by itself.

    ``kinds`` from the dearest to the cheapest, ``offers`` by their id; both decide between equals.
    """
    taken: Taken = {}
    if len(kinds) == len(offers) == 1:
        size, gain = _alone(kinds[0], offers[0])
        return {(0, offers[0].offer_id): kinds[0].pieces // size * size} if gain > 0 else {}
    if len(offers) == 1 and not any(kind.single for kind in kinds) and isinstance(offers[0].plan.terms, NForM):
        return _from_the_dearest(kinds, offers[0], offers[0].plan.terms.take)
    counts = [_in_blocks(index, kind, offers, taken) for index, kind in enumerate(kinds)]
    fillings = [Filling(offer.plan.terms, [(kind.sku, kind.category) for kind in kinds], counts) for offer in offers]
    best: _Best = {0: (0, None)}
    most = max(_LEAST_WAYS, _WORK // (sum(counts) or 1))
    for index, kind in enumerate(kinds):
        usable = [(number * STATES, number, its) for number, its in enumerate(fillings) if its.parts[index]]
        for _ in range(counts[index] if usable else 0):
            best = _narrowed(_with_one_more(best, index, kind, usable), most)
        best = _completable(best, index, usable)
    chain = best[0][1]
    while chain is not None:
        chain, index, number = chain
        key = (index, offers[number].offer_id)
        taken[key] = taken.get(key, 0) + 1
    return taken


def _from_the_dearest(kinds: Sequence[Kind], offer: Offer, size: int) -> Taken:
    """Return the pieces of whole groups where nothing speaks for any other choice."""
    taken: Taken = {}
    left = sum(kind.pieces for kind in kinds) // size * size
    for index, kind in enumerate(kinds):
        pieces = min(left, kind.pieces)
        if pieces:
            taken[index, offer.offer_id] = pieces
            left -= pieces
    return taken


def saved(kinds: Sequence[Kind], offer: Offer, taken: Mapping[int, int]) -> int:
    """Return what an offer takes off the price of the pieces in its groups, in minor units."""
    terms = offer.plan.terms
    if isinstance(terms, Bundle):
        copies = sum(taken.values()) // sum(part.count for part in terms.parts)
        return sum(kinds[index].price * count for index, count in taken.items()) - copies * terms.price
    assert isinstance(terms, NForM)
    free = place = 0
    for index in sorted(taken):
        end = place + taken[index]
        free += kinds[index].price * (_free_until(end, terms) - _free_until(place, terms))
        place = end
    return free


def _free_until(place: int, terms: NForM) -> int:
    groups, rest = divmod(place, terms.take)
    return groups * (terms.take - terms.pay) + max(0, rest - terms.pay)


def _in_blocks(index: int, kind: Kind, offers: Sequence[Offer], taken: Taken) -> int:
    """Deal with the whole blocks of one kind; return how many pieces are left for the exact choice."""
    pieces = max(0, kind.pieces // _BLOCK - 1) * _BLOCK
    best = 0
    for offer in offers if pieces else ():
        size, gain = _alone(kind, offer)
        if pieces // size * gain > best:
            best, taken_by = pieces // size * gain, {(index, offer.offer_id): pieces // size * size}
    if best:
        taken.update(taken_by)
    return kind.pieces - pieces


def _alone(kind: Kind, offer: Offer) -> tuple[int, int]:
    """Return how many pieces make a group of pieces of one kind, and what such a group saves."""
    terms = offer.plan.terms
    if isinstance(terms, NForM) and terms.goods.include(kind.sku, kind.category):
        return terms.take, (terms.take - terms.pay) * kind.price - terms.take * kind.single
    if isinstance(terms, Bundle) and all(part.goods.include(kind.sku, kind.category) for part in terms.parts):
        size = sum(part.count for part in terms.parts)
        return size, size * (kind.price - kind.single) - terms.price
    return 1, 0


def _with_one_more(best: _Best, index: int, kind: Kind, usable: Sequence[tuple[int, int, Filling]]) -> _Best:
    after = dict(best)
    price, single, mask = kind.price, kind.single, (1 << STATES) - 1
    for stands, (value, chain) in best.items():
        for shift, number, filling in usable:
            for change, prices, charge in filling.steps(stands >> shift & mask, index):
                gain = value + prices * price - charge - single
                reached = stands + (change << shift)
                known = after.get(reached)
                if known is None or gain > known[0]:
                    after[reached] = (gain, (chain, index, number))
    return after


def _narrowed(best: _Best, most: int) -> _Best:
    if len(best) <= most:
        return best
    ranked = sorted(best, key=lambda stands: (-best[stands][0], stands))[:most]
    return {stands: best[stands] for stands in dict.fromkeys([0, *ranked])}


def _completable(best: _Best, index: int, usable: Sequence[tuple[int, int, Filling]]) -> _Best:
    """Leave out the ways in which a group is begun that the pieces to come cannot complete."""
    mask = (1 << STATES) - 1
    for shift, _, filling in usable:
        best = {key: way for key, way in best.items() if filling.can_end(key >> shift & mask, index)}
    return best
