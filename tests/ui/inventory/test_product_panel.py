from functools import partial

import pytest
from PySide6.QtCore import Qt

from domain.catalog.commands import ChangePrice
from domain.inventory.commands import AdjustStock, ReceivedLine, ReceiveStock
from domain.inventory.events import Reason
from domain.kernel.ids import OrderId, Sku
from domain.orders.commands import FulfilOrder, PlaceOrder, WantedLine
from domain.orders.events import OrderKind
from tests.ui.shop import Shop
from ui.catalog.product_facts import printed_code
from ui.inventory import ops
from ui.products_page import ProductsPage
from ui.widgets.entry import Entry
from ui.widgets.rows_list import RowsList
from ui.widgets.rows_model import ROW_ROLE


def entries(page: ProductsPage, shown: RowsList, shop: Shop) -> list[Entry]:
    shop.wait()
    model = shown.model()
    return [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]


def ledger(page: ProductsPage, shop: Shop) -> list[tuple[str, str, str]]:
    return [(entry.title, entry.figure, entry.under) for entry in entries(page, page.panel.ledger, shop)]


def order(shop: Shop, kind: OrderKind, quantity: int) -> OrderId:
    lines = (WantedLine(sku=Sku("1002"), quantity=quantity),)
    receipt = shop.do(PlaceOrder(lines=lines, kind=kind, promised_for="2026-03-02T16:00", note="call first"))
    assert isinstance(receipt.result, dict)
    return OrderId(receipt.result["order_id"])


def test_the_ledger_is_read_for_the_chosen_product(page: ProductsPage, shop: Shop) -> None:
    shop.wait(lambda: ledger(page, shop))
    assert ledger(page, shop) == [("Opening stock 1002", "+8", "8 left")]


def test_a_movement_says_who_when_at_what_cost_and_by_which_event(page: ProductsPage, shop: Shop) -> None:
    shop.wait(lambda: ledger(page, shop))
    shop.do(AdjustStock(sku=Sku("1002"), quantity=-1_000, reason=Reason.DAMAGE, note="wet"))
    shop.wait(lambda: len(ledger(page, shop)) == 2)
    newest = entries(page, page.panel.ledger, shop)[0]
    assert newest.title == "Damaged"
    when, who, note, cost, event = newest.detail.split(" · ")
    assert (who, note, cost, event) == ("desk", "wet", "at 5.00", f"event {page.panel.ledger._view.position}")
    assert when.count(":") == 1


def test_the_ledger_moves_while_somebody_looks_at_it(page: ProductsPage, shop: Shop) -> None:
    shop.wait(lambda: ledger(page, shop))
    order(shop, OrderKind.COUNTER, 2_000)
    shop.wait(lambda: len(ledger(page, shop)) == 2)
    assert ledger(page, shop)[0] == ("Sale 1", "-2", "6 left")


def test_the_rest_of_a_long_ledger_comes_when_its_end_is_seen(page: ProductsPage, shop: Shop) -> None:
    line = ReceivedLine(sku=Sku("1002"), quantity=1_000)
    for _ in range(2):
        shop.do(ReceiveStock(lines=(line,) * ops.PAGE))
    shop.wait(lambda: len(ledger(page, shop)) == ops.PAGE)
    for known in (2 * ops.PAGE, 2 * ops.PAGE + 1):
        bar = page.panel.ledger.verticalScrollBar()
        bar.setValue(bar.maximum())
        shop.wait(partial(lambda count: len(ledger(page, shop)) == count, known))
    balances = [entry.under for entry in entries(page, page.panel.ledger, shop)]
    assert balances == [f"{count} left" for count in range(8 + 2 * ops.PAGE, 7, -1)]


def test_another_product_shows_its_own_ledger(page: ProductsPage, shop: Shop) -> None:
    shop.wait(lambda: ledger(page, shop))
    page.table.select_key("1003")
    shop.wait(lambda: ledger(page, shop) == [("Opening stock 1003", "+3", "3 left")])


def test_reserved_leads_to_the_orders_that_keep_it(page: ProductsPage, shop: Shop) -> None:
    order_id = order(shop, OrderKind.TELEPHONE, 3_000)
    figures = page.panel.figures
    assert (figures.on_hand.value, figures.reserved.value, figures.available.value) == ("8", "3", "5")
    figures.reserved.setFocus()
    shop.qtbot.keyClick(figures.reserved, Qt.Key.Key_Space)
    assert page.panel.reservations.isVisible()
    (entry,) = entries(page, page.panel.reservations, shop)
    assert (entry.title, entry.figure) == ("Order 1", "3")
    assert entry.detail.startswith("for Mon 2 Mar 16:00 · call first")
    shop.do(FulfilOrder(order_id=order_id))
    assert entries(page, page.panel.reservations, shop) == []
    assert figures.reserved.value == "0"


def test_the_figures_say_through_which_event_they_speak(page: ProductsPage, shop: Shop) -> None:
    receipt = shop.do(ChangePrice(sku=Sku("1001"), price=300))
    assert page.panel.figures.through == f"through event {receipt.last_position}"


def test_the_facts_follow_the_product(page: ProductsPage, shop: Shop) -> None:
    assert [page.panel.facts.text_of(key) for key in ("price", "margin", "cost", "value", "codes")] == [
        "€7.99", "31.2%", "5.00", "€40.00", "9501101530003",
    ]  # fmt: skip
    shop.do(ChangePrice(sku=Sku("1002"), price=999))
    assert [page.panel.facts.text_of(key) for key in ("price", "margin")] == ["€9.99", "44.9%"]


@pytest.mark.parametrize(
    ("stored", "printed"),
    [
        ("04006381333931", "4006381333931"),
        ("00036000291452", "036000291452"),
        ("00000096385074", "96385074"),
        ("19501101530000", "19501101530000"),
        ("shelf-7", "shelf-7"),
    ],
)
def test_a_code_is_shown_as_it_is_printed(stored: str, printed: str) -> None:
    assert printed_code(stored) == printed
