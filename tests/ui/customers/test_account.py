"""A customer's account: limit, group, payment and every movement, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CustomerId, OrderId, Sku
from domain.orders.commands import PlaceOrder, WantedLine
from domain.payments.commands import PayOrder, SetAccountLimit, WantedTender
from tests.ui.accessibility import nameless
from tests.ui.form_keys import FormKeys
from tests.ui.shop import Shop
from ui.balance_payments import PayAccountForm
from ui.customers.account_forms import GroupForm, LimitForm
from ui.customers.page import CustomersPage

KEY = Qt.Key


@pytest.fixture
def ann(shop: Shop) -> CustomerId:
    return CustomerId(str(shop.do(RegisterCustomer(person=Person(name="Ann Ünal"))).result))


@pytest.fixture
def desk(shop: Shop, ann: CustomerId) -> FormKeys:
    """The Customers page, with Ann's account shown."""
    keys = FormKeys(shop, "customers")
    keys.one(CustomersPage).table.select_key(ann)
    keys.back()
    keys.press(KEY.Key_F5)
    return keys


def buys(shop: Shop, ann: CustomerId) -> None:
    """Ann buys an olive oil for 11.49 on account."""
    shop.do(SetAccountLimit(customer_id=ann, limit=5000))
    placed = shop.do(PlaceOrder(lines=(WantedLine(sku=Sku("1003"), quantity=1000),), customer_id=ann)).result
    assert isinstance(placed, dict)
    tenders = (WantedTender(method="account", amount=1149),)
    shop.do(PayOrder(order_id=OrderId(str(placed["order_id"])), tenders=tenders))


def panel(desk: FormKeys) -> dict[str, str]:
    account = desk.one(CustomersPage).detail.account
    return {name: account.text_of(name) for name in ("group", "owed", "limit", "credit")}


def movements(desk: FormKeys) -> list[tuple[str, str, str]]:
    account = desk.one(CustomersPage).detail.account
    desk.shop.wait(lambda: not account._rest.isActive())
    desk.shop.wait()
    return account.movements.said()


def test_a_new_account_says_that_nothing_is_on_it(desk: FormKeys) -> None:
    assert panel(desk) == {"group": "–", "owed": "€0.00", "limit": "€0.00", "credit": "€0.00"}
    assert movements(desk) == []
    assert not desk.one(CustomersPage).detail.account.pay.isEnabled()
    assert nameless(desk.window) == []


def test_a_limit_is_set(desk: FormKeys, ann: CustomerId) -> None:
    form = desk.open(KEY.Key_F7, LimitForm)
    desk.keys("500")
    desk.send(form)
    assert panel(desk)["limit"] == "€500.00"
    assert movements(desk) == [("Limit set", "€500.00", "")]
    assert desk.said() == ["Ann Ünal may owe €500.00"]


def test_a_customer_gets_a_group_and_loses_it(desk: FormKeys, ann: CustomerId) -> None:
    form = desk.open(KEY.Key_F8, GroupForm)
    desk.keys("trade")
    desk.send(form)
    assert panel(desk)["group"] == "trade"
    assert desk.shop.documents("customer_groups")[ann]["group"] == "trade"
    form = desk.open(KEY.Key_F8, GroupForm)
    form.group.lineEdit().selectAll()  # type: ignore[union-attr]
    desk.press(KEY.Key_Backspace)
    desk.send(form)
    assert panel(desk)["group"] == "–"
    assert desk.shop.documents("customer_groups") == {}


def test_what_was_bought_on_account_explains_what_is_owed(desk: FormKeys, ann: CustomerId) -> None:
    buys(desk.shop, ann)
    assert panel(desk)["owed"] == "€11.49"
    assert movements(desk) == [
        ("Bought on account, order 1", "+€11.49", "€11.49 owed"),
        ("Limit set", "€50.00", ""),
    ]


def test_all_that_is_owed_is_paid_in_cash_by_enter(desk: FormKeys, ann: CustomerId) -> None:
    buys(desk.shop, ann)
    form = desk.open(KEY.Key_F6, PayAccountForm)
    assert form.amount.text() == "11.49"
    assert [method.name for method in form.methods] == ["Card", "Store credit", "Gift card"]
    assert nameless(form) == []
    desk.keys("\r")
    desk.gone(form)
    assert panel(desk)["owed"] == "€0.00"
    assert movements(desk)[0] == ("Paid", "-€11.49", "€0.00 owed")
    assert desk.said() == ["All is paid"]


def test_a_part_is_paid_and_the_rest_is_still_owed(desk: FormKeys, ann: CustomerId) -> None:
    buys(desk.shop, ann)
    form = desk.open(KEY.Key_F6, PayAccountForm)
    desk.keys("5")
    desk.press(KEY.Key_F2)
    desk.gone(form)
    assert panel(desk)["owed"] == "€6.49"
    assert desk.said() == ["Paid; €6.49 are still owed"]


def test_more_cash_than_is_owed_gives_change(desk: FormKeys, ann: CustomerId) -> None:
    buys(desk.shop, ann)
    form = desk.open(KEY.Key_F6, PayAccountForm)
    desk.keys("20\r")
    desk.gone(form)
    assert desk.said() == ["All is paid; change €8.51"]


def test_who_owes_nothing_pays_nothing(desk: FormKeys) -> None:
    desk.back()
    desk.press(KEY.Key_F6)
    assert desk.window.findChildren(PayAccountForm) == []


def test_enter_on_a_movement_shows_its_order(desk: FormKeys, ann: CustomerId) -> None:
    buys(desk.shop, ann)
    assert movements(desk)
    rows = desk.one(CustomersPage).detail.account.movements
    rows.setCurrentIndex(rows.model().index(0, 0))
    QTest.keyClick(rows, KEY.Key_Return)
    assert desk.window.page == "orders"


def test_another_customer_shows_another_account(desk: FormKeys, ann: CustomerId) -> None:
    buys(desk.shop, ann)
    zoe = str(desk.shop.do(RegisterCustomer(person=Person(name="Zoë Example"))).result)
    desk.one(CustomersPage).table.select_key(zoe)
    assert panel(desk)["owed"] == "€0.00"
    assert movements(desk) == []
