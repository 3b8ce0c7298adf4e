"""The Products page and what a person does in its forms, for the tests of both features that it joins."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.ui.shop import Shop
from ui.command_form import CommandForm
from ui.products_page import ProductsPage
from ui.widgets.form_dialog import FormDialog

F = TypeVar("F", bound=FormDialog)


@pytest.fixture
def page(shop: Shop) -> ProductsPage:
    """The page, with the keyboard in its list and the ground coffee chosen."""
    page = shop.window("products").findChild(ProductsPage)
    assert isinstance(page, ProductsPage)
    shop.wait(lambda: page.feed.settled)
    page.table.select_key("1002")
    page.table.setFocus()
    return page


def opened(page: ProductsPage, kind: type[F]) -> F:
    """The form that is open."""
    form = page.window().findChild(kind)
    assert isinstance(form, kind)
    return form


def press(shop: Shop, page: ProductsPage, key: Qt.Key, kind: type[F]) -> F:
    """Press a key in the list, and return the form that it opens."""
    # Without a window manager nobody gives the keyboard back when a form was closed.
    page.activateWindow()
    shop.qtbot.waitUntil(page.isActiveWindow)
    shop.qtbot.keyClick(page.table, key)
    form = opened(page, kind)
    # Its own keys work only once the system has made it the active window.
    shop.qtbot.waitUntil(form.isActiveWindow)
    return form


def write(shop: Shop, edit: QWidget, text: str) -> None:
    """Type in place of what stands there."""
    line = edit if isinstance(edit, QLineEdit) else edit.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    shop.qtbot.keyClicks(line, text)


def submit(shop: Shop, form: CommandForm) -> None:
    """Press Ctrl+Enter and wait for the answer."""
    shop.qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shop.wait()


def problem(form: CommandForm, name: str) -> str:
    """What is said at a field, which must have the keyboard."""
    assert QApplication.focusWidget() is form.named[name].editor
    return form.named[name].problem
