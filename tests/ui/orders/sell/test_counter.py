"""Putting products on the sale and changing it, by keyboard alone."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.orders.sell.till import BISCUITS, BISCUITS_CODE, COFFEE, COFFEE_CODE, OIL, TOMATOES, Till
from ui.orders.sell.line_forms import DiscountForm
from ui.orders.sell.sale_forms import SaleDiscountForm

KEY = Qt.Key


def test_a_scan_puts_a_line_on_the_sale(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.settle()
    assert till.lines() == [(BISCUITS, "1")]
    assert till.page.field.text() == ""


def test_the_same_scan_again_raises_its_line(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.scan(BISCUITS_CODE)
    till.settle()
    assert till.lines() == [(BISCUITS, "2")]


def test_a_hundred_scans_without_a_pause_are_all_on_the_sale_in_their_order(till: Till) -> None:
    for _ in range(50):
        till.scan(BISCUITS_CODE)
        till.scan(COFFEE_CODE)
    till.settle()
    assert till.lines() == [(BISCUITS, "1"), (COFFEE, "1")] * 50


@pytest.mark.parametrize(("typed", "sku", "quantity"), [
    ("1002", COFFEE, "1"),
    ("oat", BISCUITS, "1"),
    ("3*1002", COFFEE, "3"),
    ("3*oat", BISCUITS, "3"),
    ("1,250*1004", TOMATOES, "1.25\u00a0kg"),
    ("0.5*tom", TOMATOES, "0.5\u00a0kg"),
])  # fmt: skip
def test_what_is_typed_and_entered_is_on_the_sale(till: Till, typed: str, sku: str, quantity: str) -> None:
    till.enter(typed)
    assert till.lines() == [(sku, quantity)]


def test_a_quantity_before_a_scan_is_the_scans(till: Till) -> None:
    till.keys("3*")
    till.scan(BISCUITS_CODE)
    till.settle()
    assert till.lines() == [(BISCUITS, "3")]
    assert till.page.field.text() == ""


def test_digits_after_a_scan_change_its_quantity(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.enter("3")
    assert till.lines() == [(BISCUITS, "3")]


def test_a_digit_that_follows_a_scan_at_once_is_not_part_of_its_code(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.enter("4")
    assert till.lines() == [(BISCUITS, "4")]


def test_a_product_number_after_a_scan_is_a_product(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.enter("1003")
    assert till.lines() == [(BISCUITS, "1"), (OIL, "1")]


def test_a_number_and_a_times_sign_alone_change_the_last_line(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.enter("12*")
    assert till.lines() == [(BISCUITS, "12")]


def test_plus_and_minus_on_the_empty_field_change_the_current_line(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.keys("++-")
    till.settle()
    assert till.lines() == [(BISCUITS, "2")]


def test_plus_and_minus_within_a_text_are_letters(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.enter("oat-bis")
    assert till.lines() == [(BISCUITS, "2")]


def test_minus_never_makes_nothing_of_a_line(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.keys("-")
    till.settle()
    assert till.lines() == [(BISCUITS, "1")]
    assert "more than nothing" in till.remark()


def test_up_and_down_choose_the_line_and_delete_takes_it_off(till: Till) -> None:
    for code in (BISCUITS, COFFEE, OIL):
        till.enter(code)
    till.press(KEY.Key_Up, KEY.Key_Up, KEY.Key_Down, KEY.Key_Delete)
    till.settle()
    assert till.lines() == [(BISCUITS, "1"), (OIL, "1")]
    till.press(KEY.Key_F8)
    till.settle()
    assert till.lines() == [(BISCUITS, "1")]


def test_a_removed_line_comes_back_with_its_discount(till: Till) -> None:
    till.scan(COFFEE_CODE)
    till.settle()
    till.open(KEY.Key_F6, DiscountForm)
    till.enter("10%")
    till.press(KEY.Key_Delete)
    till.settle()
    assert till.lines() == []
    till.window.feedback.undo_latest()
    till.settle()
    assert [(line["sku"], line["discount"]) for line in till.sale()["lines"]] == [(COFFEE, 80)]


def test_the_last_line_taken_off_ends_the_sale_and_what_stood_on_it(till: Till) -> None:
    till.enter("cof")
    till.open(KEY.Key_F6, SaleDiscountForm, Qt.KeyboardModifier.ShiftModifier)
    till.enter("10%")
    till.press(KEY.Key_Delete)
    till.settle()
    assert till.shop.documents("open_sales") == {}
    till.enter("oat")
    assert (till.lines(), till.sale()["discount_rate"]) == ([(BISCUITS, "1")], 0)


def test_the_last_line_comes_back_with_the_discount_on_the_sale(till: Till) -> None:
    till.enter("cof")
    till.open(KEY.Key_F6, SaleDiscountForm, Qt.KeyboardModifier.ShiftModifier)
    till.enter("10%")
    till.press(KEY.Key_Delete)
    till.settle()
    till.window.feedback.undo_latest()
    till.settle()
    assert (till.lines(), till.sale()["total"]) == ([(COFFEE, "1")], 719)


def test_a_quantity_that_runs_into_the_scan_is_still_a_quantity(till: Till) -> None:
    till.scan(f"3*{COFFEE_CODE}")
    till.settle()
    assert till.lines() == [(COFFEE, "3")]


def test_undo_on_the_empty_field_brings_a_removed_line_back_and_not_what_was_typed(till: Till) -> None:
    till.sell("oat", "2*cof")
    till.press(KEY.Key_Delete)
    till.settle()
    till.press(KEY.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    till.settle()
    assert till.lines() == [(BISCUITS, "1"), (COFFEE, "2")]
    assert till.page.field.text() == ""


def test_undo_in_the_middle_of_typing_takes_letters_back(till: Till) -> None:
    till.keys("oat")
    till.press(KEY.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert till.page.field.text() == ""
