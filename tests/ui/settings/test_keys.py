"""Keys are changed by keyboard, and whose a key is already is said before anything changes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.accessibility import nameless
from tests.ui.keyboard import Keyboard
from tests.ui.shop import Shop
from ui.main_window import MainWindow
from ui.scanner import Scanner
from ui.settings.fit_keys import unfit
from ui.settings.key_form import KeyForm
from ui.settings.page import SettingsPage

KEY = Qt.Key


class Desk(Keyboard):
    """The Settings page with the keys in sight."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.window: MainWindow = shop.window("settings")
        super().__init__(shop.qtbot, self.window)
        page = self.window.findChild(SettingsPage)
        assert isinstance(page, SettingsPage)
        self.page = page
        page.show_section("keys")
        self.window.activateWindow()
        shop.qtbot.waitUntil(self.window.isActiveWindow)
        self.section = page.sections[page.list.currentRow()]
        self.section.search.setFocus()  # type: ignore[attr-defined]

    def find(self, words: str) -> KeyForm:
        self.keys(f"{words}\r")
        self.press(KEY.Key_Return)
        self.shop.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), KeyForm))
        form = QApplication.activeWindow()
        assert isinstance(form, KeyForm)
        return form

    def rows(self) -> list[tuple[str, ...]]:
        return [tuple(row[1:]) for row in self.section.table.rows_model().rows()]  # type: ignore[attr-defined]

    def closed(self) -> bool:
        return not any(form.isVisible() for form in self.window.findChildren(QDialog))


@pytest.fixture
def desk(shop: Shop) -> Desk:
    return Desk(shop)


def test_a_key_is_found_changed_and_holds(desk: Desk) -> None:
    desk.find("discount")
    desk.press(KEY.Key_F13, KEY.Key_Return)
    desk.shop.qtbot.waitUntil(desk.closed)
    assert desk.shop.preferences.kept.keys == {"sell.discount": ["F13"]}
    assert ("Discount", "Sell", "F13", "usually F6") in desk.rows()


def test_whose_a_key_is_already_is_said_at_once(desk: Desk) -> None:
    form = desk.find("discount")
    desk.press(KEY.Key_F12)
    (field,) = form.fields()
    assert "F12 is “Finish” already" in field.problem
    assert desk.shop.preferences.kept.keys == {}
    desk.press(KEY.Key_F13)
    assert field.problem == ""
    desk.press(KEY.Key_F12, KEY.Key_Return)
    desk.shop.qtbot.waitUntil(desk.closed)
    assert desk.shop.preferences.kept.keys == {"sell.discount": ["F12"]}
    desk.section.search.clear()  # type: ignore[attr-defined]
    assert ("Finish", "Sell", "–", "usually F12") in desk.rows()


def test_esc_leaves_the_key_as_it_is(desk: Desk) -> None:
    desk.find("discount")
    desk.press(KEY.Key_F11, KEY.Key_Escape)
    desk.shop.qtbot.waitUntil(desk.closed)
    assert desk.shop.preferences.kept.keys == {}


def test_a_key_that_types_is_refused_so_that_no_scan_can_press_it(desk: Desk, scanner: Scanner) -> None:
    form = desk.find("discount")
    desk.scan("4006381333931")
    (field,) = form.fields()
    assert "scanner" in field.problem
    desk.press(KEY.Key_Return)
    assert form.isVisible()
    assert desk.shop.preferences.kept.keys == {}
    desk.press(KEY.Key_Escape)


def test_one_action_and_all_of_them_get_their_usual_keys_back(desk: Desk) -> None:
    actions = desk.shop.preferences.actions
    specs = {spec.id: spec for group in actions.groups() for spec in group.specs}
    actions.choose(specs["sell.discount"], ["F11"])
    actions.choose(specs["sell.finish"], [])
    form = desk.find("discount")
    assert nameless(form) == []
    desk.press(KEY.Key_Tab)
    while form.focusWidget().text() != "&Usual key":  # type: ignore[attr-defined]
        desk.press(KEY.Key_Tab)
    desk.press(KEY.Key_Space)
    desk.shop.qtbot.waitUntil(desk.closed)
    assert desk.shop.preferences.kept.keys == {"sell.finish": []}
    actions.reset()
    assert desk.shop.preferences.kept.keys == {}


@pytest.mark.parametrize(
    "key", ["A", "Shift+A", "7", "+", "Space", "Return", "Esc", "Up", "Tab", "Ctrl+C", "Ctrl+Alt+Q"]
)
def test_keys_that_are_needed_otherwise_are_not_for_actions(key: str) -> None:
    assert unfit(QKeySequence(key))


@pytest.mark.parametrize("key", ["F5", "Shift+F5", "Ctrl+B", "Alt+7", "Ins", "Del", "Ctrl+Up", "Meta+K"])
def test_all_others_are(key: str) -> None:
    assert unfit(QKeySequence(key)) == ""
