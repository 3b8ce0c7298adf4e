"""Tests in the words of the shop: given what was done before, when this is asked, then the documents say that.

    given(apples, bread).when(PlaceOrder(lines=(...))).then("stock", "A1", on_hand=3000)
    given(apples).when(PlaceOrder(lines=())).rejected("no_lines")

It is a real store on disk. When a test ends, the store is verified: what lies there follows from the log, and views
that are made anew are the same as the live ones.
"""

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.bootstrap import Store, create_store, open_store
from app.sources import StoreSource
from domain.kernel.clock import utc_text
from domain.kernel.errors import Rejected
from domain.kernel.messages import Command, Context, Receipt
from domain.persistence.event_log import LogSource, all_events
from domain.shop.commands import SetUpStore
from readmodels.inventory.views import movements
from readmodels.orders.search import OrderQuery, find_orders

SHOP = SetUpStore(name="Corner", currency="EUR", prices_include_tax=True, time_zone="Europe/Vienna")


class Clock:
    """Stands still until it is told; 10:00 in Vienna to begin with."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, tzinfo=UTC)

    def __call__(self) -> str:
        return utc_text(self.now)

    def advance(self, **time: int) -> None:
        """Let time pass, as ``timedelta`` counts it."""
        self.now += timedelta(**time)


class Templates:
    """Empty stores, each made once; a test gets a copy, which takes a tenth of the time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[bytes, Path] = {}

    def copy(self, command: SetUpStore, folder: Path) -> None:
        """Put a copy of the store that the command makes into a folder."""
        key = repr(command).encode()
        if key not in self._made:
            made = self._folder / str(len(self._made))
            create_store(made, command, clock=Clock()).close()
            self._made[key] = made
        shutil.copytree(self._made[key], folder)


class Given:
    """An open store, and the last thing that was asked of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock()
        self.store: Store = open_store(folder, clock=self.clock)
        self.result: Any = None
        """What the last command returned."""
        self.receipt: Receipt | None = None
        self.context = Context()
        """Who asks; see ``by``."""
        self._refused: Rejected | None = None

    def __call__(self, *commands: Command) -> "Given":
        """Do what was done before."""
        for command in commands:
            self.receipt = self.store.core.execute(command, context=self.context)
            self.result = self.receipt.result
        return self

    def by(self, actor: str = "desk", approver: str = "", *, register: str = "1") -> "Given":
        """Let somebody ask from now on, perhaps with another person's PIN behind it."""
        self.context = Context(actor=actor, approver=approver, register=register)
        return self

    def when(self, command: Command) -> "Given":
        """Ask for the command that the test is about; it may be refused."""
        self._refused, self.receipt = None, None
        try:
            self(command)
        except Rejected as error:
            self._refused = error
        return self

    def then(self, view: str, key: str, **fields: object) -> "Given":
        """Expect these fields in a document."""
        assert self._refused is None, self._refused
        document = self.document(view, key)
        assert document is not None, f"{view} has no {key}"
        assert {name: document[name] for name in fields} == fields
        return self

    def then_gone(self, view: str, key: str) -> "Given":
        """Expect no document under a key."""
        assert self._refused is None, self._refused
        assert self.document(view, key) is None
        return self

    def then_nothing(self) -> "Given":
        """Expect that the command was granted and had nothing to change."""
        assert self._refused is None, self._refused
        assert self.receipt is not None
        assert self.receipt.last_position == 0
        return self

    def rejected(self, code: str, **params: object) -> "Given":
        """Expect a refusal, with these parameters among others."""
        assert self._refused is not None, f"it was granted: {self.receipt}"
        assert self._refused.code == code, self._refused
        assert {name: self._refused.params.get(name) for name in params} == params
        return self

    def reopen(self) -> None:
        """Close the store, which writes all its files, and open it again."""
        self.store.close()
        self.store = open_store(self.folder, clock=self.clock)

    def document(self, view: str, key: str) -> Any:
        """Return a document of a view as it stands now."""
        return self.documents(view).get(key)

    def documents(self, view: str) -> Mapping[str, Any]:
        """Return all documents of a view as they stand now."""
        return StoreSource(self.store).documents(view)

    def then_still(self, view: str, key: str, **fields: object) -> "Given":
        """Expect that a refusal left these fields as they were."""
        assert self._refused is not None
        document = self.document(view, key)
        assert {name: document[name] for name in fields} == fields
        return self

    def movements(self, sku: str) -> list[dict[str, Any]]:
        """Return the ledger of a product, newest first."""
        return StoreSource(self.store).ask(lambda archive: movements(archive, sku=sku))

    def order(self, number: int) -> dict[str, Any]:
        """Return an order with its lines, as the archive shows it."""
        query = OrderQuery(number=number)
        (order,) = StoreSource(self.store).ask(lambda archive: find_orders(archive, query, lines=True))
        return order

    def skipped(self) -> frozenset[tuple[str, int]]:
        """Return what views may pass over."""
        with self.store.database.reader() as connection:
            return LogSource(connection, self.store.codec).skipped()

    def events(self, kind: str) -> list[Any]:
        """Return every event of a type that is on record, in order."""
        with self.store.database.reader() as connection:
            found = all_events(connection, self.store.codec)
            return [recorded.event for recorded in found if type(recorded.event).__name__ == kind]

    def orders_of(self, customer: str) -> list[int]:
        """Return the numbers of the orders that are found by something of their customer."""
        query = OrderQuery(customer=customer)
        found = StoreSource(self.store).ask(lambda archive: find_orders(archive, query))
        return [order["number"] for order in found]
