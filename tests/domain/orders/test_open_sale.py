"""What the open sale takes and how its lines are raised, through the real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import Store, create_store
from domain.catalog.commands import AddProduct, ChangePrice
from domain.kernel.errors import Rejected
from domain.kernel.ids import SaleId, Sku
from domain.kernel.messages import Command
from domain.orders.commands import AddSaleLine, ChangeSaleLine
from domain.shop.commands import SetUpStore

SALE, TEA, PEARS = SaleId("sale-1"), Sku("tea"), Sku("pears")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = create_store(tmp_path / "shop", SetUpStore(name="Corner", currency="EUR"))
    store.core.execute(AddProduct(sku=TEA, name="Tea", category="Drinks", price=200))
    store.core.execute(AddProduct(sku=PEARS, name="Pears", category="Fruit", price=300, unit="kg"))
    yield store
    store.close()


def lines(store: Store, *commands: Command) -> list[tuple[str, int]]:
    for command in commands:
        store.core.execute(command)
    (sale,) = store.documents("open_sales").result()[1].values()
    return [(line["sku"], line["quantity"]) for line in sale["lines"]]


def add(sku: Sku, quantity: int = 1000) -> AddSaleLine:
    return AddSaleLine(sale_id=SALE, sku=sku, quantity=quantity)


def test_the_same_again_raises_the_last_line(store: Store) -> None:
    assert lines(store, add(TEA), add(TEA, 2000)) == [("tea", 3000)]


def test_the_same_again_after_something_else_is_a_new_line(store: Store) -> None:
    assert lines(store, add(TEA), add(PEARS), add(TEA)) == [("tea", 1000), ("pears", 1000), ("tea", 1000)]


def test_what_is_weighed_stays_a_line_of_its_own(store: Store) -> None:
    assert lines(store, add(PEARS, 512), add(PEARS, 730)) == [("pears", 512), ("pears", 730)]


@pytest.mark.parametrize(
    "between", [ChangePrice(sku=TEA, price=250), ChangeSaleLine(sale_id=SALE, line=1, discount=20)]
)
def test_another_price_or_a_discount_makes_a_new_line(store: Store, between: Command) -> None:
    assert lines(store, add(TEA), between, add(TEA)) == [("tea", 1000), ("tea", 1000)]


@pytest.mark.parametrize("command", [add(TEA, 1500), ChangeSaleLine(sale_id=SALE, line=1, quantity=500)])
def test_what_is_counted_is_sold_whole(store: Store, command: Command) -> None:
    store.core.execute(add(TEA))
    with pytest.raises(Rejected, match="not_whole"):
        store.core.execute(command)
    assert lines(store) == [("tea", 1000)]
