"""Each tile against a computation of its own, from the orders that were given and the prices of the shop."""

import pytest

from domain.kernel.ids import OrderId
from domain.orders.commands import FulfilOrder
from domain.orders.events import OrderKind
from tests.ui.dashboard.board import CATEGORY, NAME, PRICE, Board, rows, tile, value
from tests.ui.shop import PRODUCTS
from ui.dashboard.page import DashboardPage
from ui.dashboard.tiles.basket import BasketTile
from ui.dashboard.tiles.best_sellers import BestSellersTile
from ui.dashboard.tiles.by_hour import ByHourTile
from ui.dashboard.tiles.categories import CategoriesTile
from ui.dashboard.tiles.last_days import LastDaysTile
from ui.dashboard.tiles.low_stock import LowStockTile
from ui.dashboard.tiles.orders import OrdersTile
from ui.dashboard.tiles.sales import SalesTile
from ui.dashboard.tiles.stock_value import StockValueTile
from ui.dashboard.tiles.units import UnitsTile

TODAY = "2026-03-09"


@pytest.fixture
def page(board: Board) -> DashboardPage:
    """Sales of two months: today at 14:30 and before, on the Monday before, and on other days."""
    board.sell_days_ago(40, s1001=3)
    board.sell_days_ago(14, hours_ago=2, s1003=1)
    board.sell_days_ago(7, hours_ago=3, s1001=2, s1002=1)
    board.sell_days_ago(7, s1002=2)
    board.sell_days_ago(1, s1001=1)
    board.sell(s1001=4, s1002=1)
    board.sell(s1002=1, s1003=1)
    return board.open()


def taken(board: Board, *, day: str = "", hour: int | None = None, until: str = "~", since: str = "") -> int:
    """Money for what was sold, in minor units."""
    return sum(
        PRICE[sku] * pieces
        for date, at, basket in board.sold
        for sku, pieces in basket.items()
        if date.startswith(day) and hour in (None, at) and since <= date <= until
    )


def half_up(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)


def test_sales_orders_units_and_basket_are_those_of_today(page: DashboardPage, board: Board) -> None:
    today = [basket for date, _, basket in board.sold if date == TODAY]
    money = board.shop.formats.money
    assert value(page, SalesTile) == money(taken(board, day=TODAY))
    assert value(page, OrdersTile) == str(len(today)) == "2"
    assert value(page, UnitsTile) == str(sum(sum(basket.values()) for basket in today)) == "7"
    assert value(page, BasketTile) == money(half_up(taken(board, day=TODAY), 2))


def test_today_is_measured_against_the_weekday_before_until_this_time(page: DashboardPage, board: Board) -> None:
    half_of_this_hour = half_up(taken(board, day="2026-03-02", hour=14), 2)
    before, now = taken(board, day="2026-03-02", hour=11) + half_of_this_hour, taken(board, day=TODAY)
    percent = half_up((now - before) * 100, before)
    told = f"+{percent}% on last Mon until now ({board.shop.formats.money(before)})"
    assert told in tile(page, SalesTile).accessibleDescription()


def test_the_stock_is_worth_what_its_products_cost(page: DashboardPage, board: Board) -> None:
    gone: dict[str, int] = {}
    for _, _, basket in board.sold:
        for sku, pieces in basket.items():
            gone[sku] = gone.get(sku, 0) + pieces
    left = {p.sku: p.opening_stock // 1000 - gone.get(p.sku, 0) for p in PRODUCTS}
    worth = sum(left[p.sku] * p.cost for p in PRODUCTS)
    assert value(page, StockValueTile) == board.shop.formats.money_whole(half_up(worth, 10_000))


def test_the_bars_are_the_last_30_days_and_the_line_the_30_before(page: DashboardPage, board: Board) -> None:
    data = tile(page, LastDaysTile).bars.data
    assert data.titles[0] == "Sun 8 Feb"
    assert data.titles[-1] == "Mon 9 Mar"
    assert data.values[-1] == taken(board, day=TODAY)
    assert data.values[-8] == taken(board, day="2026-03-02")
    assert sum(data.values) == taken(board, since="2026-02-08")
    assert sum(data.compared) == taken(board, until="2026-02-07") == data.compared[-11]


def test_the_hours_stand_beside_the_average_of_earlier_mondays(page: DashboardPage, board: Board) -> None:
    data = tile(page, ByHourTile).bars.data
    by_hour = dict(zip(data.labels, zip(data.values, data.compared, strict=True), strict=True))
    assert by_hour["14:00"] == (taken(board, day=TODAY), half_up(taken(board, day="2026-03-02", hour=14), 2))
    assert by_hour["12:00"] == (0, half_up(taken(board, day="2026-02-23"), 2))
    assert data.labels[0] == "08:00"


def test_best_sellers_are_those_of_the_day_or_of_all_time(page: DashboardPage, board: Board) -> None:
    best = tile(page, BestSellersTile)
    money = board.shop.formats.money
    assert rows(best.ranking)[0] == f"{NAME['1002']}: {money(2 * PRICE['1002'])} 2"
    best.switch.choose("top_products")
    assert rows(best.ranking)[0] == f"{NAME['1002']}: {money(5 * PRICE['1002'])} 5"
    assert rows(best.ranking)[1] == f"{NAME['1001']}: {money(10 * PRICE['1001'])} 10"


def test_categories_are_those_of_30_days_with_their_share(page: DashboardPage, board: Board) -> None:
    by_category: dict[str, int] = {}
    for date, _, basket in board.sold:
        for sku, pieces in basket.items() if date >= "2026-02-08" else ():
            by_category[CATEGORY[sku]] = by_category.get(CATEGORY[sku], 0) + PRICE[sku] * pieces
    whole = sum(by_category.values())
    first = sorted(by_category.items(), key=lambda item: -item[1])
    money = board.shop.formats.money
    assert rows(tile(page, CategoriesTile).ranking) == [
        f"{name}: {money(sales)} {half_up(sales * 100, whole)}%" for name, sales in first
    ]


def test_what_is_out_comes_before_what_is_low(page: DashboardPage, board: Board) -> None:
    low = tile(page, LowStockTile)
    board.sell(s1003=1)
    assert rows(low.levels) == [
        "Olive Oil 1 l: out of stock",
        "Ground Coffee 500 g: 3 left, reorder point 10",
        "Tomatoes: out of stock",
    ]
    assert low.count.text() == "1 low, 2 out"


def test_a_telephone_order_counts_when_it_is_handed_over(page: DashboardPage, board: Board) -> None:
    order_id = board.order(OrderKind.TELEPHONE, s1001=1)
    assert value(page, OrdersTile) == "2"
    board.shop.do(FulfilOrder(order_id=OrderId(order_id)))
    assert value(page, OrdersTile) == "3"
