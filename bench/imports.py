"""A table of orders from another program, imported as a person does it, against a bare bulk script."""

import statistics
import time
from pathlib import Path

from app.bootstrap import Store
from app.importing import import_file
from bench.measure import Options, Result, per_second
from bench.peers import BareShop
from bench.stores import new_store, products, settle, write_orders

BAR = 1 / 8
ORDERS = 20_000
_ROUNDS = 3


def run(options: Options) -> list[Result]:
    """Measure with tables of 20,000 orders of five lines, another one in each round."""
    assortment = products(options.products)
    store = new_store(options.folder / "import", assortment)
    shop = BareShop(options.folder / "import-bare.sqlite", assortment)
    settle(store)
    rates = []
    try:
        for number in range(_ROUNDS):
            path = options.folder / f"orders-{number}.csv"
            write_orders(path, assortment, ORDERS, seed=number)
            rates.append((*_ours(store, path), _bare(shop, path)))
    finally:
        shop.close()
        store.close()
    views, archive, bare = (per_second(statistics.median(rate)) for rate in zip(*rates, strict=True))
    # The median of the rounds' own ratios: a round takes seconds, in which the machine may change its mind.
    ratio, ratio_in_archive = (statistics.median(rate[side] / rate[2] for rate in rates) for side in (0, 1))
    return [
        Result("orders imported, every view current", views, bare, ratio, BAR, at_least=True),
        Result("  and in the archive", archive, bare, ratio_in_archive),
    ]


def _ours(store: Store, path: Path) -> tuple[float, float]:
    """Return orders a second until the import is done, and until the archive shows them too."""
    begun = time.perf_counter()
    report = import_file(store, "orders", path)
    imported = time.perf_counter()
    settle(store)
    if report.added != ORDERS:
        raise AssertionError(report)
    return ORDERS / (imported - begun), ORDERS / (time.perf_counter() - begun)


def _bare(shop: BareShop, path: Path) -> float:
    begun = time.perf_counter()
    if shop.import_orders(path) != ORDERS:
        raise AssertionError(path)
    seconds = time.perf_counter() - begun
    shop.checkpoint()
    return ORDERS / seconds
