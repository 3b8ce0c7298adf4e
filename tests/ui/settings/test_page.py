"""What is chosen on the Settings page holds at once, and is kept; all of it by keyboard."""

from pathlib import Path

from PySide6.QtCore import Qt

from app.settings import Settings, load_settings, save_settings
from tests.ui.accessibility import nameless
from tests.ui.shop import Shop
from ui.settings.page import SettingsPage
from ui.settings.registry import SECTIONS
from ui.theme.theme import Mode

KEY = Qt.Key


def page_of(shop: Shop) -> SettingsPage:
    window = shop.window("settings")
    page = window.findChild(SettingsPage)
    assert isinstance(page, SettingsPage)
    window.activateWindow()
    shop.qtbot.waitUntil(page.list.hasFocus)
    return page


def test_every_section_is_reached_by_arrows_and_everything_on_it_has_a_name(shop: Shop) -> None:
    page = page_of(shop)
    for row, kind in enumerate(SECTIONS):
        assert page.list.currentRow() == row
        assert page.list.currentItem().text() == kind.title()
        assert page.sections[row].isVisible()
        assert nameless(page) == []
        shop.qtbot.keyClick(page.list, KEY.Key_Down)


def test_dark_is_chosen_by_keyboard_holds_and_is_kept(shop: Shop) -> None:
    page = page_of(shop)
    shop.qtbot.keyClick(page.list, KEY.Key_Tab)
    for _ in range(2):
        shop.qtbot.keyClick(page.window().focusWidget(), KEY.Key_Right)
        shop.qtbot.keyClick(page.window().focusWidget(), KEY.Key_Space)
    assert shop.theme.mode is Mode.DARK
    assert shop.preferences.kept.theme == "dark"


def test_what_is_chosen_elsewhere_is_shown(shop: Shop) -> None:
    page = page_of(shop)
    page.show_section("look")
    shop.theme.set_mode(Mode.DARK)
    shop.theme.zoom_in()
    section = page.sections[0]
    assert section.mode.current == "dark"  # type: ignore[attr-defined]
    assert section.zoom.currentText() == "110%"  # type: ignore[attr-defined]
    assert (shop.preferences.kept.theme, shop.preferences.kept.zoom_percent) == ("dark", 110)


def test_what_was_chosen_is_there_after_a_start_and_what_is_broken_costs_nothing(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    save_settings(Settings(keys={"sell.discount": ["F11"]}, theme="dark"), file)
    assert load_settings(file).keys == {"sell.discount": ["F11"]}
    file.write_text('{"keys": 7}', encoding="utf-8")
    assert load_settings(file) == Settings()
