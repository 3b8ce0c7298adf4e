"""A shop whose window is locked: an owner with the PIN 1234, and a cashier with the PIN 56789."""

from collections.abc import Callable
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.staff import hash_pin
from domain.kernel.ids import StaffId
from domain.kernel.messages import TERMINAL, Command, Receipt
from domain.staff.commands import RegisterStaff
from domain.staff.events import Role
from tests.ui.shop import Shop
from ui.main_window import MainWindow
from ui.staff.approval_form import ApprovalForm
from ui.staff.lock_screen import LockScreen
from ui.staff.pin_entry import PinEntry

W = TypeVar("W", bound=QWidget)
OWNER_PIN, CASHIER_PIN = "1234", "56789"


class Staffed:
    """The window of a shop with staff, worked by keys."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.owner = self.register("Olga", Role.OWNER, OWNER_PIN)
        self.cashier = self.register("Cora", Role.CASHIER, CASHIER_PIN)
        self.window = MainWindow(shop.preferences, ())

    def register(self, name: str, role: Role, pin: str) -> StaffId:
        return StaffId(str(self.do(RegisterStaff(name=name, role=role, pin=hash_pin(pin))).result))

    def do(self, command: Command) -> Receipt:
        receipt = self.shop.store.core.execute(command, context=TERMINAL)
        self.shop.wait()
        return receipt

    def open(self, page: str = "sell") -> None:
        self.window = self.shop.window(page)
        self.shop.wait(lambda: self.shop.runner.session.people())

    def one(self, kind: type[W]) -> W:
        """The one visible widget of a kind."""
        (found,) = [widget for widget in self.window.findChildren(kind) if widget.isVisible()]
        return found

    @property
    def locked(self) -> bool:
        return bool([screen for screen in self.window.findChildren(LockScreen) if screen.isVisible()])

    def entry(self) -> PinEntry:
        return self.one(LockScreen).entry

    def keys(self, text: str, entry: PinEntry | None = None) -> None:
        QTest.keyClicks(entry or self.entry(), text)

    def sign_in(self, keys: str) -> None:
        """Press a number key and the digits of a PIN."""
        self.keys(keys)
        self.shop.wait(lambda: not self.locked)

    def refused(self, keys: str) -> str:
        """Press keys that do not let anybody in; return what is said."""
        before = self.entry().remark
        self.keys(keys)
        self.shop.wait(lambda: self.entry().remark not in (before, "Type your PIN.", "One moment …"))
        return self.entry().remark

    def activate(self) -> None:
        """Give the keyboard back to the window, as a window manager does when a dialog is closed."""
        self.window.activateWindow()
        self.shop.qtbot.waitUntil(self.window.isActiveWindow)

    def lock(self) -> None:
        self.activate()
        QTest.keyClick(self.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self.shop.wait(lambda: self.locked)

    def approval(self) -> ApprovalForm:
        self.shop.wait(lambda: [form for form in self.window.findChildren(ApprovalForm) if form.isVisible()])
        return self.one(ApprovalForm)

    def gone(self, form: QWidget) -> None:
        """Wait until a form is closed."""
        self.shop.wait(lambda: not shiboken6.isValid(form) or not form.isVisible())

    def wait(self, until: Callable[[], object] | None = None) -> None:
        self.shop.wait(until)


@pytest.fixture
def staffed(shop: Shop) -> Staffed:
    """The shop is closed by its own fixture."""
    return Staffed(shop)
