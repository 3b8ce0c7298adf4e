"""The peers: the same work as somebody who knows SQLite would write it by hand, with nothing to look after it.

No idempotence, no log, no views, no messages to people: what the program costs above them is the price of those.
"""

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

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
            line_tax = (2 * amount * rate + 100_000 + rate) // (2 * (100_000 + rate))
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

    def checkpoint(self) -> None:
        """Copy the write-ahead log back into the file, as ours does in a silence."""
        self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()
