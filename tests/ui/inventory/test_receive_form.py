import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from domain.inventory.commands import ReceivedLine, ReceiveStock
from domain.kernel.ids import Sku
from tests.ui.accessibility import nameless
from tests.ui.keyboard import Keyboard
from tests.ui.products import opened, press, problem, submit, write
from tests.ui.shop import Shop
from ui.inventory.delivery_line import DeliveryLine
from ui.inventory.receive_form import ReceiveForm
from ui.products_page import ProductsPage
from ui.scanner import Scanner

Key = Qt.Key


@pytest.fixture
def form(page: ProductsPage, shop: Shop) -> ReceiveForm:
    form = press(shop, page, Key.Key_F6, ReceiveForm)
    shop.wait()
    return form


def enter(shop: Shop, form: ReceiveForm, text: str) -> DeliveryLine:
    """Type or scan into the line for products, and wait for what comes of it."""
    form.entry.setFocus()
    shop.qtbot.keyClicks(form.entry, text)
    shop.qtbot.keyClick(form.entry, Key.Key_Return)
    shop.wait()
    return form.lines.lines[-1]


def on_hand(shop: Shop, sku: str) -> int:
    return int(shop.documents("stock")[sku]["on_hand"])


def test_a_delivery_is_booked_with_quantities_costs_and_its_note(form: ReceiveForm, shop: Shop) -> None:
    line = enter(shop, form, "biscuits")
    assert QApplication.focusWidget() is line.quantity
    write(shop, line.quantity, "24")
    shop.qtbot.keyClick(line.quantity, Key.Key_Return)
    assert QApplication.focusWidget() is line.cost
    write(shop, line.cost, "1.6055")
    shop.qtbot.keyClick(line.cost, Key.Key_Return)
    assert QApplication.focusWidget() is form.entry
    write(shop, form.document, "DN-7")
    assert form.total.text() == "1 line, €38.53"
    submit(shop, form)
    movement = shop.store.ask(lambda archive: archive.execute("SELECT * FROM movement ORDER BY position DESC")).result()
    sku, _, _, reason, document, change, balance, cost, *_ = movement.fetchone()
    assert (sku, reason, document, change, balance, cost) == ("1001", "delivery", "DN-7", 24_000, 44_000, 1_605_500)
    assert form.desk.feedback.sentences() == ["1 product received"]


def test_the_chosen_product_is_offered_and_left_out_where_nothing_is_typed(form: ReceiveForm, shop: Shop) -> None:
    assert [line.sku for line in form.lines.lines] == ["1002"]
    enter(shop, form, "1001")
    submit(shop, form)
    assert (on_hand(shop, "1001"), on_hand(shop, "1002")) == (21_000, 8_000)


def test_what_was_typed_and_not_picked_is_not_left_out(form: ReceiveForm, shop: Shop) -> None:
    enter(shop, form, "1001")
    form.entry.setFocus()
    shop.qtbot.keyClicks(form.entry, "coffee")
    shop.wait()
    submit(shop, form)
    assert form.isVisible()
    assert problem(form, "product") == "Pick what is meant with Enter, or empty this line."
    assert on_hand(shop, "1001") == 20_000
    form.entry.clear()
    submit(shop, form)
    assert on_hand(shop, "1001") == 21_000


def test_nothing_typed_at_all_is_said_at_the_quantity(form: ReceiveForm, shop: Shop) -> None:
    submit(shop, form)
    assert QApplication.focusWidget() is form.lines.lines[0].quantity
    assert form.isVisible()


def test_a_code_that_is_scanned_again_raises_its_line_and_the_keyboard_stays(form: ReceiveForm, shop: Shop) -> None:
    for _ in range(3):
        line = enter(shop, form, "4006381333931")
        assert QApplication.focusWidget() is form.entry
    assert (line.sku, line.quantity.value(), len(form.lines.lines)) == ("1001", 3_000, 2)


def test_a_scan_over_a_figure_is_a_product_that_came(
    form: ReceiveForm, page: ProductsPage, shop: Shop, scanner: Scanner
) -> None:
    write(shop, form.lines.lines[0].quantity, "6")
    keyboard = Keyboard(shop.qtbot, page.window())
    for _ in range(2):
        keyboard.scan("4006381333931")
    shop.wait()
    assert {line.sku: line.quantity.value() for line in form.lines.lines} == {"1002": 6_000, "1001": 2_000}


def test_a_delivery_note_is_scanned_into_its_line(
    form: ReceiveForm, page: ProductsPage, shop: Shop, scanner: Scanner
) -> None:
    form.document.setFocus()
    Keyboard(shop.qtbot, page.window()).scan("DN-2026-0815")
    assert (form.document.text(), form.isVisible(), len(form.lines.lines)) == ("DN-2026-0815", True, 1)


def test_tab_goes_through_the_lines_as_the_eye_does(form: ReceiveForm, shop: Shop) -> None:
    enter(shop, form, "1001")
    walked = []
    form.entry.setFocus()
    for _ in range(5):
        shop.qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    assert walked == [*form.lines.lines[0].editors(), *form.lines.lines[1].editors(), form.document]


def test_the_keyboard_begins_at_the_quantity_of_the_chosen_product(form: ReceiveForm) -> None:
    assert QApplication.focusWidget() is form.lines.lines[0].quantity


def test_scans_that_come_faster_than_answers_are_all_taken(form: ReceiveForm, shop: Shop) -> None:
    for code in ("4006381333931", "9501101530003", "4006381333931"):
        shop.qtbot.keyClicks(form.entry, code)
        shop.qtbot.keyClick(form.entry, Key.Key_Return)
    shop.wait()
    assert {line.sku: line.quantity.value() for line in form.lines.lines} == {"1001": 2_000, "1002": 1_000}


def test_a_code_that_nobody_knows_is_said_and_not_dropped(form: ReceiveForm, shop: Shop) -> None:
    enter(shop, form, "5000000000000")
    assert problem(form, "product") == "Nothing is known under 5000000000000. Add the product first."
    assert form.entry.text() == "5000000000000"


def test_the_cost_is_that_of_the_last_delivery(page: ProductsPage, shop: Shop) -> None:
    lines = (ReceivedLine(sku=Sku("1002"), quantity=1000, unit_cost=5_250_000),)
    shop.do(ReceiveStock(lines=lines))
    form = press(shop, page, Key.Key_F6, ReceiveForm)
    shop.wait(lambda: form.lines.lines[0].cost.value() == 5_250_000)


def test_a_cost_that_was_typed_first_stays(form: ReceiveForm, shop: Shop) -> None:
    line = form.lines.lines[0]
    write(shop, line.cost, "4")
    line.set_last_cost(5_250_000)
    assert line.cost.value() == 4_000_000


def test_the_arrow_keys_walk_through_the_lines(form: ReceiveForm, shop: Shop) -> None:
    second = enter(shop, form, "1001")
    shop.qtbot.keyClick(form.entry, Key.Key_Down)
    first = form.lines.lines[0]
    assert QApplication.focusWidget() is first.quantity
    shop.qtbot.keyClick(first.quantity, Key.Key_Down)
    assert QApplication.focusWidget() is second.quantity
    shop.qtbot.keyClick(second.quantity, Key.Key_Up)
    shop.qtbot.keyClick(first.quantity, Key.Key_Up)
    assert QApplication.focusWidget() is form.entry


def test_a_line_is_taken_out_with_ctrl_delete(form: ReceiveForm, shop: Shop) -> None:
    line = enter(shop, form, "1001")
    shop.qtbot.keyClick(line.quantity, Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [left.sku for left in form.lines.lines] == ["1002"]


@pytest.mark.parametrize(("text", "sentence"), [("0", "more than nothing"), ("1000001", "must lie between")])
def test_a_quantity_that_cannot_be_is_said_at_its_line(form: ReceiveForm, shop: Shop, text: str, sentence: str) -> None:
    enter(shop, form, "1001")
    wrong = enter(shop, form, "1003")
    write(shop, wrong.quantity, text)
    submit(shop, form)
    assert sentence in wrong.problem
    assert QApplication.focusWidget() is wrong.quantity
    assert (on_hand(shop, "1001"), on_hand(shop, "1003")) == (20_000, 3_000)


def test_a_delivery_note_that_is_too_long_is_said_at_it(form: ReceiveForm, shop: Shop) -> None:
    enter(shop, form, "1001")
    form.document.setText("x" * 201)
    submit(shop, form)
    assert "longer than 200" in problem(form, "document")


def test_a_form_that_is_closed_keeps_what_was_typed(form: ReceiveForm, page: ProductsPage, shop: Shop) -> None:
    line = enter(shop, form, "1001")
    write(shop, line.quantity, "7")
    write(shop, form.document, "DN-8")
    shop.qtbot.keyClick(form, Key.Key_Escape)
    assert page.desk.feedback.sentences() == ["The delivery is put aside"]
    shop.wait(lambda: page.window().findChild(ReceiveForm) is None)
    again = press(shop, page, Key.Key_F6, ReceiveForm)
    drafts = {line.sku: line.quantity.value() for line in again.lines.lines}
    assert (again.document.text(), drafts) == ("DN-8", {"1002": None, "1001": 7_000})


def test_an_untouched_form_closes_without_a_word(form: ReceiveForm, page: ProductsPage, shop: Shop) -> None:
    shop.qtbot.keyClick(form, Key.Key_Escape)
    assert page.desk.feedback.sentences() == []


def test_every_part_has_a_name(form: ReceiveForm, page: ProductsPage) -> None:
    assert nameless(opened(page, ReceiveForm)) == []
