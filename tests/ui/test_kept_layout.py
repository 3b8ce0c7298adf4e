from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app import quick_start
from app.settings import Settings, load_settings, save_settings
from app.window import Desktop
from tests.ui.shop import Shop
from ui.catalog.products_table import AVAILABLE, CATEGORY, NAME, PRICE, SKU
from ui.products_page import ProductsPage
from ui.widgets.halves import Halves
from ui.widgets.kept_layout import Layout
from ui.widgets.table import Table

WIDE, NARROW = 1900, 1080


def opened(shop: Shop, layout: Layout, width: int = WIDE) -> ProductsPage:
    window = shop.window("products", layout)
    window.resize(width, 800)
    page = window.findChild(ProductsPage)
    assert isinstance(page, ProductsPage)
    shop.wait(lambda: page.feed.settled)
    shop.qtbot.waitUntil(lambda: page.table.isColumnHidden(CATEGORY) is (width == NARROW))
    return page


def drag(shop: Shop, halves: Halves, by: int) -> None:
    """Move the line between the halves as a hand does."""
    handle = halves.handle(1)
    start = handle.rect().center()
    shop.qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    shop.qtbot.mouseMove(handle, start + QPoint(by, 0))
    shop.qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start)


def ratio(halves: Halves) -> float:
    first, second = halves.sizes()
    return first / (first + second)


def test_columns_and_panels_come_back_as_they_were_left(shop: Shop) -> None:
    layout: Layout = {}
    page = opened(shop, layout)
    header = page.table.horizontalHeader()
    header.resizeSection(SKU, 133)
    header.moveSection(header.visualIndex(PRICE), 0)
    page.table.sortByColumn(AVAILABLE, Qt.SortOrder.DescendingOrder)
    drag(shop, page.halves, 180)
    left = ratio(page.halves)
    assert left > 0.75
    page.window().close()

    again = opened(shop, layout)
    header = again.table.horizontalHeader()
    assert again.table.columnWidth(SKU) == 133
    assert header.logicalIndex(0) == PRICE
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (AVAILABLE, Qt.SortOrder.DescendingOrder)
    assert again.model.row_at(0).sku == "1001"
    assert ratio(again.halves) == pytest.approx(left, abs=0.01)


def test_a_column_that_has_no_room_keeps_its_width_through_a_start_without_it(shop: Shop) -> None:
    layout: Layout = {}
    page = opened(shop, layout)
    page.table.setColumnWidth(CATEGORY, 201)
    page.window().close()
    opened(shop, layout, NARROW).window().close()
    assert opened(shop, layout).table.columnWidth(CATEGORY) == 201


def test_widths_are_kept_for_every_zoom(shop: Shop) -> None:
    layout: Layout = {}
    page = opened(shop, layout)
    page.table.setColumnWidth(SKU, 140)
    shop.theme.zoom_in()
    wider = 140 * shop.theme.zoom_percent // 100
    assert page.table.columnWidth(SKU) == wider
    page.window().close()
    assert layout["products/widths"][SKU] == 140
    assert opened(shop, layout).table.columnWidth(SKU) == wider


@pytest.mark.parametrize("width", [73, 81, 117, 140])
def test_widths_do_not_creep_from_start_to_start(shop: Shop, width: int) -> None:
    layout: Layout = {}
    shop.theme.zoom_in()
    page = opened(shop, layout)
    page.table.setColumnWidth(CATEGORY, width)
    page.window().close()
    for _ in range(2):
        page = opened(shop, layout)
        assert page.table.columnWidth(CATEGORY) == width
        page.window().close()


def test_a_panel_that_was_away_for_want_of_room_comes_back_where_it_was(shop: Shop) -> None:
    page = opened(shop, {})
    drag(shop, page.halves, 180)
    left = ratio(page.halves)
    page.window().resize(880, 700)
    while shop.theme.zoom_percent < 150:
        shop.theme.zoom_in()
    shop.qtbot.waitUntil(lambda: page.halves.sizes()[1] == 0)
    shop.qtbot.keyClick(page.table, Qt.Key.Key_Return)
    alone = page.halves.sizes()
    page.window().resize(900, 720)
    assert page.halves.sizes()[0] == alone[0] < page.halves.sizes()[1]
    shop.theme.zoom_reset()
    page.window().resize(WIDE, 800)
    shop.qtbot.waitUntil(lambda: page.halves.sizes()[1] > 0)
    assert ratio(page.halves) == pytest.approx(left, abs=0.01)


def test_a_zoom_leaves_no_column_without_width_that_is_hidden(shop: Shop) -> None:
    """An order's way of being placed has no room in a small window; Qt then says that it is 0 wide."""
    window = shop.window("orders")
    table = next(table for table in window.findChildren(Table) if table.objectName() == "orders")
    shop.qtbot.waitUntil(lambda: table.isColumnHidden(3))
    window.resize(2400, 800)
    shop.qtbot.waitUntil(lambda: not table.isColumnHidden(3))
    width = table.columnWidth(3)
    window.resize(1000, 800)
    shop.qtbot.waitUntil(lambda: table.isColumnHidden(3))
    shop.theme.zoom_in()
    window.resize(2400, 800)
    shop.qtbot.waitUntil(lambda: not table.isColumnHidden(3))
    assert table.columnWidth(3) == width * shop.theme.zoom_percent // 100


@pytest.mark.parametrize(
    "kept",
    [
        {"products/widths": [100], "products/places": [0], "products/sort": [77, 0], "products_halves/shares": [1]},
        {"products/widths": [0] * 9, "products/places": [1] * 9, "products/sort": [], "products_halves/shares": [0, 0]},
        {"products/widths": [-5] * 9, "products_halves/shares": [-1, 3]},
    ],
)
def test_what_no_longer_fits_is_left_out(shop: Shop, kept: Layout) -> None:
    page = opened(shop, kept)
    header = page.table.horizontalHeader()
    assert (header.sortIndicatorSection(), header.visualIndex(SKU)) == (NAME, 1)
    assert page.table.columnWidth(SKU) > 80
    assert min(page.halves.sizes()) > 0


def test_every_page_keeps_its_tables_and_its_halves(shop: Shop) -> None:
    layout: Layout = {}
    window = shop.window("products", layout)
    for page in ("orders", "customers", "dashboard"):
        window.show_page(page)
    assert {name.partition("/")[0] for name in layout} == {
        "products", "products_halves", "orders", "orders_halves", "order_lines", "customers", "customers_halves",
    }  # fmt: skip


def test_it_outlasts_the_program(
    shop: Shop, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.json"
    monkeypatch.setattr("app.window.save_settings", lambda settings: save_settings(settings, file))
    desktop = Desktop(qapp, Settings(theme="light", page="products"))
    window = desktop.add_window()
    window.resize(WIDE, 800)
    desktop.adopt(shop.store)
    page = window.findChild(ProductsPage)
    assert isinstance(page, ProductsPage)
    shop.qtbot.waitUntil(lambda: not page.table.isColumnHidden(SKU))
    page.table.setColumnWidth(SKU, 155)
    window.close()
    desktop._remember()
    for part in (desktop.printing, desktop.runner, desktop.live):
        assert part is not None
        part.close()
    quick_start.let_collector_in()
    assert load_settings(file).layout["products/widths"][SKU] == 155
