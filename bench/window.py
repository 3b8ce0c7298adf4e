"""The window on a large store: how long until it takes a scan, how much memory it needs, how long it ever stalls.

A start is a process of its own, timed from outside until it says that it is ready: ours when the line of a code that
was scanned as soon as there was a field for it is in the open sale, the peer's when an empty window is shown and
SQLAlchemy and TinyDB are imported.
"""

import compileall
import csv
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from threading import Thread

import start
from bench.measure import Options, Result
from bench.stores import Product, baskets, new_store, products, store_with_orders

PRODUCTS = 50_000
ORDERS = 200_000
STARTS = 7
MOST_MEMORY = 250
_FRAME_MS = 16
_TICK_MS = 2
_IMPORTED = 10_000

_EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
import sqlalchemy, tinydb
application = QApplication([])
window = QMainWindow()
window.show()
application.processEvents()
print("ready", flush=True)
"""

_OURS = """
import os, sys, time
from pathlib import Path
sys.setswitchinterval(0.001)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from app.settings import Settings
from app.window import Desktop
application = QApplication([])
desktop = Desktop(application, Settings(theme="light", page="sell"))
window = desktop.add_window()
desktop.open_folder(Path(sys.argv[1]))
while desktop.store is None:
    application.processEvents()
    time.sleep(0.0005)
application.processEvents()
QTest.keyClicks(application.focusWidget() or window, sys.argv[2])
QTest.keyClick(application.focusWidget() or window, "\\r")
sales = desktop.live.view("open_sales")
while not any(sale["lines"] for sale in sales.documents.values()):
    application.processEvents()
    time.sleep(0.0005)
print("ready", flush=True)
if len(sys.argv) > 3:
    for page in ("dashboard", "products", "orders", "customers", "sell"):
        window.show_page(page)
        desktop.settle(application)
    print(open("/proc/self/status").read().split("VmRSS:")[1].split()[0], flush=True)
from domain.orders.commands import AbandonSale
for sale_id in list(sales.documents):
    desktop.store.core.execute(AbandonSale(sale_id=sale_id, reason="a benchmark"))
desktop.close()
"""


def run(options: Options) -> list[Result]:
    """Measure starts in turn with the peer's, then the memory of one, then the stalls of the window's thread."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for layer in start.LAYERS:  # as set-up leaves the program, and the peer's packages
        compileall.compile_dir(Path(start.ROOT, layer), quiet=1)
    assortment = products(PRODUCTS)
    large = options.folder / "large"
    large.mkdir(parents=True, exist_ok=True)
    store = store_with_orders(large, assortment, min(options.orders, ORDERS))
    folder = store.paths.folder
    store.close()
    return [*_starts(folder, assortment[0]), _memory(folder, assortment[0]), *_stalls(options)]


def _starts(folder: Path, product: Product) -> list[Result]:
    ours, empty = [], []
    for _ in range(STARTS):
        empty.append(_ready(_EMPTY)[0])
        ours.append(_ready(_OURS, str(folder), product.sku)[0])
    mine, peer = statistics.median(ours), statistics.median(empty)
    what = "start to the line of the first scan, 50,000 products"
    return [Result(what, f"{mine:.2f} s", f"{peer:.2f} s", mine / peer, 1.5)]


def _memory(folder: Path, product: Product) -> Result:
    kilobytes = int(_ready(_OURS, str(folder), product.sku, "all pages")[1])
    megabytes = kilobytes / 1024
    what = "memory of that store, every page visited"
    return Result(what, f"{megabytes:.0f} MB", f"{MOST_MEMORY} MB", megabytes / MOST_MEMORY, 1.0)


def _ready(script: str, *arguments: str) -> tuple[float, str]:
    """Run a script; return the seconds until it said that it was ready, and its last line."""
    begun = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        if child.stdout.readline() != "ready\n":
            raise RuntimeError("the window did not come up")
        seconds = time.perf_counter() - begun
        rest = child.stdout.read().split()
    return seconds, rest[-1] if rest else ""


def _stalls(options: Options) -> list[Result]:
    from app.importing import import_file
    from app.rebuild import rebuild
    from bench.painted import open_window

    sys.setswitchinterval(0.001)  # as the window sets it
    assortment = products(options.products)
    file = _orders_file(options.folder / "orders.csv", assortment)
    store = new_store(options.folder / "stalls", assortment)

    def snapshots() -> None:
        for _ in range(20):
            for name in store.core.projections.projections:
                store.core.call(lambda name=name: store.core.projections.save(name)).result()()  # type: ignore[misc]

    jobs: dict[str, Callable[[], object]] = {
        f"importing {_IMPORTED:,} orders": lambda: import_file(store, "orders", file),
        "making every view anew": lambda: rebuild(store),
        "writing every snapshot, 20 times": snapshots,
    }
    try:
        with open_window(store, "dashboard"):
            return [_stalled(what, job) for what, job in jobs.items()]
    finally:
        store.close()


def _stalled(what: str, job: Callable[[], object]) -> Result:
    """Return by how much the window's thread came late to its ticks while a job ran elsewhere."""
    from PySide6.QtCore import QCoreApplication, Qt, QTimer

    moments: list[int] = []
    ticks = QTimer()
    ticks.setTimerType(Qt.TimerType.PreciseTimer)
    ticks.timeout.connect(lambda: moments.append(time.perf_counter_ns()))
    ticks.start(_TICK_MS)
    thread = Thread(target=job)
    thread.start()
    while thread.is_alive():
        QCoreApplication.processEvents()
        time.sleep(0.0002)
    thread.join()
    ticks.stop()
    late = sorted((after - before) / 1e6 - _TICK_MS for before, after in pairwise(moments))
    worst = late[len(late) * 99 // 100]
    return Result(
        f"the window's stalls while {what}, p99", f"{worst:.1f} ms", f"{_FRAME_MS} ms", worst / _FRAME_MS, 1.0
    )


def _orders_file(path: Path, assortment: list[Product]) -> Path:
    """Write orders of five lines as another program would hand them over."""
    wanted = baskets(assortment, seed=3)
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(("order_ref", "placed_at", "customer_ref", "sku", "quantity", "line_total", "discount"))
        for number in range(_IMPORTED):
            for product, quantity in next(wanted):
                total = product.price * quantity // 1000
                money = f"{total // 100}.{total % 100:02d}"
                at = f"2026-03-{number % 28 + 1:02d}T{8 + number % 12:02d}:00:00"
                rows.writerow((f"S{number}", at, "", product.sku, quantity // 1000, money, "0.00"))
    return path
