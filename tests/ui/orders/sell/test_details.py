"""What is special about a line and about the whole sale, entered by keyboard and seen on the line."""

import pytest
from PySide6.QtCore import Qt

from domain.kernel.ids import SaleId, Sku
from domain.orders.commands import AddSaleLine, GiveBackProduct
from domain.orders.events import Condition
from domain.pricing.commands import MakePriceList
from domain.pricing.plans import ListPrice, PriceListPlan
from domain.shop.commands import SetLabelRules
from tests.domain.goods import scale_label
from tests.ui.accessibility import nameless
from tests.ui.orders.sell.till import BISCUITS, COFFEE, COFFEE_CODE, OIL, TOMATOES, Till
from ui.format import Formats
from ui.orders.sell.line_forms import NoteForm, PriceForm
from ui.orders.sell.line_words import remarks
from ui.orders.sell.sale_form import SaleForm
from ui.orders.sell.sale_forms import SaleDiscountForm
from ui.orders.sell.sale_rows import SaleRow

KEY = Qt.Key
SWEDISH, LABEL = SetLabelRules(country="se"), scale_label("20", "001004", "1234")
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def row(till: Till, number: int = 0) -> SaleRow:
    found = till.page.list.rows_model().rows()[number]
    assert isinstance(found, SaleRow)
    return found


def said(till: Till, number: int = 0) -> list[str]:
    return [text for text, _ in row(till, number).remarks]


def current_sale(till: Till) -> SaleId:
    return till.page.counter.sale.sale_id


def test_a_line_is_charged_another_price_for_a_reason(till: Till) -> None:
    till.scan(COFFEE_CODE)
    till.open(KEY.Key_F7, PriceForm, SHIFT)
    till.keys("5.00\tDented")
    till.enter()
    (line,) = till.sale()["lines"]
    assert (line["unit_price"], line["list_price"], line["price_reason"]) == (500, 799, "Dented")
    assert (row(till).price, row(till).list_price, row(till).total) == ("5.00", "7.99", "5.00")
    assert said(till) == ["Dented"]
    assert "5.00 instead of 7.99" in row(till).spoken()


def test_a_price_without_a_reason_is_refused_at_the_reason(till: Till) -> None:
    till.scan(COFFEE_CODE)
    form = till.open(KEY.Key_F7, PriceForm, SHIFT)
    till.keys("5.00\t \r")
    till.settle()
    assert [bool(field.problem) for field in form.fields()] == [False, True]
    assert till.sale()["total"] == 799


def test_a_note_stands_on_its_line_and_on_the_order(till: Till) -> None:
    till.sell("oat", "cof")
    till.open(KEY.Key_T, NoteForm, CTRL)
    till.enter("gift wrapped")
    assert (said(till), said(till, 1)) == ([], ["“gift wrapped”"])
    till.sell("cof")
    assert till.lines() == [(BISCUITS, "1"), (COFFEE, "1"), (COFFEE, "1")]


@pytest.mark.parametrize(("typed", "total", "rate", "amount"), [("10%", 943, 10_000, 0), ("1,48", 900, 0, 148)])
def test_a_discount_on_the_whole_sale_is_shared_by_its_lines(
    till: Till, typed: str, total: int, rate: int, amount: int
) -> None:
    till.sell("oat", "cof")
    till.open(KEY.Key_F6, SaleDiscountForm, SHIFT)
    till.enter(typed)
    sale = till.sale()
    assert (sale["total"], sale["discount_rate"], sale["discount_amount"]) == (total, rate, amount)
    shares = [line["sale_discount"] for line in sale["lines"]]
    assert sum(shares) == 1048 - total
    assert said(till) == [f"on all {till.shop.formats.amount(-shares[0])}"]
    assert row(till).discount == till.shop.formats.amount(-shares[0])
    form = till.open(KEY.Key_F6, SaleDiscountForm, SHIFT)
    till.keys("\x7f")
    form.discount.selectAll()
    till.keys("\x7f\r")
    till.settle()
    assert till.sale()["total"] == 1048


def test_more_than_the_sale_comes_to_is_refused_at_the_field(till: Till) -> None:
    till.sell("oat")
    form = till.open(KEY.Key_F6, SaleDiscountForm, SHIFT)
    till.enter("20")
    assert "comes to €2.49" in form.fields()[0].problem
    till.keys("half\r")
    assert "10%" in form.fields()[0].problem


@pytest.mark.parametrize(("key", "modifier"), [(KEY.Key_F6, SHIFT), (KEY.Key_F7, SHIFT), (KEY.Key_T, CTRL)])
def test_there_is_nothing_to_say_of_nothing(till: Till, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    till.press(key, modifier=modifier)
    till.settle()
    assert "nothing on it" in till.remark()


def test_a_line_with_a_label_and_one_that_was_weighed_by_hand_say_so(till: Till) -> None:
    sale_id = current_sale(till)
    till.shop.do(SWEDISH)
    till.shop.do(AddSaleLine(sale_id=sale_id, sku=Sku(TOMATOES), label=LABEL))
    till.shop.do(AddSaleLine(sale_id=sale_id, sku=Sku(TOMATOES), quantity=500))
    assert (said(till), said(till, 1)) == (["price from the label"], ["weighed by hand"])
    assert row(till).total == "12.34"


def test_a_promotion_is_named_with_what_it_takes_off() -> None:
    line = {
        "quantity": 3000, "unit": "each", "entry": "", "offer": "3 for 2", "offer_discount": 249, "sale_discount": 0,
        "price_reason": "", "note": "", "price_list": "",
    }  # fmt: skip
    formats = Formats("EUR")
    assert remarks(line, formats) == ((f"3 for 2 {formats.amount(-249)}", "ok"),)


def test_a_price_list_is_named_beside_the_price_that_it_replaced(till: Till) -> None:
    till.shop.do(MakePriceList(price_list=PriceListPlan(name="Autumn", prices=(ListPrice(sku=Sku(OIL), price=100),))))
    till.sell(OIL)
    assert said(till) == ["Autumn"]
    assert row(till).price == "1.00"
    assert row(till).list_price != ""


def test_what_comes_back_stands_below_zero_and_asks_nothing_of_the_stock(till: Till) -> None:
    sale_id = current_sale(till)
    back = GiveBackProduct(sale_id=sale_id, sku=Sku(OIL), reason="leaks", condition=Condition.DAMAGED, quantity=2000)
    till.shop.do(back)
    till.sell("3*1003")
    assert (row(till).quantity, row(till).total, row(till).stock.text) == ("-2", "-22.98", "")
    assert said(till) == ["back without a receipt", "damaged", "leaks"]
    assert row(till, 1).stock.text == "3"
    till.sell("4")
    assert row(till, 1).stock.text == "only 3 left"
    till.press(KEY.Key_F5)
    till.settle()
    assert till.lines() == [(OIL, "-2"), (OIL, "3")]


@pytest.mark.parametrize("command", [
    AddSaleLine(sale_id=SaleId("x"), sku=Sku(TOMATOES), label=LABEL),
    AddSaleLine(sale_id=SaleId("x"), sku=Sku(TOMATOES), label=scale_label("23", "001004", "0452")),
    AddSaleLine(sale_id=SaleId("x"), sku=Sku(TOMATOES), quantity=500),
    AddSaleLine(sale_id=SaleId("x"), sku=Sku(COFFEE), unit_price=500, price_reason="dented"),
    GiveBackProduct(sale_id=SaleId("x"), sku=Sku(OIL), reason="leaks", condition=Condition.DAMAGED, unit_price=900),
    GiveBackProduct(sale_id=SaleId("x"), sku=Sku(TOMATOES), reason="soft", label=LABEL),
    GiveBackProduct(sale_id=SaleId("x"), sku=Sku(TOMATOES), reason="soft", label=LABEL, unit_price=300),
    GiveBackProduct(sale_id=SaleId("x"), sku=Sku(TOMATOES), reason="soft", quantity=300),
])  # fmt: skip
def test_a_removed_line_comes_back_as_it_was(till: Till, command: AddSaleLine | GiveBackProduct) -> None:
    till.shop.do(SWEDISH)
    fields = {name: getattr(command, name) for name in command.__struct_fields__}
    till.shop.do(type(command)(**fields | {"sale_id": current_sale(till)}))
    till.open(KEY.Key_T, NoteForm, CTRL)
    till.enter("keep cool")
    (before,) = till.sale()["lines"]
    till.press(KEY.Key_Delete)
    till.settle()
    till.window.feedback.undo_latest()
    till.settle()
    (after,) = till.sale()["lines"]
    assert after == before | {"line": after["line"]}
    assert after["note"] == "keep cool"


@pytest.mark.parametrize(
    ("key", "modifier", "form"),
    [(KEY.Key_F6, SHIFT, SaleDiscountForm), (KEY.Key_F7, SHIFT, PriceForm), (KEY.Key_T, CTRL, NoteForm)],
)
def test_everything_on_the_forms_has_a_name(
    till: Till, key: Qt.Key, modifier: Qt.KeyboardModifier, form: type[SaleForm]
) -> None:
    till.sell("oat")
    assert nameless(till.open(key, form, modifier)) == []
