"""The list of 50,000 products: how long the window is ever busy while it fills, and a key or a click until painted."""

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.measure import Options, Result, Timing, milliseconds
from bench.painted import PaintedWindow, open_window
from bench.stores import new_store, products
from ui.products_page import ProductsPage

_PRODUCTS = 50_000
_FRAME, _SOMETHING = 16_000_000, 1_000_000
_WORDS = ("kind 4711", "p000123", "category 7")
_TWICE = 2


def run(options: Options) -> list[Result]:
    """Measure the list from the moment at which its page is shown."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.setswitchinterval(0.001)  # as the window sets it
    store = new_store(options.folder / "listed", products(_PRODUCTS))
    try:
        with open_window(store, "orders") as window:
            turns = _turns_until_filled(window)
            page = _page(window)
            keys = _timed(window, [_key(page, letter) for word in _WORDS for letter in f"{word}\b" * _TWICE])
            page.filter.clear()
            sorts = _timed(window, [_sort(page, column) for column in (1, 0) * 10])
    finally:
        store.close()
    return [
        _result("the window's turns while 50,000 products are listed, 95 % within", turns.percentile(95), 1.0),
        _result("  all of them within", max(turns.wall)),
        _result("  a key in their filter to the rows painted", int(keys.median)),
        _result("  a click on a title to the rows painted in order", int(sorts.median)),
    ]


def _turns_until_filled(window: PaintedWindow) -> Timing:
    """Time every turn in which there was something to do, once the page is there."""
    timing = Timing([], [])
    window.show_page("products")
    QApplication.processEvents()
    while not (window.settled and _page(window).model.total):
        begun = time.perf_counter_ns()
        QApplication.processEvents()
        taken = time.perf_counter_ns() - begun
        if taken > _SOMETHING:
            timing.wall.append(taken)
    return timing


def _page(window: PaintedWindow) -> ProductsPage:
    page = window.findChild(ProductsPage)
    assert isinstance(page, ProductsPage)
    return page


def _key(page: ProductsPage, letter: str) -> Callable[[], None]:
    def press() -> None:
        if letter == "\b":
            page.filter.edit.clear()
        else:
            QTest.keyClicks(page.filter.edit, letter)

    return press


def _sort(page: ProductsPage, column: int) -> Callable[[], None]:
    return lambda: page.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)


def _timed(window: PaintedWindow, steps: list[Callable[[], None]]) -> Timing:
    timing = Timing([], [])
    for step in steps:
        begun = time.perf_counter_ns()
        step()
        timing.wall.append(window.painted_after(begun) - begun)
    return timing


def _result(what: str, nanoseconds: int, bar: float | None = None) -> Result:
    return Result(what, milliseconds(nanoseconds), milliseconds(_FRAME), nanoseconds / _FRAME, bar)
