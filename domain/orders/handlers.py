"""Commands about orders: load, require, emit. An order and its stock change in one transaction."""

from collections.abc import Mapping, Sequence

from domain.catalog.model import PRODUCT, Product
from domain.customers.handlers import registered, the_customer
from domain.customers.model import CUSTOMER_REFERENCE
from domain.inventory import model as inventory
from domain.inventory.events import Reason, StockMoved, StockReserved
from domain.inventory.model import STOCK_LEVEL
from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.ids import CustomerId, OrderId
from domain.orders import model
from domain.orders.commands import CancelOrder, FulfilOrder, ImportOrder, PlaceOrder
from domain.orders.events import OrderCancelled, OrderFulfilled, OrderKind, OrderLine, OrderPlaced, Way
from domain.orders.model import ORDER, ORDER_NUMBERS, SERIES, Order, OrderStatus, PricedLine
from domain.orders.waiting import WAITING
from domain.payments import desk
from domain.payments.commands import WantedTender
from domain.payments.model import ORDER_PAYMENTS
from domain.persistence.transaction import Transaction
from domain.shop.handlers import the_shop
from domain.till.shifts import shift_id


def place_order(command: PlaceOrder, tx: Transaction) -> dict[str, object]:
    """Place an order and return its id and number."""
    shop = the_shop(tx)
    products = tx.load(PRODUCT, (line.sku for line in command.lines))
    lines = model.agreed_lines(command.lines, products, shop)
    customer_id = the_customer(tx, command.customer_id).customer_id if command.customer_id else None
    promised_for = checks.text(command.promised_for, "promised_for", limit=40, empty=True)
    note = checks.text(command.note, "note", limit=500, empty=True)
    return place(
        tx, lines, products, kind=command.kind, customer_id=customer_id, promised_for=promised_for, note=note,
        way=command.way,
    )  # fmt: skip


def import_order(command: ImportOrder, tx: Transaction) -> dict[str, object]:
    """Take over a finished order as it was charged; its goods leave the stock."""
    products = tx.load(PRODUCT, (line.sku for line in command.lines))
    lines = model.charged_lines(command.lines, products)
    customer_id = _referenced(tx, checks.text(command.customer_reference, "customer", limit=64, empty=True))
    reference = checks.text(command.reference, "reference", limit=64)
    return place(
        tx, lines, products, kind=OrderKind.COUNTER, customer_id=customer_id,
        placed_at=checks.moment(command.placed_at, "placed_at"), reference=reference,
    )  # fmt: skip


def fulfil_order(command: FulfilOrder, tx: Transaction) -> dict[str, object]:
    """Hand over what was reserved; return its number, what it came to, and where money moved receipt and change."""
    order = the_order(tx, command.order_id)
    order.require_open()
    waiting = tx.find(WAITING, order.order_id)
    if waiting is not None:
        waiting.require_no_picking(order.number)
    settled = _settle(tx, order, command.tenders)
    quantities = model.quantities(order.lines)
    tx.emit(inventory.STREAM, inventory.released(order.order_id, quantities))
    products = tx.load(PRODUCT, (sku for sku, _ in quantities))
    lines = _take(tx, order.lines, products, document=str(order.number))
    local = the_shop(tx).local(tx.now)
    tx.emit(
        model.stream(order.order_id),
        OrderFulfilled(
            order_id=order.order_id, number=order.number, customer_id=CustomerId(order.customer_id) or None,
            local_date=local.date, local_hour=local.hour, lines=lines, total=order.total, discount=order.discount,
            shift_id=shift_id(tx),
        ),
    )  # fmt: skip
    return {"number": order.number, "total": order.total, **settled}


def cancel_order(command: CancelOrder, tx: Transaction) -> None:
    """Cancel an order: what was reserved is free again, what was handed over comes back at the cost it left with."""
    order = the_order(tx, command.order_id)
    order.require_cancellable()
    reason = checks.text(command.reason, "reason")
    quantities = model.quantities(order.lines)
    returned = order.status is OrderStatus.FINISHED
    if returned:
        costs = {line.sku: line.unit_cost for line in order.lines}
        lines = [(sku, quantity, costs[sku]) for sku, quantity in quantities]
        levels = tx.load(STOCK_LEVEL, costs)
        tx.emit(inventory.STREAM, inventory.received(levels, lines, reason=Reason.RETURN, document=str(order.number)))
    else:
        tx.emit(inventory.STREAM, inventory.released(order.order_id, quantities))
    local = the_shop(tx).local(tx.now)
    tx.emit(
        model.stream(order.order_id),
        OrderCancelled(
            order_id=order.order_id, number=order.number, customer_id=CustomerId(order.customer_id) or None,
            reason=reason, returned=returned, local_date=local.date, local_hour=local.hour, lines=order.lines,
            total=order.total, discount=order.discount, shift_id=shift_id(tx),
        ),
    )  # fmt: skip
    back = desk.refundable(tx, order.order_id)
    if back:
        desk.refund(
            tx, order_id=order.order_id, number=order.number, total=back, of_order_id=order.order_id,
            customer_id=CustomerId(order.customer_id) or None, tenders=command.tenders,
        )  # fmt: skip


def _settle(tx: Transaction, order: Order, tenders: Sequence[WantedTender]) -> dict[str, object]:
    """Take what is still due on an order; one on which money was asked for before is not handed over unpaid.

    What was paid beyond what it comes to goes back. Returns what whoever stands at the drawer must know.
    """
    before, customer_id = tx.find(ORDER_PAYMENTS, order.order_id), CustomerId(order.customer_id) or None
    balance = order.total - before.settled if before else 0
    if balance < 0:
        refunded = desk.refund(
            tx, order_id=order.order_id, number=order.number, total=-balance, of_order_id=order.order_id,
            customer_id=customer_id, tenders=tenders,
        )  # fmt: skip
        return {"payment_id": refunded.payment_id, "receipt": refunded.receipt, "change": 0, "balance": 0}
    if not tenders:
        if balance:
            raise Rejected("not_all_paid", due=balance)
        return {}
    paid = desk.pay(
        tx, order_id=order.order_id, number=order.number, total=order.total, tenders=tenders, customer_id=customer_id
    )
    if paid.balance:
        raise Rejected("not_all_paid", due=paid.balance)
    return desk.answer(paid)


def require_address(customer_id: str | None, way: Way) -> None:
    """Refuse to deliver to nobody: the address is the customer's, and stands where they can be erased."""
    if way is Way.DELIVERY and not customer_id:
        raise Rejected("delivery_needs_customer")


def place(
    tx: Transaction,
    lines: list[PricedLine],
    products: Mapping[str, Product],
    *,
    kind: OrderKind,
    customer_id: CustomerId | None,
    placed_at: str = "",
    reference: str = "",
    promised_for: str = "",
    note: str = "",
    way: Way = Way.PICK_UP,
) -> dict[str, object]:
    """Place an order of priced lines; return its id, number and total. What comes back on it moves no stock here."""
    model.require_way(kind, way)
    require_address(customer_id, way)
    shop = the_shop(tx)
    numbers = tx.find(ORDER_NUMBERS, SERIES)
    number = numbers.last + 1 if numbers else 1
    order_id = OrderId(tx.new_id())
    placed_at = placed_at or tx.now
    document = model.taxed(lines, shop, charged=bool(reference))
    if kind is OrderKind.COUNTER:
        stock: StockMoved | StockReserved = _leaving(tx, lines, products, document=str(number))
    else:
        stock = _kept(tx, lines, products, order_id)
    local = shop.local(placed_at)
    tx.emit(
        model.stream(order_id),
        OrderPlaced(
            order_id=order_id, number=number, kind=kind, customer_id=customer_id, reference=reference,
            placed_at=placed_at, local_date=local.date, local_hour=local.hour, promised_for=promised_for, note=note,
            lines=model.order_lines(lines, document, _costs(stock)), rates=document.rates, net=document.net,
            tax=document.tax, total=document.gross, discount=sum(line.discount for line in lines),
            shift_id="" if reference else shift_id(tx), way=way,
        ),
    )  # fmt: skip
    if not isinstance(stock, StockMoved) or stock.movements:  # where things only come back, nothing leaves
        tx.emit(inventory.STREAM, stock)
    return {"order_id": order_id, "number": number, "total": document.gross}


def _leaving(
    tx: Transaction, lines: Sequence[OrderLine | PricedLine], products: Mapping[str, Product], *, document: str
) -> StockMoved:
    wanted = model.quantities(lines)
    levels = tx.load(STOCK_LEVEL, (sku for sku, _ in wanted))
    inventory.require_available(levels, products, wanted)
    return inventory.taken(levels, wanted, reason=Reason.SALE, document=document)


def _kept(
    tx: Transaction, lines: Sequence[PricedLine], products: Mapping[str, Product], order_id: OrderId
) -> StockReserved:
    wanted = model.quantities(lines)
    inventory.require_available(tx.load(STOCK_LEVEL, (sku for sku, _ in wanted)), products, wanted)
    return inventory.reserved(order_id, wanted)


def _costs(stock: StockMoved | StockReserved) -> dict[str, int]:
    """Return what each product cost when it left; goods that are only kept have not left."""
    return {moved.sku: moved.unit_cost for moved in stock.movements} if isinstance(stock, StockMoved) else {}


def _take(
    tx: Transaction, lines: tuple[OrderLine, ...], products: Mapping[str, Product], *, document: str
) -> tuple[OrderLine, ...]:
    moved = _leaving(tx, lines, products, document=document)
    tx.emit(inventory.STREAM, moved)
    return model.with_costs(lines, _costs(moved))


def _referenced(tx: Transaction, reference: str) -> CustomerId | None:
    if not reference:
        return None
    known = tx.find(CUSTOMER_REFERENCE, reference)
    return known.customer_id if known else registered(tx, None, reference)


def the_order(tx: Transaction, order_id: OrderId) -> Order:
    order = tx.find(ORDER, order_id)
    if order is None:
        raise Rejected("unknown_order", order_id=order_id[:80])
    return order


COMMANDS = {
    PlaceOrder: place_order,
    ImportOrder: import_order,
    FulfilOrder: fulfil_order,
    CancelOrder: cancel_order,
}
