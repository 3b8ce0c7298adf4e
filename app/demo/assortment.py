"""What the demo store sells and to whom: an invented shop, so that no real brand or person stands in it."""

import csv
from functools import cache
from importlib.resources import files
from typing import Final, Literal

import msgspec

from domain.kernel.money import parse_cost, parse_money
from domain.kernel.quantity import parse_quantity
from domain.kernel.tax import parse_rate

CURRENCY: Final = "EUR"
DECIMALS: Final = 2  # of that currency

Unit = Literal["each", "kg"]


class DemoProduct(msgspec.Struct, frozen=True, kw_only=True):
    """One row of products.csv, in the units of the commands that will add it."""

    sku: str
    barcodes: tuple[str, ...]  # GTIN-13 under 9501101, the company prefix that GS1 keeps for examples
    name: str
    category: str
    brand: str
    unit: Unit
    price: int  # minor units, with tax
    cost: int  # ten-thousandths of a minor unit, without tax
    tax_rate: int  # thousandths of a percent
    opening_stock: int  # thousandths; also the level that a delivery fills up to
    reorder_point: int  # thousandths
    weekly_sales: int  # thousandths in an ordinary week
    retired: bool  # sold out during the year and not bought again


class DemoCustomer(msgspec.Struct, frozen=True, kw_only=True):
    """One row of customers.csv; numbers 555-01xx and domains under .example belong to nobody."""

    name: str
    phone: str
    email: str


@cache
def load_products() -> tuple[DemoProduct, ...]:
    """Return the assortment in the order of its codes."""
    return tuple(_product(row) for row in _rows("products.csv"))


@cache
def load_customers() -> tuple[DemoCustomer, ...]:
    """Return the regular customers, the most frequent first; a history refers to them by position."""
    return tuple(msgspec.convert(row, DemoCustomer) for row in _rows("customers.csv"))


def _product(row: dict[str, str]) -> DemoProduct:
    return DemoProduct(
        sku=row["sku"],
        barcodes=tuple(code for code in (row["barcode"], row["other_barcodes"]) if code),
        name=row["name"],
        category=row["category"],
        brand=row["brand"],
        unit="kg" if row["unit"] == "kg" else "each",
        price=parse_money(row["price"], DECIMALS),
        cost=parse_cost(row["cost"], DECIMALS),
        tax_rate=parse_rate(row["tax_rate"]),
        opening_stock=parse_quantity(row["opening_stock"]),
        reorder_point=parse_quantity(row["reorder_point"]),
        weekly_sales=parse_quantity(row["weekly_sales"]),
        retired=row["retired"] == "yes",
    )


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
