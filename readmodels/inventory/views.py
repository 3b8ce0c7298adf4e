"""The stock as people see it, and the ledger of movements that explains it."""

import sqlite3
from typing import Any

from msgspec.structs import replace

from domain.catalog.events import ProductAdded, ProductEdited, ProductRestored, ProductRetired
from domain.inventory.events import Reason, StockMoved, StockReleased, StockReserved
from domain.kernel.messages import Envelope
from readmodels.engine.archive import Shelf
from readmodels.engine.documents import Document
from readmodels.engine.view import View, on


class StockDocument(Document, frozen=True, kw_only=True, gc=False):
    """One product's stock: quantities in thousandths, ``value`` in ten-thousandths of a minor unit.

    ``low`` says that what is available has come down to the reorder point. ``through`` is the last event's position.
    """

    name: str
    category: str
    unit: str
    on_hand: int = 0
    reserved: int = 0
    available: int = 0
    reorder_point: int
    low: bool
    value: int = 0
    retired: bool = False
    through: int


class StockView(View[StockDocument]):
    """The stock of every product, by SKU."""

    name = "stock"
    key = "sku"
    document = StockDocument

    @on(ProductAdded)
    def added(self, event: ProductAdded, envelope: Envelope) -> None:
        """Show a new product with nothing on hand."""
        self.put(
            event.sku,
            StockDocument(
                name=event.name,
                category=event.category,
                unit=event.unit,
                reorder_point=event.reorder_point,
                low=is_low(0, event.reorder_point, retired=False),
                through=envelope.position,
            ),
        )

    @on(ProductEdited)
    def edited(self, event: ProductEdited, envelope: Envelope) -> None:
        """Show how a product is described now."""
        self._change(
            event.sku,
            envelope,
            name=event.name,
            category=event.category,
            unit=event.unit,
            reorder_point=event.reorder_point,
        )

    @on(ProductRetired)
    def retired(self, event: ProductRetired, envelope: Envelope) -> None:
        """Warn no longer of a product that is not sold."""
        self._change(event.sku, envelope, retired=True)

    @on(ProductRestored)
    def restored(self, event: ProductRestored, envelope: Envelope) -> None:
        """Warn again."""
        self._change(event.sku, envelope, retired=False)

    @on(StockMoved)
    def moved(self, event: StockMoved, envelope: Envelope) -> None:
        """Show what is on hand after a movement."""
        for movement in event.movements:
            before = self.known(movement.sku)
            on_hand = before.on_hand + movement.quantity
            available = on_hand - before.reserved
            self.put(
                movement.sku,
                replace(
                    before,
                    on_hand=on_hand,
                    available=available,
                    low=is_low(available, before.reorder_point, retired=before.retired),
                    value=before.value + movement.value + movement.revaluation,
                    through=envelope.position,
                ),
            )

    @on(StockReserved)
    def reserved(self, event: StockReserved, envelope: Envelope) -> None:
        """Show what is kept for orders."""
        self._reserve(event, envelope, 1)

    @on(StockReleased)
    def released(self, event: StockReleased, envelope: Envelope) -> None:
        """Show what is free again."""
        self._reserve(event, envelope, -1)

    def _reserve(self, event: StockReserved | StockReleased, envelope: Envelope, sign: int) -> None:
        for line in event.lines:
            self._change(line.sku, envelope, reserved=self.known(line.sku).reserved + sign * line.quantity)

    def _change(self, sku: str, envelope: Envelope, **fields: Any) -> None:
        changed = replace(self.known(sku), **fields, through=envelope.position)
        available = changed.on_hand - changed.reserved
        low = is_low(available, changed.reorder_point, retired=changed.retired)
        self.put(sku, replace(changed, available=available, low=low))


def is_low(available: int, reorder_point: int, *, retired: bool) -> bool:
    """Say whether a product should be ordered: it is sold, has a reorder point, and has come down to it."""
    return not retired and reorder_point > 0 and available <= reorder_point


def is_out(available: int, *, retired: bool) -> bool:
    """Say whether there is nothing left to sell of a product that is sold."""
    return not retired and available <= 0


class MovementShelf(Shelf):
    """Every movement of every product, with the balance that it left."""

    version = 2
    tables = (
        """CREATE TABLE movement (
            sku TEXT NOT NULL, position INTEGER NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL,
            document TEXT NOT NULL, change INTEGER NOT NULL, balance INTEGER NOT NULL, unit_cost INTEGER NOT NULL,
            actor TEXT NOT NULL, note TEXT NOT NULL
        ) STRICT""",
        # The rows come in the order of the log; only the small index is written all over the place.
        "CREATE UNIQUE INDEX movement_sku ON movement (sku, position)",
    )

    @on(StockMoved)
    def moved(self, event: StockMoved, envelope: Envelope) -> None:
        """Write a row for each product that moved."""
        for movement in event.movements:
            self.add(
                "INSERT INTO movement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                movement.sku, envelope.position, envelope.at, event.reason, event.document, movement.quantity,
                movement.balance, movement.unit_cost, envelope.actor, event.note,
            )  # fmt: skip


MOVEMENT = ("sku", "position", "at", "reason", "document", "change", "balance", "unit_cost", "actor", "note")
"""The fields of a movement, in order."""


def movements(
    archive: sqlite3.Connection, *, sku: str | None = None, before: int | None = None, limit: int = -1
) -> list[dict[str, Any]]:
    """Return the movements of one product, or of all, newest first; a negative limit means every one.

    ``before`` is the position with which the last page ended.
    """
    given = {"sku = ?": sku, "position < ?": before}
    conditions = [condition for condition, value in given.items() if value is not None]
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = archive.execute(
        f"SELECT {', '.join(MOVEMENT)} FROM movement {where} ORDER BY position DESC, sku LIMIT ?",
        (*(value for value in given.values() if value is not None), limit),
    )
    return [dict(zip(MOVEMENT, row, strict=True)) for row in rows]


def last_cost(archive: sqlite3.Connection, sku: str) -> int | None:
    """Return what a product cost when it last came in, in ten-thousandths of a minor unit; None if it never did."""
    row = archive.execute(
        "SELECT unit_cost FROM movement WHERE sku = ? AND reason IN (?, ?) ORDER BY position DESC LIMIT 1",
        (sku, Reason.DELIVERY, Reason.OPENING),
    ).fetchone()
    return None if row is None else int(row[0])


def moved_products(archive: sqlite3.Connection) -> list[str]:
    """Return every product that ever moved, in the order of the SKUs."""
    return [row[0] for row in archive.execute("SELECT DISTINCT sku FROM movement ORDER BY sku")]
