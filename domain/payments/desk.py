"""What the handlers of orders call, inside their own transaction, to take money and to give it back.

Paying, once ``OrderPlaced`` is emitted, or later for the rest::

    paid = desk.pay(tx, order_id=order_id, number=number, total=document.gross,
                    tenders=command.tenders, customer_id=customer_id)

``tenders`` are the command's ``WantedTender``s, as they were handed over. ``pay`` knows what was paid before. It emits
``Paid`` into the order's stream and returns it: ``paid.change`` is to be given out, ``paid.balance`` is still due. Who
wants everything paid refuses a balance. An order that comes to nothing is paid with no tenders, and has a receipt.

Giving back, once ``OrderCancelled``, or the document by which goods come back, is emitted::

    desk.refund(tx, order_id=order_id, number=number, total=order.total, of_order_id=order_id, customer_id=...)

``order_id`` and ``number`` are the document for which the money goes out, ``total`` what it is worth, above zero.
``of_order_id`` is the order that had been paid; None without a receipt. Without ``tenders`` the methods that paid get
it back, exactly where all of it comes back; with ``tenders`` the chosen ones, whose sum must be what is due.
What a house account does not owe any more comes back as store credit. A gift card that gets something back may be new.
``refundable`` says what an order can give back; a cancelled order on which nothing was paid needs no refund.

An exchange that comes to nothing is paid with no tenders; one that comes to less than nothing is refunded.
"""

from collections.abc import Sequence

from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.ids import CustomerId, OrderId
from domain.orders.model import stream
from domain.payments.balances import card_number
from domain.payments.commands import WantedTender
from domain.payments.cover import beyond_account, require_covered, require_kinds, require_taken_back
from domain.payments.events import Paid, Purpose, Refunded, TenderKind
from domain.payments.model import (
    CASH_ROUNDING,
    ORDER_PAYMENTS,
    PAYMENT_METHOD,
    RECEIPT_NUMBERS,
    ROUNDING,
    CashRounding,
    OrderPayments,
    PaymentMethod,
    from_the_start,
)
from domain.payments.settle import Handed, Settlement, given_back, handed_back, settle
from domain.persistence.transaction import Transaction
from domain.shop.handlers import the_shop
from domain.till.shifts import open_shift

NO_ORDER = OrderId("")
"""Stands in a payment that is for no order."""


def pay(
    tx: Transaction,
    *,
    order_id: OrderId,
    number: int,
    total: int,
    tenders: Sequence[WantedTender],
    customer_id: CustomerId | None,
) -> Paid:
    """Take money for an order that comes to ``total`` minor units, in all or in part; see the module."""
    before = tx.find(ORDER_PAYMENTS, order_id)
    due = total - (before.settled if before else 0)
    if due < 0 or (due == 0 and (before or total)):
        raise Rejected("nothing_due", number=number)
    return take(
        tx, stream(order_id), due=due, tenders=tenders, customer_id=customer_id, order_id=order_id, number=number
    )


def take(
    tx: Transaction,
    into: str,
    *,
    due: int,
    tenders: Sequence[WantedTender],
    customer_id: CustomerId | None,
    order_id: OrderId = NO_ORDER,
    number: int = 0,
    purpose: Purpose = Purpose.ORDER,
    card: str = "",
    refused: Sequence[TenderKind] = (),
) -> Paid:
    """Take money for whatever it is, and record it in the stream ``into``."""
    handed = _handed(tx, tenders)
    require_kinds(handed, *refused)
    require_covered(tx, handed, customer_id)
    settlement = settle(due, handed, coins(tx))
    shift_id, business_date = _counting(tx)
    paid = Paid(
        payment_id=tx.new_id(), order_id=order_id, number=number, receipt=next_receipt(tx),
        register=tx.context.register, shift_id=shift_id, business_date=business_date, tenders=settlement.tenders,
        change=settlement.change, rounding=settlement.rounding, due=due, balance=settlement.balance,
        customer_id=customer_id, purpose=purpose, card=card,
    )  # fmt: skip
    tx.emit(into, paid)
    return paid


def answer(paid: Paid) -> dict[str, object]:
    """Return what whoever takes the money must know."""
    return {"payment_id": paid.payment_id, "receipt": paid.receipt, "change": paid.change, "balance": paid.balance}


def refund_answer(refunded: Refunded) -> dict[str, object]:
    """Return what whoever gives the money back must know: how much of it in which way."""
    tenders = [{"method": tender.method, "amount": tender.amount} for tender in refunded.tenders]
    return {
        "payment_id": refunded.payment_id, "receipt": refunded.receipt, "change": 0, "balance": 0, "tenders": tenders,
    }  # fmt: skip


def refund(
    tx: Transaction,
    *,
    order_id: OrderId,
    number: int,
    total: int,
    of_order_id: OrderId | None,
    customer_id: CustomerId | None,
    tenders: Sequence[WantedTender] = (),
) -> Refunded:
    """Give back ``total`` minor units, above zero; see the module."""
    checks.number(total, "total", least=1, most=checks.MOST_MONEY)
    paid = tx.find(ORDER_PAYMENTS, of_order_id) if of_order_id else None
    settlement = _given_back(tx, total, tenders, customer_id, of_order_id, paid)
    shift_id, business_date = _counting(tx)
    refunded = Refunded(
        payment_id=tx.new_id(), order_id=order_id, number=number, receipt=next_receipt(tx),
        register=tx.context.register, shift_id=shift_id, business_date=business_date, tenders=settlement.tenders,
        change=0, rounding=settlement.rounding, due=total, balance=0, customer_id=customer_id,
        of_order_id=of_order_id, gives_back=paid.payments if paid else (),
    )  # fmt: skip
    tx.emit(stream(order_id), refunded)
    return refunded


def refundable(tx: Transaction, order_id: OrderId) -> int:
    """Return the worth, in minor units, that can still be given back of what was paid on an order."""
    paid = tx.find(ORDER_PAYMENTS, order_id)
    return paid.returnable if paid else 0


def method(tx: Transaction, name: str) -> PaymentMethod:
    """Return a method that the store knows, retired or not."""
    known = tx.find(PAYMENT_METHOD, name) or from_the_start(name)
    if known is None:
        raise Rejected("unknown_method", method=name[:80])
    return known


def coins(tx: Transaction) -> CashRounding:
    """Return the smallest coin of the store."""
    return tx.find(CASH_ROUNDING, ROUNDING) or CashRounding()


def next_receipt(tx: Transaction) -> int:
    """Return the number of the register's next receipt; it is given out by the event that bears it."""
    numbers = tx.find(RECEIPT_NUMBERS, tx.context.register)
    return numbers.last + 1 if numbers else 1


def _counting(tx: Transaction) -> tuple[str, str]:
    """Return the id of the register's open shift, empty where there is none, and the business date."""
    shift = open_shift(tx)
    return (shift.shift_id, shift.business_date) if shift else ("", the_shop(tx).local(tx.now).date)


def _given_back(
    tx: Transaction,
    total: int,
    tenders: Sequence[WantedTender],
    customer_id: CustomerId | None,
    of_order_id: OrderId | None,
    paid: OrderPayments | None,
) -> Settlement:
    if of_order_id and paid is None:
        raise Rejected("refund_beyond_paid", due=total, left=0)
    if tenders or paid is None:
        handed = _handed(tx, tenders)
        require_taken_back(tx, handed, customer_id)
        return handed_back(total, handed, coins(tx), paid)
    methods = [method(tx, tendered.method) for tendered in paid.tenders]
    settlement = given_back(total, paid, methods, coins(tx))
    return settlement._replace(tenders=beyond_account(tx, settlement.tenders, customer_id))


def _handed(tx: Transaction, tenders: Sequence[WantedTender]) -> list[Handed]:
    handed = []
    for tender in tenders:
        known = method(tx, tender.method)
        if known.retired:
            raise Rejected("method_retired", name=known.name)
        reference = checks.text(tender.reference, "reference", limit=64, empty=True)
        if known.kind is TenderKind.GIFT and reference:
            reference = card_number(reference)
        if known.needs_reference and not reference:
            raise Rejected("reference_missing", name=known.name)
        if tender.amount > checks.MOST_MONEY:
            raise Rejected("out_of_range", field="amount", value=tender.amount, least=0, most=checks.MOST_MONEY)
        handed.append(Handed(known, tender.amount, reference))
    return handed
