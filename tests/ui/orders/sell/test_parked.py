"""A sale that waits: one key puts it aside, and only somebody who asks for it goes on with it."""

from PySide6.QtCore import Qt

from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import SaleId
from domain.orders.commands import ResumeSale
from tests.ui.accessibility import nameless
from tests.ui.orders.sell.till import BISCUITS, BISCUITS_CODE, COFFEE, COFFEE_CODE, OIL, Till
from tests.ui.shop import Shop
from ui.orders.sell.customer_form import CustomerForm
from ui.orders.sell.parked_forms import ParkedForm, ParkForm
from ui.scanner import Scanner
from ui.widgets.key_button import KeyButton

KEY = Qt.Key


def park(till: Till, *typed: str) -> None:
    till.sell(*typed)
    till.press(KEY.Key_F10)
    till.settle()


def badge(till: Till) -> str:
    (button,) = [b for b in till.window.findChildren(KeyButton) if b.text() == "Parked sales"]
    return button.accessibleName().partition(": ")[2]


def rows(form: ParkedForm) -> list[tuple[str, int, int]]:
    return [(row.label or row.customer, row.lines, row.total) for row in form._model.rows()]


def test_one_key_parks_and_the_next_scan_is_the_next_sale(till: Till) -> None:
    till.scan(BISCUITS_CODE)
    till.press(KEY.Key_F10)
    till.scan(COFFEE_CODE)
    till.settle()
    assert till.lines() == [(COFFEE, "1")]
    assert badge(till) == "1"
    assert [sale["parked"] for sale in till.shop.documents("open_sales").values()] == [True, False]


def test_a_parked_sale_is_gone_on_with_by_key_and_enter(till: Till) -> None:
    park(till, "3*oat", "cof")
    till.open(KEY.Key_F11, ParkedForm)
    till.enter()
    assert till.lines() == [(BISCUITS, "3"), (COFFEE, "1")]
    assert badge(till) == ""
    till.enter()
    assert [order["total"] for order in till.shop.documents("recent_orders").values()] == [1546]


def test_the_list_says_whose_it_is_and_what_it_comes_to_with_the_latest_first(till: Till) -> None:
    till.shop.do(RegisterCustomer(person=Person(name="Ann Stone", phone="0664 123456")))
    till.open(KEY.Key_F3, CustomerForm)
    till.enter("ann")
    park(till, "oat")
    till.sell("2*cof", "1003")
    till.open(KEY.Key_F10, ParkForm, Qt.KeyboardModifier.ShiftModifier)
    till.enter("red coat")
    form = till.open(KEY.Key_F11, ParkedForm)
    assert rows(form) == [("red coat", 2, 2747), ("Ann Stone", 1, 249)]
    assert [row.products for row in form._model.rows()][1] == "Oat Biscuits 250 g"
    till.press(KEY.Key_Down)
    till.enter()
    assert till.lines() == [(BISCUITS, "1")]
    assert till.sale_in_hand()["customer_id"] is not None


def test_what_is_open_waits_while_another_is_gone_on_with(till: Till) -> None:
    park(till, "oat")
    till.sell("cof")
    till.open(KEY.Key_F11, ParkedForm)
    till.enter()
    assert till.lines() == [(BISCUITS, "1")]
    assert badge(till) == "1"
    assert rows(till.open(KEY.Key_F11, ParkedForm)) == [("", 1, 799)]


def test_nothing_is_not_parked(till: Till) -> None:
    till.press(KEY.Key_F10)
    till.settle()
    assert "nothing on it" in till.remark()
    assert till.shop.documents("open_sales") == {}


def test_a_parked_sale_comes_back_with_undo(till: Till) -> None:
    park(till, "oat")
    till.window.feedback.undo_latest()
    till.settle()
    assert till.lines() == [(BISCUITS, "1")]
    assert badge(till) == ""


def test_a_parked_sale_is_not_taken_up_after_a_crash(shop: Shop, till: Till, scanner: Scanner) -> None:
    park(till, "oat")
    till.sell("cof")
    till.window.close()
    shop.crash()
    again = Till(shop)
    again.settle()
    assert again.lines() == [(COFFEE, "1")]
    assert badge(again) == "1"


def test_a_sale_that_was_gone_on_with_is_taken_up_after_a_crash(shop: Shop, till: Till, scanner: Scanner) -> None:
    park(till, "oat")
    till.open(KEY.Key_F11, ParkedForm)
    till.enter()
    till.window.close()
    shop.crash()
    assert Till(shop).lines() == [(BISCUITS, "1")]


def test_a_new_window_begins_empty_while_sales_wait(till: Till) -> None:
    park(till, "oat")
    assert Till(till.shop).lines() == []


def test_two_windows_never_go_on_with_the_same_sale(till: Till) -> None:
    park(till, "oat")
    second = Till(till.shop)
    form = second.open(KEY.Key_F11, ParkedForm)
    (sale_id,) = till.shop.documents("open_sales")
    assert till.page.counter.sale.claim(SaleId(sale_id))
    second.enter()
    assert form.banner.text == "Somebody else goes on with this sale already."
    assert second.lines() == []


def test_a_sale_that_somebody_went_on_with_elsewhere_is_not_taken(till: Till) -> None:
    park(till, "oat")
    (sale_id,) = till.shop.documents("open_sales")
    till.shop.do(ResumeSale(sale_id=SaleId(sale_id)))
    seen: list[Exception] = []
    parked = till.page._parked
    parked.resume(SaleId(sale_id), till.page, done=lambda _: None, failed=seen.append)
    till.shop.wait(lambda: seen)
    assert till.lines() == []


def test_a_parked_sale_of_one_window_is_gone_on_with_at_another(till: Till) -> None:
    park(till, "oat")
    till.sell("1003")
    second = Till(till.shop)
    second.open(KEY.Key_F11, ParkedForm)
    second.enter()
    assert second.lines() == [(BISCUITS, "1")]
    assert till.lines() == [(OIL, "1")]


def test_everything_on_the_forms_has_a_name(till: Till) -> None:
    park(till, "oat")
    assert nameless(till.open(KEY.Key_F11, ParkedForm)) == []
