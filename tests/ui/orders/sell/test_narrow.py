"""On a small screen nothing that matters is cut off: it stands somewhere else."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from domain.orders.commands import PlaceOrder
from tests.domain.goods import line
from tests.ui.orders.sell.till import COFFEE, TOMATOES, Till
from ui.orders.sell.line_pictures import LINE, lines_under
from ui.orders.sell.sale_list import SaleList
from ui.orders.sell.sale_rows import DISCOUNT, PRICE, STOCK, SaleRow
from ui.orders.sell.stock_words import StockWords
from ui.orders.sell.take_back_form import TakeBackForm
from ui.theme import fonts
from ui.widgets.fkey_bar import FKeyBar
from ui.widgets.key_button import KeyButton
from ui.widgets.table_header import padding
from ui.widgets.toasts import Toasts


def row(stock: StockWords) -> SaleRow:
    return SaleRow(1, "1001", "Oat Biscuits", "2", "2.49", "-0.50", "4.48", stock)


@pytest.mark.parametrize(
    ("left_out", "stock", "words"),
    [
        ((), StockWords("low: 1", "warn"), ["1001"]),
        ((PRICE, DISCOUNT), StockWords("low: 1", "warn"), ["1001", "2.49", "-0.50"]),
        ((PRICE, DISCOUNT, STOCK), StockWords("low: 1", "warn"), ["1001", "2.49", "-0.50", "low: 1"]),
        ((PRICE, DISCOUNT, STOCK), StockWords("17", ""), ["1001", "2.49", "-0.50"]),
    ],
)
def test_what_has_no_column_stands_under_the_name(
    left_out: tuple[int, ...], stock: StockWords, words: list[str]
) -> None:
    assert [text for text, _ in row(stock).under_the_name(left_out)] == words


@pytest.mark.parametrize(("width", "hidden"), [(1440, []), (1040, [PRICE, DISCOUNT]), (880, [PRICE, DISCOUNT, STOCK])])
def test_a_smaller_window_leaves_columns_out(till: Till, width: int, hidden: list[int]) -> None:
    till.sell("oat")
    till.window.resize(width, 700)
    till.shop.wait(lambda: [section for section in range(6) if till.page.list.isColumnHidden(section)] == hidden)


def test_the_current_line_stays_in_sight_when_a_remark_takes_room(till: Till) -> None:
    till.sell(*["oat", "cof"] * 5)
    till.window.resize(1024, 560)
    lines = till.page.list
    seen = lines.viewport().rect
    till.shop.wait(lambda: seen().contains(lines.visualRect(lines.currentIndex())))
    before = seen().height()
    till.enter("nothing like it")
    till.shop.wait(lambda: bool(till.remark()) and seen().height() < before)
    assert seen().contains(lines.visualRect(lines.currentIndex()))


@pytest.mark.parametrize("total", [995, 99_999_999, 99_999_999_999_999])
def test_a_total_of_any_length_is_seen_whole(till: Till, total: int) -> None:
    till.page.totals.show_finished({"number": 1, "total": total})
    label = till.page.totals._total
    assert QFontMetrics(label.font()).horizontalAdvance(label.text()) <= till.page.totals.width() - 32


def test_in_a_narrow_list_the_price_and_a_warning_stand_before_what_is_special() -> None:
    special = replace(row(StockWords("low: 1", "warn")), list_price="2.99", remarks=(("“gift wrapped”", "text"),))
    words = [text for text, _ in special.under_the_name((PRICE, DISCOUNT, STOCK))]
    assert words == ["1001", "2.49 instead of 2.99", "-0.50", "low: 1", "“gift wrapped”"]


@pytest.mark.parametrize("width", [880, 1024, 1400])
def test_all_that_is_special_about_a_line_is_read_whole(till: Till, width: int) -> None:
    till.window.resize(width, 700)
    till.shop.do(PlaceOrder(lines=(line(COFFEE),)))
    till.open(Qt.Key.Key_R, TakeBackForm, Qt.KeyboardModifier.ControlModifier)
    till.settle()
    till.enter("1")
    till.enter()
    till.sell("oat")
    table = till.page.list
    shown = table.rows_model().row_of(1)
    assert isinstance(shown, SaleRow)
    room = table.columnWidth(0) - 2 * padding()
    lines = lines_under(shown.under_the_name(till.page.list._left_out), room)
    words = [" · ".join(text for text, _ in said) for said in lines]
    assert [text for text, _ in shown.remarks] == ["back from order 1", "Changed their mind"]
    assert all(fonts.width("small_number", text) <= room for text in words)
    assert table.rowHeight(0) == 48 + LINE * (len(lines) - 1)
    assert table.rowHeight(1) == 48


def test_each_line_is_as_high_as_its_words_however_wide_the_list_becomes(qtbot: QtBot) -> None:
    special = (("price from the label", "dim"), ("Cheese week -0.45", "ok"))
    lines = SaleList()
    qtbot.addWidget(lines)
    lines.resize(850, 400)
    lines.show()
    lines.show_rows(
        [replace(row(StockWords("5", "")), line=number, remarks=special[: number % 3]) for number in range(20)]
    )
    for width in (808, 524, 745, 810, 644, 420, 980, 560):
        lines.resize(width, 400)
        qtbot.wait(1)
        room = lines.columnWidth(0) - 2 * padding()
        for position, shown in enumerate(lines.rows_model().rows()):
            words = lines_under(shown.under_the_name(lines._left_out), room)
            assert lines.rowHeight(position) == 48 + LINE * (len(words) - 1)


def test_the_current_line_stays_in_sight_while_the_lines_above_become_higher(qtbot: QtBot) -> None:
    special = (("price from the label", "dim"), ("Cheese week -0.45", "ok"))
    lines = SaleList()
    qtbot.addWidget(lines)
    lines.resize(1000, 700)
    lines.show()
    lines.show_rows([replace(row(StockWords("5", "")), line=number, remarks=special) for number in range(1, 12)])
    lines.show_current(11)
    for width, height in ((800, 500), (530, 500), (430, 400)):
        lines.resize(width, height)
        qtbot.wait(20)
        assert lines.viewport().rect().contains(lines.visualRect(lines.currentIndex()))


@pytest.mark.parametrize("width", [1024, 1400])
def test_the_keys_of_the_counter_stand_in_one_row_also_while_something_is_short(till: Till, width: int) -> None:
    till.window.resize(width, 700)
    till.sell(f"1*{TOMATOES}")
    bar = till.page.findChild(FKeyBar)
    assert isinstance(bar, FKeyBar)
    shown = [key.accessibleName() for key in bar.findChildren(KeyButton) if not key.isHidden()]
    assert {"Customer (F3)", "Take what is there (F5)", "Cancel sale (F9)", "Pay (F12)"} <= set(shown)
    assert bar.height() == bar.heightForWidth(10_000)
    assert all(bar.rect().contains(key.geometry()) for key in bar.findChildren(KeyButton) if not key.isHidden())


def test_a_message_lies_over_no_key(till: Till) -> None:
    till.window.resize(880, 560)
    till.sell("oat", "cof")
    till.press(Qt.Key.Key_Delete)
    till.settle()
    till.shop.qtbot.waitUntil(lambda: bool(till.window.feedback.sentences()))
    bar, toasts = till.page.findChild(FKeyBar), till.window.findChild(Toasts)
    assert isinstance(bar, FKeyBar)
    assert isinstance(toasts, Toasts)
    assert toasts.geometry().bottom() < bar.mapTo(till.window, QPoint()).y()


def test_the_keys_of_the_counter_stand_in_one_row_also_while_sales_are_parked(till: Till) -> None:
    till.window.resize(1400, 900)
    till.sell("oat")
    till.press(Qt.Key.Key_F10)
    till.settle()
    bar = till.page.findChild(FKeyBar)
    assert isinstance(bar, FKeyBar)
    assert "Parked sales (F11): 1" in [key.accessibleName() for key in bar.findChildren(KeyButton)]
    assert bar.heightForWidth(till.page.width()) == bar.heightForWidth(10_000)
