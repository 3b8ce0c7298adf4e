"""Making every view anew from the log, against msgspec and plain dicts; and with the archive, for comparison."""

import gc
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.bootstrap import Store
from app.rebuild import fold_beside
from bench.bare_fold import fold
from bench.measure import Options, Result, per_second
from bench.stores import products, store_with_orders
from domain.persistence.event_log import LogSource
from readmodels.engine.archive import Archive
from readmodels.registry import SHELVES, VIEWS

BAR = 1 / 3
ORDERS = 20_000
_ROUNDS = 7


def run(options: Options) -> list[Result]:
    """Measure on a store of 20,000 orders, which is a log of some 60,000 events."""
    store = store_with_orders(options.folder, products(options.products), ORDERS)
    try:
        events = store.core.call(lambda: store.core.side.head.position).result()
        timed: list[list[float]] = [[], [], []]
        for _ in range(_ROUNDS):
            for seconds, work in zip(timed, (_views, _views_and_archive, _bare), strict=True):
                seconds.append(_seconds(store, work, options.folder / "rebuild"))
    finally:
        store.close()
    views, both, bare = (events / statistics.median(seconds) for seconds in timed)
    ratio, ratio_of_both = (_ratio(timed[2], seconds) for seconds in timed[:2])
    return [
        Result("events folded into every view", per_second(views), per_second(bare), ratio, BAR, at_least=True),
        Result("  and into the archive", per_second(both), per_second(bare), ratio_of_both),
    ]


def _ratio(bare: list[float], ours: list[float]) -> float:
    """Return the median of the rounds' own ratios: a round takes seconds, in which the machine may change its mind."""
    return statistics.median(peer / mine for peer, mine in zip(bare, ours, strict=True))


def _views(store: Store, folder: Path) -> None:
    with store.database.reader() as connection:
        fold_beside(LogSource(connection, store.codec), [kind.name for kind in VIEWS], folder)


def _views_and_archive(store: Store, folder: Path) -> None:
    _views(store, folder)
    with store.database.reader() as connection:
        archive = Archive(folder / "archive.sqlite", SHELVES, LogSource(connection, store.codec))
        while archive.flush():
            pass
        archive.close()


def _bare(store: Store, _folder: Path) -> None:
    with store.database.reader() as connection, _no_collector():
        fold(connection)


def _seconds(store: Store, work: Callable[[Store, Path], None], folder: Path) -> float:
    shutil.rmtree(folder, ignore_errors=True)
    gc.collect()
    begun = time.perf_counter()
    work(store, folder)
    return time.perf_counter() - begun


@contextmanager
def _no_collector() -> Iterator[None]:
    # Whoever folds a log by hand, and knows Python, does it like that: it saves a fifth.
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
