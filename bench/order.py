"""One order of five lines: from the call to the receipt, durable, every view current, against a bare script.

``execute`` is what a terminal, an import and a test call; the window hands the order over to the core's thread instead
and goes on, which takes a hop to that thread and back longer, and is measured beside it.
"""

from collections.abc import Callable, Iterator
from functools import partial

from app.bootstrap import Store
from bench.measure import Options, Result, Timing, alternate, microseconds, milliseconds, warm
from bench.peers import BareShop
from bench.stores import Basket, baskets, new_store, products, settle
from domain.orders.commands import PlaceOrder, WantedLine

BAR = 2.0
_WARM = 1_000


class OurOrders:
    """Orders through ``core.execute``."""

    def __init__(self, store: Store, wanted: Iterator[Basket]) -> None:
        self.store = store
        self._wanted = wanted

    def prepare(self, count: int) -> list[Callable[[], object]]:
        """Return the next orders."""
        return [partial(self.store.core.execute, _command(next(self._wanted))) for _ in range(count)]

    def settle(self) -> None:
        """Do what the store does when nobody asks for anything."""
        settle(self.store)


class HandedOver(OurOrders):
    """Orders that the core's thread executes, as it does for the window."""

    def prepare(self, count: int) -> list[Callable[[], object]]:
        """Return the next orders."""
        return [partial(self._hand_over, _command(next(self._wanted))) for _ in range(count)]

    def _hand_over(self, command: PlaceOrder) -> object:
        return self.store.core.submit(command).result()


class BareOrders:
    """The same baskets through the bare script."""

    def __init__(self, shop: BareShop, wanted: Iterator[Basket]) -> None:
        self._shop = shop
        self._wanted = wanted

    def prepare(self, count: int) -> list[Callable[[], object]]:
        """Return the next orders."""
        return [partial(self._shop.place, next(self._wanted)) for _ in range(count)]

    def settle(self) -> None:
        """Copy the write-ahead log back."""
        self._shop.checkpoint()


def run(options: Options) -> list[Result]:
    """Measure on a store of 1,000 orders whose products have been asked for before."""
    assortment = products(options.products)
    store = new_store(options.folder / "order", assortment)
    shop = BareShop(options.folder / "order-bare.sqlite", assortment)
    try:
        ours = OurOrders(store, baskets(assortment, seed=1))
        window = HandedOver(store, baskets(assortment, seed=2))
        bare = BareOrders(shop, baskets(assortment, seed=1))
        for side in (ours, bare):
            warm(side, _WARM)
        mine, peer, handed_over = alternate([ours, bare, window], blocks=options.blocks, count=options.count)
    finally:
        shop.close()
        store.close()
    return results(mine, peer, handed_over)


def results(mine: Timing, peer: Timing, handed_over: Timing) -> list[Result]:
    """Return the promised line, and what explains it."""
    what = "a 5-line order, execute to receipt"
    above = mine.median_cpu - peer.median_cpu
    lines = [
        Result(what, milliseconds(mine.median), milliseconds(peer.median), mine.median / peer.median, BAR),
        *(
            Result(f"  {percent} % of them within", milliseconds(a), milliseconds(b), a / b)
            for percent in (95, 99)
            for a, b in [(mine.percentile(percent), peer.percentile(percent))]
        ),
    ]
    cpu = Result(
        f"  processor time, {microseconds(above)} above", microseconds(mine.median_cpu), microseconds(peer.median_cpu),
        mine.median_cpu / peer.median_cpu,
    )  # fmt: skip
    hop = Result(
        "  handed over to the core's thread", milliseconds(handed_over.median), milliseconds(peer.median),
        handed_over.median / peer.median,
    )  # fmt: skip
    return [*lines, cpu, hop]


def _command(basket: Basket) -> PlaceOrder:
    return PlaceOrder(lines=tuple(WantedLine(sku=product.sku, quantity=quantity) for product, quantity in basket))
