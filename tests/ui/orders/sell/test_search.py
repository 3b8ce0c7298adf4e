"""What the field finds, what it does not find, and what Enter then means."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from domain.catalog.commands import AddProduct, RetireProduct
from domain.kernel.ids import Sku
from tests.ui.orders.sell.till import BISCUITS, BISCUITS_CODE, COFFEE, COFFEE_CODE, OIL, Till
from ui.catalog.add_form import AddProductForm
from ui.orders.sell.line_forms import QuantityForm
from ui.orders.sell.link_form import LinkForm
from ui.widgets.rows_list import RowsList
from ui.widgets.rows_model import RowsModel
from ui.widgets.search_popup import SearchPopup

KEY = Qt.Key
UNKNOWN_CODE = "5901234123457"


def popup(till: Till) -> SearchPopup:
    found = till.window.findChild(SearchPopup)
    assert isinstance(found, SearchPopup)
    return found


def offered(till: Till) -> list[str]:
    if not popup(till).isVisible():
        return []
    model = rows(till).model()
    assert isinstance(model, RowsModel)
    return [hit.spoken() for hit in model.rows()]


def rows(till: Till) -> RowsList:
    found = popup(till).findChild(RowsList)
    assert isinstance(found, RowsList)
    return found


def offers(till: Till) -> list[str]:
    """The ways on that stand beside a remark."""
    return [b.text() for b in till.page.remarks.banner.findChildren(QPushButton) if b.isVisible()]


def test_what_matches_is_offered_with_price_and_stock_while_typing(till: Till) -> None:
    till.keys("o")
    till.settle()
    assert offered(till) == ["Oat Biscuits 250 g, 1001, €2.49, 20", "Olive Oil 1 l, 1003, €11.49, 3"]


def test_down_and_enter_take_the_second(till: Till) -> None:
    till.keys("2*o")
    till.settle()
    till.press(KEY.Key_Down)
    till.enter()
    assert till.lines() == [(OIL, "2")]
    assert offered(till) == []


def test_a_click_takes_what_is_clicked(till: Till) -> None:
    till.keys("o")
    till.settle()
    second = rows(till).visualRect(rows(till).model().index(1, 0))
    QTest.mouseClick(rows(till).viewport(), Qt.MouseButton.LeftButton, pos=second.center())
    till.settle()
    assert till.lines() == [(OIL, "1")]
    assert till.page.field.hasFocus()


def test_esc_closes_what_was_found_then_the_text_and_never_the_sale(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.keys("o")
    till.settle()
    till.keys("\x1b")
    assert (offered(till), till.page.field.text()) == ([], "o")
    till.keys("\x1b\x1b\x1b")
    till.settle()
    assert (till.lines(), till.page.field.text()) == ([(BISCUITS, "1")], "")


def test_enter_before_the_answer_is_enter_for_it(till: Till) -> None:
    till.keys("coffee\r")
    assert till.lines() == []
    till.settle()
    assert till.lines() == [(COFFEE, "1")]


def test_enter_never_takes_what_was_found_for_an_earlier_text(till: Till) -> None:
    till.keys("oat")
    till.settle()
    till.keys("\x1b\x1bcof\r")
    till.settle()
    assert till.lines() == [(COFFEE, "1")]


def test_of_several_that_nobody_has_seen_yet_none_is_taken(till: Till) -> None:
    till.keys("o\r")
    till.settle()
    assert till.lines() == []
    assert len(offered(till)) == 2
    till.enter()
    assert till.lines() == [(BISCUITS, "1")]


def test_what_is_typed_while_an_answer_is_under_way_stays(till: Till) -> None:
    till.keys("oat\rcof")
    till.settle()
    assert till.lines() == [(BISCUITS, "1")]
    assert till.page.field.text() == "cof"


def test_a_quantity_for_the_last_line_is_offered_in_words(till: Till) -> None:
    till.scan(COFFEE_CODE)
    till.settle()
    till.keys("5")
    till.settle()
    assert offered(till)[0].startswith("5 × Ground Coffee 500 g, Change quantity")


def test_a_short_product_number_comes_before_a_quantity(till: Till) -> None:
    till.shop.do(AddProduct(sku=Sku("12"), name="Rolls", category="Bread", price=45, opening_stock=50_000))
    till.scan(COFFEE_CODE)
    till.enter("12")
    assert till.lines() == [(COFFEE, "1"), ("12", "1")]


def test_a_mistyped_product_number_is_no_quantity(till: Till) -> None:
    till.scan(COFFEE_CODE)
    till.enter("4711")
    assert till.lines() == [(COFFEE, "1")]
    assert "4711" in till.remark()


def test_what_matches_nothing_is_said_and_given_back_to_be_changed(till: Till) -> None:
    till.enter("xylophone")
    assert "“xylophone”" in till.remark()
    assert till.page.field.selectedText() == "xylophone"
    till.enter("oat")
    assert till.lines() == [(BISCUITS, "1")]
    assert till.remark() == ""


def test_what_was_not_found_is_dropped_when_something_else_is(till: Till) -> None:
    till.enter("xylophone")
    till.scan(BISCUITS_CODE)
    till.settle()
    assert (till.page.field.text(), till.remark()) == ("", "")


def test_what_was_not_found_and_is_being_changed_is_not_dropped(till: Till) -> None:
    till.enter("xylophone")
    till.keys("oa")
    till.scan(COFFEE_CODE)
    till.settle()
    assert (till.lines(), till.page.field.text()) == ([(COFFEE, "1")], "oa")


def test_a_broken_code_offers_what_it_may_be_and_takes_nothing(till: Till) -> None:
    till.scan(COFFEE_CODE[:7])
    till.settle()
    assert till.lines() == []
    assert [hit.split(",")[0] for hit in offered(till)] == ["Ground Coffee 500 g"]
    assert COFFEE_CODE[:7] in till.remark()
    till.enter()
    assert (till.lines(), till.remark()) == ([(COFFEE, "1")], "")


def test_a_broken_code_is_said_also_after_the_next_scan(till: Till) -> None:
    till.scan(COFFEE_CODE[:7])
    till.scan(BISCUITS_CODE)
    till.settle()
    assert (till.lines(), till.page.field.text()) == ([(BISCUITS, "1")], "")
    assert COFFEE_CODE[:7] in till.remark()


def test_a_broken_code_while_somebody_types_is_said(till: Till) -> None:
    till.keys("oa")
    till.scan(COFFEE_CODE[:7])
    till.settle()
    assert (COFFEE_CODE[:7] in till.remark(), till.page.field.text()) == (True, "oa")


def test_an_unknown_code_is_said_until_somebody_has_seen_it(till: Till) -> None:
    till.scan(UNKNOWN_CODE)
    till.scan(BISCUITS_CODE)
    till.settle()
    assert till.lines() == [(BISCUITS, "1")]
    assert UNKNOWN_CODE in till.remark()
    till.keys("\x1b")
    assert till.remark() == ""


def test_every_unknown_code_is_said(till: Till) -> None:
    till.scan(UNKNOWN_CODE)
    till.scan("4006381333955")
    till.settle()
    assert UNKNOWN_CODE in till.remark()
    assert "4006381333955" in till.remark()


def test_an_unknown_code_can_be_searched_for(till: Till) -> None:
    till.scan(UNKNOWN_CODE)
    till.settle()
    till.page.remarks.banner.action_wanted.emit()
    till.settle()
    assert till.page.field.selectedText() == UNKNOWN_CODE


def test_a_misread_code_is_to_be_scanned_again(till: Till) -> None:
    till.scan("4006381333932")
    till.settle()
    assert "misread" in till.remark()


def test_a_product_that_is_no_longer_sold_is_refused_in_words(till: Till) -> None:
    till.shop.do(RetireProduct(sku=Sku(BISCUITS)))
    till.scan(BISCUITS_CODE)
    till.settle()
    assert "no longer sold" in till.remark()


def test_a_scan_while_a_form_is_open_is_on_the_sale_and_not_in_the_form(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    form = till.open(KEY.Key_F7, QuantityForm)
    till.scan(COFFEE_CODE)
    till.settle()
    assert till.lines() == [(BISCUITS, "1"), (COFFEE, "1")]
    assert (form.isVisible(), form.quantity.text()) == (True, "1")


def test_letters_typed_anywhere_go_to_the_field(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.settle()
    till.page.list.setFocus()
    till.keys("cof")
    assert till.page.field.hasFocus()
    assert till.page.field.text() == "cof"


def test_a_scan_on_another_page_comes_back_to_the_counter(till: Till) -> None:
    till.window.show_page("dashboard")
    till.scan(COFFEE_CODE)
    till.settle()
    assert till.window.page == "sell"
    assert till.lines() == [(COFFEE, "1")]


def test_a_scan_into_the_search_of_another_page_is_meant_for_it(till: Till) -> None:
    till.window.show_page("orders")
    orders = till.window._pages["orders"]
    orders._search.setFocus()  # type: ignore[attr-defined]
    till.scan(COFFEE_CODE)
    till.settle()
    assert orders._search.text() == COFFEE_CODE  # type: ignore[attr-defined]
    assert (till.window.page, till.lines()) == ("orders", [])


def test_an_unknown_code_is_added_as_a_product_and_is_on_the_sale(till: Till) -> None:
    till.keys("3*")
    till.scan(UNKNOWN_CODE)
    till.settle()
    assert "Add product (Ins)" in offers(till)
    form = till.open(KEY.Key_Insert, AddProductForm)
    assert form.barcodes.codes == (f"0{UNKNOWN_CODE}",)
    for edit, text in ((form.name, "Rye Rolls"), (form.sku, "R  1"), (form.price, "0.90"), (form.tax_rate, "10")):
        edit.setText(text)
    till.keys("\r")
    till.shop.qtbot.waitUntil(lambda: till.lines() != [])
    till.settle()
    assert (till.lines(), till.remark(), offers(till)) == ([("R 1", "3")], "", [])
    till.scan(UNKNOWN_CODE)
    till.settle()
    assert till.lines() == [("R 1", "4")]


def test_an_unknown_code_is_given_to_a_product_that_is_there_and_is_on_the_sale(till: Till) -> None:
    till.keys("3*")
    till.scan(UNKNOWN_CODE)
    till.settle()
    assert "Link to a product (Ctrl+B)" in offers(till)
    till.open(KEY.Key_B, LinkForm, Qt.KeyboardModifier.ControlModifier)
    till.keys("o")
    till.shop.wait()
    till.press(KEY.Key_Down)
    till.keys("\r")
    till.shop.qtbot.waitUntil(lambda: till.lines() != [])
    till.settle()
    assert (till.lines(), till.remark(), offers(till)) == ([(OIL, "3")], "", [])
    till.scan(UNKNOWN_CODE)
    till.settle()
    assert till.lines() == [(OIL, "4")]


def test_a_scan_of_what_is_known_already_links_the_code_and_keeps_the_old_one(till: Till) -> None:
    till.scan(UNKNOWN_CODE)
    till.settle()
    form = till.open(KEY.Key_B, LinkForm, Qt.KeyboardModifier.ControlModifier)
    till.scan(COFFEE_CODE[:7])
    till.shop.wait()
    assert form.isVisible()
    till.scan(COFFEE_CODE)
    till.shop.qtbot.waitUntil(lambda: till.lines() != [])
    till.settle()
    assert till.lines() == [(COFFEE, "1")]
    assert till.shop.documents("catalogue")[COFFEE]["barcodes"] == (f"0{COFFEE_CODE}", f"0{UNKNOWN_CODE}")


def test_a_code_stays_unknown_where_the_new_product_is_given_up(till: Till) -> None:
    till.scan(UNKNOWN_CODE)
    till.scan(UNKNOWN_CODE)
    till.settle()
    till.open(KEY.Key_Insert, AddProductForm)
    till.keys("\x1b")
    assert till.remark() == f"No product has the code {UNKNOWN_CODE}."
    assert "Add product (Ins)" in offers(till)


def test_the_other_unknown_codes_stay_where_one_is_searched_for(till: Till) -> None:
    till.scan("4006381333955")
    till.scan(UNKNOWN_CODE)
    till.settle()
    till.page.remarks.banner.action_wanted.emit()
    till.settle()
    assert (till.page.field.text(), "4006381333955" in till.remark()) == (UNKNOWN_CODE, True)


def test_a_misread_code_is_said_to_be_one_also_after_another(till: Till) -> None:
    till.scan("4006381333932")
    till.scan("9501101530004")
    till.settle()
    assert till.remark() == "The code 9501101530004 was misread. Scan it again. Before it: 4006381333932."


def test_a_misread_code_and_a_dismissed_one_are_no_new_product(till: Till) -> None:
    till.scan("4006381333932")
    till.settle()
    assert (offers(till), till.page.remarks.add.isEnabled()) == (["Search"], False)
    till.scan(UNKNOWN_CODE)
    till.settle()
    dismiss = till.page.remarks.banner.findChild(QToolButton)
    assert isinstance(dismiss, QToolButton)
    till.shop.qtbot.mouseClick(dismiss, Qt.MouseButton.LeftButton)
    assert (till.remark(), till.page.remarks.add.isVisible()) == ("", False)
