"""Which gift card a number means, and what is left on it, for whoever asks before the money is taken."""

from collections.abc import Iterable

from domain.kernel.errors import Rejected
from domain.payments.commands import WantedTender
from ui.live import LiveView


def card_number(typed: str) -> str:
    """Return a card's number as it is kept, however it was typed or scanned: without gaps, in capitals."""
    return typed.replace(" ", "").replace("-", "").upper()


def is_card(cards: LiveView, typed: str) -> bool:
    """Whether this is the number of a gift card that was sold."""
    return card_number(typed) in cards.documents


def left_on(cards: LiveView, typed: str, tenders: Iterable[WantedTender], wanted: int) -> int:
    """Return what a card still pays in minor units, after what is meant to be taken off it.

    Raises ``Rejected`` where there is no such card, or less than ``wanted`` on it.
    """
    card = cards.documents.get(card_number(typed))
    if card is None:
        raise Rejected("unknown_gift_card", number=typed)
    left = int(card["left"]) - sum(one.amount for one in tenders if card_number(one.reference) == card_number(typed))
    if left < wanted:
        raise Rejected("gift_card_short", number=typed, left=max(left, 0))
    return left
