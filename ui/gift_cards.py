"""Which gift card a number means, and what is left on it, for whoever asks before the money is taken."""

from collections.abc import Iterable

from domain.kernel.errors import Rejected
from domain.payments.balances import normalize_card
from domain.payments.commands import WantedTender
from ui.live import LiveView


def is_card(cards: LiveView, typed: str) -> bool:
    """Whether this is the number of a gift card that was sold."""
    return normalize_card(typed) in cards.documents


def left_on(cards: LiveView, typed: str, tenders: Iterable[WantedTender], wanted: int) -> int:
    """Return what a card still pays in minor units, after what is meant to be taken off it.

    Raises ``Rejected`` where there is no such card, or less than ``wanted`` on it.
    """
    number = normalize_card(typed)
    card = cards.documents.get(number)
    if card is None:
        raise Rejected("unknown_gift_card", number=typed)
    left = int(card["left"]) - sum(one.amount for one in tenders if normalize_card(one.reference) == number)
    if left < wanted:
        raise Rejected("gift_card_short", number=typed, left=max(left, 0))
    return left
