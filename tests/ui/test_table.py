from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import nameless
from ui.theme.theme import Theme
from ui.widgets.column import Align, Column
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table


@dataclass(frozen=True, slots=True)
class Line:
    sku: str
    name: str
    stock: int


LINES = [Line(f"s{number}", f"Product {number:02}", number) for number in range(30)]


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    model = RowsModel(
        [
            Column[Line]("Name", lambda row: row.name, stretch=True),
            Column[Line]("Stock", lambda row: row.stock, align=Align.RIGHT),
        ],
        lambda row: row.sku,
    )
    model.set_rows(LINES)
    table = Table(model, "Products")
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    return table


def test_enter_says_which_row_was_meant(table: Table, qtbot: QtBot) -> None:
    table.select_key("s3")
    with qtbot.waitSignal(table.row_activated) as said:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert said.args == ["s3"]


def test_the_keyboard_moves_by_whole_rows(table: Table, qtbot: QtBot) -> None:
    table.select_key("s3")
    with qtbot.waitSignal(table.current_changed) as said:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert said.args == ["s4"]
    assert table.selected_keys() == ["s4"]


@pytest.mark.parametrize(("key", "reached"), [(Qt.Key.Key_Home, "s0"), (Qt.Key.Key_End, "s29")])
def test_home_and_end_reach_the_first_and_the_last_row(table: Table, qtbot: QtBot, key: Qt.Key, reached: str) -> None:
    table.select_key("s15")
    qtbot.keyClick(table, key)
    assert (table.current_key(), table.selected_keys()) == (reached, [reached])
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


def test_end_goes_nowhere_where_there_is_no_row(table: Table, qtbot: QtBot) -> None:
    table.rows_model().set_rows([])
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current_key() is None


def test_the_row_that_is_meant_when_the_keyboard_comes_is_marked(table: Table, qtbot: QtBot) -> None:
    before = QLineEdit(table.parentWidget())
    qtbot.addWidget(before)
    before.show()
    before.activateWindow()
    before.setFocus()
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    assert table.current_key() == "s0"
    assert table.selected_keys() == ["s0"]


def test_the_same_row_stays_current_through_a_filter_and_new_rows(table: Table) -> None:
    table.select_key("s7")
    table.rows_model().set_text_filter("7")
    assert table.current_key() == "s7"
    table.rows_model().set_rows(reversed(LINES))
    assert table.current_key() == "s7"


def test_a_row_that_is_not_shown_cannot_be_selected(table: Table) -> None:
    table.rows_model().set_text_filter("Product 01")
    assert table.select_key("s7") is False


def test_a_click_on_a_title_sorts_and_a_third_one_gives_up(table: Table, qtbot: QtBot) -> None:
    header = table.horizontalHeader()
    place = header.viewport().rect().center()
    place.setX(header.sectionPosition(1) + 20)
    first = []
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        first.append(table.rows_model().row_at(0).sku)
    assert first == ["s0", "s29", "s0"]


def test_letters_are_for_the_filter_of_the_page(table: Table, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.typed) as said:
        qtbot.keyClicks(table, "p")
    assert said.args == ["p"]


def test_tab_leaves_the_table(table: Table, qtbot: QtBot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    after = QLineEdit()
    layout.addWidget(table)
    layout.addWidget(after)
    window.show()
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert window.focusWidget() is after
    table.setParent(None)


def test_copied_rows_are_lines_of_a_spreadsheet(table: Table, qtbot: QtBot) -> None:
    table.select_many()
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[1] == "Product 01\t1"


def test_an_empty_table_says_why(table: Table) -> None:
    table.set_empty_text("No product matches.")
    assert not table._empty.isVisible()
    table.rows_model().set_text_filter("nothing like this")
    assert table._empty.isVisible()
    table.rows_model().apply({"n": Line("n", "nothing like this", 1)})
    assert not table._empty.isVisible()


def test_rows_and_columns_grow_with_the_zoom(table: Table, theme: Theme) -> None:
    before = (table.rowHeight(0), table.columnWidth(1))
    theme.zoom_in()
    assert (table.rowHeight(0), table.columnWidth(1)) > before
    theme.zoom_reset()
    assert table.rowHeight(0) == before[0]


@pytest.mark.parametrize("align", list(Align))
def test_the_title_and_its_arrow_both_fit_over_a_narrow_column(qtbot: QtBot, align: Align) -> None:
    """Qt lays the arrow over a title that stands right."""
    model = RowsModel([Column[Line]("Order", lambda row: row.name, align=align, width=10)], lambda row: row.sku)
    table = Table(model, "Orders")
    qtbot.addWidget(table)
    table.resize(200, 100)
    assert wide_gaps(table) == 0
    for order in Qt.SortOrder:
        table.sortByColumn(0, order)
        assert wide_gaps(table) == 1


def wide_gaps(table: Table) -> int:
    """How many gaps wider than between two letters there are in what is written in the table's head."""
    image = table.horizontalHeader().grab().toImage()
    ground = image.pixelColor(1, 1)
    inked = [
        x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in range(4, image.height() - 4))
    ]
    return sum(after - before > 3 for before, after in pairwise(inked))


def test_a_patch_leaves_the_selection_with_its_row(table: Table) -> None:
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    table.select_key("s5")
    table.rows_model().apply({"s5": replace(LINES[5], stock=99)})
    assert table.current_key() == "s5"
    assert table.currentIndex().row() == 29


def test_the_table_has_a_name(table: Table) -> None:
    assert nameless(table) == []
