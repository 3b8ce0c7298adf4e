"""The counter of a small shop, worked by keyboard and scanner."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.keyboard import Keyboard
from tests.ui.shop import Shop
from ui.main_window import MainWindow
from ui.orders.sell.page import SellPage
from ui.orders.sell.pay_form import PayForm
from ui.scanner import Scanner
from ui.store import Doc

BISCUITS, COFFEE, OIL, TOMATOES = "1001", "1002", "1003", "1004"
BISCUITS_CODE, COFFEE_CODE = "4006381333931", "9501101530003"

D = TypeVar("D", bound=QDialog)

_PLAIN = Qt.KeyboardModifier.NoModifier


class Till(Keyboard):
    """One window on the Sell page."""

    def __init__(self, shop: Shop, window: MainWindow | None = None) -> None:
        self.shop = shop
        self.window = window or shop.window("sell")
        super().__init__(shop.qtbot, self.window)
        page = self.window.findChild(SellPage)
        assert isinstance(page, SellPage)
        self.page = page
        self.window.activateWindow()
        shop.qtbot.waitUntil(lambda: page.field.hasFocus())

    def enter(self, text: str = "") -> None:
        """Type a text and Enter, and let the counter do it; with nothing typed, pay in cash to the cent."""
        self.keys(f"{text}\r")
        self.settle()
        if not text and isinstance(form := QApplication.activeModalWidget(), PayForm):
            form.submitted.emit()
            self.settle()

    def sell(self, *typed: str) -> None:
        """Put products on the sale, one after another."""
        for text in typed:
            self.enter(text)

    def settle(self) -> None:
        """Wait until everything that was asked for has been done and is shown."""
        self.shop.wait(lambda: self.page.counter.under_way == 0 and self.page.field.settled)

    def lines(self) -> list[tuple[str, str]]:
        """What the list shows: product numbers with their quantities."""
        return [(row.sku, row.quantity) for row in self.page.list.rows_model().rows()]

    def remark(self) -> str:
        """What stands beside the field."""
        return self.page.remarks.banner.text

    def sale(self) -> Doc:
        """The one open sale as it is on disk."""
        (document,) = self.shop.documents("open_sales").values()
        return document

    def sale_in_hand(self) -> Doc:
        """The sale that this window shows, as it is on disk."""
        return self.shop.documents("open_sales")[self.page.counter.sale.sale_id]

    def open(self, key: Qt.Key, kind: type[D], modifier: Qt.KeyboardModifier = _PLAIN) -> D:
        """Press a key and return the form that it opens, once it has the keyboard."""
        self.press(key, modifier=modifier)
        self.shop.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
        form = QApplication.activeWindow()
        assert isinstance(form, kind)
        return form


@pytest.fixture
def till(shop: Shop, scanner: Scanner) -> Till:
    """A window with nothing on the sale."""
    return Till(shop)
