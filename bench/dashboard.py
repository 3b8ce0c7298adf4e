"""One order of five lines, from its receipt to the last tile of the open dashboard painted, in the demo store."""

import os
import shutil
import sys
import time
from random import Random
from typing import TYPE_CHECKING

from app.bootstrap import Store, open_store
from app.demo.build import build_demo
from bench.measure import Options, Result, Timing, milliseconds
from bench.stores import LINES
from domain.kernel.ids import Sku
from domain.orders.commands import PlaceOrder, WantedLine

if TYPE_CHECKING:
    from bench.painted import PaintedWindow

TWO_FRAMES = 2_000_000_000 // 60
_WARM = 20
_PLENTY = 15_000
"""Only products of which so much is left, in thousandths, are sold: no order is refused."""


def run(options: Options) -> list[Result]:
    """Measure the real window, drawn without a screen, while orders are placed elsewhere in the shop."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.setswitchinterval(0.001)  # as the window sets it
    from bench.painted import open_window

    folder = options.folder / "dashboard"
    shutil.rmtree(folder, ignore_errors=True)
    build_demo(folder)
    store = open_store(folder)
    try:
        with open_window(store, "dashboard") as window:
            timing = _order_by_order(store, window, 2 * options.count)
    finally:
        store.close()
    return [
        _result("an order's receipt to the dashboard repainted", timing.percentile(95), 1.0),
        *(_result(f"  {percent} % of them within", timing.percentile(percent)) for percent in (50, 99)),
    ]


def _order_by_order(store: Store, window: "PaintedWindow", count: int) -> Timing:
    _, stock = store.documents("stock").result()
    plenty = [Sku(sku) for sku, product in stock.items() if product["available"] >= _PLENTY]
    random = Random(1)
    timing = Timing([], [])
    for number in range(_WARM + count):
        lines = tuple(WantedLine(sku=sku) for sku in random.sample(plenty, LINES))
        received: list[int] = []
        asked = store.submit(PlaceOrder(lines=lines))
        asked.add_done_callback(lambda _, received=received: received.append(time.perf_counter_ns()))  # type: ignore[misc]
        asked.result()
        painted = window.painted_after(received[0])
        if number >= _WARM:
            timing.wall.append(painted - received[0])
    return timing


def _result(what: str, nanoseconds: int, bar: float | None = None) -> Result:
    return Result(what, milliseconds(nanoseconds), "two frames", nanoseconds / TWO_FRAMES, bar)
