"""Methods, the smallest coin, receipt numbers, and what was paid on each order. Amounts in minor units."""

from collections.abc import Iterator

import msgspec

from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.fold import Fold, State, keyed_by
from domain.kernel.ids import OrderId
from domain.kernel.messages import Event
from domain.kernel.money import CashRule, round_cash
from domain.payments.commands import AddPaymentMethod, EditPaymentMethod
from domain.payments.events import (
    CashRoundingSet,
    Paid,
    PaymentMethodRestored,
    PaymentMethodRetired,
    PaymentMethodSet,
    Purpose,
    Refunded,
    Tender,
    TenderKind,
)
from domain.payments.methods import BUILT_IN, FREE

ROUNDING = "cash"
ROUNDING_STREAM = "cash_rounding"


class PaymentMethod(State, frozen=True, kw_only=True):
    """One way in which the store takes money."""

    method: str
    name: str
    kind: TenderKind
    opens_drawer: bool
    gives_change: bool
    needs_reference: bool
    retired: bool = False


class CashRounding(State, frozen=True, kw_only=True):
    """The smallest coin; 0 where every amount can be paid."""

    setting: str = ROUNDING
    increment: int = 0
    rule: CashRule = CashRule.HALF_UP

    def round(self, amount: int) -> int:
        """Return what coins can pay of an amount."""
        return round_cash(amount, self.increment, self.rule) if self.increment else amount

    def require_coins(self, amount: int) -> None:
        """Refuse an amount that no coins make."""
        if self.increment and amount % self.increment:
            raise Rejected("cash_not_in_coins", amount=amount, coin=self.increment, payable=self.round(amount))


class ReceiptNumbers(State, frozen=True, kw_only=True):
    """The receipt number that a register gave out last; it is counted in the commit, so that none is missing."""

    register: str
    last: int


class Tendered(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one method paid on an order (under one reference), and what of it was given back."""

    method: str
    kind: TenderKind
    reference: str
    paid: int = 0
    refunded: int = 0

    @property
    def left(self) -> int:
        """Return what can be given back."""
        return self.paid - self.refunded


class OrderPayments(State, frozen=True, kw_only=True):
    """What was paid on one order.

    ``settled`` is what of its total was paid, coins rounded or not; ``rounding`` what coins could not pay, in all;
    ``balance`` what was still due after the last payment; ``given_back`` the worth of what was returned of it.
    """

    order_id: OrderId
    settled: int = 0
    rounding: int = 0
    balance: int = 0
    given_back: int = 0
    tenders: tuple[Tendered, ...] = ()
    payments: tuple[str, ...] = ()

    @property
    def paid(self) -> int:
        """Return the money that came in for it, less what went out."""
        return sum(tendered.left for tendered in self.tenders)

    @property
    def returnable(self) -> int:
        """Return the worth that can still be given back."""
        return self.settled - self.given_back

    def left(self, method: str) -> int:
        """Return what can still be given back by a method."""
        return sum(tendered.left for tendered in self.tenders if tendered.method == method)


def method_stream(method: str) -> str:
    """Return the stream of one method's events."""
    return f"payment_method/{method}"


def added(command: AddPaymentMethod) -> PaymentMethodSet:
    """Return the event that adds a method; kinds that draw on the store's own books exist from the start."""
    if command.kind not in FREE:
        raise Rejected("method_built_in", kind=command.kind)
    return PaymentMethodSet(
        method=checks.text(command.method, "method", limit=32),
        name=checks.text(command.name, "name", limit=60),
        kind=command.kind,
        opens_drawer=command.opens_drawer,
        gives_change=command.gives_change,
        needs_reference=command.needs_reference,
    )


def edited(method: PaymentMethod, command: EditPaymentMethod) -> PaymentMethodSet:
    """Return the event that changes a method; whether cash gives change is not for the store to say."""
    given = {"gives_change": command.gives_change, "needs_reference": command.needs_reference}
    if method.kind not in FREE and any(value not in (None, getattr(method, name)) for name, value in given.items()):
        raise Rejected("method_terms_fixed", name=method.name)
    name = method.name if command.name is None else checks.text(command.name, "name", limit=60)
    opens_drawer = method.opens_drawer if command.opens_drawer is None else command.opens_drawer
    return PaymentMethodSet(
        method=method.method, name=name, kind=method.kind, opens_drawer=opens_drawer,
        gives_change=method.gives_change if command.gives_change is None else command.gives_change,
        needs_reference=method.needs_reference if command.needs_reference is None else command.needs_reference,
    )  # fmt: skip


def from_the_start(method: str) -> PaymentMethod | None:
    """Return a method that every store has, None for any other name."""
    terms = BUILT_IN.get(method)
    return None if terms is None else evolve_method(None, terms)


def evolve_method(method: PaymentMethod | None, event: Event) -> PaymentMethod | None:
    """Return the method after an event; the first one of a built-in method finds no state yet."""
    match event:
        case PaymentMethodSet():
            return PaymentMethod(
                method=event.method, name=event.name, kind=event.kind, opens_drawer=event.opens_drawer,
                gives_change=event.gives_change, needs_reference=event.needs_reference,
                retired=method is not None and method.retired,
            )  # fmt: skip
        case PaymentMethodRetired() | PaymentMethodRestored():
            known = method or from_the_start(event.method)
            retired = isinstance(event, PaymentMethodRetired)
            return None if known is None else msgspec.structs.replace(known, retired=retired)
    return method


def evolve_rounding(_rounding: CashRounding | None, event: CashRoundingSet) -> CashRounding:
    """Return the smallest coin after an event."""
    return CashRounding(increment=event.increment, rule=CashRule(event.rule))


def evolve_numbers(_numbers: ReceiptNumbers | None, event: Paid | Refunded) -> ReceiptNumbers:
    """Return a register's counter after a receipt."""
    return ReceiptNumbers(register=event.register, last=event.receipt)


def evolve_payments(payments: OrderPayments | None, part: tuple[OrderId, Paid | Refunded]) -> OrderPayments:
    """Return what was paid on an order after money came in for it, or was given back of it or for it."""
    order_id, event = part
    now = payments or OrderPayments(order_id=order_id)
    if isinstance(event, Paid):
        return msgspec.structs.replace(
            now, settled=now.settled + event.due - event.balance, rounding=now.rounding + event.rounding,
            balance=event.balance, tenders=_summed(now.tenders, event.tenders, paid=1),
            payments=(*now.payments, event.payment_id),
        )  # fmt: skip
    if order_id != event.of_order_id:  # the document by which something came back, and of which nothing can
        return msgspec.structs.replace(
            now, settled=now.settled - event.due, rounding=now.rounding - event.rounding,
            payments=(*now.payments, event.payment_id),
        )  # fmt: skip
    return msgspec.structs.replace(
        now, given_back=now.given_back + event.due, rounding=now.rounding - event.rounding,
        tenders=_summed(now.tenders, event.tenders, paid=0),
    )  # fmt: skip


def _summed(sums: tuple[Tendered, ...], tenders: tuple[Tender, ...], *, paid: int) -> tuple[Tendered, ...]:
    by = {(tendered.method, tendered.reference): tendered for tendered in sums}
    for tender in tenders:
        key = (tender.method, tender.reference)
        known = by.get(key) or Tendered(method=tender.method, kind=tender.kind, reference=tender.reference)
        by[key] = msgspec.structs.replace(
            known, paid=known.paid + paid * tender.amount, refunded=known.refunded + (1 - paid) * tender.amount
        )
    return tuple(by.values())


def _on_orders(event: Paid | Refunded) -> Iterator[tuple[str, tuple[OrderId, Paid | Refunded]]]:
    if isinstance(event, Paid) and event.purpose is not Purpose.ORDER:
        return
    yield event.order_id, (event.order_id, event)
    if isinstance(event, Refunded) and event.of_order_id and event.of_order_id != event.order_id:
        yield event.of_order_id, (event.of_order_id, event)


def _the_coin(event: CashRoundingSet) -> tuple[tuple[str, CashRoundingSet]]:
    return ((ROUNDING, event),)


_METHOD_EVENTS = (PaymentMethodSet, PaymentMethodRetired, PaymentMethodRestored)

PAYMENT_METHOD = Fold(
    "payment_method",
    PaymentMethod,
    evolve_method,
    {kind: keyed_by("method") for kind in _METHOD_EVENTS},
    stream=method_stream,
)
CASH_ROUNDING = Fold("cash_rounding", CashRounding, evolve_rounding, {CashRoundingSet: _the_coin})
RECEIPT_NUMBERS = Fold(
    "receipt_numbers", ReceiptNumbers, evolve_numbers, {kind: keyed_by("register") for kind in (Paid, Refunded)}
)
ORDER_PAYMENTS = Fold("order_payments", OrderPayments, evolve_payments, dict.fromkeys((Paid, Refunded), _on_orders))
