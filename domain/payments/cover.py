"""Whether what somebody pays with is there: the limit of the house account, the credit, what is on the card."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from domain.kernel.errors import Rejected
from domain.kernel.ids import CustomerId
from domain.payments.balances import ACCOUNT, GIFT_CARD, STORE_CREDIT, Account, StoreCredit
from domain.payments.events import Tender, TenderKind
from domain.payments.methods import CREDIT
from domain.payments.settle import Handed
from domain.persistence.transaction import Transaction

_OF_CUSTOMER = (TenderKind.ACCOUNT, TenderKind.CREDIT)


def require_covered(tx: Transaction, handed: Sequence[Handed], customer_id: CustomerId | None) -> None:
    """Refuse what goes beyond an account's limit, a customer's credit or what is on a card."""
    _require_customer(handed, customer_id)
    owed, spent = _sum(handed, TenderKind.ACCOUNT), _sum(handed, TenderKind.CREDIT)
    if owed:
        _account(tx, customer_id).require_covers(owed)
    if spent:
        _credit(tx, customer_id).require_covers(spent)
    for number, amount in _on_cards(handed).items():
        card = tx.find(GIFT_CARD, number)
        if card is None:
            raise Rejected("unknown_gift_card", number=number)
        card.require_covers(amount)


def require_taken_back(tx: Transaction, handed: Sequence[Handed], customer_id: CustomerId | None) -> None:
    """Refuse to give back to nobody, and to a house account more than is owed on it. A card may be a new one."""
    _require_customer(handed, customer_id)
    owed = _sum(handed, TenderKind.ACCOUNT)
    if owed and owed > _account(tx, customer_id).owed:
        raise Rejected("account_owes_less", owed=_account(tx, customer_id).owed)


def beyond_account(tx: Transaction, tenders: Iterable[Tender], customer_id: CustomerId | None) -> tuple[Tender, ...]:
    """Return what is given back with what a house account does not owe any more as store credit."""
    owed = _account(tx, customer_id).owed
    given: list[Tender] = []
    for tender in tenders:
        if tender.kind is not TenderKind.ACCOUNT or tender.amount <= owed:
            given.append(tender)
            owed -= tender.amount if tender.kind is TenderKind.ACCOUNT else 0
            continue
        for method, kind, amount in (
            (tender.method, tender.kind, owed),
            (CREDIT, TenderKind.CREDIT, tender.amount - owed),
        ):
            if amount:
                given.append(Tender(method=method, kind=kind, amount=amount, tendered=amount))
        owed = 0
    return tuple(given)


def require_kinds(handed: Iterable[Handed], *refused: TenderKind) -> None:
    """Refuse kinds of methods that cannot pay for this."""
    for one in handed:
        if one.method.kind in refused:
            raise Rejected("tender_not_for_this", name=one.method.name)


def _require_customer(handed: Iterable[Handed], customer_id: CustomerId | None) -> None:
    for one in handed:
        if one.method.kind in _OF_CUSTOMER and not customer_id:
            raise Rejected("tender_needs_customer", name=one.method.name)


def _account(tx: Transaction, customer_id: CustomerId | None) -> Account:
    key = customer_id or CustomerId("")
    return tx.find(ACCOUNT, key) or Account(customer_id=key)


def _credit(tx: Transaction, customer_id: CustomerId | None) -> StoreCredit:
    key = customer_id or CustomerId("")
    return tx.find(STORE_CREDIT, key) or StoreCredit(customer_id=key)


def _sum(handed: Iterable[Handed], kind: TenderKind) -> int:
    return sum(one.amount for one in handed if one.method.kind is kind)


def _on_cards(handed: Iterable[Handed]) -> dict[str, int]:
    sums: defaultdict[str, int] = defaultdict(int)
    for one in handed:
        if one.method.kind is TenderKind.GIFT:
            sums[one.reference] += one.amount
    return sums
