"""Commands about paying: load, require, emit."""

from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.ids import CustomerId
from domain.orders.model import ORDER, OrderStatus
from domain.payments import desk, model
from domain.payments.commands import (
    AddPaymentMethod,
    EditPaymentMethod,
    PayOrder,
    RestorePaymentMethod,
    RetirePaymentMethod,
    SetCashRounding,
)
from domain.payments.events import CashRoundingSet, PaymentMethodRestored, PaymentMethodRetired, PaymentMethodSet
from domain.payments.methods import BUILT_IN
from domain.payments.model import PAYMENT_METHOD, ROUNDING_STREAM
from domain.persistence.transaction import Transaction

_LARGEST_COIN = 1_000_000
"""Minor units; no currency has a smallest coin above that."""


def add_payment_method(command: AddPaymentMethod, tx: Transaction) -> None:
    """Take money by one more method."""
    event = model.added(command)
    if event.method in BUILT_IN or tx.find(PAYMENT_METHOD, event.method) is not None:
        raise Rejected("method_taken", method=event.method)
    tx.emit(model.method_stream(event.method), event)


def edit_payment_method(command: EditPaymentMethod, tx: Transaction) -> None:
    """Change a method; does nothing where it is like that already."""
    method = desk.method(tx, command.method)
    event = model.edited(method, command)
    if event != _terms(method):
        tx.emit(model.method_stream(method.method), event)


def retire_payment_method(command: RetirePaymentMethod, tx: Transaction) -> None:
    """Offer a method no longer; does nothing where it is not offered already."""
    method = desk.method(tx, command.method)
    if not method.retired:
        tx.emit(model.method_stream(method.method), PaymentMethodRetired(method=method.method))


def restore_payment_method(command: RestorePaymentMethod, tx: Transaction) -> None:
    """Offer a method again; does nothing where it is offered already."""
    method = desk.method(tx, command.method)
    if method.retired:
        tx.emit(model.method_stream(method.method), PaymentMethodRestored(method=method.method))


def set_cash_rounding(command: SetCashRounding, tx: Transaction) -> None:
    """Say which is the smallest coin; does nothing where it is that already."""
    increment = checks.number(command.increment, "increment", least=0, most=_LARGEST_COIN)
    now = desk.coins(tx)
    if (now.increment, now.rule) != (increment, command.rule):
        tx.emit(ROUNDING_STREAM, CashRoundingSet(increment=increment, rule=command.rule))


def pay_order(command: PayOrder, tx: Transaction) -> dict[str, object]:
    """Pay what is due on an order and return the receipt's number, the change and what is still due."""
    order = tx.find(ORDER, command.order_id)
    if order is None:
        raise Rejected("unknown_order", order_id=command.order_id[:80])
    if order.status is OrderStatus.CANCELLED:
        raise Rejected("order_not_open", number=order.number, status=order.status)
    if order.reference:
        raise Rejected("nothing_due", number=order.number)  # it was paid where it was taken over from
    paid = desk.pay(
        tx, order_id=order.order_id, number=order.number, total=order.total, tenders=command.tenders,
        customer_id=CustomerId(order.customer_id) or None,
    )  # fmt: skip
    return desk.answer(paid)


def _terms(method: model.PaymentMethod) -> PaymentMethodSet:
    return PaymentMethodSet(
        method=method.method, name=method.name, kind=method.kind, opens_drawer=method.opens_drawer,
        gives_change=method.gives_change, needs_reference=method.needs_reference,
    )  # fmt: skip


COMMANDS = {
    AddPaymentMethod: add_payment_method,
    EditPaymentMethod: edit_payment_method,
    RetirePaymentMethod: retire_payment_method,
    RestorePaymentMethod: restore_payment_method,
    SetCashRounding: set_cash_rounding,
    PayOrder: pay_order,
}
