"""Commands about orders that wait: load, require, emit. Each pick is on disk before the next thing is taken."""

from collections.abc import Mapping

from domain.catalog.handlers import the_product
from domain.catalog.model import PRODUCT
from domain.inventory import model as inventory
from domain.inventory.model import STOCK_LEVEL
from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.ids import OrderId, Sku
from domain.kernel.quantity import EACH
from domain.orders import model
from domain.orders import waiting as picking
from domain.orders.events import Way
from domain.orders.handlers import require_address, the_order
from domain.orders.model import Order
from domain.orders.packages import entry_of, label_on, quantity_of
from domain.orders.waiting import WAITING, Waiting
from domain.orders.waiting_commands import FinishPicking, MarkShort, PickLine, PickProduct, PromiseOrder, SendOrder
from domain.orders.waiting_events import OrderPicked, OrderPromised, OrderSent
from domain.persistence.transaction import Transaction
from domain.shop.handlers import the_shop


def promise_order(command: PromiseOrder, tx: Transaction) -> None:
    """Agree anew when an order is handed over, and how; does nothing where that is agreed already."""
    order, waiting = _waiting(tx, command.order_id)
    promised_for = checks.text(command.promised_for, "promised_for", limit=40, empty=True)
    require_address(order.customer_id, command.way)
    known = tx.find(WAITING, order.order_id) is not None
    if not known or (waiting.promised_for, waiting.way, waiting.sent) != (promised_for, command.way, False):
        tx.emit(
            model.stream(order.order_id),
            OrderPromised(order_id=order.order_id, number=order.number, promised_for=promised_for, way=command.way),
        )


def pick_line(command: PickLine, tx: Transaction) -> None:
    """Put more of a line ready, or some of it back."""
    order, waiting = _waiting(tx, command.order_id)
    sku = order.lines[command.line - 1].sku if 0 < command.line <= len(order.lines) else Sku("")
    unit = _units(tx, sku).get(sku, EACH)
    event = picking.line_picked(
        order, waiting, command.line, command.quantity, unit, entry=entry_of(None, unit)
    )  # fmt: skip
    tx.emit(model.stream(order.order_id), event)


def pick_product(command: PickProduct, tx: Transaction) -> int:
    """Put some of a product ready, and return the number of its line."""
    order, waiting = _waiting(tx, command.order_id)
    product = the_product(tx, command.sku)
    picking.require_ordered(order, product.sku, product.name)
    label = label_on(tx, command.label, product)
    quantity = checks.quantity(quantity_of(command.quantity, product, label))
    line = picking.line_of(order, waiting, product.sku, quantity, product.unit, product.name)
    event = picking.line_picked(
        order, waiting, line, quantity, product.unit, entry=entry_of(label, product.unit),
        charge=label.charge if label is not None else None,
    )  # fmt: skip
    tx.emit(model.stream(order.order_id), event)
    return line


def mark_short(command: MarkShort, tx: Transaction) -> None:
    """Give up what is missing of a line."""
    order, waiting = _waiting(tx, command.order_id)
    tx.emit(model.stream(order.order_id), picking.line_short(order, waiting, command.line, command.reason))


def finish_picking(command: FinishPicking, tx: Transaction) -> dict[str, object]:
    """Let an order lie ready, and return its number and what it comes to now; what is short is free again."""
    order, waiting = _waiting(tx, command.order_id)
    units = _units(tx, *(line.sku for line in order.lines))
    event = picking.picked(order, waiting, the_shop(tx), units, as_ordered=command.as_ordered)
    _keep(tx, order, event)
    tx.emit(model.stream(order.order_id), event)
    return {"number": order.number, "total": event.total}


def send_order(command: SendOrder, tx: Transaction) -> None:
    """Let an order leave the store; does nothing where it has left already."""
    order, waiting = _waiting(tx, command.order_id)
    if waiting.way is not Way.DELIVERY:
        raise Rejected("not_delivered", number=order.number)
    waiting.require_no_picking(order.number)
    if not waiting.sent:
        tx.emit(model.stream(order.order_id), OrderSent(order_id=order.order_id, number=order.number))


def _keep(tx: Transaction, order: Order, event: OrderPicked) -> None:
    """Give free what is not taken after all, and keep what was weighed out beyond what was ordered."""
    changed = picking.changed(model.quantities(order.lines), model.quantities(event.lines))
    free = [(sku, -quantity) for sku, quantity in changed if quantity < 0]
    more = [(sku, quantity) for sku, quantity in changed if quantity > 0]
    if free:
        tx.emit(inventory.STREAM, inventory.released(order.order_id, free))
    if more:
        skus = [sku for sku, _ in more]
        inventory.require_available(tx.load(STOCK_LEVEL, skus), tx.load(PRODUCT, skus), more)
        tx.emit(inventory.STREAM, inventory.reserved(order.order_id, more))


def _waiting(tx: Transaction, order_id: OrderId) -> tuple[Order, Waiting]:
    order = the_order(tx, order_id)
    return order, picking.of(order, tx.find(WAITING, order.order_id))


def _units(tx: Transaction, *skus: Sku) -> Mapping[str, str]:
    return {sku: product.unit for sku, product in tx.load(PRODUCT, skus).items()}


COMMANDS = {
    PromiseOrder: promise_order,
    PickLine: pick_line,
    PickProduct: pick_product,
    MarkShort: mark_short,
    FinishPicking: finish_picking,
    SendOrder: send_order,
}
