"""Which offers that need several pieces can save anything in a basket: only these are weighed against one another."""

from collections.abc import Sequence

from domain.pricing.groups import Kind
from domain.pricing.plans import Bundle, NForM, Offer

_Concerned = tuple[Offer, list[int]]
"""An offer, and the kinds of pieces that it concerns, the dearest first."""


def worthwhile(offers: Sequence[_Concerned], kinds: Sequence[Kind]) -> list[_Concerned]:
    """Return the offers that may save something over what each piece saves by itself, and that no other one covers."""
    able = [(offer, members) for offer, members in offers if _most(offer, [kinds[member] for member in members]) > 0]
    return [here for here in able if not any(_covers(other, here) for other in able if other is not here)]


def _most(offer: Offer, kinds: Sequence[Kind]) -> int:
    """Return what a group can save at the very most; nothing where there are too few pieces for one."""
    terms = offer.plan.terms
    if isinstance(terms, NForM):
        if sum(kind.pieces for kind in kinds) < terms.take:
            return 0
        # Free is what is cheapest in a group, so nothing dearer than the first piece after those that are paid.
        free = _price_at(terms.pay, kinds)
        return (terms.take - terms.pay) * free - terms.take * min(kind.single for kind in kinds)
    assert isinstance(terms, Bundle)
    most = -terms.price
    for part in terms.parts:
        fitting = [kind for kind in kinds if part.goods.include(kind.sku, kind.category)]
        if sum(kind.pieces for kind in fitting) < part.count:
            return 0
        most += part.count * max(kind.price - kind.single for kind in fitting)
    return most


def _price_at(place: int, kinds: Sequence[Kind]) -> int:
    for kind in kinds:
        place -= kind.pieces
        if place < 0:
            return kind.price
    return 0


def _covers(other: _Concerned, here: _Concerned) -> bool:
    """Tell whether every group of an offer may be one of the other's too, which saves no less by it."""
    terms, its = here[0].plan.terms, other[0].plan.terms
    if not (isinstance(terms, NForM) and isinstance(its, NForM)) or its.take != terms.take or its.pay > terms.pay:
        return False
    pieces, its_pieces = set(here[1]), set(other[1])
    same = its.pay == terms.pay and its_pieces == pieces
    return its_pieces >= pieces and (not same or other[0].offer_id < here[0].offer_id)
