import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel

from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import OrderId, SaleId, Sku
from domain.orders.commands import (
    AddSaleLine,
    ChangeSaleLine,
    GiveBackLine,
    PaySale,
    PlaceOrder,
    WantedLine,
)
from domain.orders.events import OrderKind
from domain.payments.commands import PayOrder, WantedTender
from readmodels.documents.codes import order_code, receipt_code
from tests.ui.shop import Shop
from ui.orders.book.cancel_form import CancelForm
from ui.orders.book.page import OrdersPage
from ui.orders.fulfil_form import FulfilForm
from ui.widgets.table_header import padding


def order(sku: str, kind: OrderKind = OrderKind.COUNTER, **more: object) -> PlaceOrder:
    return PlaceOrder(lines=(WantedLine(sku=Sku(sku), quantity=2000),), kind=kind, **more)  # type: ignore[arg-type]


@pytest.fixture
def page(shop: Shop) -> OrdersPage:
    ann = shop.do(RegisterCustomer(person=Person(name="Ann Ünal", phone="555-0101"))).result
    shop.do(order("1001"))
    shop.do(order("1002", OrderKind.TELEPHONE, customer_id=ann, promised_for="2026-11-24T16:00", note="Ring twice"))
    shop.do(order("1003"))
    window = shop.window("orders")
    page = window.findChild(OrdersPage)
    assert isinstance(page, OrdersPage)
    shop.wait(lambda: page.table.rows_model().total == 3)
    return page


def numbers(page: OrdersPage) -> list[int]:
    return [row.number for row in page.table.rows_model().rows()]


def test_the_newest_order_is_on_top_and_shown_whole(page: OrdersPage, shop: Shop) -> None:
    assert numbers(page) == [3, 2, 1]
    shop.wait(lambda: page.detail._card.accessibleName() == "Order 3")


@pytest.mark.parametrize(
    ("text", "found"), [("2", [2]), ("unal", [2]), ("0101", [2]), ("biscuit", [1]), ("olive", [3]), ("nothing", [])]
)
def test_an_order_is_found_by_number_customer_telephone_or_product(
    page: OrdersPage, shop: Shop, text: str, found: list[int]
) -> None:
    shop.qtbot.keyClicks(page._search, text)
    shop.wait(lambda: numbers(page) == found)


def test_letters_typed_on_the_list_search(page: OrdersPage, shop: Shop) -> None:
    page.table.setFocus()
    shop.qtbot.keyClicks(page.table, "olive")
    shop.wait(lambda: numbers(page) == [3])


def test_the_state_narrows_the_list(page: OrdersPage, shop: Shop) -> None:
    shop.qtbot.keyClicks(page._status, "W")
    page._status.activated.emit(page._status.currentIndex())
    shop.wait(lambda: numbers(page) == [2])


def test_an_order_placed_elsewhere_appears_and_the_chosen_one_stays_chosen(page: OrdersPage, shop: Shop) -> None:
    chosen = page.table.current_key()
    shop.do(order("1001"))
    shop.wait(lambda: numbers(page) == [4, 3, 2, 1])
    assert page.table.current_key() == chosen


def test_when_an_order_was_placed_is_seen_whole_also_on_the_day_after(page: OrdersPage) -> None:
    room = page.table.columnWidth(1) - 2 * padding()
    assert page.table.fontMetrics().horizontalAdvance("yesterday 20:58") <= room


def test_what_can_be_searched_for_is_said_in_the_field_as_a_whole(page: OrdersPage) -> None:
    words = page._search.placeholderText()
    assert page._search.fontMetrics().horizontalAdvance(words) <= page._search.minimumWidth() - 24


def choose(page: OrdersPage, shop: Shop, number: int) -> None:
    row = next(row for row in page.table.rows_model().rows() if row.number == number)
    page.table.select_key(row.order_id)
    shop.wait(lambda: page._shown is not None and page._shown["number"] == number)


def hand_over(page: OrdersPage, shop: Shop) -> FulfilForm:
    shop.qtbot.mouseClick(page.detail.fulfil, Qt.MouseButton.LeftButton)
    shop.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FulfilForm))
    form = QApplication.activeModalWidget()
    assert isinstance(form, FulfilForm)
    return form


def test_what_is_left_of_an_order_is_paid_when_it_is_fetched(page: OrdersPage, shop: Shop) -> None:
    choose(page, shop, 2)
    assert page._shown is not None
    order_id, total = page._shown["order_id"], page._shown["total"]
    shop.do(PayOrder(order_id=order_id, tenders=(WantedTender(method="cash", amount=100),)))
    form = hand_over(page, shop)
    assert form.amount.value() == total - 100
    assert not hasattr(form, "unpaid")
    form.amount.set_value(total)
    form.confirm()
    shop.wait(lambda: page._shown is not None and page._shown["status"] == "finished")
    assert page.desk.feedback.sentences() == ["Order 2 is handed over; change €1.00"]


def test_an_order_that_waits_is_handed_over_and_leaves_the_stock(page: OrdersPage, shop: Shop) -> None:
    choose(page, shop, 2)
    hand_over(page, shop).unpaid.click()
    shop.wait(lambda: page._shown is not None and page._shown["status"] == "finished")
    assert shop.documents("stock")["1002"]["on_hand"] == 6_000
    assert not page.detail.fulfil.isVisible()
    assert page.desk.feedback.sentences() == ["Order 2 is handed over"]


def test_cancelling_asks_for_a_reason_and_says_it_afterwards(page: OrdersPage, shop: Shop) -> None:
    choose(page, shop, 2)
    shop.qtbot.mouseClick(page.detail.cancel, Qt.MouseButton.LeftButton)
    form = page.window().findChild(CancelForm)
    assert isinstance(form, CancelForm)
    form._reason.setEditText("Never rang")
    form._primary.click()
    shop.wait(lambda: page._shown is not None and page._shown["status"] == "cancelled")
    assert "Never rang" in page.detail._note.text()
    assert shop.documents("stock")["1002"]["reserved"] == 0


def test_a_cancellation_without_a_reason_is_refused_at_its_field(page: OrdersPage, shop: Shop) -> None:
    choose(page, shop, 2)
    page.detail.cancel_wanted.emit()
    form = page.window().findChild(CancelForm)
    assert isinstance(form, CancelForm)
    form._reason.setEditText("  ")
    form._primary.click()
    shop.wait(lambda: form.fields()[0].problem != "")
    assert form.isVisible()
    form.reject()


# How it was paid, and what came back


def pay(shop: Shop, order_id: str, *amounts: int) -> int:
    tenders = tuple(WantedTender(method="cash", amount=amount) for amount in amounts)
    result = shop.do(PayOrder(order_id=OrderId(order_id), tenders=tenders)).result
    assert isinstance(result, dict)
    return int(str(result["receipt"]))


def means(page: OrdersPage) -> str:
    (entry,) = page.detail.payments.entries.rows()
    return entry.detail


def sums(page: OrdersPage) -> list[str]:
    grid = page.detail._sums
    return [label.text() for row in range(grid.rowCount()) for label in _labels(grid, row)]


def _labels(grid: QGridLayout, row: int) -> list[QLabel]:
    items = (grid.itemAtPosition(row, column) for column in (0, 1))
    return [widget for item in items if item is not None and isinstance(widget := item.widget(), QLabel)]


def test_an_order_says_how_it_was_paid_and_what_is_left(page: OrdersPage, shop: Shop) -> None:
    choose(page, shop, 2)
    assert not page.detail.payments.isVisible()
    assert "Left to pay" not in sums(page)
    assert page._shown is not None
    total = page._shown["total"]
    pay(shop, page._shown["order_id"], 500)
    shop.wait(lambda: page.detail.payments.said() != [])
    left = page.desk.formats.money(total - 500)
    assert page.detail.payments.said() == [("Receipt 1-1", "€5.00", f"{left} left to pay")]
    assert means(page).startswith("Cash · ")
    assert sums(page)[-2:] == ["Left to pay", left]


def test_more_handed_over_than_was_asked_is_told_with_its_change(page: OrdersPage, shop: Shop) -> None:
    choose(page, shop, 3)
    assert page._shown is not None
    pay(shop, page._shown["order_id"], 10_000)
    page.refresh()
    shop.wait(lambda: page.detail.payments.said() != [])
    change = page.desk.formats.amount(10_000 - page._shown["total"])
    assert means(page).startswith(f"Cash 100.00 · change {change} · ")


def test_what_came_back_is_told_at_its_line_and_at_the_order_that_brought_it(page: OrdersPage, shop: Shop) -> None:
    order_id = next(row.order_id for row in page.table.rows_model().rows() if row.number == 1)
    pay(shop, order_id, 498)
    sale_id = SaleId("a-return")
    shop.do(GiveBackLine(sale_id=sale_id, order_id=OrderId(order_id), line=1, quantity=1000, reason="Broken"))
    shop.do(PaySale(sale_id=sale_id, tenders=(WantedTender(method="cash", amount=249),)))
    shop.wait(lambda: page.table.rows_model().total == 4)
    choose(page, shop, 1)
    lines = page.detail._lines
    assert not lines.isColumnHidden(4)
    assert [row.given_back for row in lines.rows_model().rows()] == [1000]
    assert [said[0] for said in page.detail.payments.said()] == ["Refund 1-2", "Receipt 1-1"]
    assert page.detail.payments.said()[0][1] == "-€2.49"
    assert (page.detail.cancel.isVisible(), page._keys["cancel"].isEnabled()) == (False, False)
    choose(page, shop, 4)
    assert (page.detail.cancel.isVisible(), page._keys["cancel"].isEnabled()) == (False, False)
    assert page.detail._note.text() == "Brings back what order 1 sold"
    assert lines.isColumnHidden(4)


@pytest.mark.parametrize("width", [420, 600, 900])
def test_the_names_of_the_goods_are_read_beside_all_that_is_said_of_a_line(
    page: OrdersPage, shop: Shop, width: int
) -> None:
    sale_id = SaleId("a-discount")
    shop.do(AddSaleLine(sale_id=sale_id, sku=Sku("1002"), quantity=2000))
    shop.do(ChangeSaleLine(sale_id=sale_id, line=1, discount=50))
    tenders = (WantedTender(method="cash", amount=1548),)
    order_id = shop.do(PaySale(sale_id=sale_id, tenders=tenders)).result["order_id"]  # type: ignore[index]
    shop.do(GiveBackLine(sale_id=SaleId("back"), order_id=OrderId(order_id), line=1, quantity=1000, reason="Broken"))
    shop.do(PaySale(sale_id=SaleId("back")))
    shop.wait(lambda: page.table.rows_model().total == 5)
    choose(page, shop, 4)
    lines = page.detail._lines
    lines.setMinimumWidth(width)
    shop.wait(lambda: lines.width() >= width)
    assert not lines.isColumnHidden(4)
    assert lines.columnWidth(1) >= 160
    assert lines.horizontalScrollBar().maximum() == 0
    assert lines.isColumnHidden(2) == (width < 600)


@pytest.mark.parametrize("typed", ["1-1", "1/000001", "R1N000001", "r1n000001", "O0000003"])
def test_an_order_is_found_by_the_number_of_its_receipt(page: OrdersPage, shop: Shop, typed: str) -> None:
    order_id = next(row.order_id for row in page.table.rows_model().rows() if row.number == 3)
    pay(shop, order_id, 10_000)
    shop.qtbot.keyClicks(page._search, typed)
    shop.wait(lambda: numbers(page) == [3])


def test_a_receipt_or_a_slip_that_is_scanned_shows_its_order(page: OrdersPage, shop: Shop) -> None:
    order_id = next(row.order_id for row in page.table.rows_model().rows() if row.number == 3)
    receipt = pay(shop, order_id, 10_000)
    page.take_scan(receipt_code("1", receipt))
    shop.wait(lambda: page._shown is not None and page._shown["number"] == 3)
    page.take_scan(order_code(2))
    shop.wait(lambda: page._shown is not None and page._shown["number"] == 2)


def test_keys_do_what_can_be_done_with_the_order(page: OrdersPage, shop: Shop) -> None:
    choose(page, shop, 2)
    assert {wish for wish, key in page._keys.items() if key.isEnabled()} == {"search", "hand-over", "cancel"}
    shop.qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    form = page.window().findChild(CancelForm)
    assert isinstance(form, CancelForm)
    form.reject()
    choose(page, shop, 3)
    assert {wish for wish, key in page._keys.items() if key.isEnabled()} == {"search", "cancel"}
