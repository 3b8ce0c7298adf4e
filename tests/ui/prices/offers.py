"""The Prices page of a small shop, worked by keys alone."""

from typing import TypeVar

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.ui.keyboard import Keyboard
from tests.ui.shop import Shop
from ui.prices.page import PricesPage

KEY = Qt.Key
D = TypeVar("D", bound=QDialog)


class OfferKeys(Keyboard):
    """One window on the Prices page."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.window = shop.window("prices")
        super().__init__(shop.qtbot, self.window)
        page = self.window.findChild(PricesPage)
        assert isinstance(page, PricesPage)
        self.page = page
        self.shop.wait()

    def open(self, key: Qt.Key, kind: type[D]) -> D:
        """Press a key on the page and return the form that it opens."""
        self.window.activateWindow()
        self.shop.qtbot.waitUntil(self.window.isActiveWindow)
        self.press(key)
        self.shop.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
        form = QApplication.activeWindow()
        assert isinstance(form, kind)
        return form

    def alt(self, letter: str) -> None:
        """Press the underlined letter of a label or button."""
        form = QApplication.activeWindow()
        assert form is not None
        QTest.keyClick(form, Qt.Key(ord(letter.upper())), Qt.KeyboardModifier.AltModifier)

    def pick(self, text: str) -> None:
        """Type into the line for products, and take what is found first."""
        self.keys(text)
        self.shop.wait()
        self.keys("\r")
        self.shop.wait()

    def send(self, form: QDialog) -> None:
        """Press Ctrl+Enter, and wait until it is done and shown."""
        QTest.keyClick(form, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.gone(form)

    def refused(self, form: QDialog) -> None:
        """Press Ctrl+Enter, and wait for the answer."""
        QTest.keyClick(form, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.shop.wait()

    def gone(self, form: QWidget) -> None:
        self.shop.wait(lambda: not shiboken6.isValid(form) or not form.isVisible())

    def names(self) -> list[str]:
        """What the list that is seen says in its first column."""
        model = self.page.room.table.rows_model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]
