"""How what is handed over settles what is due: exact sums first, then change, then what coins can pay.

Pure, in minor units. Cash is rounded only where it settles the rest, after everything else (Canada CRA GI-131).
"""

from collections.abc import Sequence
from typing import NamedTuple

from domain.kernel.errors import Rejected
from domain.payments.events import Tender, TenderKind
from domain.payments.model import CashRounding, OrderPayments, PaymentMethod


class Handed(NamedTuple):
    """What is handed over, or is to be handed back, by one method."""

    method: PaymentMethod
    amount: int
    reference: str = ""

    @property
    def is_cash(self) -> bool:
        """Return whether it is coins and notes."""
        return self.method.kind is TenderKind.CASH

    def tender(self, change: int = 0) -> Tender:
        """Return what is recorded of it, less the change that is given on it."""
        return Tender(
            method=self.method.method, kind=self.method.kind, amount=self.amount - change, tendered=self.amount,
            reference=self.reference,
        )  # fmt: skip


class Settlement(NamedTuple):
    """What a payment comes to: tendered less change is due and rounding less balance."""

    tenders: tuple[Tender, ...]
    change: int
    rounding: int
    balance: int


def settle(due: int, handed: Sequence[Handed], coins: CashRounding) -> Settlement:
    """Return what is paid of ``due``; refuses nothing at all, too much without change, and sums that no coins make."""
    _require_amounts(due, handed, coins)
    exact = sum(one.amount for one in handed if not one.method.gives_change)
    if exact > due:
        dearest = max((one for one in handed if not one.method.gives_change), key=lambda one: one.amount)
        raise Rejected("tender_too_much", name=dearest.method.name, due=due)
    cash = sum(one.amount for one in handed if one.is_cash)
    rest = due - sum(one.amount for one in handed if not one.is_cash)
    if rest <= 0:  # change on what is no cash is given in coins too
        change = coins.round(cash - rest)
        return Settlement(_less(change, handed), change, cash - rest - change, 0)
    payable = coins.round(rest)
    if any(one.is_cash for one in handed) and cash >= payable:
        return Settlement(_less(cash - payable, handed), cash - payable, payable - rest, 0)
    if not any(one.amount for one in handed):
        raise Rejected("no_tenders", due=due)
    return Settlement(_less(0, handed), 0, 0, rest - cash)


def _require_amounts(due: int, handed: Sequence[Handed], coins: CashRounding) -> None:
    if not handed and due:
        raise Rejected("no_tenders", due=due)
    for one in handed:
        if one.amount < 0 or (one.amount == 0 and not one.is_cash):
            raise Rejected("tender_not_positive", name=one.method.name)
        if one.is_cash:
            coins.require_coins(one.amount)


def _less(change: int, handed: Sequence[Handed]) -> tuple[Tender, ...]:
    """Return the tenders with the change taken off cash first, then off what else may be overpaid."""
    taken = dict.fromkeys(range(len(handed)), 0)
    for index in sorted(taken, key=lambda index: not handed[index].is_cash):
        if handed[index].method.gives_change:
            taken[index] = min(change, handed[index].amount)
            change -= taken[index]
    return tuple(one.tender(taken[index]) for index, one in enumerate(handed))


def given_back(due: int, paid: OrderPayments, methods: Sequence[PaymentMethod], coins: CashRounding) -> Settlement:
    """Return what the tenders that paid get back of ``due``: exactly what is left of them where all of it comes back.

    Of a part, what is no cash comes back first, in the order in which it was paid, and the rest by the rule of cash;
    never more than what cash had paid.
    """
    if due > paid.returnable:
        raise Rejected("refund_beyond_paid", due=due, left=paid.returnable)
    known = {method.method: method for method in methods}
    # Where somebody chose other methods before, what is left of each says no longer what is left in all.
    whole = due == paid.returnable and all(tendered.left >= 0 for tendered in paid.tenders)
    rest, handed = due, []
    for tendered in sorted(paid.tenders, key=lambda tendered: tendered.kind is TenderKind.CASH):
        amount = max(tendered.left, 0)
        if not whole:
            amount = min(amount, coins.round(rest) if tendered.kind is TenderKind.CASH else rest)
            rest -= amount
        if amount:
            handed.append(Handed(known[tendered.method], amount, tendered.reference))
    tenders = tuple(one.tender() for one in handed)
    return Settlement(tenders, 0, sum(tender.amount for tender in tenders) - due, 0)


def handed_back(due: int, handed: Sequence[Handed], coins: CashRounding, paid: OrderPayments | None) -> Settlement:
    """Return what is given back by methods that somebody chose; they must come to what is due, the rest in coins.

    By card no more comes back than was paid by it, where it is known what was paid.
    """
    _require_amounts(due, handed, coins)
    if paid is not None and due > paid.returnable:
        raise Rejected("refund_beyond_paid", due=due, left=paid.returnable)
    for one in handed:
        chosen = sum(other.amount for other in handed if other.method.method == one.method.method)
        if paid is not None and one.method.kind is TenderKind.CARD and chosen > paid.left(one.method.method):
            raise Rejected("refund_beyond_tender", name=one.method.name, left=paid.left(one.method.method))
    rest = due - sum(one.amount for one in handed if not one.is_cash)
    cash = sum(one.amount for one in handed if one.is_cash)
    payable = coins.round(rest) if any(one.is_cash for one in handed) else rest
    if rest < 0 or cash != payable:
        raise Rejected("refund_not_all", due=due, given=due - rest + cash, payable=due - rest + max(payable, 0))
    return Settlement(tuple(one.tender() for one in handed), 0, payable - rest, 0)
