"""Commands of the open sale: load, require, emit. Each is on disk before the next key is pressed."""

from domain.catalog.handlers import the_product
from domain.catalog.model import PRODUCT, Product
from domain.customers.handlers import the_customer
from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.ids import SaleId
from domain.kernel.labels import Label
from domain.kernel.quantity import EACH
from domain.orders import returns
from domain.orders import sale_changes as changes
from domain.orders.commands import (
    AbandonSale,
    AddSaleLine,
    ChangeSaleLine,
    DiscountSale,
    FinishSale,
    GiveBackLine,
    GiveBackProduct,
    ParkSale,
    PaySale,
    RemoveSaleLine,
    ResumeSale,
    SetSaleCustomer,
    SetSaleKind,
)
from domain.orders.events import Entry, SaleFinished, SaleKindSet, SaleParked, SaleResumed, SaleStarted
from domain.orders.finishing import place_sale, settle_sale
from domain.orders.handlers import the_order
from domain.orders.model import require_way
from domain.orders.offers import offers_for
from domain.orders.packages import entry_of, label_on, quantity_of
from domain.orders.sale import SALE, Sale, stream
from domain.orders.sale_prices import SaleDiscount
from domain.persistence.transaction import Transaction
from domain.shop.handlers import the_shop
from domain.till.shifts import shift_id


def add_sale_line(command: AddSaleLine, tx: Transaction) -> int:
    """Put a product on the sale and return the number of its line."""
    product = the_product(tx, command.sku)
    sale = _opened(tx, command.sale_id)
    label = label_on(tx, command.label, product)
    quantity, (price, reason) = quantity_of(command.quantity, product, label), _price(command, product, label)
    event = changes.line_added(
        sale, product, quantity, the_shop(tx), offers_for(tx, sale.customer_id), entry=entry_of(label, product.unit),
        price=price, price_reason=reason, label=label,
    )  # fmt: skip
    tx.emit(stream(sale.sale_id), event)
    return event.line.line


def change_sale_line(command: ChangeSaleLine, tx: Transaction) -> None:
    """Change a line's quantity, price, discount or note."""
    sale = _the_sale(tx, command.sale_id)
    line = sale.line(command.line)
    note = None if command.note is None else checks.text(command.note, "note", limit=200, empty=True)
    product = tx.find(PRODUCT, line.sku)
    asked = product is not None and product.open_price
    usual = command.unit_price is None or asked
    event = changes.line_changed(
        sale, line, the_shop(tx), offers_for(tx, sale.customer_id), quantity=command.quantity,
        discount=command.discount, price=command.unit_price, open_price=asked,
        price_reason="" if usual else checks.text(command.price_reason, "reason"), note=note,
    )  # fmt: skip
    if event.line != line:
        tx.emit(stream(sale.sale_id), event)


def remove_sale_line(command: RemoveSaleLine, tx: Transaction) -> None:
    """Take a line off; a sale on which nothing is left is over."""
    sale = _the_sale(tx, command.sale_id)
    event = changes.line_removed(
        sale, sale.line(command.line), the_shop(tx), offers_for(tx, sale.customer_id), shift_id=shift_id(tx)
    )
    tx.emit(stream(sale.sale_id), event)
    _end_if_emptied(sale.sale_id, tx)


def discount_sale(command: DiscountSale, tx: Transaction) -> None:
    """Take something off the whole sale."""
    sale = _the_sale(tx, command.sale_id)
    discount = SaleDiscount(command.rate, command.amount)
    if discount != sale.discount:
        event = changes.discount_set(sale, discount, the_shop(tx), offers_for(tx, sale.customer_id))
        tx.emit(stream(sale.sale_id), event)


def give_back_line(command: GiveBackLine, tx: Transaction) -> int:
    """Take a line of a finished order back, and return the number of the sale's line."""
    order = the_order(tx, command.order_id)
    sale = _opened(tx, command.sale_id)
    sku = order.lines[command.line - 1].sku if 0 < command.line <= len(order.lines) else ""
    product = tx.find(PRODUCT, sku)
    event = returns.line_given_back(
        sale, order, command.line, command.quantity, the_shop(tx), product.unit if product else EACH,
        offers_for(tx, sale.customer_id),
        reason=command.reason, condition=command.condition,
    )  # fmt: skip
    tx.emit(stream(sale.sale_id), event)
    return event.line.line


def give_back_product(command: GiveBackProduct, tx: Transaction) -> int:
    """Take goods back without a receipt, and return the number of the sale's line."""
    product = the_product(tx, command.sku)
    sale = _opened(tx, command.sale_id)
    label = label_on(tx, command.label, product)
    quantity = quantity_of(command.quantity, product, label)
    charge = label.charge if label is not None and command.unit_price is None else None
    price = product.charged(command.unit_price) if charge is None else product.price
    event = returns.product_given_back(
        sale, product, quantity, price, the_shop(tx), offers_for(tx, sale.customer_id), reason=command.reason,
        condition=command.condition, label=label, charge=charge,
        entry=Entry.LABEL_QUANTITY if label is not None and charge is None else entry_of(label, product.unit),
    )  # fmt: skip
    tx.emit(stream(sale.sale_id), event)
    return event.line.line


def park_sale(command: ParkSale, tx: Transaction) -> None:
    """Put the sale aside."""
    sale = _unfinished(tx, command.sale_id)
    if not sale.parked:
        label = checks.text(command.label, "label", limit=60, empty=True)
        tx.emit(stream(sale.sale_id), SaleParked(sale_id=sale.sale_id, label=label))


def resume_sale(command: ResumeSale, tx: Transaction) -> None:
    """Go on with a sale that was put aside."""
    sale = _unfinished(tx, command.sale_id)
    if sale.parked:
        tx.emit(stream(sale.sale_id), SaleResumed(sale_id=sale.sale_id))


def set_sale_customer(command: SetSaleCustomer, tx: Transaction) -> None:
    """Say for whom the sale is; an emptied one that is for nobody any more is over."""
    customer_id = the_customer(tx, command.customer_id).customer_id if command.customer_id else None
    sale = _opened(tx, command.sale_id)
    event = changes.customer_set(sale, customer_id, the_shop(tx), offers_for(tx, customer_id or ""))
    tx.emit(stream(sale.sale_id), event)
    _end_if_emptied(sale.sale_id, tx)


def set_sale_kind(command: SetSaleKind, tx: Transaction) -> None:
    """Make it a counter sale or a telephone order; an emptied one that nobody fetches any more is over."""
    require_way(command.kind, command.way)
    sale = _opened(tx, command.sale_id)
    event = SaleKindSet(
        sale_id=sale.sale_id,
        kind=command.kind,
        promised_for=checks.text(command.promised_for, "promised_for", limit=40, empty=True),
        note=checks.text(command.note, "note", limit=500, empty=True),
        way=command.way,
    )
    tx.emit(stream(sale.sale_id), event)
    _end_if_emptied(sale.sale_id, tx)


def finish_sale(command: FinishSale, tx: Transaction) -> dict[str, object]:
    """Make the sale an order and return its id, number and total."""
    sale = _the_sale(tx, command.sale_id)
    order = place_sale(sale, tx)
    tx.emit(
        stream(sale.sale_id),
        SaleFinished(sale_id=sale.sale_id, order_id=order["order_id"], number=order["number"]),  # type: ignore[arg-type]
    )
    return order


def pay_sale(command: PaySale, tx: Transaction) -> dict[str, object]:
    """Make the sale an order and settle it; return its id, number, total, receipt, change and balance."""
    sale = _the_sale(tx, command.sale_id)
    order = place_sale(sale, tx)
    settled = settle_sale(sale, order, command.tenders, tx)
    tx.emit(
        stream(sale.sale_id),
        SaleFinished(sale_id=sale.sale_id, order_id=order["order_id"], number=order["number"]),  # type: ignore[arg-type]
    )
    return {**order, **settled}


def abandon_sale(command: AbandonSale, tx: Transaction) -> None:
    """Give the sale up, also one that waits for nobody any more; what was on it is kept on record."""
    sale = _unfinished(tx, command.sale_id)
    if sale.is_blank and not command.reason:
        event = changes.emptied(sale, shift_id=shift_id(tx))
    else:
        event = changes.abandoned(sale, command.reason, shift_id=shift_id(tx))
    tx.emit(stream(sale.sale_id), event)


def _end_if_emptied(sale_id: SaleId, tx: Transaction) -> None:
    """End a sale on which nothing is left, so that what was taken off the whole is not the next customer's."""
    sale = _the_sale(tx, sale_id)
    if sale.is_emptied:
        tx.emit(stream(sale_id), changes.emptied(sale, shift_id=shift_id(tx)))


def _price(command: AddSaleLine, product: Product, label: Label | None) -> tuple[int, str]:
    """Return what the line costs for one unit, and why it is not the catalogue's price."""
    if label is not None and label.charge is not None:
        if command.unit_price is not None:
            raise Rejected("label_line_fixed", name=product.name)
        return product.price, ""
    price = product.charged(command.unit_price)
    usual = price == product.price or product.open_price
    return price, "" if usual else checks.text(command.price_reason, "reason")


def _the_sale(tx: Transaction, sale_id: SaleId) -> Sale:
    sale = _unfinished(tx, sale_id)
    sale.require_in_hand()
    return sale


def _unfinished(tx: Transaction, sale_id: SaleId) -> Sale:
    """Return a sale that goes on, or waits until somebody goes on with it."""
    sale = tx.find(SALE, sale_id)
    if sale is None:
        raise Rejected("unknown_sale", sale_id=sale_id[:80])
    sale.require_open()
    return sale


def _opened(tx: Transaction, sale_id: SaleId) -> Sale:
    if tx.find(SALE, sale_id) is None:
        sale_id = SaleId(checks.text(sale_id, "sale_id", limit=64))
        tx.emit(stream(sale_id), SaleStarted(sale_id=sale_id, shift_id=shift_id(tx)))
    return _the_sale(tx, sale_id)


COMMANDS = {
    AddSaleLine: add_sale_line,
    ChangeSaleLine: change_sale_line,
    RemoveSaleLine: remove_sale_line,
    DiscountSale: discount_sale,
    GiveBackLine: give_back_line,
    GiveBackProduct: give_back_product,
    ParkSale: park_sale,
    ResumeSale: resume_sale,
    SetSaleCustomer: set_sale_customer,
    SetSaleKind: set_sale_kind,
    FinishSale: finish_sale,
    PaySale: pay_sale,
    AbandonSale: abandon_sale,
}
