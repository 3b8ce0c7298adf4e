"""What the search offers: products with their price and stock of this moment, and a quantity for the current line."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from domain.kernel.ids import Sku
from ui.desk import Desk
from ui.format import Formats
from ui.orders.sell.entry import read_quantity
from ui.orders.sell.look_up import Found
from ui.orders.sell.stock_words import amount, left_in_stock
from ui.store import Doc
from ui.widgets.search_hit import SearchHit

QUANTITY = Sku("\0quantity")
"""The key of the offer to change the current line's quantity to what was typed; no product has it."""


def hits(desk: Desk, line: dict[str, Any] | None, typed: str, found: Found) -> list[SearchHit]:
    """Return what Enter may take, the likeliest first: a code, a quantity for the current line, a part of a name."""
    catalogue = desk.live.view("catalogue").documents
    stock = desk.live.view("stock").documents
    result = [_hit(desk, sku, catalogue[sku], stock.get(sku)) for sku in found.matches if sku in catalogue]
    quantity = read_quantity(typed)
    if line is not None and quantity is not None:
        result.insert(len(found.exact), _quantity_hit(desk, line, quantity))
    return result


def _hit(desk: Desk, sku: Sku, product: Doc, stock: Doc | None) -> SearchHit:
    left = left_in_stock(stock, 0, desk.formats)
    return SearchHit(sku, product["name"], sku, price_words(product, desk.formats), left.text, left.tone)


def price_words(product: Doc, formats: Formats) -> str:
    """Return what a product costs, or that it is asked for."""
    if product["open_price"]:
        return QCoreApplication.translate("ScanField", "price asked")
    return formats.money(product["price"])


def _quantity_hit(desk: Desk, line: dict[str, Any], quantity: int) -> SearchHit:
    words = QCoreApplication.translate("ScanField", "{quantity} × {product}")
    written = amount(quantity, line["unit"], desk.formats)
    return SearchHit(
        QUANTITY,
        words.format(quantity=written, product=line["name"]),
        QCoreApplication.translate("ScanField", "Change quantity"),
        desk.formats.money(line["unit_price"]),
    )
