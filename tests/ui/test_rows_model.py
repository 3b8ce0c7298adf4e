import time
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.widgets.column import Align, Column
from ui.widgets.rows_model import KEY_ROLE, ROW_ROLE, RowsModel


@dataclass(frozen=True, slots=True)
class Product:
    sku: str
    name: str
    stock: int


TEA = Product("t1", "Tea", 4)
OIL = Product("o1", "oil", 12)
JAM = Product("j1", "Crème", 9)

COLUMNS = (
    Column[Product]("Name", lambda row: row.name, stretch=True),
    Column[Product](
        "Stock",
        lambda row: row.stock,
        align=Align.RIGHT,
        tone=lambda row: "error" if row.stock < 5 else "",
        icon=lambda row: "triangle-alert" if row.stock < 5 else "",
    ),
)


@pytest.fixture
def model(qtmodeltester: ModelTester) -> RowsModel[Product]:
    model = RowsModel(COLUMNS, lambda row: row.sku)
    model.set_rows([TEA, OIL, JAM])
    qtmodeltester.check(model)
    return model


def names(model: RowsModel[Product]) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_rows_come_in_the_order_given(model: RowsModel[Product]) -> None:
    assert names(model) == ["Tea", "oil", "Crème"]


def test_words_sort_without_regard_to_case(model: RowsModel[Product]) -> None:
    model.sort(0)
    assert names(model) == ["Crème", "oil", "Tea"]


def test_a_descending_order_is_the_reverse(model: RowsModel[Product]) -> None:
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["oil", "Crème", "Tea"]


def test_a_third_click_gives_back_the_first_order(model: RowsModel[Product]) -> None:
    model.sort(0)
    model.sort(-1)
    assert names(model) == ["Tea", "oil", "Crème"]


def test_a_selection_stays_with_its_row_when_sorted(model: RowsModel[Product]) -> None:
    kept = QPersistentModelIndex(model.index(0, 0))
    model.sort(0)
    assert kept.data() == "Tea"
    assert kept.row() == 2


def test_a_patch_of_a_row_that_stays_tells_only_that_row(model: RowsModel[Product], qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(model.modelReset):
        model.apply({"o1": replace(OIL, stock=11)})
    first, last = told.args[0], told.args[1]
    assert (first.row(), last.row()) == (1, 1)
    assert model.index(1, 1).data() == "11"


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
@pytest.mark.parametrize("stock", [0, 5, 10, 20])
def test_a_patch_moves_a_row_to_its_place(model: RowsModel[Product], order: Qt.SortOrder, stock: int) -> None:
    model.sort(1, order)
    kept = QPersistentModelIndex(model.index(model.position_of("j1") or 0, 0))
    model.apply({"j1": replace(JAM, stock=stock)})
    shown = [row.stock for row in model.rows()]
    assert shown == sorted(shown, reverse=order is Qt.SortOrder.DescendingOrder)
    assert kept.data() == "Crème"


def test_a_new_row_comes_at_its_place(model: RowsModel[Product], qtbot: QtBot) -> None:
    model.sort(0)
    with qtbot.waitSignal(model.rowsInserted) as told:
        model.apply({"n1": Product("n1", "Nuts", 1)})
    assert names(model) == ["Crème", "Nuts", "oil", "Tea"]
    assert told.args[1:] == [1, 1]


def test_a_removed_row_goes(model: RowsModel[Product], qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.rowsRemoved):
        model.apply({"o1": None})
    assert names(model) == ["Tea", "Crème"]
    assert model.row_of("o1") is None


def test_removing_what_is_not_there_changes_nothing(model: RowsModel[Product]) -> None:
    model.apply({"nothing": None})
    assert names(model) == ["Tea", "oil", "Crème"]


def test_the_text_filter_ignores_case_and_accents(model: RowsModel[Product]) -> None:
    model.set_text_filter("CREME 9")
    assert names(model) == ["Crème"]


def test_a_patched_row_is_searched_by_its_new_words(model: RowsModel[Product]) -> None:
    model.set_text_filter("green")
    model.apply({"t1": replace(TEA, name="Green tea")})
    assert names(model) == ["Green tea"]


def test_a_row_leaves_when_the_filter_no_longer_wants_it(model: RowsModel[Product]) -> None:
    model.set_filter(lambda row: row.stock > 5)
    model.apply({"o1": replace(OIL, stock=1)})
    assert names(model) == ["Crème"]
    assert model.row_of("o1") == replace(OIL, stock=1)


def test_it_says_how_many_are_shown_of_how_many(model: RowsModel[Product], qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.counted) as told:
        model.set_text_filter("tea")
    assert told.args == [1, 3]


def test_a_cell_carries_row_key_alignment_and_a_sign_besides_its_colour(model: RowsModel[Product]) -> None:
    index = model.index(0, 1)
    assert index.data(ROW_ROLE) == TEA
    assert index.data(KEY_ROLE) == "t1"
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) == Align.RIGHT.value
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert model.index(1, 1).data(Qt.ItemDataRole.DecorationRole) is None


def test_many_patches_are_one_new_reading(model: RowsModel[Product], qtbot: QtBot) -> None:
    many = {f"n{number}": Product(f"n{number}", f"Nuts {number}", number) for number in range(600)}
    with qtbot.waitSignal(model.modelReset), qtbot.assertNotEmitted(model.rowsInserted):
        model.apply(many)
    assert model.rowCount() == 603


def test_a_cell_has_no_children(model: RowsModel[Product]) -> None:
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(QModelIndex()) == 2


def test_a_hundred_thousand_rows_sort_in_less_than_a_second_and_patch_at_once() -> None:
    model = RowsModel(COLUMNS, lambda row: row.sku)
    model.set_rows(Product(f"p{number}", f"Product {number * 7919 % 100_000}", number) for number in range(100_000))
    started = time.perf_counter()
    model.sort(0)
    sorted_after = time.perf_counter() - started
    model.apply({"p500": Product("p500", "Aardvark", 1)})
    patched_after = time.perf_counter() - started - sorted_after
    assert model.index(0, 0).data() == "Aardvark"
    assert sorted_after < 1
    assert patched_after < 0.02


@given(st.lists(st.integers(0, 5), max_size=12), st.lists(st.integers(0, 5), max_size=12), st.booleans())
def test_rows_added_at_once_stand_where_they_would_stand_one_by_one(
    before: list[int], new: list[int], descending: bool
) -> None:
    def filled() -> RowsModel[Product]:
        model = RowsModel(COLUMNS, lambda row: row.sku)
        model.sort(1, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
        model.set_filter(lambda row: row.stock != 3)
        model.set_rows(Product(f"b{number}", "Before", stock) for number, stock in enumerate(before))
        return model

    rows = [Product(f"n{number}", "New", stock) for number, stock in enumerate(new)]
    at_once, one_by_one = filled(), filled()
    at_once.add_rows(rows)
    for row in rows:
        one_by_one.apply({row.sku: row})
    assert at_once.rows() == one_by_one.rows()
    assert [at_once.position_of(row.sku) for row in rows] == [one_by_one.position_of(row.sku) for row in rows]


def test_a_narrower_filter_looks_only_at_what_is_shown(model: RowsModel[Product]) -> None:
    model.set_filter(lambda row: row.stock > 5)
    looked: list[str] = []

    def is_jam(row: Product) -> bool:
        looked.append(row.sku)
        return row.sku == "j1"

    model.set_filter(is_jam, narrower=True)
    assert (names(model), looked) == (["Crème"], ["o1", "j1"])
    model.apply({"j2": Product("j2", "More", 7), "j1": replace(JAM, name="Jam")})
    assert names(model) == ["Jam"]
