"""A store of 50,000 products as a supermarket has them, and the Sell page of the real window open on it."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product as every
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap import Store, create_store, open_store
from bench.measure import Options
from bench.stores import PLENTY, TAX_RATE
from domain.catalog.commands import AddProduct
from domain.kernel.barcodes import check_digit
from domain.kernel.ids import CommandId, Sku, new_id
from domain.payments.commands import WantedTender
from domain.persistence.store_file import SCHEMA
from domain.shop.commands import SetUpStore

if TYPE_CHECKING:
    from bench.painted import PaintedWindow
    from ui.orders.sell.page import SellPage

PRODUCTS = 50_000
_PATIENCE = 10.0
"""Seconds after which nothing more is expected."""
_BETWEEN_KEYS = 3_000_000
"""Nanoseconds, as a quick scanner types."""
_BRANDS = ("Alder", "Birch", "Cedar", "Dale", "Elm", "Fjord", "Grove", "Heath", "Isle", "Larch", "Moor", "Oak", "Pine")
_WAYS = ("Organic", "Classic", "Light", "Dark", "Mild", "Strong", "Smooth", "Crunchy", "Smoked", "Salted", "Spiced")
_KINDS = (
    *("Biscuits", "Bread", "Butter", "Cereal", "Cheese", "Chocolate", "Coffee", "Crackers", "Flour", "Honey", "Jam"),
    *("Juice", "Lentils", "Milk", "Mustard", "Noodles", "Oats", "Oil", "Olives", "Pasta", "Peas", "Rice", "Salt"),
    *("Soap", "Soup", "Sugar", "Tea", "Tomatoes", "Vinegar", "Yogurt", "Ketchup", "Muesli", "Vanilla", "Waffles"),
    *("Beans", "Candles", "Capers", "Chutney", "Raisins", "Sultanas", "Cocoa", "Couscous", "Dates", "Figs", "Garlic"),
    "Ginger",
)
_SIZES = ("100 g", "200 g", "250 g", "330 ml", "400 g", "500 g", "750 ml", "1 kg", "1 l")


def barcode(number: int) -> str:
    """Return the code on the label of the product with this number."""
    digits = f"200{number:09d}"
    return digits + check_digit(digits)


def assortment() -> Iterator[AddProduct]:
    """Yield every product; no two have the same name."""
    names = every(_BRANDS, _WAYS, _KINDS, _SIZES)
    for number, (brand, way, kind, size) in zip(range(PRODUCTS), names, strict=False):
        yield AddProduct(
            sku=Sku(f"{100_000 + number}"), name=f"{kind}, {way} {size}", brand=brand, category=kind,
            price=99 + number % 900, tax_rate=TAX_RATE, barcodes=(barcode(number),), opening_stock=PLENTY,
        )  # fmt: skip


def the_store(options: Options) -> Store:
    """Open the store that an earlier run left in the folder, or make it."""
    path = options.folder / f"counter-{SCHEMA}-{PRODUCTS}"
    if not path.exists():
        unfinished = Path(f"{path}-unfinished")
        store = create_store(unfinished, SetUpStore(name="Benchmark", currency="EUR", prices_include_tax=True))
        store.core.execute_all([(CommandId(new_id()), command) for command in assortment()]).result()
        store.close()
        unfinished.rename(path)
    return open_store(path)


class Hands:
    """Types on the keyboard of the window, key by key, and sees when all is painted."""

    def __init__(self, window: "PaintedWindow", page: "SellPage") -> None:
        self._window = window
        self._page = page

    def key(self, text: str, *, at: int = 0) -> int:
        """Press one key; return when that was, by ``perf_counter_ns``. ``at`` is the keyboard's own time of it."""
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtWidgets import QApplication

        key = Qt.Key.Key_Return if text == "\r" else Qt.Key.Key_unknown
        pressed = time.perf_counter_ns()
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text.strip("\r"))
        event.setTimestamp((at or pressed) // 1_000_000)
        QApplication.sendEvent(QApplication.focusWindow() or self._window.windowHandle(), event)
        return pressed

    def scan(self, code: str) -> int:
        """Type a code as a quick scanner does; return how long its line took from the Enter, in nanoseconds."""
        begun = time.perf_counter_ns()
        for number, digit in enumerate(code):  # at the scanner's pace, also where the window answers late
            self.key(digit, at=begun + number * _BETWEEN_KEYS)
            self.wait(_BETWEEN_KEYS / 1e9)
        return self.painted(self.key("\r", at=begun + len(code) * _BETWEEN_KEYS))

    @property
    def form_open(self) -> bool:
        """Whether a form stands over the page and has the keyboard."""
        from PySide6.QtWidgets import QApplication

        return QApplication.activeModalWidget() is not None and QApplication.focusWidget() is not None

    @property
    def lines(self) -> int:
        """How many lines the open sale has."""
        return len(self._page.counter.sale.lines)

    def wait(self, seconds: float) -> None:
        """Let the window work for so long."""
        from bench.painted import work

        work(seconds)

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Let the window work until something is so. Raises ``TimeoutError`` where it never is."""
        until = time.perf_counter() + _PATIENCE
        while not condition():
            if time.perf_counter() > until:
                raise TimeoutError("what was waited for did not come")
            self.wait(0.01)

    def painted(self, pressed: int) -> int:
        """Wait until all is painted that a key changed; return how long that took, in nanoseconds."""
        return self._window.painted_after(pressed) - pressed

    def clear(self) -> None:
        """Empty the field and end the sale, untimed."""
        self._page.field.clear()
        self._page.field.look_again()
        sale = self._page.counter.sale.document
        if sale is not None:
            self._page.counter.pay((WantedTender(method="cash", amount=sale["total"]),))
        self.wait(0.1)


@contextmanager
def counter(options: Options) -> Iterator[Hands]:
    """Open the Sell page, drawn without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.setswitchinterval(0.001)  # as the window sets it
    from PySide6.QtWidgets import QApplication

    from bench.painted import open_window
    from ui.orders.sell.page import SellPage
    from ui.scanner import Scanner

    store = the_store(options)
    try:
        with open_window(store, "sell") as window:
            application = QApplication.instance()
            assert isinstance(application, QApplication)
            application.setCursorFlashTime(0)  # a blinking cursor paints too, and answers no key
            scanner = Scanner()
            scanner.listen(application)
            window.activateWindow()
            page = window.findChild(SellPage)
            assert isinstance(page, SellPage)
            hands = Hands(window, page)
            hands.wait(1)
            yield hands
    finally:
        store.close()
