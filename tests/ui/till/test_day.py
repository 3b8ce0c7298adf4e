"""A day at the till, by keys alone: opened, money in and out, counted blind, closed, and read again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from domain.till.commands import CloseTill, OpenTill
from domain.till.events import Denomination
from tests.ui.accessibility import nameless
from tests.ui.shop import Shop
from tests.ui.test_touch import too_small
from tests.ui.till.till import TillKeys
from ui.scanner import Scanner
from ui.theme.theme import Mode, Theme
from ui.till.close_form import CloseForm
from ui.till.count_form import CountForm
from ui.till.forms import DrawerForm, PayInForm, PayOutForm
from ui.till.open_form import OpenForm
from ui.widgets.number_pad import NumberPad

KEY = Qt.Key
HUNDRED = OpenTill(denominations=(Denomination(value=1000, count=10),))


@pytest.fixture
def opened(keys: TillKeys) -> TillKeys:
    """A till that was opened with 100.00."""
    keys.shop.do(HUNDRED)
    keys.settle()
    return keys


def counted(keys: TillKeys, *slips: str, **coins: int) -> CountForm:
    """Count in the form that is open, and type the sums of the slips."""
    form = keys.form(CountForm)
    keys.count(**coins)
    for slip in slips:
        keys.keys(slip)
    return form


def test_a_closed_till_says_so_and_offers_to_open_it(keys: TillKeys) -> None:
    assert keys.page.empty.isVisible()
    assert keys.page.subtitle == "closed"
    assert not keys.page.table.isVisible()
    assert nameless(keys.window) == []


def test_it_is_opened_with_what_is_counted(keys: TillKeys) -> None:
    form = keys.open(KEY.Key_F2, OpenForm)
    assert nameless(form) == []
    keys.count(n20=3, n5=4, c50=7, c1=6)
    assert form.cash.total == 6000 + 2000 + 350 + 6
    assert form.outcome == "It will open with €83.56. That is €83.56 more than the €0.00 that were left."
    keys.send(form)
    assert keys.page.report.isVisible()
    assert keys.rows() == ["Now (X)"]
    assert keys.headlines()["Expected cash"] == "€83.56"
    assert keys.page.table.hasFocus() or keys.page.focusProxy() is keys.page.table
    (document,) = keys.shop.documents("till").values()
    assert document["opening_float"] == 8356


def test_the_letter_of_the_coins_leads_to_the_first_of_them(keys: TillKeys) -> None:
    form = keys.open(KEY.Key_F2, OpenForm)
    form._cancel.setFocus()
    keys.alt(KEY.Key_C)
    assert form.cash.edit(50_000).hasFocus()


def test_a_scan_over_a_count_goes_on_the_sale_and_counts_nothing(opened: TillKeys, scanner: Scanner) -> None:
    form = opened.open(KEY.Key_F6, CountForm)
    opened.keys("3")
    opened.scan("4006381333931")
    opened.shop.wait(lambda: opened.shop.documents("open_sales"))
    assert (form.isVisible(), form.cash.total) == (True, 150_000)
    assert opened.window.page == "till"
    assert opened.window.feedback.sentences() == ["4006381333931 was scanned for the sale"]


def test_what_was_left_need_not_be_counted(keys: TillKeys) -> None:
    keys.shop.do(HUNDRED)
    keys.shop.do(CloseTill(float_left=7_500))
    keys.settle()
    form = keys.open(KEY.Key_F2, OpenForm)
    assert form.cash.whole == "€75.00"
    assert form.outcome == "It will open with the €75.00 that were left in it, or with what you count."
    keys.send(form)
    assert keys.headlines()["Expected cash"] == "€75.00"
    assert keys.rows() == ["Now (X)", "Z 1"]


def test_a_count_that_is_no_number_is_said_there(keys: TillKeys) -> None:
    form = keys.open(KEY.Key_F2, OpenForm)
    keys.keys("two")
    form._on_submit()
    assert form.named["denominations"].problem == "Type a number such as 12."
    assert not form.is_busy()
    form.reject()


def test_the_figures_move_as_sales_are_paid(opened: TillKeys) -> None:
    assert opened.headlines() == {
        "Expected cash": "€100.00", "Sales": "€0.00", "Receipts": "0", "Returns": "€0.00"
    }  # fmt: skip
    before = opened.report.through
    opened.sell(("cash", 2000))
    opened.sell(("card", 1000), ("cash", 149))
    assert opened.headlines()["Expected cash"] == "€112.98"
    assert opened.headlines()["Receipts"] == "2"
    assert opened.table("Ways to pay")["Card"] == ("1", "10.00", "0", "0.00", "10.00")
    assert opened.report.through != before
    position = opened.shop.documents("till")["1"]["through"]
    assert opened.report.through == f"through event {opened.shop.formats.count(position)}"


def test_money_comes_in_and_goes_out_for_a_reason(opened: TillKeys) -> None:
    form = opened.open(KEY.Key_F3, PayInForm)
    assert nameless(form) == []
    opened.keys("50\tfrom the safe")
    opened.send(form)
    paying_out = opened.open(KEY.Key_F4, PayOutForm)
    opened.keys("12.40\tmilk\r")
    opened.gone(paying_out)
    opened.settle()
    assert opened.headlines()["Expected cash"] == "€137.60"
    assert opened.table("Cash in the drawer")["Put in"] == ("50.00",)
    assert opened.table("Cash in the drawer")["Taken out"] == (opened.shop.formats.amount(-1240),)


def test_no_reason_is_said_at_its_field(opened: TillKeys) -> None:
    form = opened.open(KEY.Key_F4, PayOutForm)
    opened.keys("5\r")
    opened.shop.wait(lambda: form.named["reason"].problem)
    assert opened.shop.documents("till")["1"]["expected_cash"] == 10_000
    form.reject()


def test_the_drawer_opens_without_a_sale_also_while_the_till_is_closed(keys: TillKeys) -> None:
    form = keys.open(KEY.Key_F5, DrawerForm)
    keys.keys("change\r")
    keys.gone(form)
    keys.shop.do(HUNDRED)
    form = keys.open(KEY.Key_F5, DrawerForm)
    keys.keys("change again\r")
    keys.gone(form)
    keys.settle()
    assert keys.table("On record")["Drawer opened without a sale"] == ("1",)


def test_it_is_counted_blind_and_closed_with_a_reason(opened: TillKeys) -> None:
    opened.sell(("card", 1149))
    opened.sell(("cash", 1149))
    count = opened.open(KEY.Key_F12, CountForm)
    assert opened.page.counting.isVisible()
    assert not opened.page.report.isVisible()
    assert count.cash.whole == "–"
    assert "111.49" not in " ".join(label.text() for label in count.findChildren(QLabel))
    assert nameless(count) == []
    counted(opened, "11.49", n20=5, n10=1)
    opened.send(count)
    close = opened.form(CloseForm)
    assert nameless(close) == []
    assert opened.page.report.isVisible()
    opened.keys("Wrong change")
    close.float_left.setFocus()
    close.float_left.selectAll()
    opened.keys("80")
    assert close.drop == "To the bank: €30.00"
    opened.send(close)
    assert opened.report.title == "Report Z 1, register 1"
    assert opened.headlines().items() >= {
        "Cash difference": opened.shop.formats.money(-149), "Left in the drawer": "€80.00", "To the bank": "€30.00"
    }.items()  # fmt: skip
    table = opened.table("Counted at the close")
    assert table["Cash"] == ("111.49", "110.00", "–", "–", opened.shop.formats.amount(-149))
    assert table["Card"] == ("11.49", "11.49", "–", "–", "0.00")
    assert "Reason: Wrong change" in table
    assert opened.rows() == ["Z 1"]
    assert opened.page.subtitle == "closed"


def test_a_till_can_be_closed_without_a_count(opened: TillKeys) -> None:
    opened.open(KEY.Key_F12, CountForm)
    opened.alt(KEY.Key_W)
    close = opened.form(CloseForm)
    opened.send(close)
    assert opened.headlines()["Cash difference"] == "–"
    assert opened.headlines()["Left in the drawer"] == "€100.00"


def test_a_second_person_counts_where_nobody_signs_in(opened: TillKeys) -> None:
    count = opened.open(KEY.Key_F12, CountForm)
    counted(opened, n50=1)
    opened.send(count)
    opened.form(CloseForm)
    opened.alt(KEY.Key_S)
    second = opened.form(CountForm)
    assert second.windowTitle() == "Second count"
    counted(opened, n100=1)
    opened.send(second)
    opened.send(opened.form(CloseForm))
    assert opened.table("Counted at the close")["Cash"] == ("100.00", "50.00", "100.00", "–", "0.00")


def test_what_is_sold_after_the_count_is_no_difference(opened: TillKeys) -> None:
    count = opened.open(KEY.Key_F6, CountForm)
    counted(opened, n100=1)
    opened.send(count)
    opened.sell(("cash", 1149))
    close = opened.open(KEY.Key_F12, CloseForm)
    assert close.there == 11_149
    opened.send(close)
    assert opened.table("Counted at the close")["Cash"] == ("111.49", "100.00", "–", "11.49", "0.00")


def test_a_count_of_nothing_is_refused_and_the_form_stays(opened: TillKeys) -> None:
    form = opened.open(KEY.Key_F6, CountForm)
    form._on_submit()
    opened.shop.wait(lambda: form.banner.text)
    assert form.banner.text == "Nothing was counted yet. Count what is there first."
    form.reject()
    opened.shop.wait(lambda: opened.page.report.isVisible())


def test_more_than_there_is_cannot_stay(opened: TillKeys) -> None:
    opened.open(KEY.Key_F12, CountForm)
    opened.alt(KEY.Key_W)
    close = opened.form(CloseForm)
    close.float_left.selectAll()
    opened.keys("200\r")
    opened.shop.wait(lambda: close.named["float_left"].problem)
    assert close.named["float_left"].problem == "Type a number between 0.00 and 100.00."
    close.reject()


def test_earlier_reports_are_read_again(opened: TillKeys) -> None:
    opened.shop.do(CloseTill(float_left=4_000))
    opened.shop.do(OpenTill())
    opened.settle()
    assert opened.rows() == ["Now (X)", "Z 1"]
    opened.back()
    opened.press(KEY.Key_F7)
    assert opened.report.title == "So far (X)"
    opened.press(KEY.Key_Down)
    assert opened.report.title == "Report Z 1, register 1"
    opened.press(KEY.Key_Return)
    assert opened.page.report.hasFocus()
    opened.press(KEY.Key_F7)
    assert opened.report.title == "So far (X)"


def test_a_shift_that_was_forgotten_is_said_and_can_be_closed(keys: TillKeys) -> None:
    keys.shop.do(OpenTill(business_date="2026-01-05"))
    keys.settle()
    assert keys.page.banner.text.startswith("This till has been open since Mon 5 Jan.")
    keys.page.banner.action_wanted.emit()
    counted(keys, n5=0)
    keys.send(keys.form(CountForm))
    keys.send(keys.form(CloseForm))
    assert keys.page.banner.text == ""
    assert keys.table("Shift")["Day"] == (keys.shop.formats.day_long("2026-01-05"),)


def test_a_currency_without_known_coins_is_counted_in_one_sum(
    tmp_path: Path, theme: Theme, qtbot: QtBot, scanner: Scanner
) -> None:
    shop = Shop(tmp_path / "shop", theme, qtbot, currency="TND")
    keys = TillKeys(shop)
    form = keys.open(KEY.Key_F2, OpenForm)
    keys.keys("12.345")
    keys.send(form)
    assert shop.documents("till")["1"]["opening_float"] == 12_345
    shop.close()


def test_with_fingers_coins_are_tapped(opened: TillKeys, theme: Theme) -> None:
    theme.wear(Mode.LIGHT, 100, touch=True)
    form = opened.open(KEY.Key_F6, CountForm)
    pad = form.findChild(NumberPad)
    assert isinstance(pad, NumberPad)
    assert (nameless(form), too_small(form)) == ([], [])
    form.cash.edit(2000).setFocus()
    for name in ("1", "2"):
        opened.shop.qtbot.mouseClick(pad.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    assert form.cash.total == 24_000
    form.reject()


def test_a_report_is_never_wider_than_its_place(opened: TillKeys) -> None:
    for width, height in ((1400, 900), (1024, 700), (1400, 900)):
        opened.window.resize(width, height)
        opened.shop.wait(lambda: opened.page.report.horizontalScrollBar().maximum() == 0)


def test_an_old_report_is_read_by_keys_while_the_till_is_closed(opened: TillKeys) -> None:
    opened.shop.do(CloseTill(float_left=4_000))
    again = TillKeys(opened.shop, opened.shop.window("till"))
    again.back()
    assert again.page.empty.isVisible()
    again.press(KEY.Key_Down)
    assert again.report.title == "Report Z 1, register 1"
