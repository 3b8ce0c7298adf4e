"""What a person at the counter may want, one function and one command each; buttons, keys and forms all come here."""

from typing import Any

from PySide6.QtCore import QObject

from domain.catalog.commands import EditProduct
from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CommandId, CustomerId, OrderId, SaleId, Sku
from domain.kernel.messages import Command
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
from domain.orders.events import Condition, Entry, OrderKind, Way
from domain.payments.commands import WantedTender
from ui.desk import Desk
from ui.runner import Done, Failed


def add_sale_line(desk: Desk, wanted: AddSaleLine, asker: QObject, *, done: Done, failed: Failed) -> None:
    """Put a product on the sale; the receipt's result is the number of its line."""
    desk.runner.submit(wanted, asker, done=done, failed=failed)


def change_quantity(
    desk: Desk, sale_id: SaleId, line: int, quantity: int, asker: QObject, *, done: Done, failed: Failed
) -> None:
    """Change a line to so many thousandths."""
    desk.runner.submit(ChangeSaleLine(sale_id=sale_id, line=line, quantity=quantity), asker, done=done, failed=failed)


def change_discount(
    desk: Desk, sale_id: SaleId, line: int, discount: int, asker: QObject, *, done: Done, failed: Failed
) -> None:
    """Take so many minor units off a line; 0 takes the discount away."""
    desk.runner.submit(ChangeSaleLine(sale_id=sale_id, line=line, discount=discount), asker, done=done, failed=failed)


def change_price(
    desk: Desk, sale_id: SaleId, line: int, price: int, reason: str, asker: QObject, *, done: Done, failed: Failed
) -> None:
    """Charge so many minor units for one unit of a line, for a reason; an open price has none."""
    command = ChangeSaleLine(sale_id=sale_id, line=line, unit_price=price, price_reason=reason)
    desk.runner.submit(command, asker, done=done, failed=failed)


def change_details(
    desk: Desk,
    sale_id: SaleId,
    line: int,
    discount: int | None,
    note: str | None,
    asker: QObject,
    *,
    done: Done,
    failed: Failed,
) -> None:
    """Change what a line's note says, and its discount; None leaves it as it is."""
    command = ChangeSaleLine(sale_id=sale_id, line=line, discount=discount, note=note)
    desk.runner.submit(command, asker, done=done, failed=failed)


def discount_sale(
    desk: Desk, sale_id: SaleId, rate: int, amount: int, asker: QObject, *, done: Done, failed: Failed
) -> None:
    """Take thousandths of a percent, or minor units, off the whole sale; nothing of both takes the discount away."""
    command = DiscountSale(sale_id=sale_id, rate=rate, amount=amount)
    desk.runner.submit(command, asker, done=done, failed=failed)


def give_back_line(
    desk: Desk,
    sale_id: SaleId,
    order_id: OrderId,
    line: int,
    quantity: int,
    reason: str,
    condition: Condition,
    asker: QObject,
    *,
    done: Done,
    failed: Failed,
) -> None:
    """Take so many thousandths of an order's line back; the receipt's result is the number of the sale's line."""
    command = GiveBackLine(
        sale_id=sale_id, order_id=order_id, line=line, quantity=quantity, reason=reason, condition=condition
    )
    desk.runner.submit(command, asker, done=done, failed=failed)


def give_back_product(
    desk: Desk,
    sale_id: SaleId,
    sku: Sku,
    quantity: int | None,
    price: int | None,
    label: str,
    reason: str,
    condition: Condition,
    asker: QObject,
    *,
    done: Done,
    failed: Failed,
) -> None:
    """Take so many thousandths of a product back without a receipt, at so many minor units for one.

    Without either it is what its label says.
    """
    command = GiveBackProduct(
        sale_id=sale_id, sku=sku, quantity=quantity, unit_price=price, label=label, reason=reason, condition=condition
    )
    desk.runner.submit(command, asker, done=done, failed=failed)


def put_back_line(
    desk: Desk, sale_id: SaleId, line: dict[str, Any], asker: QObject, *, done: Done, failed: Failed
) -> None:
    """Put a line that was removed on the sale again; the receipt's result is its new number."""
    product = desk.live.view("catalogue").documents.get(line["sku"])
    asked = product is not None and bool(product["open_price"])
    desk.runner.submit(_as_it_was(sale_id, line, asked), asker, done=done, failed=failed)


def asked_price(line: dict[str, Any]) -> int:
    """Return what was asked for one unit before any list or anybody made another price of it, in minor units."""
    return int(line["unit_price"] if line["list_price"] is None else line["list_price"])


def _as_it_was(sale_id: SaleId, line: dict[str, Any], price_was_asked: bool) -> Command:
    sku, label, priced = Sku(line["sku"]), line["label"], Entry(line["entry"]) is Entry.LABEL
    quantity = None if label else abs(line["quantity"])
    reason, condition = line["return_reason"], Condition(line["condition"])
    if line["returned_order"]:
        return GiveBackLine(
            sale_id=sale_id, order_id=OrderId(line["returned_order"]), line=line["returned_line"], reason=reason,
            quantity=-line["quantity"], condition=condition,
        )  # fmt: skip
    if line["quantity"] < 0:
        return GiveBackProduct(
            sale_id=sale_id, sku=sku, reason=reason, quantity=quantity, label=label, condition=condition,
            unit_price=None if priced else line["unit_price"],
        )  # fmt: skip
    if priced:
        return AddSaleLine(sale_id=sale_id, sku=sku, label=label)
    return AddSaleLine(
        sale_id=sale_id, sku=sku, quantity=quantity,
        unit_price=line["unit_price"] if line["price_reason"] else asked_price(line) if price_was_asked else None,
        price_reason=line["price_reason"], label=label,
    )  # fmt: skip


def link_code(
    desk: Desk, sku: Sku, barcodes: tuple[str, ...], version: int, asker: QObject, *, done: Done, failed: Failed
) -> None:
    """Let a product have these codes, unless somebody else has described it anew since."""
    command = EditProduct(sku=sku, barcodes=barcodes, expected_version=version)
    desk.runner.submit(command, asker, done=done, failed=failed)


def remove_sale_line(desk: Desk, sale_id: SaleId, line: int, asker: QObject, *, done: Done, failed: Failed) -> None:
    """Take a line off the sale."""
    desk.runner.submit(RemoveSaleLine(sale_id=sale_id, line=line), asker, done=done, failed=failed)


def set_sale_customer(
    desk: Desk, sale_id: SaleId, customer_id: CustomerId | None, asker: QObject, *, done: Done, failed: Failed
) -> None:
    """Say for whom the sale is; None for nobody known."""
    desk.runner.submit(SetSaleCustomer(sale_id=sale_id, customer_id=customer_id), asker, done=done, failed=failed)


def register_customer(
    desk: Desk, command_id: CommandId, name: str, phone: str, asker: QObject, *, done: Done, failed: Failed
) -> None:
    """Remember a new customer; the receipt's result is their id."""
    command = RegisterCustomer(person=Person(name=name, phone=phone))
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)


def make_counter_sale(desk: Desk, sale_id: SaleId, asker: QObject, *, done: Done, failed: Failed) -> None:
    """Hand the goods over now."""
    desk.runner.submit(SetSaleKind(sale_id=sale_id, kind=OrderKind.COUNTER), asker, done=done, failed=failed)


def make_telephone_order(
    desk: Desk, sale_id: SaleId, promised_for: str, way: Way, note: str, asker: QObject, *, done: Done, failed: Failed
) -> None:
    """Keep the goods until they are handed over; ``promised_for`` is the store's local time, "2026-03-01T16:30"."""
    command = SetSaleKind(sale_id=sale_id, kind=OrderKind.TELEPHONE, promised_for=promised_for, way=way, note=note)
    desk.runner.submit(command, asker, done=done, failed=failed)


def park_sale(desk: Desk, sale_id: SaleId, label: str, asker: QObject, *, done: Done, failed: Failed) -> None:
    """Put the sale aside, under a word or none; the next one begins at once."""
    desk.runner.submit(ParkSale(sale_id=sale_id, label=label), asker, done=done, failed=failed)


def resume_sale(desk: Desk, sale_id: SaleId, asker: QObject, *, done: Done, failed: Failed) -> None:
    """Go on with a sale that was put aside; nothing happens where somebody else does already."""
    desk.runner.submit(ResumeSale(sale_id=sale_id), asker, done=done, failed=failed)


def finish_sale(desk: Desk, sale_id: SaleId, asker: QObject, *, done: Done, failed: Failed) -> None:
    """Make the sale an order; the receipt's result holds its ``number`` and ``total``."""
    desk.runner.submit(FinishSale(sale_id=sale_id), asker, done=done, failed=failed)


def pay_sale(
    desk: Desk, sale_id: SaleId, tenders: tuple[WantedTender, ...], asker: QObject, *, done: Done, failed: Failed
) -> None:
    """Make the sale an order and take the money; the result also holds ``receipt``, ``change`` and ``balance``."""
    desk.runner.submit(PaySale(sale_id=sale_id, tenders=tenders), asker, done=done, failed=failed)


def abandon_sale(desk: Desk, sale_id: SaleId, reason: str, asker: QObject, *, done: Done, failed: Failed) -> None:
    """Give the sale up."""
    desk.runner.submit(AbandonSale(sale_id=sale_id, reason=reason), asker, done=done, failed=failed)
