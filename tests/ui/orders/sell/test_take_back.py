"""Goods that come back, with a receipt and without one, by keyboard and scanner."""

from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CustomerId, OrderId, Sku
from domain.orders.commands import PlaceOrder, WantedLine
from domain.orders.events import OrderKind
from domain.payments.commands import PayOrder, WantedTender
from domain.payments.events import Refunded
from readmodels.documents.codes import order_code, receipt_code
from tests.ui.accessibility import nameless
from tests.ui.orders.sell.till import (
    BISCUITS,
    BISCUITS_CODE,
    COFFEE,
    COFFEE_CODE,
    OIL,
    TOMATOES,
    Till,
)
from ui.orders.sell.customer_form import CustomerForm
from ui.orders.sell.line_forms import QuantityForm
from ui.orders.sell.no_receipt_form import NoReceiptForm
from ui.orders.sell.pay_form import PayForm
from ui.orders.sell.take_back_form import TakeBackForm

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def bought(till: Till, *wanted: tuple[str, int], **fields: Any) -> dict[str, Any]:
    lines = tuple(WantedLine(sku=Sku(sku), quantity=quantity) for sku, quantity in wanted)
    return cast(dict[str, Any], till.shop.do(PlaceOrder(lines=lines, **fields)).result)


def take_back(till: Till) -> TakeBackForm:
    form = till.open(KEY.Key_R, TakeBackForm, CTRL)
    till.settle()
    return form


def lines(till: Till) -> list[tuple[str, int, int]]:
    return [(line["sku"], line["quantity"], line["total"]) for line in till.sale()["lines"]]


def test_it_is_said_how_much_goes_back_in_which_way(till: Till) -> None:
    order = bought(till, (BISCUITS, 3000))
    tenders = (WantedTender(method="card", amount=500), WantedTender(method="cash", amount=247))
    till.shop.do(PayOrder(order_id=OrderId(order["order_id"]), tenders=tenders))
    take_back(till)
    till.enter("1")
    till.enter()
    till.enter()
    totals = till.page.totals
    assert (totals._last_price.text(), totals._total.text()) == ("Given back", "€7.47")
    assert totals._counts.text() == "Card €5.00, Cash €2.47"


def test_what_becomes_of_it_is_seen_on_a_low_screen(till: Till) -> None:
    bought(till, (BISCUITS, 3000), (COFFEE, 1000))
    form = take_back(till)
    till.enter("1")
    table = form.step.table
    long = table.height()
    assert table.viewport().height() % table.rowHeight(0) <= 2
    form.desk.theme.zoom_in()  # as large as everything is now, the screen has room for less of it
    assert table.height() < long
    form.desk.theme.zoom_reset()


def test_what_somebody_known_brings_back_is_theirs(till: Till) -> None:
    ann = CustomerId(str(till.shop.do(RegisterCustomer(person=Person(name="Ann"))).result))
    bought(till, (BISCUITS, 3000), customer_id=ann)
    take_back(till)
    till.enter("1")
    till.enter()
    till.settle()
    assert till.sale()["customer_id"] == ann


def test_the_customer_of_the_sale_stays_whoever_had_bought_what_comes_back(till: Till) -> None:
    ann = CustomerId(str(till.shop.do(RegisterCustomer(person=Person(name="Ann"))).result))
    bob = CustomerId(str(till.shop.do(RegisterCustomer(person=Person(name="Bob"))).result))
    bought(till, (BISCUITS, 3000), customer_id=ann)
    till.sell("cof")
    till.open(KEY.Key_F3, CustomerForm)
    till.enter("bob")
    take_back(till)
    till.keys("1\r")
    till.settle()
    till.enter("")
    till.settle()
    assert till.sale()["customer_id"] == bob


def test_a_line_comes_back_by_the_number_of_its_order(till: Till) -> None:
    bought(till, (BISCUITS, 3000), (COFFEE, 1000))
    take_back(till)
    till.enter("1")
    till.press(KEY.Key_Space)
    till.enter()
    assert lines(till) == [(BISCUITS, -3000, -747)]
    assert till.lines() == [(BISCUITS, "-3")]
    assert "back from order 1" in till.page.list.rows_model().rows()[0].spoken()


def test_a_receipt_that_is_scanned_at_the_counter_is_open_to_be_taken_back(till: Till) -> None:
    order = bought(till, (BISCUITS, 3000), (COFFEE, 1000))
    cash = WantedTender(method="cash", amount=order["total"])
    till.shop.do(PayOrder(order_id=OrderId(order["order_id"]), tenders=(cash,)))
    till.scan(receipt_code("1", 1))
    till.shop.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), TakeBackForm))
    till.settle()
    till.scan(COFFEE_CODE)
    till.settle()
    till.enter()
    assert lines(till) == [(COFFEE, -1000, -799)]


def test_a_receipt_that_is_scanned_while_something_is_open_waits_for_another_scan(till: Till) -> None:
    till.sell(BISCUITS)
    form = till.open(KEY.Key_F7, QuantityForm)
    till.page.take_scan(receipt_code("1", 1))
    till.settle()
    assert till.window.feedback.sentences() == ["Finish what is open first, then scan the receipt again."]
    assert form.isVisible()


def test_an_exchange_is_just_scanning_on(till: Till) -> None:
    bought(till, (COFFEE, 1000))
    take_back(till)
    till.enter("1")
    till.enter()  # the only line of an order is marked
    till.scan(BISCUITS_CODE)
    till.settle()
    assert till.sale()["total"] == 249 - 799
    assert till.page.totals._counts.text() == "2 lines, one item, one back"
    till.sell("4")
    till.enter()
    assert till.shop.documents("stock")[COFFEE]["on_hand"] == 8_000


def test_scans_that_come_before_an_answer_have_their_turn(till: Till) -> None:
    order = bought(till, (BISCUITS, 3000), (COFFEE, 1000))
    cash = WantedTender(method="cash", amount=order["total"])
    till.shop.do(PayOrder(order_id=OrderId(order["order_id"]), tenders=(cash,)))
    take_back(till)
    for code in ("1-000001", COFFEE_CODE, BISCUITS_CODE):
        till.scan(code)
    till.settle()
    till.keys("\r")
    till.scan(BISCUITS_CODE)
    till.settle()
    assert lines(till) == [(BISCUITS, -1000, -249), (COFFEE, -1000, -799), (BISCUITS, 1000, 249)]


def test_a_part_of_a_line_is_counted_or_typed_and_several_lines_come_at_once(till: Till) -> None:
    bought(till, (BISCUITS, 3000), (COFFEE, 2000), (OIL, 1000))
    form = take_back(till)
    till.enter("1")
    till.keys("+")
    till.press(KEY.Key_Down)
    till.keys("2\r")
    assert form.step.table.hasFocus()
    assert form.step.worth.text().startswith(till.shop.formats.money(249 + 2 * 799))
    till.keys("\r")
    till.settle()
    assert lines(till) == [(BISCUITS, -1000, -249), (COFFEE, -2000, -1598)]


def test_no_more_can_be_marked_than_is_left(till: Till) -> None:
    bought(till, (BISCUITS, 3000))
    form = take_back(till)
    till.enter("1")
    till.keys("+++++")
    assert form.step.table.lines.row_at(0).back == 3000
    till.keys("9\r")
    assert form.step.field.problem == "At most 3 can come back."
    assert form.step.quantity.hasFocus()
    form.step.quantity.selectAll()
    till.keys("1.5\r")
    assert form.step.field.problem == "Only whole numbers."
    form.step.quantity.selectAll()
    till.keys("2\r\r")
    till.settle()
    assert lines(till) == [(BISCUITS, -2000, -498)]
    form = take_back(till)
    till.enter("1")
    assert form.step.table.lines.row_at(0).left == 1000
    till.enter()
    assert lines(till) == [(BISCUITS, -2000, -498), (BISCUITS, -1000, -249)]
    form = take_back(till)
    till.enter("1")
    assert form.fields()[0].problem == "Nothing of order 1 can come back any more."


def test_the_goods_are_marked_by_scanning_them(till: Till) -> None:
    bought(till, (BISCUITS, 3000), (COFFEE, 1000))
    form = take_back(till)
    till.enter("1")
    till.scan(COFFEE_CODE)
    till.scan(BISCUITS_CODE)
    till.scan(BISCUITS_CODE)
    till.settle()
    assert [row.back for row in form.step.table.lines.rows()] == [2000, 1000]
    till.scan(COFFEE_CODE)
    till.settle()
    assert "all of it comes back" in form.banner.text
    assert till.shop.documents("open_sales") == {}
    till.enter()
    assert lines(till) == [(BISCUITS, -2000, -498), (COFFEE, -1000, -799)]


@pytest.mark.parametrize("code", ["1-000001", receipt_code("1", 1), order_code(2)])
def test_a_receipt_is_scanned_and_opens_its_order(till: Till, code: str) -> None:
    bought(till, (COFFEE, 1000))
    order = bought(till, (BISCUITS, 1000))
    cash = WantedTender(method="cash", amount=249)
    till.shop.do(PayOrder(order_id=OrderId(order["order_id"]), tenders=(cash,)))
    form = take_back(till)
    till.scan(code)
    till.settle()
    assert "Order 2" in form.step.what.text()
    till.enter()
    assert lines(till) == [(BISCUITS, -1000, -249)]


def test_a_number_that_is_an_order_and_a_receipt_lets_somebody_choose(till: Till) -> None:
    bought(till, (COFFEE, 1000))
    order = bought(till, (BISCUITS, 1000))
    cash = WantedTender(method="cash", amount=249)
    till.shop.do(PayOrder(order_id=OrderId(order["order_id"]), tenders=(cash,)))
    form = take_back(till)
    till.enter("1")
    assert [row.number for row in form.orders.rows_model().rows()] == [1, 2]
    till.press(KEY.Key_Down)
    till.enter()
    till.enter()
    assert lines(till) == [(BISCUITS, -1000, -249)]


def test_the_orders_of_the_customer_stand_there_at_once(till: Till) -> None:
    ann = CustomerId(str(till.shop.do(RegisterCustomer(person=Person(name="Ann Stone", phone=""))).result))
    bought(till, (COFFEE, 1000), customer_id=ann)
    bought(till, (OIL, 1000))
    bought(till, (BISCUITS, 1000), customer_id=ann)
    form = take_back(till)
    assert [row.number for row in form.orders.rows_model().rows()] == [3, 2, 1]
    till.enter("ann")
    assert [row.number for row in form.orders.rows_model().rows()] == [3, 1]
    till.press(KEY.Key_Escape)
    till.open(KEY.Key_F3, CustomerForm)
    till.enter("ann")
    form = take_back(till)
    assert [row.number for row in form.orders.rows_model().rows()] == [3, 1]
    till.press(KEY.Key_Down)
    till.enter()
    till.enter()
    assert lines(till) == [(COFFEE, -1000, -799)]


@pytest.mark.parametrize(("typed", "words"), [
    ("77", "Nothing that could come back has this number"),
    ("nobody", "Nothing that could come back has this number"),
    ("1", "Order 1 is open, so nothing of it can come back"),
])  # fmt: skip
def test_what_cannot_come_back_is_said_at_the_field(till: Till, typed: str, words: str) -> None:
    bought(till, (COFFEE, 1000), kind=OrderKind.TELEPHONE)
    form = take_back(till)
    till.enter(typed)
    assert words in form.fields()[0].problem


def test_nothing_marked_takes_nothing_back(till: Till) -> None:
    bought(till, (COFFEE, 1000), (OIL, 1000))
    form = take_back(till)
    till.enter("1")
    till.enter()
    assert "Mark what comes back" in form.banner.text
    assert till.shop.documents("open_sales") == {}


def test_damaged_goods_are_written_off_with_their_reason(till: Till) -> None:
    bought(till, (COFFEE, 1000))
    take_back(till)
    till.enter("1")
    till.keys("\t\tMouldy\t")
    till.press(KEY.Key_Down)
    till.enter()
    (line,) = till.sale()["lines"]
    assert (line["return_reason"], line["condition"]) == ("Mouldy", "damaged")


def test_a_product_comes_back_without_a_receipt(till: Till) -> None:
    till.open(KEY.Key_R, NoReceiptForm, CTRL | SHIFT)
    till.scan(COFFEE_CODE)
    till.settle()
    till.enter()
    assert lines(till) == [(COFFEE, -1000, -799)]
    assert "back without a receipt" in till.page.list.rows_model().rows()[0].spoken()


def give_back(till: Till) -> None:
    """Ask for the form that gives money back, and press Enter in it."""
    till.keys("\r")
    till.shop.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), PayForm))
    till.keys("\r")
    till.settle()


def paid_back(till: Till) -> list[tuple[str, int]]:
    give_back(till)
    (last,) = till.shop.events(Refunded)
    return [(tender.method, tender.amount) for tender in last.tenders]


def test_what_comes_back_without_a_receipt_is_paid_back_in_cash(till: Till) -> None:
    till.open(KEY.Key_R, NoReceiptForm, CTRL | SHIFT)
    till.scan(COFFEE_CODE)
    till.settle()
    till.enter()
    assert paid_back(till) == [("cash", 799)]


def test_what_comes_back_of_two_orders_is_paid_back_in_cash(till: Till) -> None:
    for sku in (BISCUITS, COFFEE):
        order = bought(till, (sku, 1000))
        card = WantedTender(method="card", amount=order["total"])
        till.shop.do(PayOrder(order_id=OrderId(order["order_id"]), tenders=(card,)))
        take_back(till)
        till.scan(order_code(order["number"]))
        till.settle()
        till.enter()
    assert paid_back(till) == [("cash", 249 + 799)]


def test_what_was_never_paid_is_not_given_back_before_that_was_said(till: Till) -> None:
    bought(till, (COFFEE, 1000))
    take_back(till)
    till.enter("1")
    till.enter()
    give_back(till)
    assert till.shop.events(Refunded) == []
    till.keys("\r")
    till.settle()
    assert [event.due for event in till.shop.events(Refunded)] == [799]


def test_a_product_is_found_by_name_and_taken_back_at_another_price(till: Till) -> None:
    form = till.open(KEY.Key_R, NoReceiptForm, CTRL | SHIFT)
    till.keys("to")
    till.settle()
    till.enter()
    assert form._name.text() == "Tomatoes"
    till.keys("0.5\t3.00")
    till.enter()
    assert lines(till) == [(TOMATOES, -500, -150)]


def test_another_scan_takes_the_place_of_the_product(till: Till) -> None:
    form = till.open(KEY.Key_R, NoReceiptForm, CTRL | SHIFT)
    till.scan(COFFEE_CODE)
    till.scan(BISCUITS_CODE)
    till.settle()
    assert form._name.text() == "Oat Biscuits 250 g"
    till.scan("4006381333948")
    till.settle()
    till.enter()
    assert form.isVisible()
    assert till.shop.documents("open_sales") == {}


def test_a_code_that_nobody_knows_takes_nothing_back(till: Till) -> None:
    form = till.open(KEY.Key_R, NoReceiptForm, CTRL | SHIFT)
    till.scan("4006381333948")
    till.settle()
    assert "No product matches" in form.fields()[0].problem
    assert till.remark() == ""


def test_without_a_receipt_one_form_leads_to_the_other(till: Till) -> None:
    form = take_back(till)
    form._no_receipt.click()
    till.shop.qtbot.waitUntil(lambda: isinstance(till.window.window().findChild(NoReceiptForm), NoReceiptForm))


def test_everything_on_the_forms_has_a_name(till: Till) -> None:
    bought(till, (COFFEE, 1000), (OIL, 1000))
    form = take_back(till)
    assert nameless(form) == []
    till.enter("1")
    assert nameless(form) == []
    form.reject()
    assert nameless(till.open(KEY.Key_R, NoReceiptForm, CTRL | SHIFT)) == []
