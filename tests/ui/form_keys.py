"""A page of a small shop and the forms that it opens, worked by keys alone."""

from typing import TypeVar

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.ui.keyboard import Keyboard
from tests.ui.shop import Shop

D = TypeVar("D", bound=QDialog)
W = TypeVar("W", bound=QWidget)
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class FormKeys(Keyboard):
    """One window on one page."""

    def __init__(self, shop: Shop, page: str) -> None:
        self.shop = shop
        self.window = shop.window(page)
        super().__init__(shop.qtbot, self.window)
        self.shop.wait()

    def one(self, kind: type[W]) -> W:
        """Return the page, or another part of the window, of a kind."""
        found = self.window.findChild(kind)
        assert isinstance(found, kind)
        return found

    def back(self) -> None:
        """Give the keyboard back to the window, as a window manager does when a dialog is closed."""
        self.window.activateWindow()
        self.shop.qtbot.waitUntil(self.window.isActiveWindow)

    def open(self, key: Qt.Key, kind: type[D], modifier: Qt.KeyboardModifier = NONE) -> D:
        """Press a key on the page and return the form that it opens."""
        self.back()
        self.press(key, modifier=modifier)
        return self.form(kind)

    def form(self, kind: type[D]) -> D:
        """Return the form that has the keyboard, once there is one of this kind."""
        self.shop.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
        form = QApplication.activeWindow()
        assert isinstance(form, kind)
        return form

    def alt(self, letter: str) -> None:
        """Press the underlined letter of a label or button."""
        form = QApplication.activeWindow()
        assert form is not None
        QTest.keyClick(form, Qt.Key(ord(letter.upper())), Qt.KeyboardModifier.AltModifier)

    def send(self, form: QDialog) -> None:
        """Press Ctrl+Enter, and wait until it is done and shown."""
        QTest.keyClick(form, Qt.Key.Key_Return, CTRL)
        self.gone(form)

    def refused(self, form: QDialog) -> None:
        """Press Ctrl+Enter, and wait for the answer."""
        QTest.keyClick(form, Qt.Key.Key_Return, CTRL)
        self.shop.wait()

    def gone(self, form: QWidget) -> None:
        self.shop.wait(lambda: not shiboken6.isValid(form) or not form.isVisible())

    def said(self) -> list[str]:
        """What is said at the foot of the window."""
        return self.window.feedback.sentences()
