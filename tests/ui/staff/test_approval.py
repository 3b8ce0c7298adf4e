"""What one may not do alone is done with another person's PIN, whichever form or page it was asked from."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from domain.catalog.commands import ChangePrice
from domain.kernel.ids import Sku
from domain.kernel.messages import Receipt
from tests.ui.accessibility import nameless
from tests.ui.orders.sell.till import COFFEE, COFFEE_CODE, Till
from tests.ui.staff.conftest import Staffed
from ui.catalog.price_form import PriceForm
from ui.orders.sell.line_forms import DiscountForm
from ui.orders.sell.line_forms import PriceForm as LinePriceForm
from ui.scanner import Scanner
from ui.staff.person_tile import PersonTile

PRICE = ChangePrice(sku=Sku("1001"), price=300)


def price_form(staffed: Staffed) -> PriceForm:
    staffed.open("products")
    staffed.sign_in("256789")
    desk = staffed.window.desk
    assert desk is not None
    for view in ("catalogue", "stock"):
        desk.live.view(view)
    staffed.wait(lambda: desk.live.view("stock").documents and desk.live.view("catalogue").documents)
    product, stock = (desk.live.view(view).documents["1001"] for view in ("catalogue", "stock"))
    form = PriceForm(desk, "1001", product, stock, prices_include_tax=True)
    desk.feedback.open_form(form)
    form.price.setText("3.00")
    form.price.textEdited.emit("3.00")
    form._on_submit()
    return form


def test_a_form_goes_on_when_somebody_else_has_typed_their_pin(staffed: Staffed) -> None:
    form = price_form(staffed)
    approval = staffed.approval()
    assert [tile.text() for tile in approval.findChildren(PersonTile)] == ["Olga"]
    assert approval.entry.chosen == staffed.owner  # nobody else may, so nobody need be chosen
    staffed.keys("1234", approval.entry)
    staffed.gone(approval)
    staffed.gone(form)
    staffed.wait(lambda: staffed.shop.documents("catalogue")["1001"]["price"] == 300)
    with staffed.shop.store.database.reader() as connection:
        (data, actor) = connection.execute("SELECT data, actor FROM event WHERE type = 'Approved'").fetchone()
    assert staffed.owner in data
    assert actor == staffed.cashier
    assert staffed.shop.runner.session.staff_id == staffed.cashier


def test_a_form_says_what_is_missing_when_nobody_does(staffed: Staffed) -> None:
    form = price_form(staffed)
    approval = staffed.approval()
    QTest.keyClick(approval.entry, Qt.Key.Key_Escape)
    staffed.gone(approval)
    assert form.isVisible()
    assert not form.is_busy()
    assert form.banner.text == "For this the role manager is needed. Ask somebody who has it to type their PIN."
    form.reject()


def test_a_wrong_pin_is_said_there(staffed: Staffed) -> None:
    form = price_form(staffed)
    approval = staffed.approval()
    staffed.keys("4321", approval.entry)
    staffed.wait(lambda: "not right" in approval.entry.remark)
    assert approval.isVisible()
    assert staffed.shop.documents("staff")[staffed.owner]["wrong_pins"] == 1
    assert nameless(approval) == []
    approval.reject()
    form.reject()


def test_what_needs_no_form_waits_for_approval_as_well(staffed: Staffed) -> None:
    staffed.open("products")
    staffed.sign_in("256789")
    receipts: list[Receipt] = []
    staffed.shop.runner.submit(PRICE, staffed.window, done=receipts.append)
    staffed.keys("1234", staffed.approval().entry)
    staffed.wait(lambda: receipts)


def test_without_a_window_to_ask_in_it_is_a_refusal_like_any_other(staffed: Staffed) -> None:
    staffed.open("products")
    staffed.sign_in("256789")
    errors: list[Exception] = []
    staffed.shop.runner.submit(PRICE, staffed.shop.live, failed=errors.append)
    staffed.wait(lambda: errors)
    assert "needs_approval" in str(errors[0])


def test_a_discount_at_the_counter_has_its_limit(staffed: Staffed, scanner: Scanner) -> None:
    staffed.open("sell")
    staffed.sign_in("256789")
    till = Till(staffed.shop, staffed.window)
    till.scan(COFFEE_CODE)
    till.settle()
    till.open(Qt.Key.Key_F6, DiscountForm)
    till.enter("10%")
    assert till.sale()["total"] == 799 - 80
    till.open(Qt.Key.Key_F6, DiscountForm)
    till.keys("50%\r")
    approval = staffed.approval()
    said = [label.text() for label in approval.findChildren(QLabel)]
    assert "Discount. For this the role Manager is needed." in said
    staffed.keys("1234", approval.entry)
    staffed.gone(approval)
    till.settle()
    assert till.sale()["total"] == 799 - 400
    till.scan(COFFEE_CODE)
    till.settle()
    assert till.lines() == [(COFFEE, "1"), (COFFEE, "1")]


def test_another_price_at_the_counter_is_approved_on_the_spot(staffed: Staffed, scanner: Scanner) -> None:
    staffed.open("sell")
    staffed.sign_in("256789")
    till = Till(staffed.shop, staffed.window)
    till.scan(COFFEE_CODE)
    till.settle()
    till.open(Qt.Key.Key_F7, LinePriceForm, Qt.KeyboardModifier.ShiftModifier)
    till.keys("5.00\r")
    approval = staffed.approval()
    staffed.keys("1234", approval.entry)
    staffed.gone(approval)
    till.settle()
    assert till.sale()["total"] == 500
