"""What a scan does not say is asked for in place: a weight, or a price that the catalogue leaves open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from domain.catalog.commands import AddProduct
from domain.kernel.ids import Sku
from domain.payments.commands import WantedTender
from domain.pricing.commands import MakePriceList
from domain.pricing.plans import Goods, ListRate, PriceListPlan
from tests.ui.accessibility import nameless
from tests.ui.orders.sell.till import BISCUITS, BISCUITS_CODE, COFFEE, COFFEE_CODE, TOMATOES, Till
from ui.orders.sell.line_forms import PriceForm
from ui.orders.sell.pay_form import PayForm
from ui.theme.theme import Mode

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KG = "\u00a0kg"
FLOWERS, HERBS = "2001", "2002"


@pytest.fixture
def till(till: Till) -> Till:
    """A shop with tomatoes by weight, and flowers and herbs whose price is asked for."""
    for sku, name, unit in ((FLOWERS, "Flowers", "each"), (HERBS, "Herbs", "kg")):
        till.shop.do(
            AddProduct(sku=Sku(sku), name=name, category="Plants", unit=unit, price=0, open_price=True,
                       allow_negative=True)
        )  # fmt: skip
    return till


def ask(till: Till, typed: str) -> None:
    till.enter(typed)
    till.shop.wait(lambda: till.page.question.isVisible() and till.page.question.edit.hasFocus())


def answer(till: Till, typed: str) -> None:
    till.keys(f"{typed}\r")
    till.settle()


def words(till: Till) -> str:
    return till.page.question.accessibleName() if till.page.question.isVisible() else ""


def test_a_weight_is_asked_for_and_stands_on_the_line_as_typed_by_hand(till: Till) -> None:
    ask(till, "tom")
    assert words(till) == "Tomatoes: how many kg?"
    assert till.shop.documents("open_sales") == {}
    answer(till, "0.452")
    assert till.lines() == [(TOMATOES, f"0.452{KG}")]
    assert "weighed by hand" in till.page.list.rows_model().rows()[0].spoken()
    assert (words(till), till.page.field.hasFocus()) == ("", True)


def test_what_it_comes_to_is_seen_while_it_is_typed(till: Till) -> None:
    ask(till, TOMATOES)
    assert till.page.question._sum.text() == "€3.99 for one kg"
    till.keys("0,452")
    assert till.page.question._sum.text() == "€1.80"


def test_a_weight_that_was_typed_before_is_not_asked_for(till: Till) -> None:
    till.enter("0.452*tom")
    assert (till.lines(), words(till)) == ([(TOMATOES, f"0.452{KG}")], "")
    assert till.sale()["lines"][0]["entry"] == "weighed"


def test_a_product_is_chosen_and_then_its_weight_typed(till: Till) -> None:
    till.keys("o")
    till.settle()
    till.keys("\x1b\x1bt")
    till.settle()
    till.press(KEY.Key_Return)
    till.shop.wait(lambda: till.page.question.edit.hasFocus())
    answer(till, "1.5")
    assert till.lines() == [(TOMATOES, f"1.5{KG}")]


def test_an_open_price_that_was_mistyped_is_typed_again_and_nobody_asks_why(till: Till) -> None:
    ask(till, FLOWERS)
    answer(till, "75")
    form = till.open(KEY.Key_F7, PriceForm, SHIFT)
    assert len(form.fields()) == 1
    till.keys("7.50\r")
    till.settle()
    (line,) = till.sale()["lines"]
    assert (line["unit_price"], line["list_price"], line["price_reason"]) == (750, None, "")


def test_an_open_price_comes_back_as_it_was_asked_and_is_not_reduced_twice(till: Till) -> None:
    rate = ListRate(goods=Goods(skus=(Sku(FLOWERS),)), rate=10_000)
    till.shop.do(MakePriceList(price_list=PriceListPlan(name="Everybody", rates=(rate,))))
    ask(till, FLOWERS)
    answer(till, "10")
    assert till.sale()["total"] == 900
    till.press(KEY.Key_Delete)
    till.settle()
    till.window.feedback.undo_latest()
    till.settle()
    assert till.sale()["total"] == 900


@pytest.mark.parametrize("typed", ["", "0", "much", "1.2345"])
def test_what_is_no_weight_is_said_at_the_row_and_asked_again(till: Till, typed: str) -> None:
    ask(till, TOMATOES)
    answer(till, typed)
    assert till.shop.documents("open_sales") == {}
    assert (words(till), till.page.question.edit.problem() != "") == ("Tomatoes: how many kg?", True)
    till.page.question.edit.clear()
    answer(till, "2")
    assert till.lines() == [(TOMATOES, f"2{KG}")]


def test_esc_leaves_it_out_and_the_next_scan_is_as_ever(till: Till) -> None:
    ask(till, TOMATOES)
    till.keys("\x1b")
    assert (words(till), till.page.field.hasFocus()) == ("", True)
    till.scan(BISCUITS_CODE)
    till.settle()
    assert till.lines() == [(BISCUITS, "1")]


def test_scans_while_something_is_asked_are_on_the_sale_and_the_question_stays(till: Till) -> None:
    ask(till, TOMATOES)
    till.keys("0.4")
    till.scan(BISCUITS_CODE)
    till.scan(COFFEE_CODE)
    till.settle()
    assert till.lines() == [(BISCUITS, "1"), (COFFEE, "1")]
    assert till.page.question.edit.hasFocus()
    answer(till, "5")
    assert till.lines()[2] == (TOMATOES, f"0.45{KG}")


def test_what_is_typed_stays_where_another_scan_asks_something_too(till: Till) -> None:
    ask(till, TOMATOES)
    till.keys("0.4")
    till.page.take_scan(FLOWERS)
    till.settle()
    assert (words(till), till.page.question.edit.text()) == ("Tomatoes: how many kg?", "0.4")
    answer(till, "5")
    assert till.lines() == [(TOMATOES, f"0.45{KG}")]
    assert words(till) == "Flowers: what does it cost?"


def test_several_questions_are_asked_one_after_another(till: Till) -> None:
    till.shop.do(AddProduct(sku=Sku("77001"), name="Pears", category="Fruit", unit="kg", price=299,
                            barcodes=("5901234123457",), allow_negative=True))  # fmt: skip
    till.scan("5901234123457")
    till.scan("5901234123457")
    till.shop.wait(lambda: till.page.question.isVisible())
    till.settle()
    answer(till, "1")
    assert words(till) == "Pears: how many kg?"
    answer(till, "2")
    assert (till.lines(), words(till)) == ([("77001", f"1{KG}"), ("77001", f"2{KG}")], "")


def test_a_price_that_is_asked_for_is_typed_in_place(till: Till) -> None:
    ask(till, "flo")
    assert words(till) == "Flowers: what does it cost?"
    answer(till, "7.50")
    ask(till, f"3*{FLOWERS}")
    answer(till, "2")
    assert [(line["quantity"], line["unit_price"]) for line in till.sale()["lines"]] == [(1000, 750), (3000, 200)]


def test_a_weight_and_a_price_are_asked_for_in_turn(till: Till) -> None:
    ask(till, HERBS)
    answer(till, "0.2")
    assert words(till) == "Herbs: what does one kg cost?"
    answer(till, "10")
    assert (till.lines(), till.sale()["total"]) == ([(HERBS, f"0.2{KG}")], 200)


def test_an_open_price_comes_back_with_its_line(till: Till) -> None:
    ask(till, FLOWERS)
    answer(till, "7.50")
    till.press(KEY.Key_Delete)
    till.settle()
    till.window.feedback.undo_latest()
    till.settle()
    assert till.sale()["total"] == 750


def test_an_open_price_is_not_shown_as_nothing(till: Till) -> None:
    found = till.page._hits("flo", till.page.field._found._replace(text="flo", matches=[Sku(FLOWERS)]))
    assert found[0].price == "price asked"


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(KEY.Key_F12, None), (KEY.Key_Return, CTRL), (KEY.Key_F9, None), (KEY.Key_F10, None), (KEY.Key_F11, None)],
)
def test_nothing_ends_the_sale_before_the_answer(till: Till, key: Qt.Key, modifier: Qt.KeyboardModifier | None) -> None:
    till.enter("oat")
    ask(till, TOMATOES)
    till.press(key, modifier=modifier or Qt.KeyboardModifier.NoModifier)
    till.settle()
    assert till.remark() == "Say first what was asked about Tomatoes, or press Esc to leave it out."
    assert till.page.question.edit.hasFocus()
    assert [line["sku"] for line in till.sale()["lines"]] == [BISCUITS]
    answer(till, "1")
    assert (till.remark(), len(till.lines())) == ("", 2)


def test_enter_on_the_empty_field_goes_to_what_is_asked(till: Till) -> None:
    till.enter("oat")
    ask(till, TOMATOES)
    till.press(KEY.Key_F2)
    till.keys("\r")
    till.settle()
    assert till.page.question.edit.hasFocus()


def test_what_is_weighed_and_scanned_while_somebody_pays_is_asked_for_before(till: Till) -> None:
    till.shop.do(AddProduct(sku=Sku("77001"), name="Pears", category="Fruit", unit="kg", price=299,
                            barcodes=("5901234123457",), allow_negative=True))  # fmt: skip
    till.enter("oat")
    till.open(KEY.Key_F12, PayForm)
    till.scan("5901234123457")
    till.shop.wait(lambda: till.page.question.isVisible())
    till.settle()
    assert till.shop.documents("recent_orders") == {}
    assert till.page._keys._paying is None
    till.page.counter.pay((WantedTender(method="cash", amount=249),))
    till.settle()
    assert till.shop.documents("recent_orders") == {}


def test_everything_in_the_row_has_a_name(till: Till) -> None:
    ask(till, TOMATOES)
    assert nameless(till.page.question) == []


def test_fingers_get_figures_to_tap(till: Till) -> None:
    till.shop.theme.wear(Mode.LIGHT, 100, touch=True)
    ask(till, TOMATOES)
    for place in ("2", "point", "5"):
        key = till.page.question.findChild(QPushButton, place)
        assert isinstance(key, QPushButton)
        key.click()
    till.page.question._add.click()
    till.settle()
    assert till.lines() == [(TOMATOES, f"2.5{KG}")]
