"""What the tests of paying and of the till ask for, and the commands of returning that stand here for those to come."""

from typing import Any

from domain.kernel.ids import CustomerId, OrderId
from domain.kernel.messages import Command
from domain.orders.commands import PlaceOrder
from domain.orders.events import OrderKind
from domain.orders.model import ORDER
from domain.payments import desk
from domain.payments.commands import WantedTender
from domain.persistence.transaction import Transaction
from tests.domain.goods import line, product
from tests.given import Given

GOODS = product("cent", price=1, allow_negative=True)
"""A product for one minor unit, so that a quantity is an amount."""


class GiveBack(Command, frozen=True, kw_only=True):
    """Give back ``total`` of an order, or without one, as a return does."""

    order_id: OrderId
    total: int
    of_order_id: OrderId | None = None
    customer_id: CustomerId | None = None
    tenders: tuple[WantedTender, ...] = ()


def give_back(command: GiveBack, tx: Transaction) -> dict[str, object]:
    order = tx.find(ORDER, command.order_id)
    assert order is not None
    refunded = desk.refund(
        tx, order_id=order.order_id, number=order.number, total=command.total, of_order_id=command.of_order_id,
        customer_id=command.customer_id, tenders=command.tenders,
    )  # fmt: skip
    return {"receipt": refunded.receipt, "tenders": refunded.tenders, "rounding": refunded.rounding}


def cash(amount: int) -> WantedTender:
    return WantedTender(method="cash", amount=amount)


def card(amount: int, reference: str = "") -> WantedTender:
    return WantedTender(method="card", amount=amount, reference=reference)


def ordered(given: Given, total: int, **fields: Any) -> OrderId:
    """Place a telephone order that comes to ``total`` minor units, and return its id."""
    given(PlaceOrder(lines=(line("cent", total * 1000),), kind=OrderKind.TELEPHONE, **fields))
    order_id: OrderId = given.result["order_id"]
    return order_id


def amounts(given: Given) -> dict[str, int]:
    """Return what the last refund gave back, by method."""
    return {tender.method: tender.amount for tender in given.result["tenders"]}
