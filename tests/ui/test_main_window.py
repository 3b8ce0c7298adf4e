import subprocess
import sys

from PySide6.QtCore import Qt

from tests.ui.shop import Shop
from ui.main_window import MainWindow
from ui.pages import PAGES
from ui.widgets.key_button import KeyButton
from ui.widgets.keys_sheet import KeysSheet
from ui.widgets.tall_scroll_area import TallScrollArea


def keys(window: MainWindow) -> list[str]:
    page = window._pages[window.page]
    return [key.toString() for action in (*window.actions(), *page.actions()) for key in action.shortcuts()]


def test_no_key_means_two_things_on_any_page(shop: Shop) -> None:
    window = shop.window()
    for kind in PAGES:
        window.show_page(kind.name)
        assert len(keys(window)) == len(set(keys(window))), kind.name


def test_f1_shows_every_key_of_the_page_and_of_the_window(shop: Shop) -> None:
    window = shop.window("orders")
    shop.qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(KeysSheet)
    assert isinstance(sheet, KeysSheet)
    said = {key.accessibleName() for key in sheet.findChildren(KeyButton)}
    assert {"Search (F2)", "Show all keys (F1)", "Dashboard (Ctrl+2)"} <= said
    sheet.accept()


def test_the_sheet_of_keys_has_no_holes_and_nothing_on_it_is_cut_off(shop: Shop) -> None:
    window = shop.window("sell")
    shop.qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(KeysSheet)
    assert isinstance(sheet, KeysSheet)
    shop.qtbot.waitExposed(sheet)
    keys = sheet.findChildren(KeyButton)
    assert [key.accessibleName() for key in keys if key.isHidden()] == []
    content = sheet.findChild(TallScrollArea).viewport()  # type: ignore[union-attr]
    shop.qtbot.waitUntil(lambda: all(content.rect().right() >= key.geometry().right() for key in keys))
    sheet.accept()


def test_the_sheet_of_keys_is_read_to_its_end_by_keyboard(shop: Shop) -> None:
    window = shop.window("sell")
    shop.qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(KeysSheet)
    assert isinstance(sheet, KeysSheet)
    sheet.setMaximumHeight(300)
    sheet.resize(sheet.width(), 300)
    bar = sheet.findChild(TallScrollArea).verticalScrollBar()  # type: ignore[union-attr]
    shop.qtbot.waitUntil(lambda: bar.maximum() > 0)
    for _ in range(20):
        shop.qtbot.keyClick(sheet, Qt.Key.Key_Down)
    assert bar.value() == bar.maximum()
    shop.qtbot.keyClick(sheet, Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()
    sheet.accept()


def test_each_page_is_named_as_in_the_rail(shop: Shop) -> None:
    window = shop.window()
    for kind in PAGES:
        window.show_page(kind.name)
        page = window._pages[kind.name]
        assert (page.title, page.accessibleName(), page.objectName()) == (kind.title, kind.title, kind.name)


def test_a_window_is_imported_without_the_pages_that_nobody_looks_at_yet() -> None:
    imported = "import sys, app.window; print(*sorted(name for name in sys.modules if name.endswith('page')))"
    names = subprocess.run([sys.executable, "-c", imported], capture_output=True, text=True, check=True).stdout.split()
    assert names == ["ui.store_page", "ui.widgets.page"]


def test_each_page_has_its_key_and_is_made_when_it_is_first_seen(shop: Shop) -> None:
    window = shop.window("orders")
    assert set(window._pages) == {"orders"}
    for kind in PAGES:
        (action,) = (action for action in window.actions() if action.objectName() == kind.action.id)
        action.trigger()
        assert window.page == kind.name
    assert set(window._pages) == {kind.name for kind in PAGES}
