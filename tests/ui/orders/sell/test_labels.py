"""Labels that a scale has printed: the price on one is what is paid, and each package is a line."""

import pytest
from PySide6.QtCore import Qt

from domain.catalog.commands import AddProduct, EditProduct
from domain.kernel.barcodes import check_digit, price_check_digit
from domain.kernel.ids import Sku
from domain.kernel.labels import LabelRule, ValueKind
from domain.shop.commands import SetLabelRules
from tests.domain.goods import scale_label as label
from tests.ui.orders.sell.till import BISCUITS, TOMATOES, Till
from ui.catalog.add_form import AddProductForm
from ui.orders.sell.counter import Removed
from ui.orders.sell.link_form import LinkForm
from ui.orders.sell.no_receipt_form import NoReceiptForm
from ui.orders.sell.take_back_form import TakeBackForm

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HAM = "885103"


@pytest.fixture
def till(till: Till) -> Till:
    """A Swedish shop with ham at 89.90 a kilogram, whose number on labels is 8851-03."""
    till.shop.do(AddProduct(sku=Sku(HAM), name="Ham", category="Deli", unit="kg", price=8990, opening_stock=9000))
    till.shop.do(SetLabelRules(country="se"))
    return till


def entries(till: Till) -> list[tuple[str, int, int, str]]:
    return [(line["sku"], line["quantity"], line["amount"], line["entry"]) for line in till.sale()["lines"]]


def test_the_price_on_a_label_is_what_is_paid(till: Till) -> None:
    """RULES 3: 0.137 kg at 89.90 would be 12.32."""
    till.scan(label("20", HAM, "1234"))
    till.settle()
    assert entries(till) == [(HAM, 137, 1234, "label")]
    (row,) = till.page.list.rows_model().rows()
    assert (row.total, "price from the label") == ("12.34", row.remarks[-1][0])


def test_the_weight_on_a_label_costs_what_the_catalogue_asks(till: Till) -> None:
    till.scan(label("23", HAM, "0452"))
    till.settle()
    assert entries(till) == [(HAM, 452, 4063, "label_quantity")]
    assert "weight from the label" in till.page.list.rows_model().rows()[0].spoken()


def test_the_same_label_twice_is_two_packages(till: Till) -> None:
    for _ in range(2):
        till.scan(label("20", HAM, "1234"))
        till.scan(label("23", HAM, "0452"))
    till.settle()
    assert [line[1] for line in entries(till)] == [137, 452, 137, 452]


def test_the_stores_own_rule_goes_before_its_countrys(till: Till) -> None:
    own = LabelRule(prefix="20", item_digits=4, value=ValueKind.PRICE, decimals=2, check_digit=True)
    till.shop.do(SetLabelRules(country="se", rules=(own,)))
    till.shop.do(EditProduct(sku=Sku(TOMATOES), barcodes=("1234",)))
    till.scan(label("20", "1234", "14685", checked=True))
    till.settle()
    assert entries(till) == [(TOMATOES, 36805, 14685, "label")]


def test_a_label_is_typed_as_well_and_chosen_from_what_is_offered(till: Till) -> None:
    till.enter(label("20", HAM, "1234"))
    till.keys(label("20", HAM, "0500"))
    till.settle()
    till.press(KEY.Key_Return)
    till.settle()
    assert [line[2:] for line in entries(till)] == [(1234, "label"), (500, "label")]


def test_without_rules_a_label_is_an_unknown_code(till: Till) -> None:
    till.shop.do(SetLabelRules())
    code = label("20", HAM, "1234")
    till.scan(code)
    till.settle()
    assert till.remark() == f"No product has the code {code}."


def test_a_label_whose_check_digit_is_wrong_is_said_and_not_sold(till: Till) -> None:
    code = label("20", HAM, "1234")
    till.scan(f"{code[:-1]}{(int(code[-1]) + 1) % 10}")
    till.settle()
    assert "misread" in till.remark()
    assert till.shop.documents("open_sales") == {}


def test_a_code_that_was_mistyped_is_said_with_its_digit_and_given_back(till: Till) -> None:
    code = label("20", HAM, "1234")
    wrong = f"{code[:-1]}{(int(code[-1]) + 1) % 10}"
    till.enter(wrong)
    assert till.remark().startswith(f"The barcode {wrong} cannot be right")
    assert till.page.field.selectedText() == wrong


def test_a_value_whose_check_digit_is_wrong_is_said_and_not_sold(till: Till) -> None:
    till.shop.do(SetLabelRules(country="de"))
    payload = f"220017{(int(price_check_digit('14685')) + 1) % 10}14685"
    code = payload + check_digit(payload)
    till.scan(code)
    till.settle()
    assert till.remark().startswith(f"The price or weight in the code {code} was misread")
    assert not till.page.remarks.add.isVisible()
    assert till.shop.documents("open_sales") == {}


def test_a_label_stands_for_one_package_whatever_is_typed_before_it(till: Till) -> None:
    till.keys("3*")
    till.scan(label("20", HAM, "1234"))
    till.settle()
    assert "one package" in till.remark()
    till.keys("1*")
    till.scan(label("20", HAM, "1234"))
    till.settle()
    assert [line[2] for line in entries(till)] == [1234]


def test_a_line_from_a_label_is_not_weighed_again_and_comes_back_as_it_was(till: Till) -> None:
    till.scan(label("23", HAM, "0452"))
    till.scan(label("20", HAM, "1234"))
    till.settle()
    till.enter("2")
    assert "stands on its label" in till.remark()
    before = entries(till)
    for _ in range(2):
        till.press(KEY.Key_Up, KEY.Key_Delete)
        till.settle()
        till.window.feedback.undo_latest()
        till.settle()
    assert sorted(entries(till)) == sorted(before)


def test_a_product_for_an_unknown_label_gets_its_number_without_the_price(till: Till) -> None:
    code, next_code = label("20", "770001", "0399"), label("20", "770001", "0450")
    till.scan(code)
    till.settle()
    assert "770001" in till.remark()
    form = till.open(KEY.Key_Insert, AddProductForm)
    for edit, text in ((form.name, "Salami"), (form.sku, "S1"), (form.price, "19.90"), (form.tax_rate, "10")):
        edit.setText(text)
    till.keys("\r")
    till.shop.qtbot.waitUntil(lambda: till.lines() != [])
    till.scan(next_code)
    till.settle()
    assert [(sku, amount, entry) for sku, _, amount, entry in entries(till)] == [
        ("S1", 399, "label"), ("S1", 450, "label"),
    ]  # fmt: skip


def test_every_package_of_a_label_is_on_the_sale_once_it_is_linked(till: Till) -> None:
    for value in ("0399", "0399", "0450"):
        till.scan(label("20", "770001", value))
    till.settle()
    till.open(KEY.Key_B, LinkForm, CTRL)
    till.enter("biscuits")
    till.shop.qtbot.waitUntil(lambda: till.lines() != [])
    till.settle()
    assert [(sku, amount) for sku, _, amount, _ in entries(till)] == [(BISCUITS, 399), (BISCUITS, 399), (BISCUITS, 450)]
    assert till.remark() == ""


def test_a_package_comes_back_without_a_receipt_for_what_stands_on_it(till: Till) -> None:
    for typed in ("", "0.1", "\t50.00"):
        till.open(KEY.Key_R, NoReceiptForm, CTRL | SHIFT)
        till.scan(label("20", HAM, "1234"))
        till.settle()
        till.keys(f"{typed}\r")
        till.settle()
    assert entries(till) == [
        (HAM, -137, -1234, "label"), (HAM, -100, -899, "weighed"), (HAM, -137, -685, "label_quantity")
    ]  # fmt: skip


def test_a_weight_that_comes_back_is_not_guessed(till: Till) -> None:
    form = till.open(KEY.Key_R, NoReceiptForm, CTRL | SHIFT)
    till.keys("ham")
    till.settle()
    till.enter()
    assert form.quantity.value() is None
    till.enter()
    assert form.isVisible()
    assert till.shop.documents("open_sales") == {}


def test_a_line_whose_label_nobody_remembers_is_scanned_again(till: Till) -> None:
    till.scan(label("20", HAM, "1234"))
    till.settle()
    (line,) = till.sale()["lines"]
    till.page.counter.put_back(Removed(line | {"label": ""}, (0, 0)), till.page.counter.sale.sale_id)
    till.settle()
    assert "Scan the label again" in till.remark()
    assert len(entries(till)) == 1


def test_a_label_means_its_product_while_it_is_taken_back(till: Till) -> None:
    till.scan(label("20", HAM, "1234"))
    till.settle()
    till.enter()
    form = till.open(KEY.Key_R, TakeBackForm, CTRL)
    till.scan("1")
    till.keys("1\r")
    till.shop.wait(lambda: form.step.isVisible())
    till.scan(label("20", HAM, "1234"))
    till.shop.wait()
    assert [row.back for row in form.step.table.lines.rows()] == [137]
