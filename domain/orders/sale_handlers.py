"""Commands of the open sale: load, require, emit. Each is on disk before the next key is pressed."""

from domain.catalog.handlers import the_product
from domain.customers.handlers import the_customer
from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.ids import CustomerId, SaleId
from domain.orders import sale as model
from domain.orders.commands import (
    AbandonSale,
    AddSaleLine,
    ChangeSaleLine,
    FinishSale,
    PlaceOrder,
    RemoveSaleLine,
    SetSaleCustomer,
    SetSaleKind,
)
from domain.orders.events import SaleFinished, SaleKindSet, SaleStarted
from domain.orders.handlers import place_order
from domain.orders.sale import SALE, Sale
from domain.persistence.transaction import Transaction
from domain.shop.handlers import the_shop


def add_sale_line(command: AddSaleLine, tx: Transaction) -> int:
    """Put a product on the sale and return the number of its line."""
    product = the_product(tx, command.sku)
    sale = _opened(tx, command.sale_id)
    event = model.line_added(sale, product, command.quantity, the_shop(tx))
    tx.emit(model.stream(sale.sale_id), event)
    return event.line.line


def change_sale_line(command: ChangeSaleLine, tx: Transaction) -> None:
    """Change a line's quantity or discount."""
    sale = _the_sale(tx, command.sale_id)
    line = sale.line(command.line)
    event = model.line_changed(sale, line, the_shop(tx), quantity=command.quantity, discount=command.discount)
    tx.emit(model.stream(sale.sale_id), event)


def remove_sale_line(command: RemoveSaleLine, tx: Transaction) -> None:
    """Take a line off."""
    sale = _the_sale(tx, command.sale_id)
    tx.emit(model.stream(sale.sale_id), model.line_removed(sale, sale.line(command.line), the_shop(tx)))


def set_sale_customer(command: SetSaleCustomer, tx: Transaction) -> None:
    """Say for whom the sale is."""
    customer_id = the_customer(tx, command.customer_id).customer_id if command.customer_id else None
    sale = _opened(tx, command.sale_id)
    tx.emit(model.stream(sale.sale_id), model.customer_set(sale, customer_id))


def set_sale_kind(command: SetSaleKind, tx: Transaction) -> None:
    """Make it a counter sale or a telephone order."""
    sale = _opened(tx, command.sale_id)
    event = SaleKindSet(
        sale_id=sale.sale_id,
        kind=command.kind,
        promised_for=checks.text(command.promised_for, "promised_for", limit=40, empty=True),
        note=checks.text(command.note, "note", limit=500, empty=True),
    )
    tx.emit(model.stream(sale.sale_id), event)


def finish_sale(command: FinishSale, tx: Transaction) -> dict[str, object]:
    """Make the sale an order and return its id, number and total."""
    sale = _the_sale(tx, command.sale_id)
    order = place_order(
        PlaceOrder(
            lines=sale.wanted(),
            kind=sale.kind,
            customer_id=CustomerId(sale.customer_id) or None,
            promised_for=sale.promised_for,
            note=sale.note,
        ),
        tx,
    )
    tx.emit(
        model.stream(sale.sale_id),
        SaleFinished(sale_id=sale.sale_id, order_id=order["order_id"], number=order["number"]),  # type: ignore[arg-type]
    )
    return order


def abandon_sale(command: AbandonSale, tx: Transaction) -> None:
    """Give the sale up; what was on it is kept on record."""
    sale = _the_sale(tx, command.sale_id)
    tx.emit(model.stream(sale.sale_id), model.abandoned(sale, command.reason, the_shop(tx)))


def _the_sale(tx: Transaction, sale_id: SaleId) -> Sale:
    sale = tx.find(SALE, sale_id)
    if sale is None:
        raise Rejected("unknown_sale", sale_id=sale_id[:80])
    sale.require_open()
    return sale


def _opened(tx: Transaction, sale_id: SaleId) -> Sale:
    if tx.find(SALE, sale_id) is None:
        sale_id = SaleId(checks.text(sale_id, "sale_id", limit=64))
        tx.emit(model.stream(sale_id), SaleStarted(sale_id=sale_id))
    return _the_sale(tx, sale_id)


COMMANDS = {
    AddSaleLine: add_sale_line,
    ChangeSaleLine: change_sale_line,
    RemoveSaleLine: remove_sale_line,
    SetSaleCustomer: set_sale_customer,
    SetSaleKind: set_sale_kind,
    FinishSale: finish_sale,
    AbandonSale: abandon_sale,
}
