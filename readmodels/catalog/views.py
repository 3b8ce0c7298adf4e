"""The catalogue as people look things up in it, and the index that finds a product while somebody types."""

import re
import sqlite3
from typing import Any

from domain.catalog.events import PriceChanged, ProductAdded, ProductEdited, ProductRestored, ProductRetired
from domain.kernel.barcodes import normalize_code
from domain.kernel.errors import Rejected
from domain.kernel.ids import Sku
from domain.kernel.messages import Envelope
from domain.kernel.text import fold
from readmodels.engine.archive import Shelf
from readmodels.engine.documents import Document
from readmodels.engine.view import View, on


class CatalogueDocument(Document, frozen=True, kw_only=True, gc=False):
    """One product. Units as in ``AddProduct``; ``version`` guards a form; ``through`` is the last event's position."""

    name: str
    category: str
    brand: str
    unit: str
    price: int
    tax_rate: int
    cost: int
    barcodes: tuple[str, ...]
    reorder_point: int
    allow_negative: bool
    open_price: bool
    retired: bool
    version: int
    through: int


class CatalogueView(View[CatalogueDocument]):
    """Every product that was ever sold, by SKU."""

    name = "catalogue"
    key = "sku"
    version = 2
    document = CatalogueDocument

    @on(ProductAdded)
    def added(self, event: ProductAdded, envelope: Envelope) -> None:
        """Show a new product."""
        self.put(
            event.sku,
            CatalogueDocument(
                name=event.name,
                category=event.category,
                brand=event.brand,
                unit=event.unit,
                price=event.price,
                tax_rate=event.tax_rate,
                cost=event.cost,
                barcodes=event.barcodes,
                reorder_point=event.reorder_point,
                allow_negative=event.allow_negative,
                open_price=event.open_price,
                retired=False,
                version=envelope.version,
                through=envelope.position,
            ),
        )

    @on(ProductEdited)
    def edited(self, event: ProductEdited, envelope: Envelope) -> None:
        """Show how a product is described now."""
        self._patch(
            event.sku,
            envelope,
            name=event.name,
            category=event.category,
            brand=event.brand,
            unit=event.unit,
            tax_rate=event.tax_rate,
            cost=event.cost,
            barcodes=event.barcodes,
            reorder_point=event.reorder_point,
            allow_negative=event.allow_negative,
            open_price=event.open_price,
        )

    @on(PriceChanged)
    def price_changed(self, event: PriceChanged, envelope: Envelope) -> None:
        """Show the price that holds now."""
        self._patch(event.sku, envelope, price=event.price)

    @on(ProductRetired)
    def retired(self, event: ProductRetired, envelope: Envelope) -> None:
        """Show that a product is no longer sold."""
        self._patch(event.sku, envelope, retired=True)

    @on(ProductRestored)
    def restored(self, event: ProductRestored, envelope: Envelope) -> None:
        """Show that a product is sold again."""
        self._patch(event.sku, envelope, retired=False)

    def _patch(self, sku: str, envelope: Envelope, **fields: Any) -> None:
        self.patch(sku, **fields, version=envelope.version, through=envelope.position)


_INDEXES = ("product_words", "product_parts")
_INDEX = "INSERT INTO {index} (rowid, words) VALUES (?, ?)"
_UNINDEX = "INSERT INTO {index} ({index}, rowid, words) SELECT 'delete', rowid, words FROM product WHERE sku = ?"
_INDEX_AGAIN = "INSERT INTO {index} (rowid, words) SELECT rowid, words FROM product WHERE sku = ?"


class ProductShelf(Shelf):
    """The search index: whole codes, beginnings of words, and pieces of words, without accents and case.

    A product's row bears the position of the event that added it, so that index and row are written side by side.
    """

    tables = (
        """CREATE TABLE product (
            sku TEXT NOT NULL UNIQUE, name TEXT NOT NULL, category TEXT NOT NULL, brand TEXT NOT NULL,
            retired INTEGER NOT NULL, words TEXT NOT NULL
        ) STRICT""",
        "CREATE TABLE code (code TEXT NOT NULL PRIMARY KEY, sku TEXT NOT NULL) STRICT, WITHOUT ROWID",
        """CREATE VIRTUAL TABLE product_words USING fts5(
            words, content='product', tokenize='unicode61', prefix='1 2 3', detail=none, columnsize=0
        )""",
        """CREATE VIRTUAL TABLE product_parts USING fts5(
            words, content='product', tokenize='trigram', detail=none, columnsize=0
        )""",
    )

    @on(ProductAdded)
    def added(self, event: ProductAdded, envelope: Envelope) -> None:
        """Find a new product."""
        words = _words(event.sku, event.name, event.brand, event.barcodes)
        self.add(
            "INSERT INTO product (rowid, sku, name, category, brand, retired, words) VALUES (?, ?, ?, ?, ?, 0, ?)",
            envelope.position, event.sku, event.name, event.category, event.brand, words,
        )  # fmt: skip
        for index in _INDEXES:
            self.add(_INDEX.format(index=index), envelope.position, words)
        # In order with the edits: a product may get a code that another one has just given up.
        for code in event.barcodes:
            self.change("INSERT INTO code VALUES (?, ?)", code, event.sku)

    @on(ProductEdited)
    def edited(self, event: ProductEdited, _envelope: Envelope) -> None:
        """Find a product under what it is called now."""
        words = _words(event.sku, event.name, event.brand, event.barcodes)
        for index in _INDEXES:
            self.change(_UNINDEX.format(index=index), event.sku)
        self.change(
            "UPDATE product SET name = ?, category = ?, brand = ?, words = ? WHERE sku = ?",
            event.name, event.category, event.brand, words, event.sku,
        )  # fmt: skip
        for index in _INDEXES:
            self.change(_INDEX_AGAIN.format(index=index), event.sku)
        self.change("DELETE FROM code WHERE sku = ?", event.sku)
        for code in event.barcodes:
            self.change("INSERT INTO code VALUES (?, ?)", code, event.sku)

    @on(ProductRetired)
    def retired(self, event: ProductRetired, _envelope: Envelope) -> None:
        """Leave a product out that is no longer sold."""
        self.change("UPDATE product SET retired = 1 WHERE sku = ?", event.sku)

    @on(ProductRestored)
    def restored(self, event: ProductRestored, _envelope: Envelope) -> None:
        """Find a product again."""
        self.change("UPDATE product SET retired = 0 WHERE sku = ?", event.sku)


def _words(sku: str, name: str, brand: str, codes: tuple[str, ...]) -> str:
    return " ".join([fold(name), fold(brand), fold(sku), *(code.lstrip("0") for code in codes)])


def find_code(archive: sqlite3.Connection, code: str) -> list[Sku]:
    """Return the products that a scanned or typed code stands for: by GTIN or other code, else by SKU."""
    try:
        normal = normalize_code(code.strip())
    except Rejected:
        normal = code.strip()
    found = archive.execute("SELECT sku FROM code WHERE code = ?", (normal,)).fetchall()
    if not found:
        found = archive.execute("SELECT sku FROM product WHERE sku = ?", (code.strip(),)).fetchall()
    return [Sku(row[0]) for row in found]


def search_products(archive: sqlite3.Connection, text: str, *, limit: int = 12, retired: bool = False) -> list[Sku]:
    """Return the products that a typed text may mean, best first: code, beginnings of words, pieces of words."""
    tokens = re.findall(r"\w+", fold(text))[:8]
    if not tokens:
        return []
    found = dict.fromkeys(find_code(archive, text))
    for query in _queries(tokens):
        if len(found) >= limit:
            break
        rows = archive.execute(
            f"""SELECT product.sku FROM {query[0]} JOIN product ON product.rowid = {query[0]}.rowid
                WHERE {query[0]} MATCH ? AND product.retired <= ? LIMIT ?""",
            (query[1], int(retired), limit),
        )
        found.update(dict.fromkeys(Sku(row[0]) for row in rows))
    return list(found)[:limit]


def _queries(tokens: list[str]) -> list[tuple[str, str]]:
    queries = [("product_words", " AND ".join(f'"{token}"*' for token in tokens))]
    if all(len(token) >= 3 for token in tokens):
        queries.append(("product_parts", " AND ".join(_pieces(token) for token in tokens)))
    return queries


def _pieces(token: str) -> str:
    # Without positions in the index a longer word is found by its runs of three letters, all of them.
    return " AND ".join(f'"{token[start : start + 3]}"' for start in range(len(token) - 2))
