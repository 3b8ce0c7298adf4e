"""One order is picked with the scanner or with keys, and nothing of it is lost."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from domain.catalog.commands import AddProduct
from domain.inventory.commands import ReceivedLine, ReceiveStock
from domain.kernel.ids import OrderId, Sku
from domain.orders.commands import CancelOrder, PlaceOrder, WantedLine
from domain.orders.events import OrderKind
from domain.orders.waiting_commands import PickLine
from domain.shop.commands import SetLabelRules
from domain.staff.commands import SetWeighingRole
from domain.staff.events import Role
from tests.ui.keyboard import Keyboard
from tests.ui.shop import Shop
from tests.ui.staff.conftest import Staffed, staffed
from ui.main_window import MainWindow
from ui.orders.board.page import BoardPage
from ui.orders.board.pick_form import PickForm
from ui.scanner import Scanner

KEY = Qt.Key
__all__ = ["staffed"]
BISCUITS, COFFEE = "4006381333931", "9501101530003"


class Picking(Keyboard):
    """The form on the order of two packets of biscuits, one of coffee and half a kilogram of tomatoes."""

    def __init__(self, shop: Shop, window: MainWindow | None = None) -> None:
        self.shop = shop
        self.window = window or shop.window("board")
        super().__init__(shop.qtbot, self.window)
        page = self.window.findChild(BoardPage)
        assert isinstance(page, BoardPage)
        self.page = page
        self.window.activateWindow()
        shop.qtbot.waitUntil(page.list.hasFocus)
        self.press(KEY.Key_F5)
        shop.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), PickForm))
        form = QApplication.activeWindow()
        assert isinstance(form, PickForm)
        self.form = form

    def picks(self) -> list[tuple[int, str]]:
        """What is on disk, line by line."""
        (order,) = self.shop.documents("open_orders").values()
        return [(pick["picked"], pick["short"]) for pick in order["picks"]]

    def settle(self) -> None:
        self.shop.wait(lambda: self.form.settled)


@pytest.fixture
def order_id(shop: Shop) -> OrderId:
    shop.do(ReceiveStock(lines=(ReceivedLine(sku=Sku("1004"), quantity=5000, unit_cost=1_000_000),)))
    lines = (("1001", 2000), ("1002", 1000), ("1004", 500))
    wanted = tuple(WantedLine(sku=Sku(sku), quantity=quantity) for sku, quantity in lines)
    return OrderId(shop.do(PlaceOrder(lines=wanted, kind=OrderKind.TELEPHONE)).result["order_id"])  # type: ignore[index]


@pytest.fixture
def picking(shop: Shop, order_id: OrderId, scanner: Scanner) -> Picking:
    return Picking(shop)


def test_each_scan_counts_up_and_is_on_disk(picking: Picking) -> None:
    picking.scan(BISCUITS)
    picking.scan(BISCUITS)
    picking.scan(COFFEE)
    picking.settle()
    assert picking.picks() == [(2000, ""), (1000, ""), (0, "")]
    assert [row.icon for row in picking.form.table.lines.rows()] == ["square-check", "square-check", "square"]


def test_a_wrong_thing_is_said_loudly_and_changes_nothing(picking: Picking) -> None:
    picking.scan("OLIVE-1")
    picking.settle()
    assert picking.form.banner.text == "No product has the code OLIVE-1. Put it back."
    picking.form.take_scan("1003")
    picking.settle()
    assert picking.form.banner.text == "Olive Oil 1 l is not on order 1. Put it back."
    assert picking.picks() == [(0, ""), (0, ""), (0, "")]
    picking.scan(COFFEE)
    picking.settle()
    assert not picking.form.banner.isVisible()


def test_one_too_many_is_said_loudly(picking: Picking) -> None:
    for _ in range(2):
        picking.scan(COFFEE)
    picking.settle()
    assert picking.form.banner.text == "Only 1 of Ground Coffee 500 g were ordered. Put the rest back."


def test_keys_do_without_a_scanner(picking: Picking, shop: Shop) -> None:
    picking.keys(" ")
    shop.wait(lambda: picking.picks()[0] == (1000, ""))
    picking.keys("-")
    shop.wait(lambda: picking.picks()[0] == (0, ""))
    picking.keys("\r")
    shop.wait(lambda: picking.picks()[0] == (2000, ""))
    assert picking.form.table.current_key() == 2
    picking.press(KEY.Key_Up)
    picking.keys("1\r")
    shop.wait(lambda: picking.picks()[0] == (1000, ""))


def test_bottles_are_counted_like_pieces(shop: Shop, scanner: Scanner) -> None:
    shop.do(AddProduct(sku=Sku("wine"), name="Wine", category="Wine", price=900, unit="bottle", opening_stock=6000))
    wanted = (WantedLine(sku=Sku("wine"), quantity=3000),)
    shop.do(PlaceOrder(lines=wanted, kind=OrderKind.TELEPHONE))
    picking = Picking(shop)
    picking.form.take_scan("wine")
    picking.settle()
    assert picking.picks() == [(1000, "")]
    assert [row.icon for row in picking.form.table.lines.rows()] == ["square"]
    picking.keys(" ")
    shop.wait(lambda: picking.picks() == [(2000, "")])


def test_what_is_weighed_is_typed_or_read_from_its_label(picking: Picking, shop: Shop) -> None:
    picking.form.take_scan("1004")
    picking.settle()
    assert picking.form.amount.hasFocus()
    assert picking.form.amount.value() == 500
    picking.keys("0.52\r")
    shop.wait(lambda: picking.picks()[2] == (520, ""))
    picking.keys("\r\r\r")
    shop.wait(lambda: not shiboken6.isValid(picking.form))
    (order,) = shop.documents("open_orders").values()
    assert (order["stage"], order["total"]) == ("ready", 2 * 249 + 799 + 207)


def test_a_label_of_a_scale_says_the_weight(shop: Shop, order_id: OrderId, scanner: Scanner) -> None:
    shop.do(SetLabelRules(country="SE"))
    picking = Picking(shop)
    digits = "230010040480"  # Sweden: 23, six figures of the product, the weight in grams
    picking.scan(digits + check_digit(digits))
    picking.settle()
    assert picking.picks()[2] == (480, "")


def weighed_by_a_cashier(shop: Shop, staffed: Staffed) -> Picking:
    """The picking of a cashier who has typed a weight, which the store leaves to supervisors."""
    staffed.do(SetWeighingRole(role=Role.SUPERVISOR))
    staffed.open("board")
    staffed.sign_in("256789")
    picking = Picking(shop, staffed.window)
    picking.form.take_scan("1004")
    picking.settle()
    picking.keys("0.52\r")
    return picking


def test_a_weight_is_typed_with_leave_and_the_picking_goes_on(
    shop: Shop, order_id: OrderId, staffed: Staffed, scanner: Scanner
) -> None:
    picking = weighed_by_a_cashier(shop, staffed)
    approval = staffed.approval()
    assert picking.picks()[2] == (0, "")
    staffed.keys("1234", approval.entry)
    staffed.gone(approval)
    shop.wait(lambda: picking.picks()[2] == (520, ""))
    picking.form.activateWindow()
    shop.qtbot.waitUntil(picking.form.isActiveWindow)
    picking.scan(COFFEE)
    picking.settle()
    assert picking.picks() == [(0, ""), (1000, ""), (520, "")]


def test_without_leave_the_weight_is_not_taken(
    shop: Shop, order_id: OrderId, staffed: Staffed, scanner: Scanner
) -> None:
    picking = weighed_by_a_cashier(shop, staffed)
    approval = staffed.approval()
    approval.reject()
    staffed.gone(approval)
    picking.settle()
    assert "supervisor" in picking.form.banner.text
    assert picking.picks()[2] == (0, "")


def test_of_two_pieces_the_weight_of_the_one_that_is_not_there_yet_is_asked_for(shop: Shop, scanner: Scanner) -> None:
    shop.do(ReceiveStock(lines=(ReceivedLine(sku=Sku("1004"), quantity=5000, unit_cost=1_000_000),)))
    wanted = tuple(WantedLine(sku=Sku("1004"), quantity=quantity) for quantity in (500, 900))
    shop.do(PlaceOrder(lines=wanted, kind=OrderKind.TELEPHONE))
    picking = Picking(shop)
    for typed in ("0.48", "0.9"):
        picking.form.take_scan("1004")
        picking.settle()
        picking.keys(f"{typed}\r")
        picking.settle()
    shop.wait(lambda: picking.picks() == [(480, ""), (900, "")])


def check_digit(digits: str) -> str:
    """Return GS1's check digit, reckoned here."""
    weighted = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return str(-weighted % 10)


def test_what_is_missing_has_a_reason_and_is_not_charged(picking: Picking, shop: Shop) -> None:
    picking.scan(BISCUITS)
    picking.settle()
    picking.press(KEY.Key_F8)
    assert picking.form.reason.hasFocus()
    picking.keys("\r")
    shop.wait(lambda: picking.picks()[0] == (1000, "Not on the shelf"))
    assert picking.form.table.current_key() == 2
    picking.press(KEY.Key_F6)
    shop.wait(lambda: not shiboken6.isValid(picking.form))
    (order,) = shop.documents("open_orders").values()
    assert (order["stage"], order["total"]) == ("ready", 249 + 799 + 200)
    assert picking.page.desk.feedback.sentences()[-1] == "Order 1 lies ready, €12.48"


def test_it_does_not_lie_ready_while_something_is_looked_for(picking: Picking, shop: Shop) -> None:
    picking.scan(BISCUITS)
    picking.settle()
    picking.form._primary.click()
    shop.wait(lambda: picking.form.banner.isVisible())
    assert picking.form.banner.text.startswith("Oat Biscuits 250 g is not all there yet.")
    assert picking.form.isVisible()


def test_a_crash_in_the_middle_loses_no_pick(picking: Picking, shop: Shop, scanner: Scanner) -> None:
    picking.scan(BISCUITS)
    picking.scan(COFFEE)
    picking.settle()
    picking.form.reject()
    picking.window.close()
    shop.crash()
    again = Picking(shop)
    assert again.picks() == [(1000, ""), (1000, ""), (0, "")]
    assert again.form.table.current_row() is not None
    assert [row.picked for row in again.form.table.lines.rows()] == [1000, 1000, 0]


def test_two_people_may_pick_the_same_order(picking: Picking, shop: Shop, order_id: OrderId) -> None:
    picking.scan(BISCUITS)
    picking.settle()
    shop.do(PickLine(order_id=order_id, line=1))
    assert [row.picked for row in picking.form.table.lines.rows()] == [2000, 0, 0]


def test_the_form_goes_with_an_order_that_is_cancelled(picking: Picking, shop: Shop, order_id: OrderId) -> None:
    shop.do(CancelOrder(order_id=order_id, reason="Changed their mind"))
    shop.wait(lambda: not shiboken6.isValid(picking.form))
