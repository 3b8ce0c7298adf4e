"""The end of an open sale: it becomes an order, its goods leave, and what comes back on it is in stock again."""

from collections.abc import Mapping, Sequence

from domain.catalog.model import PRODUCT
from domain.customers.handlers import the_customer
from domain.inventory import model as inventory
from domain.inventory.events import Reason
from domain.inventory.model import STOCK_LEVEL
from domain.kernel.errors import Rejected
from domain.kernel.ids import CustomerId, OrderId, Sku
from domain.orders import model, returns
from domain.orders.events import Condition, OrderKind, SaleLine
from domain.orders.handlers import place, the_order
from domain.orders.model import Order
from domain.orders.sale import Sale
from domain.payments import desk
from domain.payments.commands import WantedTender
from domain.persistence.transaction import Transaction


def place_sale(sale: Sale, tx: Transaction) -> dict[str, object]:
    """Make an order of an open sale; return its id, number and total. Refuses what is not left to come back."""
    if sale.kind is OrderKind.TELEPHONE and sale.coming_back:
        raise Rejected("return_by_telephone")
    customer_id = the_customer(tx, sale.customer_id).customer_id if sale.customer_id else None
    bought = _bought(tx, sale)
    costs = _costs(tx, sale, bought)
    products = tx.load(PRODUCT, (line.sku for line in sale.lines))
    lines = model.sale_lines(sale.lines, products, costs)
    placed = place(
        tx, lines, products, kind=sale.kind, customer_id=customer_id,
        promised_for=sale.promised_for, note=sale.note, way=sale.way,
    )  # fmt: skip
    if sale.coming_back:
        by = the_order(tx, OrderId(str(placed["order_id"])))
        _into_stock(tx, sale, costs, document=str(by.number))
        for order in bought.values():
            back = [line for line in sale.coming_back if line.returned_order == order.order_id]
            tx.emit(model.stream(order.order_id), returns.given_back(order, back, by))
    return placed


def settle_sale(
    sale: Sale, placed: Mapping[str, object], tenders: Sequence[WantedTender], tx: Transaction
) -> dict[str, object]:
    """Take the money for an order that was just placed, or give money back; return receipt, change and balance.

    At the counter nothing may be left to pay.
    """
    order = the_order(tx, OrderId(str(placed["order_id"])))
    customer_id = CustomerId(order.customer_id) or None
    if order.total < 0:
        refunded = desk.refund(
            tx, order_id=order.order_id, number=order.number, total=-order.total, of_order_id=_paid_before(tx, sale),
            customer_id=customer_id, tenders=tenders,
        )  # fmt: skip
        return desk.refund_answer(refunded)
    paid = desk.pay(
        tx, order_id=order.order_id, number=order.number, total=order.total, tenders=tenders, customer_id=customer_id
    )
    if paid.balance and sale.kind is OrderKind.COUNTER:
        raise Rejected("not_all_paid", due=paid.balance)
    return desk.answer(paid)


def _paid_before(tx: Transaction, sale: Sale) -> OrderId | None:
    """Return the one order that goods come back of, where enough of what was paid on it is left to give back."""
    orders = {line.returned_order for line in sale.coming_back}
    (only, *others) = orders
    return None if others or not only or not desk.refundable(tx, OrderId(only)) else OrderId(only)


def _bought(tx: Transaction, sale: Sale) -> dict[str, Order]:
    """Return the orders of which something comes back, by id; each must still have that much left."""
    bought: dict[str, Order] = {}
    for order_id in dict.fromkeys(line.returned_order for line in sale.coming_back if line.returned_order):
        order = bought[order_id] = the_order(tx, OrderId(order_id))
        returns.require_left(order, [line for line in sale.coming_back if line.returned_order == order_id])
    return bought


def _costs(tx: Transaction, sale: Sale, bought: Mapping[str, Order]) -> dict[int, int]:
    """Return by line what goods that come back had cost when they left; without a receipt, what they cost today."""
    levels = tx.load(STOCK_LEVEL, (line.sku for line in sale.coming_back))
    return {
        line.line: bought[line.returned_order].lines[line.returned_line - 1].unit_cost
        if line.returned_order
        else (levels[line.sku].average_cost if line.sku in levels else 0)
        for line in sale.coming_back
    }


def _into_stock(tx: Transaction, sale: Sale, costs: Mapping[int, int], *, document: str) -> None:
    """Book what came back, each line by itself: the same goods may have cost something else on another receipt."""
    for line in sale.coming_back:
        levels = tx.load(STOCK_LEVEL, (line.sku,))
        back = [(line.sku, -line.quantity, costs[line.line])]
        tx.emit(inventory.STREAM, inventory.received(levels, back, reason=Reason.RETURN, document=document))
        if line.condition is Condition.DAMAGED:
            _write_off(tx, line, document)


def _write_off(tx: Transaction, line: SaleLine, document: str) -> None:
    levels = tx.load(STOCK_LEVEL, (line.sku,))
    out = [(Sku(line.sku), -line.quantity)]
    note = line.return_reason
    tx.emit(inventory.STREAM, inventory.taken(levels, out, reason=Reason.DAMAGE, document=document, note=note))
