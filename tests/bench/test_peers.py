"""A ratio only says something where both sides do the same work: each peer comes to the same figures as ours."""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Store
from app.importing import import_file
from bench import bare_fold, stores
from bench.order import BareOrders, OurOrders
from bench.peers import BareShop
from domain.inventory.commands import AdjustStock
from domain.inventory.events import Reason
from domain.orders.commands import CancelOrder, FulfilOrder, PlaceOrder, WantedLine
from domain.orders.events import OrderKind

ASSORTMENT = stores.products(40)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = stores.new_store(tmp_path / "store", ASSORTMENT)
    yield store
    store.close()


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[BareShop]:
    shop = BareShop(tmp_path / "bare.sqlite", ASSORTMENT)
    yield shop
    shop.close()


def view(store: Store, name: str) -> Mapping[str, Any]:
    return store.documents(name).result()[1]


def require_the_same(store: Store, shop: BareShop) -> None:
    with store.database.reader() as ours:
        for query in (
            "SELECT number, net, tax, total, discount FROM sales_order ORDER BY number",
            "SELECT sku, name, category, quantity, unit_price, discount, tax_rate, tax, total FROM order_line"
            " ORDER BY sku, quantity, tax",
        ):
            assert list(ours.execute(query)) == list(shop.connection.execute(query))
    on_hand = {sku: document["on_hand"] for sku, document in view(store, "stock").items()}
    assert on_hand == dict(shop.connection.execute("SELECT sku, on_hand FROM stock"))


def test_the_bare_script_writes_the_same_orders_lines_and_stock(store: Store, shop: BareShop) -> None:
    for side in (
        OurOrders(store, stores.baskets(ASSORTMENT, seed=1)),
        BareOrders(shop, stores.baskets(ASSORTMENT, seed=1)),
    ):
        for call in side.prepare(20):
            call()
    require_the_same(store, shop)


def test_the_bare_import_writes_the_same_orders_lines_stock_and_customers(
    store: Store, shop: BareShop, tmp_path: Path
) -> None:
    for seed in (1, 2):
        stores.write_orders(tmp_path / "orders.csv", ASSORTMENT, 20, seed)
        assert import_file(store, "orders", tmp_path / "orders.csv").added == 20
        assert shop.import_orders(tmp_path / "orders.csv") == 20
    require_the_same(store, shop)
    customers = {document["reference"] for document in view(store, "customers").values()}
    assert customers == {reference for (reference,) in shop.connection.execute("SELECT reference FROM customer")}


def test_the_bare_fold_comes_to_the_figures_of_the_views(store: Store) -> None:
    busy_day(store)
    with store.database.reader() as connection:
        bare = bare_fold.fold(connection)
    stock = view(store, "stock")
    assert bare.stock == {sku: [d["on_hand"], d["reserved"], d["value"]] for sku, d in stock.items()}
    assert dict(bare.days) == {
        key: of(d, "orders lines units sales discount") for key, d in view(store, "sales_by_day").items()
    }
    hours = {f"{date}T{hour:02d}": sums for (date, hour), sums in bare.hours.items()}
    assert hours == {key: of(d, "orders units sales") for key, d in view(store, "sales_by_hour").items()}
    assert dict(bare.categories) == {
        key: of(d, "lines units sales") for key, d in view(store, "sales_by_category").items()
    }
    assert dict(bare.sold) == {key: of(d, "units sales last_sold") for key, d in view(store, "top_products").items()}
    assert dict(bare.sold_today) == {key: of(d, "units sales") for key, d in view(store, "products_of_the_day").items()}
    totals = view(store, "store_totals")["store"]
    assert [*bare.totals, bare.stock_value] == of(totals, "orders lines units sales discount exact_stock_value")
    assert [order.order_id for order in bare.recent] == list(view(store, "recent_orders"))
    assert set(bare.open) == set(view(store, "open_orders"))
    assert [what for what, *_ in bare.activity] == [d["kind"] for d in view(store, "activity").values()]


def of(document: Mapping[str, Any], names: str) -> list[Any]:
    return [document[name] for name in names.split()]


def busy_day(store: Store) -> None:
    """Do at least one of everything that the views count."""
    baskets = stores.baskets(ASSORTMENT, seed=3)
    for number, basket in enumerate(islice(baskets, 12)):
        lines = tuple(WantedLine(sku=product.sku, quantity=quantity, discount=7) for product, quantity in basket)
        kind = OrderKind.TELEPHONE if number % 2 else OrderKind.COUNTER
        order_id = store.core.execute(PlaceOrder(lines=lines, kind=kind)).result["order_id"]  # type: ignore[index]
        if number in (1, 2, 3):
            store.core.execute(
                FulfilOrder(order_id=order_id) if number % 2 else CancelOrder(order_id=order_id, reason="x")
            )
        elif number == 5:
            store.core.execute(CancelOrder(order_id=order_id, reason="never fetched"))
    store.core.execute(AdjustStock(sku=ASSORTMENT[0].sku, quantity=-2000, reason=Reason.DAMAGE))
