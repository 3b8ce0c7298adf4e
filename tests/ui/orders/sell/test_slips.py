"""What was ordered by telephone comes to the counter, with its slip."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import OrderId, Sku
from domain.orders.commands import FulfilOrder, PlaceOrder, WantedLine
from domain.orders.events import OrderKind
from domain.orders.waiting_commands import PickLine
from domain.payments.commands import PayOrder, WantedTender
from tests.ui.orders.sell.till import BISCUITS_CODE, Till, till
from tests.ui.shop import Shop
from ui.orders.fulfil_form import FulfilForm
from ui.orders.sell.customer_form import CustomerForm
from ui.orders.sell.pay_form import PayForm
from ui.orders.sell.sale_forms import TelephoneForm

KEY = Qt.Key
SLIP = "O0000001"

__all__ = ["till"]


@pytest.fixture
def order_id(shop: Shop) -> OrderId:
    lines = (WantedLine(sku=Sku("1001"), quantity=2000),)
    placed = shop.do(PlaceOrder(lines=lines, kind=OrderKind.TELEPHONE)).result
    return OrderId(placed["order_id"])  # type: ignore[index]


def paying(till: Till) -> FulfilForm:
    till.shop.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), FulfilForm))
    form = QApplication.activeWindow()
    assert isinstance(form, FulfilForm)
    return form


def test_the_slip_is_scanned_and_the_balance_paid(till: Till, order_id: OrderId) -> None:
    till.shop.do(PayOrder(order_id=order_id, tenders=(WantedTender(method="cash", amount=100),)))
    till.scan(SLIP)
    assert paying(till).amount.value() == 398
    till.keys("5\r")
    till.shop.wait(lambda: till.shop.documents("open_orders") == {})
    assert till.page.totals._total.text() == "€1.02"
    assert till.shop.documents("recent_orders")[order_id]["status"] == "finished"
    assert till.window.focusWidget() is till.page.field


def test_its_number_may_be_typed(till: Till, order_id: OrderId) -> None:
    till.keys(f"{SLIP.lower()}\r")
    paying(till).reject()


def test_a_paid_order_is_handed_over_at_once(till: Till, order_id: OrderId) -> None:
    till.shop.do(PayOrder(order_id=order_id, tenders=(WantedTender(method="cash", amount=498),)))
    till.scan(SLIP)
    till.shop.wait(lambda: till.shop.documents("open_orders") == {})
    assert till.shop.documents("stock")["1001"]["on_hand"] == 18_000


def test_the_open_sale_goes_on_as_it_was(till: Till, order_id: OrderId) -> None:
    till.scan(BISCUITS_CODE)
    till.scan(SLIP)
    paying(till)
    till.keys("\r")
    till.shop.wait(lambda: till.shop.documents("open_orders") == {})
    assert till.lines() == [("1001", "1")]
    assert till.page.desk.feedback.sentences()[-1] == "Order 1 is handed over"


def test_a_slip_waits_for_the_payment_that_is_open(till: Till, order_id: OrderId) -> None:
    till.scan(BISCUITS_CODE)
    form = till.open(KEY.Key_F12, PayForm)
    till.scan(SLIP)
    till.shop.wait(lambda: till.page.desk.feedback.sentences() != [])
    assert till.page.desk.feedback.sentences() == ["Finish what is open first, then scan the slip again."]
    form.reject()


def test_what_is_still_picked_is_said(till: Till, order_id: OrderId) -> None:
    till.shop.do(PickLine(order_id=order_id, line=1))
    till.scan(SLIP)
    till.settle()
    assert "still picking order 1" in till.page.desk.feedback.sentences()[-1]


def test_a_slip_of_an_order_that_does_not_wait_says_what_became_of_it(till: Till, order_id: OrderId) -> None:
    till.shop.do(FulfilOrder(order_id=order_id))
    till.scan(SLIP)
    till.shop.wait(lambda: "Order 1 is finished already" in till.remark())
    till.scan("O0000077")
    till.shop.wait(lambda: "There is no order 77" in till.remark())
    assert till.lines() == []


def test_a_delivery_is_ordered_by_keyboard(till: Till) -> None:
    ann = str(till.shop.do(RegisterCustomer(person=Person(name="Ann Ünal"))).result)
    till.sell("2*oat")
    form = till.open(KEY.Key_F4, TelephoneForm)
    till.keys("tomorrow 9\t")
    till.press(KEY.Key_Down)
    till.keys("\r")
    assert "Say first for whom it is" in form.fields()[1].problem
    form.reject()
    till.open(KEY.Key_F3, CustomerForm)
    till.keys("ann\r")
    till.settle()
    till.open(KEY.Key_F4, TelephoneForm)
    till.keys("tomorrow 9\t")
    till.press(KEY.Key_Down)
    till.keys("\t1 Hill Road\r")
    till.settle()
    assert till.shop.documents("customers")[ann]["address"] == "1 Hill Road"
    assert till.page.totals._kind._first.whole_text() == "Telephone order, delivered"
    till.enter()
    (order,) = till.shop.documents("open_orders").values()
    assert (order["way"], order["promised_for"][11:], order["customer_id"]) == ("delivery", "09:00", ann)
