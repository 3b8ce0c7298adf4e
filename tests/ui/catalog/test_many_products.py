"""The list with as many products as a large shop has."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from domain.catalog.commands import AddProduct
from domain.inventory.commands import AdjustStock
from domain.inventory.events import Reason
from domain.kernel.ids import Sku
from tests.ui.shop import Shop
from ui.catalog.product_row import ProductRow, StockState
from ui.catalog.products_feed import ProductsFeed
from ui.catalog.products_table import ON_HAND, STATE, products_model
from ui.catalog.wanted import Show, Wanted
from ui.theme.theme import Theme
from ui.widgets.rows_model import RowsModel

MANY = 10_000
WORDS = ("Oat", "Rye", "Crème", "Tea", "Oil", "Jam", "Soap")


def product(number: int) -> AddProduct:
    word = WORDS[number % len(WORDS)]
    return AddProduct(
        sku=Sku(f"m{number}"), name=f"{word} {number * 7919 % MANY}", category=f"Aisle {number % 12}",
        price=number + 1, opening_stock=number % 9 * 1000, reorder_point=2000,
    )  # fmt: skip


@pytest.fixture
def shop(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Shop]:
    shop = Shop(tmp_path / "shop", theme, qtbot)
    shop.store.core.execute_all([(f"m{number}", product(number)) for number in range(MANY)]).result()  # type: ignore[misc]
    yield shop
    shop.close()


def test_many_products_come_in_slices_and_are_filtered_sorted_and_patched_right(shop: Shop) -> None:
    model = products_model(shop.formats)
    model.sort(0)
    sizes: list[int] = []
    model.counted.connect(lambda _shown, total: sizes.append(total))
    feed = ProductsFeed(shop.live, model, shop.live)
    feed.set_awake(True)
    shop.wait(lambda: feed.settled)
    assert len(sizes) > 2, "all at once would hold the window up"
    check_order(model)
    check_filters(model, feed)
    check_patches(model, feed, shop)


def check_order(model: RowsModel[ProductRow]) -> None:
    assert model.total == MANY + 4
    rows = model.rows()
    assert rows == sorted(rows, key=lambda row: row.name.casefold())
    model.sort(ON_HAND, Qt.SortOrder.DescendingOrder)
    on_hand = [row.on_hand for row in model.rows()]
    assert on_hand == sorted(on_hand, reverse=True)
    model.sort(STATE)
    assert [row.state for row in model.rows()][:: MANY + 3] == [StockState.OUT, StockState.IN_STOCK]


def check_filters(model: RowsModel[ProductRow], feed: ProductsFeed) -> None:
    every = model.rows()
    for show in Show:
        model.set_filter(Wanted(show=show).test())
        assert model.rowCount() == feed.shown[show]
    model.set_filter(Wanted("creme 77", category="Aisle 3").test())
    creams = [row for row in every if row.category == "Aisle 3" and row.name.startswith("Crème")]
    wanted = {row.sku for row in creams if "77" in row.name or "77" in row.sku}
    assert {row.sku for row in model.rows()} == wanted != set()
    assert feed.categories["Aisle 3"] == sum(row.category == "Aisle 3" for row in every)


def check_patches(model: RowsModel[ProductRow], feed: ProductsFeed, shop: Shop) -> None:
    model.set_filter(Wanted(show=Show.OUT).test())
    before = model.rowCount()
    for number in (0, 9, 18):
        shop.do(AdjustStock(sku=Sku(f"m{number}"), quantity=5_000, reason=Reason.COUNT))
    shop.wait(lambda: feed.settled)
    assert model.rowCount() == feed.shown[Show.OUT] == before - 3
