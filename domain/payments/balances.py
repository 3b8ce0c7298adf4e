"""What customers owe the store, and what it owes them: house accounts, store credit, gift cards. Minor units.

Each is a fold of what was paid by it and given back to it, so that a balance is what its receipts say.
"""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.fold import Fold, State
from domain.kernel.ids import CustomerId
from domain.kernel.messages import Event
from domain.payments.events import AccountLimitSet, Paid, Purpose, Refunded, Tender, TenderKind


class Account(State, frozen=True, kw_only=True):
    """A customer's house account."""

    customer_id: CustomerId
    limit: int = 0
    owed: int = 0

    def require_covers(self, amount: int) -> None:
        """Refuse what would go beyond the limit."""
        if not self.limit and not self.owed:
            raise Rejected("no_account")
        if self.owed + amount > self.limit:
            raise Rejected("account_limit", limit=self.limit, owed=self.owed, left=max(self.limit - self.owed, 0))


class StoreCredit(State, frozen=True, kw_only=True):
    """What a customer may buy for because it was credited and not paid out."""

    customer_id: CustomerId
    balance: int = 0

    def require_covers(self, amount: int) -> None:
        """Refuse more than there is."""
        if amount > self.balance:
            raise Rejected("credit_short", left=self.balance)


class GiftCard(State, frozen=True, kw_only=True):
    """A card, and what whoever has it may still buy for."""

    number: str
    balance: int = 0

    def require_covers(self, amount: int) -> None:
        """Refuse more than is on it."""
        if amount > self.balance:
            raise Rejected("gift_card_short", number=self.number, left=self.balance)


class Change(NamedTuple):
    """What an event adds to a balance, below zero where it takes away."""

    key: str
    amount: int


def account_stream(customer_id: str) -> str:
    """Return the stream of one house account."""
    return f"account/{customer_id}"


def card_stream(number: str) -> str:
    """Return the stream of what one gift card was sold for."""
    return f"gift_card/{number}"


def card_number(text: str) -> str:
    """Return a card's number as it is stored: however it is typed or scanned, without gaps and in capitals."""
    return normalize_card(checks.text(text, "number", limit=40))


def normalize_card(text: str) -> str:
    """Return a text as the number of a card is stored, whether or not it can be one."""
    return text.replace(" ", "").replace("-", "").upper()


def evolve_account(account: Account | None, part: Change | AccountLimitSet) -> Account:
    """Return a house account after its limit was set, or something was bought on it, given back or settled."""
    if isinstance(part, AccountLimitSet):
        now = account or Account(customer_id=part.customer_id)
        return msgspec.structs.replace(now, limit=part.limit)
    now = account or Account(customer_id=CustomerId(part.key))
    return msgspec.structs.replace(now, owed=now.owed + part.amount)


def evolve_credit(credit: StoreCredit | None, change: Change) -> StoreCredit:
    """Return a customer's store credit after something was given back to it or paid by it."""
    now = credit or StoreCredit(customer_id=CustomerId(change.key))
    return msgspec.structs.replace(now, balance=now.balance + change.amount)


def evolve_card(card: GiftCard | None, change: Change) -> GiftCard:
    """Return a gift card after it was sold, paid with, or something was given back to it."""
    now = card or GiftCard(number=change.key)
    return msgspec.structs.replace(now, balance=now.balance + change.amount)


def on_accounts(event: Event) -> Iterator[tuple[str, Change | AccountLimitSet]]:
    """Yield what an event does to house accounts."""
    match event:
        case AccountLimitSet():
            yield event.customer_id, event
        case Paid(purpose=Purpose.ACCOUNT):
            yield _change(event.customer_id, event.balance - event.due)
        case Paid():
            yield from _tendered(event, TenderKind.ACCOUNT, 1)
        case Refunded():
            yield from _tendered(event, TenderKind.ACCOUNT, -1)


def on_credits(event: Paid | Refunded) -> Iterator[tuple[str, Change]]:
    """Yield what an event does to store credit."""
    yield from _tendered(event, TenderKind.CREDIT, -1 if isinstance(event, Paid) else 1)


def on_cards(event: Paid | Refunded) -> Iterator[tuple[str, Change]]:
    """Yield what an event does to gift cards."""
    if isinstance(event, Paid) and event.card:
        yield _change(event.card, event.due - event.balance)
    for tender in _of_kind(event, TenderKind.GIFT):
        yield _change(tender.reference, -tender.amount if isinstance(event, Paid) else tender.amount)


def _tendered(event: Paid | Refunded, kind: TenderKind, sign: int) -> Iterator[tuple[str, Change]]:
    amount = sum(tender.amount for tender in _of_kind(event, kind))
    if amount:
        yield _change(event.customer_id, sign * amount)


def _of_kind(event: Paid | Refunded, kind: TenderKind) -> Iterator[Tender]:
    return (tender for tender in event.tenders if tender.kind is kind)


def _change(key: str | None, amount: int) -> tuple[str, Change]:
    return key or "", Change(key or "", amount)


ACCOUNT = Fold("account", Account, evolve_account, dict.fromkeys((AccountLimitSet, Paid, Refunded), on_accounts))
STORE_CREDIT = Fold("store_credit", StoreCredit, evolve_credit, dict.fromkeys((Paid, Refunded), on_credits))
GIFT_CARD = Fold("gift_card", GiftCard, evolve_card, dict.fromkeys((Paid, Refunded), on_cards))
