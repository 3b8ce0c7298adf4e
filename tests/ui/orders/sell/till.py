"""The counter of a small shop, worked with real keys that come in where a keyboard's do."""

from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.shop import Shop
from ui.main_window import MainWindow
from ui.orders.sell.page import SellPage
from ui.scanner import Scanner
from ui.store import Doc

BISCUITS, COFFEE, OIL, TOMATOES = "1001", "1002", "1003", "1004"
BISCUITS_CODE, COFFEE_CODE = "4006381333931", "9501101530003"

_KEYS = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\x1b": Qt.Key.Key_Escape, "\x7f": Qt.Key.Key_Delete}

D = TypeVar("D", bound=QDialog)


class Till:
    """One window on the Sell page."""

    def __init__(self, shop: Shop, window: MainWindow | None = None) -> None:
        self.shop = shop
        self.window = window or shop.window("sell")
        page = self.window.findChild(SellPage)
        assert isinstance(page, SellPage)
        self.page = page
        self._now_ms = 1_000_000
        self.window.activateWindow()
        shop.qtbot.waitUntil(lambda: page.field.hasFocus())

    def keys(self, text: str, gap_ms: int = 80) -> None:
        """Type letters where the focus is; a person's fingers need so many milliseconds from one to the next."""
        for letter in text:
            self._key(_KEYS.get(letter, Qt.Key.Key_unknown), letter if letter.isprintable() else "", gap_ms)

    def enter(self, text: str = "") -> None:
        """Type a text and Enter, and let the counter do it."""
        self.keys(f"{text}\r")
        self.settle()

    def scan(self, code: str, end: str = "\r") -> None:
        """Hold a code before the scanner, which types it at once and ends it as it is set to."""
        self.keys(f"{code[0]}")
        self.keys(f"{code[1:]}{end}", gap_ms=5)

    def press(self, *keys: Qt.Key) -> None:
        """Press keys that may be shortcuts."""
        for key in keys:
            QTest.keyClick(self._focus_window(), key)

    def _key(self, key: Qt.Key, text: str, gap_ms: int) -> None:
        # As the window system delivers it, but with the time of our choice, so that a busy machine tests the same.
        self._now_ms += gap_ms
        window = self._focus_window()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            event.setTimestamp(self._now_ms)
            QApplication.sendEvent(window, event)

    def _focus_window(self) -> QWindow:
        if QGuiApplication.focusWindow() is None:
            # A window manager gives the keyboard back when a dialog is closed; without one nobody does.
            self.window.activateWindow()
        self.shop.qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is not None)
        return QGuiApplication.focusWindow()

    def settle(self) -> None:
        """Wait until everything that was asked for has been done and is shown."""
        self.shop.wait(lambda: self.page.counter.idle and self.page.field.settled)

    def lines(self) -> list[tuple[str, str]]:
        """What the list shows: product numbers with their quantities."""
        return [(row.sku, row.quantity) for row in self.page.list.rows_model().rows()]

    def sale(self) -> Doc:
        """The one open sale as it is on disk."""
        (document,) = self.shop.documents("open_sales").values()
        return document

    def form(self, kind: type[D]) -> D:
        """The form that has been opened, once it has the keyboard."""
        self.shop.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
        form = QApplication.activeWindow()
        assert isinstance(form, kind)
        return form


@pytest.fixture
def scanner(qapp: QApplication) -> Scanner:
    """The application's scanner."""
    scanner = Scanner()
    scanner.listen(qapp)
    return scanner


@pytest.fixture
def till(shop: Shop, scanner: Scanner) -> Till:
    """A window with nothing on the sale."""
    return Till(shop)
