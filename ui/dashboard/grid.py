"""Lays tiles out side by side: 12 columns in a wide window, fewer in a narrow one, scrolling where they do not fit."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStyle, QWidget

from ui.dashboard.tile import Size, Tile
from ui.theme import look

WIDE, NARROW = 12, 4
COLUMNS = {1000: WIDE, 700: NARROW, 520: 2, 0: 1}
"""From so many pixels, at 100 %, there are so many columns."""

_GAP = 16
_LOW, _HIGH = 128, 248
"""The least heights of a row of figures and of any other, in pixels at 100 %."""


class Place(NamedTuple):
    """Where a tile stands, in columns and rows."""

    row: int
    column: int
    rows: int
    columns: int


def places(sizes: Iterable[Size], columns: int) -> list[Place]:
    """Put each tile into the first gap that holds it, reading from the top."""
    taken: set[tuple[int, int]] = set()
    result = []
    for size in sizes:
        width = size.wide if columns == WIDE else -(-size.narrow * columns // NARROW)
        place = _first_gap(taken, size.rows, width, columns)
        taken |= _cells(place)
        result.append(place)
    return result


def _first_gap(taken: set[tuple[int, int]], rows: int, width: int, columns: int) -> Place:
    row = 0
    while True:
        for column in range(columns - width + 1):
            place = Place(row, column, rows, width)
            if taken.isdisjoint(_cells(place)):
                return place
        row += 1


def _cells(place: Place) -> set[tuple[int, int]]:
    rows = range(place.row, place.row + place.rows)
    return {(row, column) for row in rows for column in range(place.column, place.column + place.columns)}


def heights(sizes: Sequence[Size], where: Sequence[Place], low: int, high: int, room: int, gap: int) -> list[int]:
    """Return the height of each row: rows of figures are ``low``, the others share the ``room``, at least ``high``."""
    count = max((place.row + place.rows for place in where), default=0)
    is_low = [False] * count
    for size, place in zip(sizes, where, strict=True):
        is_low[place.row] = is_low[place.row] or size.low
    free = room - (count - 1) * gap - sum(is_low) * low
    share = max(free // max(count - sum(is_low), 1), high)
    return [low if lies_low else share for lies_low in is_low]


class Grid(QWidget):
    """Moves its tiles itself: with a layout of Qt's, each word that changes in a tile would measure all of them."""

    def __init__(self, tiles: Sequence[Tile]) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._tiles = tiles
        self._room = 0
        for tile in tiles:
            tile.setParent(self)

    @property
    def columns(self) -> int:
        """How many columns there are at this width."""
        return next(columns for least, columns in COLUMNS.items() if self.width() >= look.px(least))

    def set_room(self, height: int) -> None:
        """Fill at least so much height."""
        self._room = height
        self.arrange()

    def arrange(self) -> None:
        """Put every tile in its place."""
        sizes = [tile.SIZE for tile in self._tiles]
        where = places(sizes, self.columns)
        gap = look.px(_GAP)
        rows = heights(sizes, where, look.px(_LOW), look.px(_HIGH), self._room, gap)
        tops = [sum(rows[:row]) + row * gap for row in range(len(rows) + 1)]
        self.setMinimumHeight(max(tops[-1] - gap, 0))
        columns = self.columns
        # Where it scrolls, the bar keeps its distance.
        width = self.width() - (gap // 2 if tops[-1] - gap > self._room else 0)
        for tile, place in zip(self._tiles, where, strict=True):
            left, right = (edge * (width + gap) // columns for edge in (place.column, place.column + place.columns))
            box = QRect(left, tops[place.row], right - gap - left, tops[place.row + place.rows] - gap - tops[place.row])
            tile.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), box))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.arrange()


class GridArea(QScrollArea):
    """Scrolls the grid up and down where the window is too low for it."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self.setObjectName("board")
        self._grid = grid
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grid.set_room(self.viewport().height())
