import pytest

from tests.ui.dashboard.board import Board
from ui.dashboard.grid import COLUMNS, NARROW, WIDE, Place, heights, places
from ui.dashboard.registry import TILES
from ui.dashboard.tile import Size
from ui.theme.theme import Theme

SIZES = [kind.SIZE for kind in TILES]


@pytest.mark.parametrize("columns", COLUMNS.values())
def test_tiles_never_lie_on_one_another_and_leave_no_gap(columns: int) -> None:
    where = places(SIZES, columns)
    cells = [
        (row, column)
        for place in where
        for row in range(place.row, place.row + place.rows)
        for column in range(place.column, place.column + place.columns)
    ]
    assert len(cells) == len(set(cells))
    assert set(cells) == {(row, column) for row in range(max(cells)[0] + 1) for column in range(columns)}


def test_a_tile_goes_into_the_first_gap_that_holds_it() -> None:
    sizes = [Size(8, 1), Size(6, 1), Size(4, 1, rows=2), Size(6, 1)]
    assert places(sizes, WIDE) == [Place(0, 0, 1, 8), Place(1, 0, 1, 6), Place(0, 8, 2, 4), Place(2, 0, 1, 6)]


@pytest.mark.parametrize(("room", "expected"), [(1000, [100, 430, 430]), (0, [100, 200, 200])])
def test_rows_of_figures_are_low_and_the_others_share_the_rest(room: int, expected: list[int]) -> None:
    sizes = [Size(6, 1, low=True), Size(6, 1, low=True), Size(12, 1), Size(12, 1)]
    assert heights(sizes, places(sizes, WIDE), low=100, high=200, room=room, gap=20) == expected


def test_a_narrow_window_has_fewer_columns_and_scrolls(board: Board) -> None:
    page = board.open(1200, 800)
    assert page.grid.columns == WIDE
    page.resize(860, 700)
    assert page.grid.columns == NARROW
    assert page.grid.minimumHeight() > 700
    right = max(tile.geometry().right() for tile in page.tiles)
    assert right < page.grid.width() <= 860
    page.resize(640, 700)
    assert page.grid.columns == 2


@pytest.mark.parametrize("size", [(1200, 800), (1062, 600), (770, 700), (590, 600), (400, 600)])
def test_every_tile_has_the_room_that_it_needs(board: Board, size: tuple[int, int]) -> None:
    page = board.open(*size)
    for tile in page.tiles:
        least = tile.minimumSizeHint()
        assert tile.width() >= least.width(), tile.NAME
        assert tile.height() >= least.height(), tile.NAME


def test_another_zoom_lays_the_tiles_out_anew(board: Board, theme: Theme) -> None:
    page = board.open(1200, 800)
    for _ in range(3):
        theme.zoom_in()
    assert (theme.zoom_percent, page.grid.columns) == (150, NARROW)
    for tile in page.tiles:
        least = tile.minimumSizeHint()
        assert (tile.width() >= least.width(), tile.height() >= least.height()) == (True, True), tile.NAME
