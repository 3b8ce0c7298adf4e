import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from domain.catalog.commands import AddProduct, ChangePrice, RetireProduct
from domain.inventory.commands import AdjustStock
from domain.inventory.events import Reason
from domain.kernel.ids import Sku
from tests.ui.accessibility import nameless
from tests.ui.keyboard import Keyboard
from tests.ui.shop import Shop
from ui.catalog.wanted import Show
from ui.products_page import ProductsPage
from ui.scanner import Scanner


def names(page: ProductsPage) -> list[str]:
    return [row.name for row in page.model.rows()]


def cell(page: ProductsPage, sku: str, title: str) -> str:
    column = [column.title for column in page.model.columns].index(title)
    position = page.model.position_of(sku)
    assert position is not None
    return str(page.model.index(position, column).data())


def focused() -> object:
    return QApplication.focusWidget()


def test_the_list_joins_the_catalogue_and_the_stock(page: ProductsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)
    row = [str(page.model.index(0, column).data()) for column in range(page.model.columnCount())]
    assert row == ["Ground Coffee 500 g", "1002", "Coffee & tea", "7.99", "8", "", "8", "10", "Low"]


def test_a_state_is_said_by_word_and_icon(page: ProductsPage) -> None:
    assert [cell(page, sku, "State") for sku in ("1001", "1002", "1004")] == ["In stock", "Low", "Out of stock"]
    state = page.model.index(page.model.position_of("1004") or 0, 8)
    assert not state.data(Qt.ItemDataRole.DecorationRole).isNull()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("OLIVE", ["Olive Oil 1 l"]),
        ("1002", ["Ground Coffee 500 g"]),
        ("vegetables", ["Tomatoes"]),
        ("4006381333931", ["Oat Biscuits 250 g"]),
        ("oil olive", ["Olive Oil 1 l"]),
        ("nothing like it", []),
    ],
)
def test_what_is_typed_on_the_list_filters_it(page: ProductsPage, shop: Shop, typed: str, found: list[str]) -> None:
    shop.qtbot.keyClicks(page.table, typed[0])
    assert focused() is page.filter.edit
    shop.qtbot.keyClicks(page.filter.edit, typed[1:])
    assert names(page) == found


def test_accents_do_not_matter(page: ProductsPage, shop: Shop) -> None:
    shop.do(AddProduct(sku=Sku("2001"), name="Crème fraîche", category="Dairy", price=199))
    for typed in ("creme fraiche", "CRÈME"):
        page.filter.edit.setText(typed)
        assert names(page) == ["Crème fraîche"]


@pytest.mark.parametrize(
    ("show", "found"),
    [
        (Show.LOW, ["Ground Coffee 500 g"]),
        (Show.OUT, ["Tomatoes"]),
        (Show.RETIRED, ["Olive Oil 1 l"]),
    ],
)
def test_a_choice_shows_its_products_and_says_how_many(
    page: ProductsPage, shop: Shop, show: Show, found: list[str]
) -> None:
    shop.do(RetireProduct(sku=Sku("1003")))
    page.filter.choose(show)
    assert names(page) == found
    assert page.feed.shown[show] == len(found)


def test_a_category_shows_its_products(page: ProductsPage) -> None:
    page.filter.category.setCurrentText("Pantry")
    assert names(page) == ["Olive Oil 1 l"]


def test_a_new_category_is_offered_and_the_chosen_one_stays(page: ProductsPage, shop: Shop) -> None:
    page.filter.category.setCurrentText("Pantry")
    shop.do(AddProduct(sku=Sku("2001"), name="Basil", category="Herbs", price=199))
    shop.wait(lambda: page.filter.category.findText("Herbs") > 0)
    assert page.filter.category.currentText() == "Pantry"


def test_a_movement_elsewhere_changes_its_row_alone(page: ProductsPage, shop: Shop) -> None:
    with shop.qtbot.assertNotEmitted(page.model.modelReset):
        shop.do(AdjustStock(sku=Sku("1001"), quantity=-16_000, reason=Reason.DAMAGE))
        shop.wait(lambda: page.feed.settled)
    assert (cell(page, "1001", "On hand"), cell(page, "1001", "State")) == ("4", "Low")


def test_a_page_that_nobody_sees_catches_up_when_it_is_seen(page: ProductsPage, shop: Shop) -> None:
    page.window().hide()
    shop.do(ChangePrice(sku=Sku("1001"), price=333))
    assert cell(page, "1001", "Price") == "2.49"
    page.window().show()
    assert cell(page, "1001", "Price") == "3.33"


def test_the_keyboard_goes_from_the_filter_through_the_list_into_the_panel_and_back(
    page: ProductsPage, shop: Shop
) -> None:
    shop.qtbot.keyClicks(page.table, "oil")
    shop.qtbot.keyClick(page.filter.edit, Qt.Key.Key_Return)
    assert (focused(), page.table.current_key()) == (page.table, "1003")
    shop.qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert focused() is page.panel.ledger
    page.table.setFocus()
    shop.qtbot.keyClick(page.table, Qt.Key.Key_Up)
    assert focused() is page.filter.edit
    shop.qtbot.keyClick(page.filter.edit, Qt.Key.Key_Escape)
    assert len(names(page)) == 4


def test_every_part_has_a_name(page: ProductsPage) -> None:
    assert nameless(page) == []


def test_a_code_that_is_scanned_shows_its_product_whatever_is_filtered(
    page: ProductsPage, shop: Shop, scanner: Scanner
) -> None:
    page.filter.choose(Show.RETIRED)
    page.table.setFocus()
    Keyboard(shop.qtbot, page.window()).scan("4006381333931")
    shop.wait(lambda: page.table.current_key() == "1001")
    assert (page.panel.sku, len(names(page))) == ("1001", 4)


def test_a_scanned_code_that_nobody_knows_is_said(page: ProductsPage, shop: Shop, scanner: Scanner) -> None:
    page.table.setFocus()
    Keyboard(shop.qtbot, page.window()).scan("5000000000000")
    shop.wait(page.desk.feedback.sentences)
    assert page.desk.feedback.sentences() == ["No product has the code 5000000000000"]


def test_columns_that_do_not_fit_give_way_and_come_back(page: ProductsPage, shop: Shop) -> None:
    def hidden() -> list[str]:
        columns = page.model.columns
        return [column.title for section, column in enumerate(columns) if page.table.isColumnHidden(section)]

    page.window().resize(1900, 800)
    shop.qtbot.waitUntil(lambda: hidden() == [])
    widths = [page.table.columnWidth(section) for section in range(1, 9)]
    page.window().resize(1080, 800)
    shop.qtbot.waitUntil(lambda: "Reorder at" in hidden() and "Available" not in hidden())
    page.window().resize(1900, 800)
    shop.qtbot.waitUntil(lambda: hidden() == [])
    assert [page.table.columnWidth(section) for section in range(1, 9)] == widths


def test_where_there_is_no_room_for_both_enter_brings_the_panel_and_escape_takes_it_away(
    page: ProductsPage, shop: Shop
) -> None:
    while page.desk.theme.zoom_percent < 150:
        page.desk.theme.zoom_in()
    page.window().resize(1024, 700)
    shop.qtbot.waitUntil(lambda: page.halves.sizes()[1] == 0)
    shop.qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.halves.sizes()[1] > 0
    page.window().activateWindow()
    shop.qtbot.waitUntil(page.isActiveWindow)
    shop.qtbot.keyClick(page.panel.ledger, Qt.Key.Key_Escape)
    assert (page.halves.sizes()[1], focused()) == (0, page.table)
