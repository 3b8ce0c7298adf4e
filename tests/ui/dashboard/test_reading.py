"""What people hear and reach without a mouse, and what a new store says."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from domain.catalog.commands import RetireProduct
from domain.kernel.ids import Sku
from tests.ui.accessibility import nameless, spoken_name
from tests.ui.dashboard.board import Board, tile
from tests.ui.shop import PRODUCTS
from ui.dashboard.page import DashboardPage
from ui.dashboard.registry import TILES
from ui.dashboard.tile import Tile
from ui.dashboard.tiles.best_sellers import BestSellersTile
from ui.dashboard.tiles.sales import SalesTile


def tile_with_focus(page: DashboardPage) -> Tile | None:
    focused = QApplication.focusWidget()
    assert focused is not None
    return next((each for each in page.tiles if focused is each or each.isAncestorOf(focused)), None)


def test_tab_goes_through_every_tile_in_their_order(board: Board) -> None:
    board.sell(s1001=1, s1002=1)
    page = board.open(860, 600)
    with board.shop.qtbot.waitActive(page):
        page.activateWindow()
    reached: list[str] = []
    page.tiles[0].setFocus()
    for _ in range(3 * len(page.tiles)):
        reached_tile = tile_with_focus(page)
        if reached_tile is not None and reached_tile.NAME not in reached:
            reached.append(reached_tile.NAME)
            assert not reached_tile.visibleRegion().isEmpty()
        board.shop.qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
    assert reached == [kind.NAME for kind in TILES]


def test_everything_has_a_name_and_every_tile_says_its_figures(board: Board) -> None:
    board.sell(s1001=1, s1003=3)
    page = board.open()
    assert nameless(page) == []
    for each in page.tiles:
        assert spoken_name(each) == each.title()
        assert each.accessibleDescription(), each.NAME


def test_a_screen_reader_hears_the_event_as_well(board: Board) -> None:
    page = board.open()
    board.sell(s1001=1)
    event = board.shop.formats.count(board.shop.live.position)
    assert tile(page, SalesTile).accessibleDescription() == f"€2.49, nothing last Mon, through event {event}"


def test_best_sellers_switch_by_keyboard(board: Board) -> None:
    board.sell_days_ago(1, s1002=1)
    board.sell(s1001=1)
    page = board.open()
    best = tile(page, BestSellersTile)
    with board.shop.qtbot.waitActive(page):
        page.activateWindow()
    today = best.switch.findChildren(QPushButton)[0]
    today.setFocus()
    board.shop.qtbot.keyClick(today, Qt.Key.Key_Right)
    assert best.switch.current == "top_products"
    assert best.accessibleDescription().startswith("Ground Coffee 500 g")


def test_a_store_without_sales_says_what_will_be_here_and_offers_the_first_step(board: Board) -> None:
    page = board.open()
    assert page.hint.text == "Nothing has been sold yet. With the first order this page begins to move."
    with board.shop.qtbot.waitSignal(page.page_wanted) as wanted:
        page.hint.action_wanted.emit()
    assert wanted.args == ["sell"]
    board.sell(s1001=1)
    assert page.hint.text == ""


def test_a_store_without_products_begins_with_them(board: Board) -> None:
    for product in PRODUCTS:
        board.shop.do(RetireProduct(sku=Sku(product.sku)))
    page = board.open()
    with board.shop.qtbot.waitSignal(page.page_wanted) as wanted:
        page.hint.action_wanted.emit()
    assert wanted.args == ["products"]


def test_a_hint_that_was_dismissed_does_not_come_back_with_the_next_event(board: Board) -> None:
    page = board.open()
    page.hint.clear()
    board.shop.do(RetireProduct(sku=Sku("1004")))
    assert page.hint.text == ""
