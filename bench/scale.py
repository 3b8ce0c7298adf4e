"""The same order in a store of a million orders and in one of a thousand: what grows must not be felt."""

from bench.measure import Options, Result, alternate, milliseconds, warm
from bench.order import OurOrders
from bench.stores import baskets, new_store, products, settle, store_with_orders

BAR = 1.15
_FEW = 1_000


def run(options: Options) -> list[Result]:
    """Measure both stores in turn. The big one is made by the first run and kept: it takes minutes and gigabytes."""
    assortment = products(options.products)
    big = store_with_orders(options.folder, assortment, options.orders)
    small = new_store(options.folder / "scale", assortment)
    try:
        many = OurOrders(big, baskets(assortment, seed=1))
        few = OurOrders(small, baskets(assortment, seed=1))
        for side in (many, few):
            settle(side.store)
            warm(side, _FEW)
        mine, peer = alternate([many, few], blocks=options.blocks, count=options.count)
    finally:
        small.close()
        big.close()
    return [
        Result(
            f"an order at {options.orders:,} orders, at {_FEW:,}", milliseconds(mine.median), milliseconds(peer.median),
            mine.median / peer.median, BAR,
        ),
        Result(
            "  95 % of them within", milliseconds(mine.percentile(95)), milliseconds(peer.percentile(95)),
            mine.percentile(95) / peer.percentile(95),
        ),
    ]  # fmt: skip
