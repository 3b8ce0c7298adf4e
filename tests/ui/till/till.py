"""The Till page of a small shop, worked by keys alone."""

from typing import TypeVar

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from domain.kernel.ids import OrderId, Sku
from domain.orders.commands import PlaceOrder, WantedLine
from domain.payments.commands import PayOrder, WantedTender
from tests.ui.keyboard import Keyboard
from tests.ui.shop import Shop
from ui.main_window import MainWindow
from ui.till.page import TillPage
from ui.till.report import Report

KEY = Qt.Key
D = TypeVar("D", bound=QDialog)


class TillKeys(Keyboard):
    """One window on the Till page."""

    def __init__(self, shop: Shop, window: MainWindow | None = None) -> None:
        self.shop = shop
        self.window = window or shop.window("till")
        super().__init__(shop.qtbot, self.window)
        page = self.window.findChild(TillPage)
        assert isinstance(page, TillPage)
        self.page = page
        self.settle()

    def settle(self) -> None:
        self.shop.wait(lambda: self.page.settled)

    def back(self) -> None:
        """Give the keyboard back to the window, as a window manager does when a dialog is closed."""
        self.window.activateWindow()
        self.shop.qtbot.waitUntil(self.window.isActiveWindow)

    def open(self, key: Qt.Key, kind: type[D]) -> D:
        """Press a key on the page and return the form that it opens."""
        self.back()
        self.press(key)
        return self.form(kind)

    def form(self, kind: type[D]) -> D:
        """Return the form that has the keyboard, once there is one of this kind."""
        self.shop.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
        form = QApplication.activeWindow()
        assert isinstance(form, kind)
        return form

    def send(self, form: QDialog) -> None:
        """Press Ctrl+Enter, and wait until it is done and shown."""
        QTest.keyClick(form, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.gone(form)
        self.settle()

    def alt(self, key: Qt.Key) -> None:
        """Press the underlined letter of a button in the form that is open."""
        form = QApplication.activeWindow()
        assert form is not None
        QTest.keyClick(form, key, Qt.KeyboardModifier.AltModifier)

    def gone(self, form: QWidget) -> None:
        self.shop.wait(lambda: not shiboken6.isValid(form) or not form.isVisible())

    def count(self, **coins: int) -> None:
        """Type how many there are of each coin and note, from the first field on: ``n20=3`` is three of 20.00."""
        wanted = {int(name[1:]) * (100 if name[0] == "n" else 1): count for name, count in coins.items()}
        values = (50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1)
        for value in values:
            self.keys(f"{wanted[value]}\r" if value in wanted else "\r")
        assert set(wanted) <= set(values)

    def sell(self, *tenders: tuple[str, int]) -> None:
        """Sell olive oil elsewhere in the shop and take the money for it."""
        receipt = self.shop.do(PlaceOrder(lines=(WantedLine(sku=Sku("1003"), quantity=1000),)))
        assert isinstance(receipt.result, dict)
        wanted = tuple(WantedTender(method=method, amount=amount) for method, amount in tenders)
        self.shop.do(PayOrder(order_id=OrderId(str(receipt.result["order_id"])), tenders=wanted))
        self.settle()

    @property
    def report(self) -> Report:
        report = self.page.report.shown
        assert report is not None
        return report

    def headlines(self) -> dict[str, str]:
        """What is said in the largest type of the report that is shown."""
        return {one.name: one.value for one in self.report.headlines}

    def table(self, title: str) -> dict[str, tuple[str, ...]]:
        """Return a table of the report that is shown, by the first cell of its rows."""
        (section,) = [section for section in self.report.sections if section.title == title]
        return {row[0]: row[1:] for row in section.rows}

    def rows(self) -> list[str]:
        """What the list of reports says in its first column."""
        model = self.page.table.rows_model()
        return [str(model.index(row, 0).data()).partition(" · ")[0] for row in range(model.rowCount())]
