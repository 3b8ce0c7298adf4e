"""What the shop of the tests sells."""

from typing import Any

from domain.catalog.commands import AddProduct
from domain.kernel.barcodes import check_digit, price_check_digit
from domain.kernel.ids import Sku
from domain.orders.commands import WantedLine


def product(sku: str, **fields: Any) -> AddProduct:
    """A product for 1.00, without tax and with nothing on the shelf unless more is said."""
    told: dict[str, Any] = {"sku": Sku(sku), "name": sku.title(), "category": "Goods", "price": 100}
    return AddProduct(**(told | fields))


def line(sku: str, quantity: int = 1000, **fields: Any) -> WantedLine:
    """A line of an order."""
    return WantedLine(sku=Sku(sku), quantity=quantity, **fields)


APPLES = product("apples", category="Fruit", price=100, tax_rate=10_000, cost=500_000, opening_stock=5000)
BREAD = product("bread", category="Bakery", price=350, tax_rate=20_000, opening_stock=2000, reorder_point=1000)


def scale_label(prefix: str, item: str, value: str, *, checked: bool = False) -> str:
    """A GTIN-13 with a value in it, as a scale prints it; ``checked`` for one with a check digit before the value."""
    payload = prefix + item + (price_check_digit(value) if checked else "") + value
    return payload + check_digit(payload)
