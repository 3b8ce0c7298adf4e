import pytest

from domain.kernel.ids import OrderId
from domain.orders.commands import CancelOrder
from tests.ui.dashboard.board import Board, rows, tile, value
from ui.dashboard.tiles.best_sellers import BestSellersTile
from ui.dashboard.tiles.last_days import LastDaysTile
from ui.dashboard.tiles.orders import OrdersTile
from ui.dashboard.tiles.sales import SalesTile


def test_a_week_without_sales_still_shows_today(board: Board) -> None:
    board.sell_days_ago(7, s1001=1)
    page = board.open()
    assert value(page, SalesTile) == "€0.00"
    assert page.subtitle == "Monday, 9 March 2026"
    assert page.hint.text == ""


def test_sales_of_long_ago_are_shown_as_of_their_day_and_say_so(board: Board) -> None:
    board.sell_days_ago(8, s1001=2)
    page = board.open()
    assert value(page, SalesTile) == "€4.98"
    assert tile(page, SalesTile).accessibleName() == "Sales on 1 Mar"
    assert page.hint.text == "Nothing has been sold since Sunday, 1 March 2026: the figures are of that day."
    assert tile(page, LastDaysTile).bars.data.values[-1] == 498
    assert rows(tile(page, BestSellersTile).ranking) == ["Oat Biscuits 250 g: €4.98 2"]


def test_a_day_that_is_over_is_measured_whole(board: Board) -> None:
    board.sell_days_ago(15, s1001=1)
    board.sell_days_ago(8, s1001=2)
    page = board.open()
    told = tile(page, SalesTile).accessibleDescription()
    assert told.startswith("€4.98, +100% on the Sun before (€2.49), ")


def test_a_person_may_look_at_today_instead(board: Board) -> None:
    board.sell_days_ago(8, s1001=2)
    page = board.open()
    page.switch.choose("today")
    assert value(page, SalesTile) == "€0.00"
    assert tile(page, SalesTile).accessibleName() == "Sales today"
    assert page.hint.text == ""
    page.switch.choose("latest")
    assert value(page, SalesTile) == "€4.98"


def test_the_first_sale_of_today_brings_today_back(board: Board) -> None:
    board.sell_days_ago(30, s1001=2)
    page = board.open()
    assert not page.switch.isHidden()
    board.sell(s1003=1)
    assert value(page, SalesTile) == "€11.49"
    assert page.switch.isHidden()
    assert page.hint.text == ""


@pytest.mark.parametrize("chosen", ["today", "latest"])
def test_at_midnight_a_new_day_begins_by_itself(board: Board, chosen: str) -> None:
    board.sell_days_ago(1, s1001=2)
    page = board.open()
    page.switch.choose(chosen)
    board.clock.turn(hours=9, minutes=29, seconds=59)
    page.day.start()
    assert page.day.shown == ("2026-03-09" if chosen == "today" else "2026-03-08")
    board.clock.turn(seconds=1)
    board.shop.wait(lambda: page.subtitle == "Tuesday, 10 March 2026")
    assert value(page, SalesTile) == "€0.00"


def test_goods_that_came_back_are_no_order(board: Board) -> None:
    page = board.open()
    order_id = board.sell(s1001=2)
    board.shop.do(CancelOrder(order_id=OrderId(order_id), reason="wrong goods"))
    assert (value(page, SalesTile), value(page, OrdersTile)) == ("€0.00", "0")


def test_the_comparison_moves_with_the_clock(board: Board) -> None:
    board.sell_days_ago(7, s1001=1)
    board.sell(s1001=1)
    page = board.open()
    assert "(€1.25)" in tile(page, SalesTile).accessibleDescription()
    board.clock.turn(minutes=29)
    page.day.ticked.emit()
    assert "(€2.45)" in tile(page, SalesTile).accessibleDescription()
