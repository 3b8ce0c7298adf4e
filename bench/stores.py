"""Stores to measure on: 10,000 products, any number of orders, made through the same commands as a real one's."""

import csv
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from app.bootstrap import Store, create_store, open_store
from domain.catalog.commands import AddProduct
from domain.kernel.ids import CommandId, Sku, new_id
from domain.kernel.messages import Command
from domain.orders.commands import ImportedLine, ImportOrder
from domain.persistence.store_file import SCHEMA
from domain.shop.commands import SetUpStore

CATEGORIES = 20
CUSTOMERS = 2_000
LINES = 5
PLENTY = 1_000_000_000
"""The opening stock of every product, in thousandths: no benchmark sells it out."""

TAX_RATE = 21_000
_ORDERS_AT_ONCE = 5_000
_DAYS = 28


class Product(NamedTuple):
    """One made-up product; the price is in minor units, with tax."""

    sku: Sku
    name: str
    category: str
    price: int


Basket = list[tuple[Product, int]]
"""Products with their quantities, in thousandths."""


def products(count: int) -> list[Product]:
    """Return the assortment; the same for every store of that size."""
    return [
        Product(Sku(f"P{n:06d}"), f"Product of kind {n}", f"Category {n % CATEGORIES}", 99 + n % 900)
        for n in range(count)
    ]


def baskets(assortment: list[Product], seed: int) -> Iterator[Basket]:
    """Yield orders of five lines without end, every product as likely as any other: the worst case for a cache."""
    random = Random(seed)
    while True:
        yield [(product, 1000 * random.randint(1, 3)) for product in random.sample(assortment, LINES)]


def new_store(folder: Path, assortment: list[Product]) -> Store:
    """Make a store in place of what is in the folder, with an assortment and no orders."""
    shutil.rmtree(folder, ignore_errors=True)
    store = create_store(folder, SetUpStore(name="Benchmark", currency="EUR", prices_include_tax=True))
    _execute_all(store, [_added(product) for product in assortment])
    return store


def store_with_orders(folder: Path, assortment: list[Product], orders: int) -> Store:
    """Open the store of so many orders that an earlier run left in the folder, or make it: minutes, for a million."""
    path = folder / f"store-{SCHEMA}-{len(assortment)}-{orders}"
    if path.exists():
        return open_store(path)
    unfinished = folder / "unfinished"
    store = new_store(unfinished, assortment)
    wanted = islice(baskets(assortment, seed=orders), orders)
    done = 0
    while batch := list(islice(wanted, _ORDERS_AT_ONCE)):
        _execute_all(store, [_imported(number, basket) for number, basket in enumerate(batch, done)])
        done += len(batch)
        print(f"\r{done:,} of {orders:,} orders", end="", flush=True)
    print("\r" + " " * 40 + "\r", end="")
    store.close()
    unfinished.rename(path)
    return open_store(path)


def write_orders(path: Path, assortment: list[Product], orders: int, seed: int) -> None:
    """Write orders as the table that another program would export, under references that belong to the seed."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("order_ref", "placed_at", "customer_ref", "sku", "quantity", "line_total", "discount"))
        for number, basket in enumerate(islice(baskets(assortment, seed), orders)):
            shared = (f"{seed}-{number}", _placed_at(number), _customer(number))
            for product, quantity in basket:
                whole, cents = divmod(product.price * quantity // 1000, 100)
                writer.writerow((*shared, product.sku, quantity // 1000, f"{whole}.{cents:02d}", "0.00"))


def settle(store: Store) -> None:
    """Do now what the store would do in the next silence: fill the archive, copy the write-ahead log back."""
    core = store.core
    core.call(core.finish_archive).result()
    core.call(store.database.checkpoint).result()


def _execute_all(store: Store, commands: list[Command]) -> None:
    store.core.execute_all([(CommandId(new_id()), command) for command in commands]).result()


def _added(product: Product) -> AddProduct:
    return AddProduct(
        sku=product.sku, name=product.name, category=product.category, price=product.price, tax_rate=TAX_RATE,
        cost=product.price * 6_000, opening_stock=PLENTY,
    )  # fmt: skip


def _imported(number: int, basket: Basket) -> ImportOrder:
    return ImportOrder(
        reference=f"R{number:08d}",
        placed_at=_placed_at(number),
        customer_reference=_customer(number),
        lines=tuple(
            ImportedLine(sku=product.sku, quantity=quantity, total=product.price * quantity // 1000)
            for product, quantity in basket
        ),
    )


def _placed_at(number: int) -> str:
    hour, minute = divmod(number % 720, 60)
    return f"2026-02-{number % _DAYS + 1:02d}T{8 + hour:02d}:{minute:02d}:00.000000Z"


def _customer(number: int) -> str:
    return f"C{number % CUSTOMERS:05d}" if number % 3 == 0 else ""
