"""A small real store with a window on it, for tests that look at pages."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.bootstrap import Store, create_store, open_store
from domain.catalog.commands import AddProduct
from domain.kernel.clock import utc_now
from domain.kernel.ids import Sku
from domain.kernel.messages import Command, Event, Receipt
from domain.persistence.event_log import all_events
from domain.shop.commands import SetUpStore
from ui.desk import Desk
from ui.feedback import Feedback
from ui.format import Formats
from ui.kept import Kept
from ui.live import Live
from ui.main_window import MainWindow
from ui.pages import PAGES, action_groups
from ui.preferences import Preferences
from ui.runner import Runner
from ui.store import Doc
from ui.theme.theme import Theme
from ui.widgets.kept_layout import Layout

E = TypeVar("E", bound=Event)

PRODUCTS = (
    AddProduct(
        sku=Sku("1001"), name="Oat Biscuits 250 g", category="Snacks", price=249, tax_rate=10_000, cost=1_500_000,
        barcodes=("4006381333931",), opening_stock=20_000, reorder_point=5_000,
    ),
    AddProduct(
        sku=Sku("1002"), name="Ground Coffee 500 g", category="Coffee & tea", price=799, tax_rate=10_000,
        cost=5_000_000, barcodes=("9501101530003",), opening_stock=8_000, reorder_point=10_000,
    ),
    AddProduct(
        sku=Sku("1003"), name="Olive Oil 1 l", category="Pantry", price=1_149, tax_rate=21_000, cost=8_000_000,
        opening_stock=3_000, reorder_point=1_000,
    ),
    AddProduct(sku=Sku("1004"), name="Tomatoes", category="Vegetables", unit="kg", price=399, tax_rate=10_000),
)  # fmt: skip


class Shop:
    """A store, its bridge and its window; ``wait`` lets the window hear what was done."""

    def __init__(
        self,
        folder: Path,
        theme: Theme,
        qtbot: QtBot,
        clock: Callable[[], str] = utc_now,
        products: tuple[AddProduct, ...] = PRODUCTS,
        currency: str = "EUR",
    ) -> None:
        self.qtbot = qtbot
        self.theme = theme
        set_up = SetUpStore(name="Corner", currency=currency, prices_include_tax=True, time_zone="Europe/Vienna")
        self.preferences = Preferences(Kept(), theme, action_groups)
        self.store: Store = create_store(folder, set_up, clock=clock)
        self.store.core.execute_all([(f"given-{p.sku}", p) for p in products]).result()  # type: ignore[misc]
        self._folder = folder
        self._windows: list[MainWindow] = []
        """As the application holds them: else Python collects a window that nobody names while Qt paints it."""
        self._connect()
        self.formats = Formats(currency, zone="Europe/Vienna")

    def window(self, page: str = "", layout: Layout | None = None) -> MainWindow:
        """Open the real window on the store, laid out as it was left."""
        window = MainWindow(self.preferences, PAGES)
        self.qtbot.addWidget(window)
        self._windows.append(window)
        window.open_store(self.live, self.runner, self.formats, "Corner", page, layout)
        window.resize(1280, 800)
        window.show()
        self.wait()
        return window

    def desk(self, window: MainWindow | QObject | None = None) -> Desk:
        """Return what a page is made with, for a page that is tested alone."""
        frame = window if isinstance(window, MainWindow) else MainWindow(self.preferences, ())
        self.qtbot.addWidget(frame)
        return Desk(self.live, self.runner, self.formats, self.preferences, Feedback(frame), frame, {}, frame.board)

    def do(self, command: Command) -> Receipt:
        """Do something elsewhere in the shop and let the window hear of it."""
        receipt = self.store.core.execute(command)
        self.wait()
        return receipt

    def documents(self, view: str) -> dict[str, Doc]:
        """Return a view's documents as they are in the core."""
        return self.store.documents(view).result()[1]

    def events(self, kind: type[E]) -> list[E]:
        """Return every event of a type that is on record, in order."""
        with self.store.database.reader() as connection:
            found = [recorded.event for recorded in all_events(connection, self.store.codec)]
        return [event for event in found if isinstance(event, kind)]

    def wait(self, until: Callable[[], Any] | None = None) -> None:
        """Wait until the window has nothing to wait for, and until something holds."""
        self.qtbot.waitUntil(lambda: self.live.settled and self.runner.settled, timeout=5000)
        head = self.store.core.call(lambda: self.store.core.projections.position).result()
        self.qtbot.waitUntil(lambda: self.live.position >= head or not self.live.started, timeout=5000)
        if until is not None:
            self.qtbot.waitUntil(lambda: bool(until()), timeout=5000)

    def crash(self) -> None:
        """Go on, without a window, with what is on disk at this moment, as after a power cut."""
        left = self._folder.with_name(f"{self._folder.name}-left")
        shutil.copytree(self._folder, left)
        self.close()
        self.store = open_store(left)
        self._connect()

    def _connect(self) -> None:
        self.live = Live(self.store)
        self.runner = Runner(self.store, self.live)

    def close(self) -> None:
        """Take it apart in the order of the application."""
        self.runner.close()
        self.live.close()
        self.store.close()


@pytest.fixture
def shop(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Shop]:
    """A shop with four products, open."""
    shop = Shop(tmp_path / "shop", theme, qtbot)
    yield shop
    shop.close()
