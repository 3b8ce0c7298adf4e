"""What people did at the till is shown to who may see it, by day and person, down to the order; by keys alone."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from domain.kernel.ids import SaleId, Sku
from domain.kernel.messages import Command
from domain.orders.commands import AbandonSale, AddSaleLine, ChangeSaleLine, GiveBackProduct, PaySale, RemoveSaleLine
from domain.payments.commands import WantedTender
from domain.till.commands import OpenDrawer
from tests.ui.accessibility import nameless
from tests.ui.shop import Shop
from tests.ui.staff.conftest import Staffed, staffed
from ui.main_window import MainWindow
from ui.orders.book.page import OrdersPage
from ui.reports.page import ReportsPage

__all__ = ["staffed"]

KEY = Qt.Key
SALE = SaleId("sale")


def scan(sku: str, quantity: int = 1000) -> AddSaleLine:
    return AddSaleLine(sale_id=SALE, sku=Sku(sku), quantity=quantity)


def a_sale() -> list[Command]:
    """Coffee and two olive oils at a price of one's own; the biscuits were removed."""
    return [
        scan("1001"),
        scan("1002"),
        scan("1003", 2000),
        RemoveSaleLine(sale_id=SALE, line=1),
        ChangeSaleLine(sale_id=SALE, line=3, unit_price=1000, price_reason="dented"),
        PaySale(sale_id=SALE, tenders=(WantedTender(method="cash", amount=2799),)),
    ]


def page_of(window: MainWindow) -> ReportsPage:
    page = window.findChild(ReportsPage)
    assert isinstance(page, ReportsPage)
    return page


def opened(shop: Shop, *commands: Command) -> ReportsPage:
    for command in commands:
        shop.do(command)
    window = shop.window("reports")
    page = page_of(window)
    shop.wait(lambda: page.days.isVisible())
    window.activateWindow()
    shop.qtbot.waitUntil(window.isActiveWindow)
    return page


def days(page: ReportsPage) -> list[tuple[Any, ...]]:
    return [(row.name, *row.counts) for row in page.days.rows_model().rows()]


def acts(page: ReportsPage) -> list[tuple[str, ...]]:
    model = page.acts.rows_model()
    return [tuple(model.columns[column].words(row) for column in (1, 0, 3, 4)) for row in model.rows()]


def test_without_staff_everybody_sees_it(shop: Shop) -> None:
    page = opened(shop, *a_sale(), OpenDrawer(reason="change"))
    assert days(page) == [("desk", 1, 0, 0, 1, 1, 0, 0, 0)]
    assert acts(page) == [
        ("Drawer opened", "change", "", ""),
        ("Own price", "2 × Olive Oil 1 l: dented", "2.98", "1"),
        ("Line removed", "Oat Biscuits 250 g", "2.49", "1"),
    ]
    assert page.summary.text() == "1\xa0×\xa0Line removed (€2.49), 1\xa0×\xa0Drawer opened, 1\xa0×\xa0Own price (€2.98)"
    assert "through event" in page._card.footer_text
    assert nameless(page) == []


def test_a_row_opens_its_order(shop: Shop) -> None:
    page = opened(shop, *a_sale())
    page.days.setFocus()
    QTest.keyClick(page.days, KEY.Key_Return)
    assert page.acts.hasFocus()
    QTest.keyClick(page.acts, KEY.Key_Return)
    window = page.window()
    assert isinstance(window, MainWindow)
    assert window.page == "orders"
    orders = window.findChild(OrdersPage)
    assert isinstance(orders, OrdersPage)
    shop.wait(lambda: [row.number for row in orders.table.rows_model().rows()] == [1])


def test_what_became_no_order_says_so(shop: Shop) -> None:
    page = opened(shop, scan("1002"), AbandonSale(sale_id=SALE, reason="left"))
    assert acts(page) == [("Sale given up", "left", "7.99", "")]
    assert page.subtitle == "1 entry"
    page.acts.selectRow(0)
    document = next(action for action in page.actions() if action.objectName() == "reports.document")
    assert not document.isEnabled()
    QTest.keyClick(page.acts, KEY.Key_Return)
    assert "No order came of this; all that is known of it stands here." in page.desk.feedback.sentences()


def test_a_sale_that_was_emptied_is_not_called_given_up(shop: Shop) -> None:
    page = opened(shop, scan("1002"), RemoveSaleLine(sale_id=SALE, line=1))
    assert acts(page) == [
        ("Sale emptied", "Nothing was left on it", "", ""),
        ("Line removed", "Ground Coffee 500 g", "7.99", ""),
    ]
    assert page.subtitle == "2 entries"


def test_what_came_back_is_told_with_its_reason(shop: Shop) -> None:
    back = GiveBackProduct(sale_id=SALE, sku=Sku("1002"), quantity=1000, reason="stale")
    page = opened(shop, back, PaySale(sale_id=SALE, tenders=(WantedTender(method="cash", amount=799),)))
    assert acts(page) == [("Back without receipt", "1 × Ground Coffee 500 g: stale", "7.99", "1")]


def test_it_moves_while_somebody_looks(shop: Shop) -> None:
    page = opened(shop)
    assert days(page) == []
    shop.do(OpenDrawer(reason="change"))
    shop.wait(lambda: days(page) == [("desk", 0, 0, 0, 1, 0, 0, 0, 0)])


@pytest.mark.parametrize(("key", "shown"), [(KEY.Key_F2, "today"), (KEY.Key_F4, "month"), (KEY.Key_F3, "week")])
def test_days_are_chosen_by_keys(shop: Shop, key: Qt.Key, shown: str) -> None:
    page = opened(shop, OpenDrawer(reason="change"))
    QTest.keyClick(page, key)
    assert page.switch.current == shown
    shop.wait()
    assert len(days(page)) == 1


def test_a_cashier_is_asked_for_a_managers_pin(staffed: Staffed) -> None:
    staffed.do(OpenDrawer(reason="change"))
    staffed.open("reports")
    staffed.sign_in("256789")
    page = staffed.one(ReportsPage)
    assert page.closed.isVisible()
    assert not page.days.isVisible()
    page.closed.wanted.emit()
    approval = staffed.approval()
    staffed.keys("1234", approval.entry)
    staffed.gone(approval)
    staffed.wait(lambda: page.days.isVisible())
    assert sorted(row[0] for row in days(page)) == ["Cora", "terminal"]
    page.days.select_key(next(row.key for row in page.days.rows_model().rows() if row.name == "Cora"))
    assert acts(page) == [("Approved", "This report looked at", "", "")]
    assert page.acts.rows_model().rows()[0].approver == "Olga"


def test_who_declines_to_approve_shows_nothing(staffed: Staffed) -> None:
    staffed.open("reports")
    staffed.sign_in("256789")
    page = staffed.one(ReportsPage)
    page.closed.wanted.emit()
    approval = staffed.approval()
    approval.reject()
    staffed.gone(approval)
    assert page.closed.isVisible()


def test_whoever_comes_after_a_manager_is_asked_anew(staffed: Staffed) -> None:
    staffed.open("reports")
    staffed.sign_in("11234")
    page = staffed.one(ReportsPage)
    staffed.wait(lambda: page.days.isVisible())
    staffed.lock()
    staffed.sign_in("256789")
    staffed.wait(lambda: page.closed.isVisible())
    assert not page.days.isVisible()


def chosen(page: ReportsPage) -> str:
    row = page.acts.rows_model().row_of(page.acts.current_key())
    assert row is not None
    return str(row.about)


@pytest.mark.parametrize(("column", "order"), [(6, Qt.SortOrder.DescendingOrder), (-1, Qt.SortOrder.AscendingOrder)])
def test_the_chosen_row_and_what_is_looked_at_stay_while_something_happens(
    shop: Shop, column: int, order: Qt.SortOrder
) -> None:
    page = opened(shop, *(OpenDrawer(reason=f"change {place}") for place in range(40)))
    page.acts.sortByColumn(column, order)
    page.days.setFocus()
    QTest.keyClick(page.days, KEY.Key_Return)
    for _ in range(25):
        QTest.keyClick(page.acts, KEY.Key_Down)
    assert chosen(page) == "change 14"
    before = page.acts.visualRect(page.acts.currentIndex()).top()
    shop.do(OpenDrawer(reason="one more"))
    shop.wait(lambda: days(page) == [("desk", 0, 0, 0, 41, 0, 0, 0, 0)])
    assert acts(page)[0] == ("Drawer opened", "one more", "", "")
    assert chosen(page) == "change 14"
    assert page.acts.visualRect(page.acts.currentIndex()).top() == before
    assert page.acts.hasFocus()


def test_at_the_top_what_happened_is_seen(shop: Shop) -> None:
    page = opened(shop, *(OpenDrawer(reason=f"change {place}") for place in range(40)))
    page.days.setFocus()
    QTest.keyClick(page.days, KEY.Key_Return)
    shop.do(OpenDrawer(reason="one more"))
    shop.wait(lambda: len(acts(page)) == 41)
    assert (chosen(page), page.acts.rowAt(0)) == ("change 39", 0)


def test_a_row_that_changes_stays_chosen(shop: Shop) -> None:
    priced = ChangeSaleLine(sale_id=SALE, line=1, unit_price=1000, price_reason="dented")
    page = opened(shop, scan("1003"), priced, OpenDrawer(reason="change"))
    page.acts.selectRow(1)
    assert chosen(page) == "1 × Olive Oil 1 l: dented"
    shop.do(ChangeSaleLine(sale_id=SALE, line=1, unit_price=900, price_reason="torn"))
    shop.wait(lambda: chosen(page) == "1 × Olive Oil 1 l: torn")
