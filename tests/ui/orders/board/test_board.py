"""The board of open orders, worked by keyboard."""

from datetime import datetime, timedelta
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CustomerId, OrderId, Sku
from domain.orders.commands import CancelOrder, PlaceOrder, WantedLine
from domain.orders.events import OrderKind, Way
from domain.orders.waiting_commands import FinishPicking, MarkShort
from domain.payments.commands import PayOrder, WantedTender
from tests.ui.accessibility import nameless
from tests.ui.keyboard import Keyboard
from tests.ui.shop import Shop
from ui.orders.board.page import BoardPage
from ui.orders.board.pick_form import PickForm
from ui.orders.board.promise_form import PromiseForm
from ui.orders.book.cancel_form import CancelForm
from ui.orders.fulfil_form import FulfilForm
from ui.orders.sell.page import SellPage
from ui.scanner import Scanner
from ui.store_status import StoreStatus

KEY = Qt.Key
NOW = datetime(2026, 11, 25, 14, 20)

D = TypeVar("D", bound=QDialog)


def at(hours: int) -> str:
    return (NOW + timedelta(hours=hours)).isoformat(timespec="minutes")


def order(shop: Shop, *skus: str, promised_for: str = "", **fields: object) -> OrderId:
    lines = tuple(WantedLine(sku=Sku(sku), quantity=2000) for sku in skus)
    command = PlaceOrder(lines=lines, kind=OrderKind.TELEPHONE, promised_for=promised_for, **fields)  # type: ignore[arg-type]
    return OrderId(shop.do(command).result["order_id"])  # type: ignore[index]


class Board(Keyboard):
    """One window on the board, at twenty past two on a Wednesday."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.window = shop.window("board")
        super().__init__(shop.qtbot, self.window)
        page = self.window.findChild(BoardPage)
        assert isinstance(page, BoardPage)
        self.page = page
        self.tell(NOW)
        self.window.activateWindow()
        shop.qtbot.waitUntil(page.list.hasFocus)
        self.press(KEY.Key_Home)

    def tell(self, now: datetime) -> None:
        """Let the clock show something else."""
        self.page.clock = lambda: now
        self.page._tick.timeout.emit()

    def numbers(self) -> list[tuple[str, int]]:
        return [(row.group.name, row.number) for row in self.page.list.orders.rows()]

    def open(self, key: Qt.Key, kind: type[D]) -> D:
        self.press(key)
        self.shop.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
        form = QApplication.activeWindow()
        assert isinstance(form, kind)
        return form

    def stage(self) -> str:
        return self.page.list.orders.row_at(0).stage


@pytest.fixture
def ann(shop: Shop) -> CustomerId:
    person = Person(name="Ann Ünal", phone="555-0101", address="1 Hill Road")
    return CustomerId(str(shop.do(RegisterCustomer(person=person)).result))


@pytest.fixture
def board(shop: Shop, ann: CustomerId, scanner: Scanner) -> Board:
    """Three orders: later, in half an hour with two products, and in five hours."""
    order(shop, "1003", promised_for=at(30))
    order(shop, "1001", "1002", promised_for="2026-11-25T14:50", customer_id=ann, note="Ring twice")
    order(shop, "1001", promised_for=at(5))
    return Board(shop)


def test_orders_stand_by_when_they_are_promised(board: Board) -> None:
    assert board.numbers() == [("NOW", 2), ("TODAY", 3), ("LATER", 1)]
    assert board.page.subtitle == "3 in all"
    assert board.page.detail._card.accessibleName() == "Order 2"
    assert nameless(board.window) == []


def test_an_order_gets_late_though_nothing_happens(board: Board) -> None:
    board.tell(NOW + timedelta(minutes=31))
    assert board.numbers() == [("LATE", 2), ("TODAY", 3), ("LATER", 1)]
    assert board.page.subtitle == "1 late, 3 in all"


def test_the_board_moves_with_what_happens_and_says_through_which_event(board: Board, shop: Shop) -> None:
    board.press(KEY.Key_Down)
    chosen = board.page.list.current_key()
    order(shop, "1002", promised_for=at(-1))
    assert board.numbers()[0] == ("LATE", 4)
    assert board.page.list.current_key() == chosen
    assert board.page._card.footer_text == f"through event {shop.live.position}"
    assert board.page.detail._card.footer_text == board.page._card.footer_text


def test_how_many_are_late_stands_in_the_rail_on_every_page(board: Board, shop: Shop) -> None:
    status, rail = board.window.findChild(StoreStatus), board.window._rail
    assert isinstance(status, StoreStatus)
    board.window.show_page("dashboard")
    status.late.clock = lambda: NOW + timedelta(minutes=31)
    status.late._tick.timeout.emit()
    assert rail._buttons["board"]._badge == "1"
    (late,) = (key for key, one in shop.documents("open_orders").items() if one["number"] == 2)
    shop.do(CancelOrder(order_id=OrderId(late), reason="Never rang"))
    assert rail._buttons["board"]._badge == ""


def test_the_clock_ticks_by_itself(board: Board) -> None:
    assert board.page._tick.isActive()
    assert board.page._tick.interval() <= 30_000


def test_arrows_choose_and_enter_picks(board: Board) -> None:
    board.press(KEY.Key_Down)
    assert board.page.detail._card.accessibleName() == "Order 3"
    board.press(KEY.Key_Up)
    form = board.open(KEY.Key_Return, PickForm)
    assert form.windowTitle() == "Pick order 2"
    assert nameless(form) == []


def test_it_is_picked_and_then_handed_over_with_enter_alone(board: Board, shop: Shop) -> None:
    form = board.open(KEY.Key_Return, PickForm)
    board.keys("\r\r\r")
    shop.wait(lambda: board.stage() == "ready")
    assert not shiboken6.isValid(form) or not form.isVisible()
    assert board.page.desk.feedback.sentences() == ["Order 2 lies ready, €20.96"]
    paying = board.open(KEY.Key_Return, FulfilForm)
    assert paying.amount.value() == 2096
    board.keys("30\r")
    shop.wait(lambda: board.numbers() == [("TODAY", 3), ("LATER", 1)])
    assert board.page.desk.feedback.sentences()[-1] == "Order 2 is handed over; change €9.04"


def test_a_deposit_beyond_what_is_there_goes_back(board: Board, shop: Shop) -> None:
    order_id = OrderId(str(board.page.list.current_key()))
    shop.do(PayOrder(order_id=order_id, tenders=(WantedTender(method="cash", amount=2096),)))
    shop.do(MarkShort(order_id=order_id, line=2, reason="Sold out"))
    shop.do(FinishPicking(order_id=order_id, as_ordered=True))
    assert board.page.detail._due.text() == "€15.98 goes back"
    assert "2 × Ground Coffee 500 g missing (Sold out)" in board.page.detail._missing.text()
    board.open(KEY.Key_F12, FulfilForm)
    board.keys("\r")
    shop.wait(lambda: len(board.numbers()) == 2)
    assert board.page.desk.feedback.sentences()[-1] == "Order 2 is handed over; €15.98 goes back"


def test_what_is_missing_is_said_while_the_rest_is_looked_for(board: Board, shop: Shop) -> None:
    shop.do(MarkShort(order_id=OrderId(str(board.page.list.current_key())), line=1, reason="Sold out"))
    assert board.page.detail._missing.text() == "2 × Oat Biscuits 250 g missing (Sold out)"
    assert board.page.detail._stage.text() == "Somebody picks, 1 of 2"


def test_what_somebody_still_picks_is_not_handed_over(board: Board, shop: Shop) -> None:
    board.open(KEY.Key_F5, PickForm)
    board.keys(" ")
    shop.wait(lambda: board.stage() == "picking")
    board.press(KEY.Key_Escape, KEY.Key_F12)
    shop.wait()
    assert "still picking order 2" in board.page.desk.feedback.sentences()[-1]


def test_another_time_is_agreed_on(board: Board, shop: Shop) -> None:
    form = board.open(KEY.Key_F4, PromiseForm)
    assert nameless(form) == []
    board.keys("2031-05-03 9:30\r")
    shop.wait(lambda: board.numbers()[-1] == ("LATER", 2))
    assert shop.documents("open_orders")[str(board.page.list.current_key())]["promised_for"] == "2031-05-03T09:30"


def test_what_is_no_time_is_said_at_the_field(board: Board, shop: Shop) -> None:
    form = board.open(KEY.Key_F4, PromiseForm)
    board.keys("soon\r")
    shop.wait()
    assert form.isVisible()
    assert form.fields()[0].problem == "Such as 17:30, tomorrow 9, fri 16, 28/11 10 or +2h."
    form.promise.when.setText("2020-01-01 10")
    form._on_submit()
    assert form.fields()[0].problem == "That is over already. Say when it will be."
    form.reject()


def test_it_is_delivered_to_an_address_that_stays_with_the_customer(board: Board, shop: Shop, ann: CustomerId) -> None:
    form = board.open(KEY.Key_F4, PromiseForm)
    assert not form.promise.address.isVisible()
    form.promise.when.setText("2031-05-03 9:30")
    form.promise.way.setCurrentIndex(1)
    assert form.promise.address.text() == "1 Hill Road"
    form.promise.address.clear()
    form._on_submit()
    assert form.fields()[2].problem == "Enter where it goes to."
    form.promise.address.setText("2 Lake Street")
    form._on_submit()
    shop.wait(lambda: any(row.delivered for row in board.page.list.orders.rows()))
    assert shop.documents("customers")[ann]["address"] == "2 Lake Street"
    assert board.page.detail._address.text() == "2 Lake Street"


def test_nothing_is_delivered_to_nobody(board: Board, shop: Shop) -> None:
    board.press(KEY.Key_Down)
    form = board.open(KEY.Key_F4, PromiseForm)
    form.promise.when.setText("2031-05-03 9:30")
    form.promise.way.setCurrentIndex(1)
    form._on_submit()
    assert "Say first for whom it is" in form.fields()[1].problem
    form.reject()


def test_what_is_delivered_is_sent_taken_back_and_paid_at_the_door(
    shop: Shop, ann: CustomerId, scanner: Scanner
) -> None:
    order_id = order(shop, "1001", promised_for=at(1), customer_id=ann, way=Way.DELIVERY)
    shop.do(FinishPicking(order_id=order_id, as_ordered=True))
    board = Board(shop)
    board.press(KEY.Key_Return)
    shop.wait(lambda: board.stage() == "sent")
    assert board.page.desk.feedback.sentences() == ["Order 1 is out for delivery"]
    board.page.desk.feedback.undo_latest()
    shop.wait(lambda: board.stage() == "ready")
    board.press(KEY.Key_F6)
    shop.wait(lambda: board.stage() == "sent")
    board.open(KEY.Key_Return, FulfilForm)
    board.keys("\r")
    shop.wait(lambda: board.numbers() == [])
    assert board.page.detail._empty.isVisible()


def test_an_order_is_cancelled_for_a_reason(board: Board, shop: Shop) -> None:
    form = board.open(KEY.Key_F9, CancelForm)
    form._reason.setEditText("Never rang")
    form._on_submit()
    shop.wait(lambda: board.numbers() == [("TODAY", 3), ("LATER", 1)])


def test_a_slip_waits_for_what_is_open(board: Board, shop: Shop) -> None:
    form = board.open(KEY.Key_F9, CancelForm)
    board.page.take_scan("O0000003")
    assert board.page.desk.feedback.sentences() == ["Finish what is open first, then scan the slip again."]
    assert board.page.detail._card.accessibleName() == "Order 2"
    form.reject()


def test_a_slip_goes_on_with_its_order_and_all_else_is_sold(board: Board, shop: Shop) -> None:
    board.scan("O0000003")
    shop.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), PickForm))
    form = QApplication.activeWindow()
    assert isinstance(form, PickForm)
    assert form.windowTitle() == "Pick order 3"
    board.press(KEY.Key_Escape)
    board.scan("4006381333931")
    shop.wait(lambda: board.window.page == "sell")
    sell = board.window.findChild(SellPage)
    assert isinstance(sell, SellPage)
    shop.wait(lambda: [line["sku"] for line in sell.counter.sale.lines] == ["1001"])
