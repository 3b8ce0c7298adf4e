"""One person at the real window with nothing but keys and a scanner: the application as it starts in the shop."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.bootstrap import Store
from app.settings import Settings
from app.window import Desktop
from tests.ui.keyboard import Keyboard
from ui.live import Live
from ui.orders.payment_form import PaymentForm
from ui.orders.sell.page import SellPage
from ui.paper.choice import PrinterChoice, PrinterKind
from ui.runner import Runner
from ui.staff.approval_form import ApprovalForm
from ui.staff.lock_screen import LockScreen
from ui.store import Doc
from ui.store_page import StorePage
from ui.till.page import TillPage
from ui.widgets.form_dialog import FormDialog

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier
PATIENCE_MS = 10_000

SCAN = "scan"

P = TypeVar("P", bound=StorePage)


class Waiting:
    """Lets the window work until something holds, as pytest-qt does, but also in a process of its own."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        """Raise TimeoutError where it does not come true; while the whole machine stands still, no time counts."""
        waited_ms, last = 0.0, time.monotonic()
        while not callback():
            now = time.monotonic()
            waited_ms, last = waited_ms + min(1000 * (now - last), 100), now
            if waited_ms > timeout:
                raise TimeoutError(f"not in {timeout} ms; the keyboard is in {QApplication.focusWidget()}")
            QApplication.processEvents()
            time.sleep(0.001)


class Hands(Keyboard):
    """Opens the application on a store and works in its window."""

    def __init__(self, folder: Path, printer: Path | None = None) -> None:
        """``printer`` is a file that stands for the receipt printer."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        target = PrinterChoice() if printer is None else PrinterChoice(kind=PrinterKind.DEVICE, target=str(printer))
        settings = Settings(theme="light", page="sell", printer=target)
        self.desktop = Desktop(application, settings, remembers=False)
        window = self.desktop.add_window()
        super().__init__(Waiting(), window)
        self.window = window
        self.struck: list[str] = []
        """The keys by their names, two at once as one; a scan is one word, whatever it types."""
        self.desktop.open_folder(folder)
        self.wait(lambda: self.desktop.store is not None and self.window.page)
        self.window.activateWindow()
        self.settle()

    # Waiting

    def wait(self, until: Callable[[], object]) -> None:
        """Wait until something holds."""
        self._qtbot.waitUntil(lambda: bool(until()), timeout=PATIENCE_MS)

    def settle(self) -> None:
        """Wait until everything that was asked for has been done, and is shown."""
        self.wait(lambda: self._calm)
        core = self.store.core
        head = core.call(lambda: core.projections.position).result()
        self.wait(lambda: self.live.position >= head and self._calm)

    @property
    def _calm(self) -> bool:
        if not (self.live.settled and self.runner.settled and self.window.settled):
            return False
        counter, field = self.sell.counter, self.sell.field
        return counter.under_way == 0 and field.settled

    # What there is

    @property
    def store(self) -> Store:
        assert self.desktop.store is not None
        return self.desktop.store

    @property
    def live(self) -> Live:
        assert self.desktop.live is not None
        return self.desktop.live

    @property
    def runner(self) -> Runner:
        assert self.desktop.runner is not None
        return self.desktop.runner

    @property
    def sell(self) -> SellPage:
        return self.page(SellPage)

    @property
    def till(self) -> TillPage:
        return self.page(TillPage)

    def page(self, kind: type[P]) -> P:
        page = self.window.findChild(kind)
        assert isinstance(page, kind)
        return page

    def documents(self, view: str) -> dict[str, Doc]:
        """Return a view's documents as they are in the core."""
        return self.store.documents(view).result()[1]

    def lines(self) -> list[tuple[str, str]]:
        """What the sale shows: product numbers with their quantities."""
        return [(row.sku, row.quantity) for row in self.sell.list.rows_model().rows()]

    # Keys

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        self.struck += [_name(key, modifier) for key in keys]
        super().press(*keys, modifier=modifier)

    def scan(self, code: str, end: str = "\r") -> None:
        struck = [*self.struck, SCAN]
        super().scan(code, end)
        self.settle()
        self.struck = struck

    def scan_all(self, *codes: str) -> None:
        """Scan one thing after another as fast as the scanner goes, and wait only then."""
        for code in codes:
            super().scan(code)
        self.settle()

    def enter(self, text: str = "") -> None:
        """Type a text, let the window find it, and press Enter."""
        self.keys(text)
        self.settle()
        self.keys("\r")
        self.settle()

    def open(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> QDialog:
        """Press a key and wait until the form that it opens has the keyboard."""
        self.settle()
        self.press(key, modifier=modifier)
        return self.form()

    def form(self, kind: type[QDialog] = QDialog) -> QDialog:
        """Return the form that has the keyboard, once there is one of this kind."""
        self.wait(lambda: isinstance(QApplication.activeWindow(), kind) and QApplication.focusWidget() is not None)
        form = QApplication.activeWindow()
        assert isinstance(form, QDialog)
        return form

    def send(self, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press Enter in the form that is open, and wait until it is done and closed."""
        form = self.form()
        self.press(KEY.Key_Return, modifier=modifier)
        self.gone(form)
        self.settle()

    @staticmethod
    def is_ready(form: QDialog) -> bool:
        """Whether a form waits for nothing but the person."""
        return isinstance(form, FormDialog) and not form.is_busy()

    def gone(self, form: QWidget) -> None:
        self.wait(lambda: not shiboken6.isValid(form) or not form.isVisible())

    def pay(self, *handed: str | Qt.Key) -> None:
        """Ask for the money with Enter, then type amounts and press keys, one after another."""
        self.take(KEY.Key_Return, *handed)

    def take(self, key: Qt.Key, *handed: str | Qt.Key) -> None:
        """The same where another key asks for the money."""
        self.settle()
        self.press(key)
        form = self.form(PaymentForm)
        for one in handed:
            self.keys(one) if isinstance(one, str) else self.press(one)
            self.settle()
        self.gone(form)
        self.settle()

    def show(self, number: str) -> None:
        """Show a page by its number."""
        self.window.activateWindow()
        self.press(getattr(KEY, f"Key_{number}"), modifier=CTRL)
        self.settle()

    def sign_in(self, keys: str) -> None:
        """Press one's number and PIN on the lock screen."""
        self.wait(lambda: self.locked)
        self.keys(keys)
        self.wait(lambda: not self.locked)
        self.settle()

    def approve(self, keys: str) -> None:
        """Somebody who may press their number and PIN over the form that asks for it; one who is alone, the PIN."""
        form = self.form(ApprovalForm)
        self.keys(keys)
        self.gone(form)
        self.settle()

    @property
    def locked(self) -> bool:
        return any(screen.isVisible() for screen in self.window.findChildren(LockScreen))

    def _key(self, key: Qt.Key, text: str, gap_ms: int) -> None:
        self.struck.append(_name(key) if text == "" else text)
        super()._key(key, text, gap_ms)

    # What was written down

    def ask(self, question: Callable[[Any], Any]) -> Any:
        """Ask the archive."""
        return self.store.ask(question).result()

    def close(self) -> None:
        """Close the window and the store, as at night, once everything is printed."""
        if not shiboken6.isValid(self.desktop):
            return
        self.settle()
        printing = self.desktop.printing
        assert printing is not None
        self.wait(lambda: not printing.state.waiting)
        self.window.close()
        self.desktop.close()
        shiboken6.delete(self.desktop)
        QApplication.processEvents()


def _name(key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> str:
    """A key as it is called in the window and in the manual."""
    return QKeySequence(QKeyCombination(modifier, key)).toString().replace("Return", "Enter").replace("Del", "Delete")
