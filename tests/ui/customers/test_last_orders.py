"""The orders beside a customer: what they say, how they follow what happens, and the ways to the Orders page."""

import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from domain.customers.commands import EditCustomer, RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CustomerId, OrderId, Sku
from domain.orders.commands import CancelOrder, FulfilOrder, PlaceOrder, WantedLine
from domain.orders.events import OrderKind
from tests.ui.accessibility import nameless
from tests.ui.form_keys import FormKeys
from tests.ui.shop import Shop
from ui.customers import ops
from ui.customers.last_orders import LastOrders
from ui.customers.page import CustomersPage
from ui.orders.book.page import OrdersPage
from ui.widgets.label import Label

KEY = Qt.Key


@pytest.fixture
def ann(shop: Shop) -> CustomerId:
    person = Person(name="Ann Ünal", phone="555-0101", email="ann@example.com")
    return CustomerId(str(shop.do(RegisterCustomer(person=person)).result))


@pytest.fixture
def zoe(shop: Shop) -> CustomerId:
    return CustomerId(str(shop.do(RegisterCustomer(person=Person(name="Zoë Example"))).result))


@pytest.fixture
def desk(shop: Shop, ann: CustomerId, zoe: CustomerId) -> FormKeys:
    """The Customers page, with Ann chosen."""
    keys = FormKeys(shop, "customers")
    keys.one(CustomersPage).table.select_key(ann)
    keys.back()
    return keys


def orders(shop: Shop, who: CustomerId | None, kind: OrderKind = OrderKind.COUNTER, promised: str = "") -> OrderId:
    """Somebody orders biscuits for 2.49."""
    placed = shop.do(
        PlaceOrder(lines=(WantedLine(sku=Sku("1001")),), kind=kind, customer_id=who, promised_for=promised)
    ).result
    assert isinstance(placed, dict)
    return OrderId(str(placed["order_id"]))


def listed(desk: FormKeys) -> LastOrders:
    rows = desk.one(CustomersPage).detail.orders
    desk.shop.wait(lambda: rows.settled)
    desk.shop.wait()
    return rows


def states(desk: FormKeys) -> list[tuple[str, str]]:
    return [(title, state) for title, _, state in listed(desk).said()]


def found(desk: FormKeys) -> list[int]:
    """What the Orders page shows, by number."""
    assert desk.window.page == "orders"
    desk.shop.wait()
    return [row.number for row in desk.one(OrdersPage).table.rows_model().rows()]


def test_the_newest_order_stands_first_with_day_state_and_total(desk: FormKeys, ann: CustomerId) -> None:
    shop = desk.shop
    orders(shop, ann)
    orders(shop, ann, OrderKind.TELEPHONE, "2099-12-24T16:30")
    orders(shop, None)
    today = shop.formats.day(shop.formats.today())
    entries = listed(desk).entries.rows()
    assert [(entry.title, entry.detail, entry.figure, entry.under) for entry in entries] == [
        ("Order 2", f"{today} · for Thu 24 Dec 16:30", "€2.49", "Waiting"),
        ("Order 1", today, "€2.49", "Finished"),
    ]
    assert desk.one(CustomersPage).detail.count_text == "2"
    assert nameless(desk.window) == []


def test_who_never_ordered_is_said_to(desk: FormKeys) -> None:
    rows = listed(desk)
    assert rows.said() == []
    assert "Nothing was ordered yet." in [label.text() for label in rows.findChildren(Label) if label.isVisible()]
    assert desk.one(CustomersPage).detail.count_text == ""
    assert not desk.one(CustomersPage).detail.all_orders.isEnabled()


def test_what_happens_to_an_order_is_shown(desk: FormKeys, ann: CustomerId) -> None:
    fetched = orders(desk.shop, ann, OrderKind.TELEPHONE)
    given_up = orders(desk.shop, ann, OrderKind.TELEPHONE)
    assert states(desk) == [("Order 2", "Waiting"), ("Order 1", "Waiting")]
    desk.shop.do(FulfilOrder(order_id=fetched))
    assert states(desk) == [("Order 2", "Waiting"), ("Order 1", "Finished")]
    desk.shop.do(CancelOrder(order_id=given_up, reason="not wanted"))
    assert states(desk) == [("Order 2", "Cancelled"), ("Order 1", "Finished")]


def test_what_happens_while_another_page_is_seen_is_there_afterwards(desk: FormKeys, ann: CustomerId) -> None:
    order = orders(desk.shop, ann, OrderKind.TELEPHONE)
    assert states(desk) == [("Order 1", "Waiting")]
    desk.window.show_page("orders")
    desk.shop.do(FulfilOrder(order_id=order))
    desk.window.show_page("customers")
    assert states(desk) == [("Order 1", "Finished")]


def test_another_customer_has_other_orders(desk: FormKeys, ann: CustomerId, zoe: CustomerId) -> None:
    orders(desk.shop, ann)
    orders(desk.shop, zoe)
    assert states(desk) == [("Order 1", "Finished")]
    desk.one(CustomersPage).table.select_key(zoe)
    assert desk.one(CustomersPage).detail.orders.said() == []
    assert states(desk) == [("Order 2", "Finished")]


def test_an_answer_that_comes_too_late_is_dropped(desk: FormKeys, ann: CustomerId, zoe: CustomerId) -> None:
    orders(desk.shop, ann)
    rows = listed(desk)
    table = desk.one(CustomersPage).table
    table.select_key(zoe)
    assert states(desk) == []
    go_on = threading.Event()
    desk.shop.store.core.call(lambda: go_on.wait(5))  # the archive answers nothing so long
    table.select_key(ann)
    desk.shop.qtbot.waitUntil(lambda: rows.settled)
    assert not desk.shop.runner.settled
    told: list[tuple[int, int]] = []
    rows.told.connect(lambda shown, in_all: told.append((shown, in_all)))
    table.select_key(zoe)
    go_on.set()
    assert states(desk) == []
    assert set(told) == {(0, 0)}


def test_an_order_elsewhere_leaves_the_chosen_row_chosen(desk: FormKeys, ann: CustomerId) -> None:
    orders(desk.shop, ann)
    rows = listed(desk)
    rows.setCurrentIndex(rows.model().index(0, 0))
    orders(desk.shop, ann)
    assert states(desk) == [("Order 2", "Finished"), ("Order 1", "Finished")]
    assert rows.currentIndex().row() == 1


def test_only_the_last_are_shown_and_it_is_said_of_how_many(
    desk: FormKeys, ann: CustomerId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ops, "LAST", 2)
    for _ in range(3):
        orders(desk.shop, ann)
    assert states(desk) == [("Order 3", "Finished"), ("Order 2", "Finished")]
    assert desk.one(CustomersPage).detail.count_text == "2 of 3"


def test_by_keys_from_the_customer_to_an_order(desk: FormKeys, ann: CustomerId) -> None:
    orders(desk.shop, ann)
    orders(desk.shop, ann)
    rows = listed(desk)
    desk.press(KEY.Key_Tab, KEY.Key_Tab)
    assert rows.hasFocus()
    desk.press(KEY.Key_Down, KEY.Key_Return)  # the newest is chosen when one comes to the list
    assert found(desk) == [1]


def test_a_double_click_shows_the_order(desk: FormKeys, ann: CustomerId) -> None:
    orders(desk.shop, ann)
    rows = listed(desk)
    place = QPoint(rows.visualRect(rows.model().index(0, 0)).center())
    desk.shop.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.window.page == "customers"
    desk.shop.qtbot.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert found(desk) == [1]


def test_f9_shows_all_orders_of_this_customer_and_of_nobody_else(desk: FormKeys, ann: CustomerId) -> None:
    namesake = Person(name="Ann Ünal", phone="555-0202")
    other = CustomerId(str(desk.shop.do(RegisterCustomer(person=namesake)).result))
    for who in (ann, other, ann, None):
        orders(desk.shop, who)
    listed(desk)
    desk.press(KEY.Key_F9)
    assert found(desk) == [3, 1]
    assert desk.one(OrdersPage).findChildren(QLineEdit)[0].text() == "Ann Ünal 555-0101"


def test_the_button_does_what_the_key_does(desk: FormKeys, zoe: CustomerId) -> None:
    orders(desk.shop, zoe)
    desk.one(CustomersPage).table.select_key(zoe)
    listed(desk)
    desk.one(CustomersPage).detail.all_orders.click()
    assert found(desk) == [1]


def test_f9_stays_where_nothing_was_ordered(desk: FormKeys) -> None:
    desk.press(KEY.Key_F9)
    assert desk.window.page == "customers"


@pytest.mark.parametrize("zoom", [100, 150])
def test_a_small_window_squeezes_neither_facts_nor_orders(desk: FormKeys, ann: CustomerId, zoom: int) -> None:
    shop = desk.shop
    orders(shop, ann)
    note = "Rings the bell at the side door. " * 6
    shop.do(EditCustomer(customer_id=ann, person=Person(name="Ann", phone="555-0101", address="Lane 1", note=note)))
    while shop.theme.zoom_percent < zoom:
        shop.theme.zoom_in()
    desk.window.resize(1024, 700)
    shop.wait(lambda: desk.window.height() == 700)
    rows = listed(desk)
    words = [label for label in desk.one(CustomersPage).detail.findChildren(Label) if label.isVisible()]
    assert note.strip() in [label.text() for label in words]
    shop.wait(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in words))
    assert rows.height() >= rows.minimumSizeHint().height() >= 3 * rows.sizeHintForRow(0) > 0
