"""One field does everything: opened, searched and chosen by keyboard; a scan goes where scans go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.accessibility import nameless
from tests.ui.keyboard import Keyboard
from tests.ui.orders.sell.till import BISCUITS, BISCUITS_CODE, Till
from tests.ui.shop import Shop
from ui.fuzzy import rank
from ui.main_window import MainWindow
from ui.orders.sell.line_forms import QuantityForm
from ui.scanner import Scanner
from ui.theme.theme import Mode
from ui.widgets.command_palette import CommandPalette

KEY = Qt.Key


def open_palette(window: MainWindow, shop: Shop) -> CommandPalette:
    window.activateWindow()
    shop.qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.windowHandle(), KEY.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(CommandPalette)
    assert isinstance(palette, CommandPalette)
    shop.qtbot.waitUntil(palette.edit.hasFocus)
    return palette


def offered(palette: CommandPalette) -> list[tuple[str, str]]:
    return [(hit.text, hit.shortcut) for hit in palette.shown()]


def test_it_offers_what_works_now_with_its_key(shop: Shop) -> None:
    palette = open_palette(shop.window("products"), shop)
    assert {("Price", "F5"), ("Import a file", "Ctrl+I"), ("Customers", "Ctrl+5"), ("Larger", "Ctrl+=")} <= set(
        offered(palette)
    )
    assert not {"Sell again", "Discount", "Do something …"} & {text for text, _ in offered(palette)}
    assert nameless(palette) == []


def test_a_few_letters_and_enter_do_it_and_the_keyboard_is_back(shop: Shop, scanner: Scanner) -> None:
    till = Till(shop)
    till.scan(BISCUITS_CODE)
    till.settle()
    open_palette(till.window, shop)
    till.keys("quan")
    form = till.open(KEY.Key_Return, QuantityForm)
    assert not open_palettes(till.window)
    form.reject()
    till.window.activateWindow()
    shop.qtbot.waitUntil(till.page.field.hasFocus)


def open_palettes(window: MainWindow) -> bool:
    return any(palette.isVisible() for palette in window.findChildren(CommandPalette))


def test_esc_closes_it_and_nothing_else(shop: Shop, scanner: Scanner) -> None:
    till = Till(shop)
    till.keys("oat")
    open_palette(till.window, shop)
    till.keys("quan")
    till.press(KEY.Key_Escape)
    assert not open_palettes(till.window)
    assert till.page.field.text() == "oat"
    assert till.page.field.hasFocus()


def test_a_scan_closes_it_and_is_sold(shop: Shop, scanner: Scanner) -> None:
    till = Till(shop)
    open_palette(till.window, shop)
    till.keys("q")
    till.scan(BISCUITS_CODE)
    till.settle()
    assert till.lines() == [(BISCUITS, "1")]
    assert not open_palettes(till.window)


def test_a_scan_is_sold_also_from_a_page_that_takes_none(shop: Shop, scanner: Scanner) -> None:
    window = shop.window("dashboard")
    palette = open_palette(window, shop)
    keyboard = Keyboard(shop.qtbot, window)
    keyboard.scan(BISCUITS_CODE)
    shop.wait(lambda: shop.documents("open_sales"))
    assert window.page == "sell"
    assert palette.edit.text() == ""
    assert not palette.isVisible()


def test_what_was_used_last_comes_first_the_next_time(shop: Shop) -> None:
    window = shop.window("dashboard")
    palette = open_palette(window, shop)
    QTest.keyClicks(palette.edit, "orders")
    QTest.keyClick(palette.edit, KEY.Key_Return)
    assert window.page == "orders"
    assert offered(open_palette(window, shop))[0] == ("Orders", "Ctrl+4")
    assert shop.preferences.kept.recent_actions == ["window.show-orders"]


def test_up_and_down_choose(shop: Shop) -> None:
    window = shop.window("dashboard")
    palette = open_palette(window, shop)
    QTest.keyClicks(palette.edit, "ers")
    texts = [text for text, _ in offered(palette)]
    for _ in range(texts.index("Customers") + 1):
        QTest.keyClick(palette.edit, KEY.Key_Down)
    QTest.keyClick(palette.edit, KEY.Key_Up)
    QTest.keyClick(palette.edit, KEY.Key_Return)
    assert window.page == "customers"


@pytest.mark.parametrize("page", ["products", "orders", "customers"])
def test_any_text_can_be_looked_for_on_the_pages_that_find_things(shop: Shop, page: str) -> None:
    window = shop.window("dashboard")
    palette = open_palette(window, shop)
    QTest.keyClicks(palette.edit, "1042")
    keys = [hit.key for hit in palette.shown()]
    assert keys == ["look-for.products", "look-for.orders", "look-for.customers"]
    for _ in range(keys.index(f"look-for.{page}")):
        QTest.keyClick(palette.edit, KEY.Key_Down)
    QTest.keyClick(palette.edit, KEY.Key_Return)
    assert window.page == page
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.text() == "1042"


def test_it_follows_size_look_and_chosen_keys(shop: Shop) -> None:
    window = shop.window("sell")
    palette = open_palette(window, shop)
    narrow = palette.width()
    palette.close_and_return()
    shop.theme.set_mode(Mode.DARK)
    shop.theme.zoom_in()
    (finish,) = (s for group in shop.preferences.actions.groups() for s in group.specs if s.id == "sell.finish")
    shop.preferences.actions.choose(finish, ["F10"])
    palette = open_palette(window, shop)
    assert ("Pay", "F10") in offered(palette)
    assert palette.width() > narrow


@pytest.mark.parametrize(("typed", "best", "others"), [
    ("fin", "Finish", ["Find a file", "Define"]),
    ("cs", "Cancel sale", ["Discount customer"]),
    ("rem lin", "Remove line", ["Line remains"]),
    ("rmv", "Remove line", ["Receive"]),
    ("menü", "Menu", ["Show the menu"]),
])  # fmt: skip
def test_the_nearest_comes_first(typed: str, best: str, others: list[str]) -> None:
    found = rank(typed, best)
    assert found is not None
    for other in others:
        far = rank(typed, other)
        assert far is None or found <= far


@pytest.mark.parametrize(("typed", "text"), [("x", "Finish"), ("nif", "Finish"), ("1042", "Undo what was just done")])
def test_what_does_not_match_is_not_offered(typed: str, text: str) -> None:
    assert rank(typed, text) is None


def test_words_may_be_said_of_the_page_or_the_key(shop: Shop) -> None:
    assert rank("price products", "Price", "Products F5") is not None
    assert rank("f5", "Price", "Products F5") is not None
    assert rank("f", "Price", "Products F5") is None
