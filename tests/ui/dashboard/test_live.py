import pytest
from PySide6.QtCore import Qt
from shiboken6 import delete

from app.rebuild import rebuild
from domain.catalog.commands import ChangePrice
from domain.inventory.commands import AdjustStock
from domain.inventory.events import Reason
from domain.kernel.ids import Sku
from readmodels.reports.views import SalesByDayView
from tests.ui.dashboard.board import Board, rows, tile, value
from ui.dashboard.page import DashboardPage
from ui.dashboard.tile import Tile
from ui.dashboard.tiles.activity import ActivityTile
from ui.dashboard.tiles.best_sellers import BestSellersTile
from ui.dashboard.tiles.low_stock import LowStockTile
from ui.dashboard.tiles.sales import SalesTile
from ui.dashboard.tiles.stock_value import StockValueTile


def refreshed(page: DashboardPage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the tiles that draw themselves from now on."""
    drawn: list[str] = []
    for kind in {type(each) for each in page.tiles}:
        before = kind.refresh

        def refresh(each: Tile, before: object = before) -> None:
            drawn.append(each.NAME)
            before(each)  # type: ignore[operator]

        monkeypatch.setattr(kind, "refresh", refresh)
    return drawn


def test_an_order_moves_every_figure_that_it_changes(board: Board) -> None:
    page = board.open()
    assert value(page, SalesTile) == "€0.00"
    board.sell(s1001=2, s1003=1)
    assert value(page, SalesTile) == "€16.47"
    assert rows(tile(page, ActivityTile).feed)[0] == "Order 1 sold, 2 lines, €16.47, now"
    position = board.shop.formats.count(board.shop.live.position)
    assert {each.footer_text for each in page.tiles} == {f"through event {position}"}


@pytest.mark.parametrize(
    ("command", "touched"),
    [
        (ChangePrice(sku=Sku("1001"), price=300), {"activity"}),
        (
            AdjustStock(sku=Sku("1001"), quantity=-1000, reason=Reason.DAMAGE),
            {"activity", "stock_value", "low_stock"},
        ),
    ],
)
def test_only_the_touched_tiles_are_drawn(
    board: Board, monkeypatch: pytest.MonkeyPatch, command: ChangePrice | AdjustStock, touched: set[str]
) -> None:
    page = board.open()
    drawn = refreshed(page, monkeypatch)
    board.shop.do(command)
    assert set(drawn) == touched
    assert len(drawn) == len(touched)


def test_an_order_draws_each_tile_once(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    page = board.open()
    board.sell(s1001=1)
    drawn = refreshed(page, monkeypatch)
    board.sell(s1001=1, s1002=1)
    assert sorted(drawn) == sorted(each.NAME for each in page.tiles)


def test_a_second_window_moves_as_well(board: Board) -> None:
    first, second = board.open(), board.open()
    board.sell(s1001=1)
    assert value(first, SalesTile) == value(second, SalesTile) == "€2.49"


def test_a_hidden_page_draws_nothing_and_is_right_when_it_is_seen(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = board.open()
    page.hide()
    drawn = refreshed(page, monkeypatch)
    board.sell(s1001=1)
    board.sell(s1002=1)
    assert drawn == []
    page.show()
    assert value(page, SalesTile) == "€10.48"
    assert rows(tile(page, BestSellersTile).ranking)[0].startswith("Ground Coffee")


def test_a_figure_that_just_changed_stands_out_for_a_moment(board: Board) -> None:
    page = board.open()
    sales, stock = tile(page, SalesTile), tile(page, StockValueTile)
    assert sales.figure.tone == "text"
    board.sell(s1001=1)
    assert sales.figure.tone == stock.figure.tone == "accent"
    board.shop.wait(lambda: sales.figure.tone == "text")


def test_a_view_that_stands_still_says_so_on_its_tiles(
    board: Board, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    board.sell(s1001=1)
    page = board.open()
    shown = board.shop.formats.count(board.shop.live.view("sales_by_day").position)

    def fails(*_: object) -> None:
        raise ValueError("cannot take it")

    monkeypatch.setattr(SalesByDayView, "sold", fails)
    board.clock.turn(minutes=2)
    board.sell(s1001=1)
    stopped = {each.NAME for each in page.tiles if each.footer_text == f"as of 14:32, event {shown}"}
    assert stopped == {"sales", "orders", "units", "basket", "last_days", "by_hour", "categories"}
    assert tile(page, SalesTile).footer_tone == "warn"
    assert value(page, SalesTile) == "€2.49"
    assert rows(tile(page, ActivityTile).feed)[0].startswith("Order 2 sold")
    assert "sales_by_day stopped" in caplog.text


def test_a_chosen_row_stays_chosen_while_others_overtake_it(board: Board) -> None:
    board.sell(s1001=1)
    page = board.open()
    ranking = tile(page, BestSellersTile).ranking
    board.shop.qtbot.keyClick(ranking, Qt.Key.Key_Down)
    board.sell(s1003=1)
    assert rows(ranking)[0].startswith("Olive Oil")
    assert str(ranking.currentIndex().data()).startswith("Oat Biscuits")


def test_a_window_that_was_closed_is_told_nothing(board: Board) -> None:
    closed, open_page = board.open(), board.open()
    delete(closed)
    board.sell(s1001=1)
    assert value(open_page, SalesTile) == "€2.49"


def test_a_view_that_was_made_anew_is_counted_anew(board: Board) -> None:
    page = board.open()
    board.sell(s1003=3)
    low = tile(page, LowStockTile)
    before = (rows(low.levels), low.count.text())
    assert rebuild(board.shop.store) == []
    board.shop.wait()
    assert (rows(low.levels), low.count.text()) == before
    board.sell(s1001=15)
    assert low.count.text() == "2 low, 2 out"


def test_the_times_of_the_feed_move_on_and_leave_the_chosen_row_alone(board: Board) -> None:
    page = board.open()
    board.sell(s1001=1)
    feed = tile(page, ActivityTile).feed
    feed.setCurrentIndex(feed.model().index(0, 0))
    board.clock.turn(minutes=5)
    page.day.ticked.emit()
    assert rows(feed)[0] == str(feed.currentIndex().data()) == "Order 1 sold, 1 line, €2.49, 5 min"
