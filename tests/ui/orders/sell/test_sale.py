"""The whole sale: who it is for, how it ends, and that nothing of it is ever lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from domain.catalog.commands import ChangePrice
from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.inventory.commands import AdjustStock
from domain.inventory.events import Reason
from domain.kernel.ids import SaleId, Sku
from domain.orders.commands import DiscountSale, FinishSale, PlaceOrder, WantedLine
from domain.orders.events import SaleAbandoned
from tests.ui.orders.sell.till import BISCUITS, BISCUITS_CODE, COFFEE, COFFEE_CODE, OIL, Till
from tests.ui.shop import Shop
from ui.orders.sell.customer_form import CustomerForm
from ui.orders.sell.in_order import Next
from ui.orders.sell.line_forms import DiscountForm, QuantityForm
from ui.orders.sell.sale_forms import AbandonForm, TelephoneForm
from ui.scanner import Scanner
from ui.theme.theme import Theme

KEY = Qt.Key


def shown_total(till: Till) -> str:
    return till.page.totals.accessibleDescription()


def orders(till: Till) -> list[tuple[str, int]]:
    return [(order["status"], order["total"]) for order in till.shop.documents("recent_orders").values()]


# Ending it


def test_enter_on_the_empty_field_finishes_and_the_total_stays_until_the_next_scan(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.scan(COFFEE_CODE)
    till.enter()
    assert orders(till) == [("finished", 1048)]
    assert till.lines() == []
    assert shown_total(till) == "€10.48"
    assert till.page.totals._last.text() == "Order 1"
    assert till.window.feedback.sentences() == []
    till.scan(BISCUITS_CODE)
    till.settle()
    assert shown_total(till) == "€2.49"


def test_enter_twice_makes_one_order_and_says_nothing(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.keys("\r\r\r")
    till.settle()
    assert len(orders(till)) == 1
    assert till.remark() == ""


def test_scans_that_follow_a_finished_sale_at_once_are_the_next_one(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.enter()
    till.scan(COFFEE_CODE)
    till.settle()
    assert orders(till) == [("finished", 249)]
    assert till.lines() == [(COFFEE, "1")]


def test_more_than_there_is_cannot_be_finished_and_everything_stays(till: Till) -> None:
    till.sell("oat", "5*1003", "cof")
    till.press(KEY.Key_F12)
    till.settle()
    assert "Olive Oil 1 l (3 of 5)" in till.remark()
    assert till.lines() == [(BISCUITS, "1"), (OIL, "5"), (COFFEE, "1")]
    till.enter("3")
    till.enter()
    assert len(orders(till)) == 1
    assert till.remark() == ""


def test_an_empty_sale_is_not_finished(till: Till) -> None:
    till.press(KEY.Key_F12)
    till.settle()
    assert "nothing on it" in till.remark()


def test_a_sale_that_is_cancelled_says_why(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.open(KEY.Key_F9, AbandonForm)
    till.enter("Fire drill")
    assert (till.lines(), orders(till), till.shop.documents("open_sales")) == ([], [], {})
    assert shown_total(till) == "€0.00"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("", "Customer changed their mind"), ("Fire drill", "Fire drill"), ("Prac", "Prac")],
)
def test_one_enter_cancels_for_the_reason_that_stands_there(till: Till, typed: str, reason: str) -> None:
    till.scan(BISCUITS_CODE)
    till.open(KEY.Key_F9, AbandonForm)
    till.keys(f"{typed}\r")
    till.settle()
    assert till.shop.documents("open_sales") == {}
    (abandoned,) = till.shop.events(SaleAbandoned)
    assert abandoned.reason == reason


def test_a_sale_that_ends_elsewhere_is_no_longer_shown(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.settle()
    (sale_id,) = till.shop.documents("open_sales")
    till.shop.do(FinishSale(sale_id=SaleId(sale_id)))
    assert till.lines() == []
    till.scan(COFFEE_CODE)
    till.settle()
    assert till.lines() == [(COFFEE, "1")]


def test_a_click_on_finish_leaves_the_keyboard_in_the_field(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.settle()
    finish = next(b for b in till.page.totals.findChildren(QPushButton) if b.text() == "Pay")
    till.shop.qtbot.mouseClick(finish, Qt.MouseButton.LeftButton)
    till.settle()
    till.enter()
    assert (len(orders(till)), till.window.focusWidget()) == (1, till.page.field)


def test_what_takes_long_is_said(till: Till) -> None:
    late: list[Next] = []
    till.page.counter.steps.add(late.append)
    till.scan(BISCUITS_CODE)
    till.shop.qtbot.waitUntil(lambda: "2" in till.page._subtitle.text())
    late[0]()
    till.settle()
    assert (till.lines(), till.page._subtitle.text()) == ([(BISCUITS, "1")], "")


# Its lines


@pytest.mark.parametrize(("typed", "discount"), [("10%", 80), ("1.50", 150), ("1,50", 150), ("100%", 799)])
def test_a_discount_is_an_amount_or_a_percentage(till: Till, typed: str, discount: int) -> None:
    till.scan(COFFEE_CODE)
    till.open(KEY.Key_F6, DiscountForm)
    till.enter(typed)
    assert [line["discount"] for line in till.sale()["lines"]] == [discount]
    assert till.sale()["total"] == 799 - discount


def test_a_discount_above_the_price_is_refused_at_its_field(till: Till) -> None:
    till.scan(COFFEE_CODE)
    form = till.open(KEY.Key_F6, DiscountForm)
    till.enter("20")
    assert "between nothing and the price" in form.fields()[0].problem
    till.keys("\x1b")
    till.settle()
    assert till.sale()["total"] == 799


def test_a_refusal_names_amounts_in_the_currency_of_the_store(
    tmp_path: Path, theme: Theme, qtbot: QtBot, scanner: Scanner
) -> None:
    shop = Shop(tmp_path / "yen", theme, qtbot, currency="JPY")
    till = Till(shop)
    till.scan(COFFEE_CODE)
    form = till.open(KEY.Key_F6, DiscountForm)
    till.enter("2000")
    assert "the price of the line, ¥799." in form.fields()[0].problem
    shop.close()


def test_a_discount_that_is_no_number_is_refused_with_an_example(till: Till) -> None:
    till.scan(COFFEE_CODE)
    form = till.open(KEY.Key_F6, DiscountForm)
    till.enter("half")
    assert "10%" in form.fields()[0].problem


def test_a_key_pressed_before_its_line_is_there_is_about_that_line(till: Till) -> None:
    till.sell("oat")
    till.scan(COFFEE_CODE)
    form = till.open(KEY.Key_F7, QuantityForm)
    assert form.line["sku"] == COFFEE
    till.enter("4")
    assert till.lines() == [(BISCUITS, "1"), (COFFEE, "4")]


def test_the_stock_of_a_line_moves_when_others_sell(till: Till) -> None:
    till.sell("1003")
    assert stock_words(till) == ["3"]
    till.shop.do(PlaceOrder(lines=(WantedLine(sku=Sku(OIL), quantity=2000),)))
    assert stock_words(till) == ["low: 1"]
    till.enter("2")
    assert stock_words(till) == ["only 1 left"]
    till.shop.do(AdjustStock(sku=Sku(OIL), quantity=-1000, reason=Reason.DAMAGE))
    assert stock_words(till) == ["none left"]


def stock_words(till: Till) -> list[str]:
    return [row.stock.text for row in till.page.list.rows_model().rows()]


def test_a_line_keeps_the_price_at_which_it_was_scanned(till: Till) -> None:
    till.scan(COFFEE_CODE)
    till.settle()
    till.shop.do(ChangePrice(sku=Sku(COFFEE), price=899))
    till.enter()
    assert orders(till) == [("finished", 799)]


# Who it is for, and when


def test_a_customer_is_found_by_part_of_the_telephone_number(till: Till) -> None:
    till.shop.do(RegisterCustomer(person=Person(name="Bob Stone", phone="0664 1111111")))
    ann = till.shop.do(RegisterCustomer(person=Person(name="Ann Ünal", phone="+43 (664) 123-4567"))).result
    till.scan(BISCUITS_CODE)
    till.open(KEY.Key_F3, CustomerForm)
    till.enter("664 123")
    assert till.sale()["customer_id"] == ann


def test_a_customer_nobody_knows_is_entered_in_place(till: Till) -> None:
    till.open(KEY.Key_F3, CustomerForm)
    till.keys("0664 99\r")
    till.keys("Cleo Park\r")
    till.shop.wait(lambda: till.shop.documents("open_sales"))
    (customer,) = till.shop.documents("customers").items()
    assert (customer[1]["name"], customer[1]["phone"]) == ("Cleo Park", "0664 99")
    assert till.sale()["customer_id"] == customer[0]


def test_what_was_for_a_customer_who_left_is_not_the_next_ones(till: Till) -> None:
    ann = till.shop.do(RegisterCustomer(person=Person(name="Ann Ünal"))).result
    till.scan(COFFEE_CODE)
    till.open(KEY.Key_F3, CustomerForm)
    till.enter("ann")
    assert till.sale()["customer_id"] == ann
    till.shop.do(DiscountSale(sale_id=till.page.counter.sale.sale_id, rate=10_000))
    till.press(KEY.Key_Delete)
    till.settle()
    form = till.open(KEY.Key_F3, CustomerForm)
    next(button for button in form.findChildren(QPushButton) if button.text() == "No &customer").click()
    till.scan(COFFEE_CODE)
    till.settle()
    sale = till.sale()
    assert (sale["customer_id"], sale["total"], len(sale["lines"])) == (None, 799, 1)


def test_a_customer_without_a_name_is_refused_at_the_name(till: Till) -> None:
    form = till.open(KEY.Key_F3, CustomerForm)
    till.keys("0664 99\r\r")
    till.shop.wait(lambda: any(field.problem for field in form.fields()))
    assert form.name.hasFocus()
    till.keys("Cleo\r")
    till.shop.wait(lambda: till.shop.documents("open_sales"))


def test_a_telephone_order_is_kept_for_its_hour_and_not_taken_from_stock(till: Till) -> None:
    till.sell("2*oat")
    form = till.open(KEY.Key_F4, TelephoneForm)
    till.keys("tomorrow 16:30")
    form.note.setText("Ring twice")
    till.enter()
    till.enter()
    (order,) = till.shop.documents("open_orders").values()
    assert (order["promised_for"][11:], order["note"], order["kind"]) == ("16:30", "Ring twice", "telephone")
    stock = till.shop.documents("stock")[BISCUITS]
    assert (stock["on_hand"], stock["reserved"]) == (20_000, 2_000)


def test_a_telephone_order_becomes_a_counter_sale_again(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.open(KEY.Key_F4, TelephoneForm)
    till.enter()
    form = till.open(KEY.Key_F4, TelephoneForm)
    form._on_counter_sale()
    till.settle()
    till.enter()
    assert orders(till) == [("finished", 249)]


# That nothing is lost


def test_what_was_scanned_before_a_crash_is_there_again(shop: Shop, till: Till, scanner: Scanner) -> None:
    till.sell("3*oat", "cof")
    till.window.close()
    shop.crash()
    again = Till(shop)
    again.settle()
    assert again.lines() == [(BISCUITS, "3"), (COFFEE, "1")]
    assert again.page._subtitle.text().startswith("Taken up again: 2 lines from ")
    again.enter()
    assert orders(again) == [("finished", 1546)]


def test_a_second_window_does_not_take_the_sale_out_of_the_firsts_hands(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.settle()
    second = Till(till.shop)
    second.scan(COFFEE_CODE)
    second.settle()
    assert (till.lines(), second.lines()) == ([(BISCUITS, "1")], [(COFFEE, "1")])


def test_the_sale_of_a_window_that_was_closed_is_taken_up_by_the_next(till: Till) -> None:
    till.sell("oat")
    delete(till.page)
    assert Till(till.shop).lines() == [(BISCUITS, "1")]


def test_scans_before_the_sale_is_known_are_kept(shop: Shop, scanner: Scanner, till: Till) -> None:
    till.sell("oat")
    till.window.close()
    shop.crash()
    window = shop.window("dashboard")
    window.show_page("sell")
    page = window._pages["sell"]
    page.take_scan(COFFEE_CODE)
    again = Till(shop, window)
    again.settle()
    assert again.lines() == [(BISCUITS, "1"), (COFFEE, "1")]
