"""The peers: the same work as somebody who knows SQLite would write it by hand, with nothing to look after it.

No idempotence, no log, no views, no messages to people: what the program costs above them is the price of those.
"""

import csv
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from bench.stores import PLENTY, TAX_RATE, Basket, Product

_TABLES = """
CREATE TABLE product (
    sku TEXT PRIMARY KEY, name TEXT NOT NULL, category TEXT NOT NULL, price INTEGER NOT NULL, tax_rate INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE stock (sku TEXT PRIMARY KEY, on_hand INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE customer (customer_id INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE);
CREATE TABLE sales_order (
    number INTEGER PRIMARY KEY, placed_at TEXT NOT NULL, reference TEXT NOT NULL, customer_id INTEGER,
    net INTEGER NOT NULL, tax INTEGER NOT NULL, total INTEGER NOT NULL, discount INTEGER NOT NULL
);
CREATE TABLE order_line (
    number INTEGER NOT NULL REFERENCES sales_order, line INTEGER NOT NULL, sku TEXT NOT NULL, name TEXT NOT NULL,
    category TEXT NOT NULL, quantity INTEGER NOT NULL, unit_price INTEGER, discount INTEGER NOT NULL,
    tax_rate INTEGER NOT NULL, tax INTEGER NOT NULL, total INTEGER NOT NULL, PRIMARY KEY (number, line)
) WITHOUT ROWID;
"""
_PRODUCT = "SELECT name, category, price, tax_rate, on_hand FROM product JOIN stock USING (sku) WHERE sku = ?"
_INSERT_ORDER = (
    "INSERT INTO sales_order (placed_at, reference, customer_id, net, tax, total, discount)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_LINE = f"INSERT INTO order_line VALUES ({', '.join('?' * 11)})"
_TAKE = "UPDATE stock SET on_hand = on_hand - ? WHERE sku = ?"


class BareShop:
    """A script's database: as durable as ours, on the same file system."""

    def __init__(self, path: Path, assortment: Iterable[Product]) -> None:
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.connection = sqlite3.connect(path, isolation_level=None, cached_statements=256)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-16384"):
            self.connection.execute(f"PRAGMA {pragma}")
        self.connection.executescript(_TABLES)
        self.connection.execute("BEGIN")
        for product in assortment:
            row = (product.sku, product.name, product.category, product.price, TAX_RATE)
            self.connection.execute("INSERT INTO product VALUES (?, ?, ?, ?, ?)", row)
            self.connection.execute("INSERT INTO stock VALUES (?, ?)", (product.sku, PLENTY))
        self.connection.execute("COMMIT")
        self.checkpoint()

    def place(self, basket: Basket) -> int:
        """Write one order, its lines and its stock in one transaction; return its number."""
        run = self.connection.execute
        run("BEGIN IMMEDIATE")
        lines, taken, total, tax = [], [], 0, 0
        for line, (wanted, quantity) in enumerate(basket, 1):
            name, category, price, rate, on_hand = run(_PRODUCT, (wanted.sku,)).fetchone()
            if on_hand < quantity:
                run("ROLLBACK")
                raise ValueError(f"not enough of {wanted.sku}")
            amount = (price * quantity + 500) // 1000
            line_tax = _tax_within(amount, rate)
            lines.append((line, wanted.sku, name, category, quantity, price, 0, rate, line_tax, amount))
            taken.append((quantity, wanted.sku))
            total += amount
            tax += line_tax
        now = datetime.now(UTC).isoformat()
        number = run(_INSERT_ORDER, (now, "", None, total - tax, tax, total, 0)).lastrowid
        self.connection.executemany(_INSERT_LINE, [(number, *row) for row in lines])
        self.connection.executemany(_TAKE, taken)
        run("COMMIT")
        assert number is not None
        return number

    def import_orders(self, path: Path) -> int:
        """Write all orders of a table in one transaction, each kind of row in one go; return how many there were."""
        run = self.connection.execute
        run("BEGIN IMMEDIATE")
        products = {sku: rest for sku, *rest in run("SELECT sku, name, category, tax_rate FROM product")}
        customers = dict(run("SELECT reference, customer_id FROM customer"))
        known = len(customers)
        number = run("SELECT coalesce(max(number), 0) FROM sales_order").fetchone()[0]
        orders: list[list[Any]] = []
        lines, taken, last = [], defaultdict[str, int](int), ""
        with path.open(newline="", encoding="utf-8") as file:
            rows = csv.reader(file)
            next(rows)
            for reference, placed_at, customer, sku, quantity, total, discount in rows:
                if reference != last:
                    customer_id = customers.setdefault(customer, len(customers) + 1) if customer else None
                    last, number, line = reference, number + 1, 0
                    order = [number, placed_at, reference, customer_id, 0, 0, 0, 0]
                    orders.append(order)
                name, category, rate = products[sku]
                pieces, paid, off = 1000 * int(quantity), int(total.replace(".", "")), int(discount.replace(".", ""))
                tax = _tax_within(paid, rate)
                price, rest = divmod(1000 * (paid + off), pieces)
                line += 1
                lines.append((number, line, sku, name, category, pieces, None if rest else price, off, rate, tax, paid))
                taken[sku] += pieces
                order[4] += paid - tax
                order[5] += tax
                order[6] += paid
                order[7] += off
        many = self.connection.executemany
        many("INSERT INTO customer (reference, customer_id) VALUES (?, ?)", islice(customers.items(), known, None))
        many("INSERT INTO sales_order VALUES (?, ?, ?, ?, ?, ?, ?, ?)", orders)
        many(_INSERT_LINE, lines)
        many(_TAKE, ((quantity, sku) for sku, quantity in taken.items()))
        run("COMMIT")
        return len(orders)

    def checkpoint(self) -> None:
        """Copy the write-ahead log back into the file, as ours does in a silence."""
        self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


def _tax_within(amount: int, rate: int) -> int:
    """Return the tax that a price includes; the rate in thousandths of a percent, a half rounded up."""
    return (2 * amount * rate + 100_000 + rate) // (2 * (100_000 + rate))
