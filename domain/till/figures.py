"""What a shift adds up to: the figures of X and Z, a fold of what happened and nothing else.

Amounts in minor units. Apart from the model, because the report at any time is made of the same fold.
"""

from typing import Any, TypeVar

import msgspec

from domain.orders.events import (
    OrderCancelled,
    OrderFulfilled,
    OrderKind,
    OrderLine,
    OrderPlaced,
    SaleAbandoned,
    SaleLineRemoved,
    SaleStarted,
)
from domain.payments.events import Paid, Purpose, Refunded, TenderKind
from domain.payments.methods import CASH

S = TypeVar("S", bound=msgspec.Struct)


class MethodFigures(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One method: how often and how much it paid and gave back, and what of it must be there."""

    method: str
    kind: TenderKind
    payments: int = 0
    paid: int = 0
    refunds: int = 0
    refunded: int = 0
    expected: int = 0


class RateFigures(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was sold at one tax rate (thousandths of a percent), returns taken off."""

    rate: int
    net: int = 0
    tax: int = 0
    gross: int = 0


class OperatorFigures(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one person did: counts, and beside them the amounts."""

    actor: str
    receipts: int = 0
    paid: int = 0
    refunded: int = 0
    discounts: int = 0
    discounted: int = 0
    voids: int = 0
    voided: int = 0
    started: int = 0
    removed_lines: int = 0
    removed: int = 0
    abandoned_sales: int = 0
    abandoned: int = 0
    emptied_sales: int = 0
    drawer_openings: int = 0
    copies: int = 0


class Figures(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a shift adds up to so far.

    ``sales`` and ``returns`` are the lines that were sold and taken back, tax included, both above zero. ``rounding``
    is what coins could not pay. ``gift_cards`` and ``accounts`` came in and are no revenue.
    """

    opening_float: int = 0
    methods: tuple[MethodFigures, ...] = ()
    operators: tuple[OperatorFigures, ...] = ()
    rates: tuple[RateFigures, ...] = ()
    receipts: int = 0
    first_receipt: int = 0
    last_receipt: int = 0
    copies: int = 0
    documents: int = 0
    sales: int = 0
    returned_lines: int = 0
    returns: int = 0
    discounts: int = 0
    discounted: int = 0
    voids: int = 0
    voided: int = 0
    started: int = 0
    removed_lines: int = 0
    removed: int = 0
    abandoned_sales: int = 0
    abandoned: int = 0
    emptied_sales: int = 0
    drawer_openings: int = 0
    paid_in: int = 0
    paid_out: int = 0
    rounding: int = 0
    gift_cards: int = 0
    accounts: int = 0

    def expected(self, method: str) -> int:
        """Return what must be there of a method."""
        return sum(one.expected for one in self.methods if one.method == method)


def opened(opening_float: int) -> Figures:
    """Return the figures of a shift that has just begun."""
    return _method(Figures(opening_float=opening_float), CASH, TenderKind.CASH, expected=opening_float)


def paid(figures: Figures, event: Paid, actor: str) -> Figures:
    """Add money that came in."""
    for tender in event.tenders:
        figures = _method(figures, tender.method, tender.kind, payments=1, paid=tender.amount, expected=tender.tendered)
    if event.change:
        figures = _method(figures, CASH, TenderKind.CASH, expected=-event.change)
    worth = event.due - event.balance
    return _receipt(
        _both(figures, actor, paid=sum(tender.amount for tender in event.tenders), shift=False), event, actor,
        rounding=event.rounding, gift_cards=worth if event.purpose is Purpose.GIFT_CARD else 0,
        accounts=worth if event.purpose is Purpose.ACCOUNT else 0,
    )  # fmt: skip


def refunded(figures: Figures, event: Refunded, actor: str) -> Figures:
    """Take off money that went out."""
    for tender in event.tenders:
        figures = _method(
            figures, tender.method, tender.kind, refunds=1, refunded=tender.amount, expected=-tender.amount
        )
    figures = _both(figures, actor, refunded=sum(tender.amount for tender in event.tenders), shift=False)
    return _receipt(figures, event, actor, rounding=-event.rounding)


def moved(figures: Figures, amount: int) -> Figures:
    """Add cash that came in without a sale, or take off what went out, below zero."""
    figures = _method(figures, CASH, TenderKind.CASH, expected=amount)
    return _plus(figures, paid_in=amount) if amount > 0 else _plus(figures, paid_out=-amount)


def traded(figures: Figures, event: OrderPlaced | OrderFulfilled | OrderCancelled, actor: str) -> Figures:
    """Add what was sold and handed over, lines that were taken back apart; take off what was cancelled after that."""
    if isinstance(event, OrderPlaced) and event.kind is not OrderKind.COUNTER:
        return figures  # it counts when it is handed over
    if isinstance(event, OrderCancelled):
        if not event.returned:
            return figures
        figures = _rated(figures, event.lines, -1)
        return _both(_plus(figures, returns=event.total), actor, voids=1, voided=event.total)
    back = [line for line in event.lines if line.total < 0]
    figures = _rated(figures, event.lines, 1)
    figures = _plus(
        figures, documents=1, returned_lines=len(back), returns=-sum(line.total for line in back),
        sales=sum(line.total for line in event.lines if line.total > 0),
    )  # fmt: skip
    discounts = [line.discount for line in event.lines if line.discount > 0]
    return _both(figures, actor, discounts=len(discounts), discounted=sum(discounts))


def begun(figures: Figures, _event: SaleStarted, actor: str) -> Figures:
    """Count a sale that somebody began to enter."""
    return _both(figures, actor, started=1)


def removed(figures: Figures, event: SaleLineRemoved, actor: str) -> Figures:
    """Count a line that was taken off before it was paid."""
    return _both(figures, actor, removed_lines=1, removed=event.amount)


def abandoned(figures: Figures, event: SaleAbandoned, actor: str) -> Figures:
    """Count a sale that was given up, or of which every line was taken off, each of which counts by itself."""
    if event.emptied:
        return _both(figures, actor, emptied_sales=1)
    return _both(figures, actor, abandoned_sales=1, abandoned=event.total)


def drawer_opened(figures: Figures, actor: str) -> Figures:
    """Count that the drawer was opened without a sale."""
    return _both(figures, actor, drawer_openings=1)


def copied(figures: Figures, actor: str) -> Figures:
    """Count a document that was printed once more."""
    return _both(figures, actor, copies=1)


def _receipt(figures: Figures, event: Paid | Refunded, actor: str, **more: int) -> Figures:
    figures = msgspec.structs.replace(
        figures, first_receipt=figures.first_receipt or event.receipt, last_receipt=event.receipt
    )
    return _plus(_both(figures, actor, receipts=1), **more)


def _rated(figures: Figures, lines: tuple[OrderLine, ...], sign: int) -> Figures:
    rates = {one.rate: one for one in figures.rates}
    for line in lines:
        before = rates.get(line.tax_rate) or RateFigures(rate=line.tax_rate)
        rates[line.tax_rate] = _plus(before, net=sign * line.net, tax=sign * line.tax, gross=sign * line.total)
    return msgspec.structs.replace(figures, rates=tuple(rates[rate] for rate in sorted(rates)))


def _method(figures: Figures, method: str, kind: TenderKind, **amounts: int) -> Figures:
    methods = {one.method: one for one in figures.methods}
    methods[method] = _plus(methods.get(method) or MethodFigures(method=method, kind=kind), **amounts)
    return msgspec.structs.replace(figures, methods=tuple(methods.values()))


def _both(figures: Figures, actor: str, *, shift: bool = True, **amounts: int) -> Figures:
    """Add to what one person did and, as a rule, to the figure of the same name of the shift."""
    operators = {one.actor: one for one in figures.operators}
    operators[actor] = _plus(operators.get(actor) or OperatorFigures(actor=actor), **amounts)
    figures = msgspec.structs.replace(figures, operators=tuple(operators.values()))
    return _plus(figures, **amounts) if shift else figures


def _plus(struct: S, **amounts: int) -> S:
    changed: dict[str, Any] = {name: getattr(struct, name) + amount for name, amount in amounts.items() if amount}
    return msgspec.structs.replace(struct, **changed) if changed else struct
