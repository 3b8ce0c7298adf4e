from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Store, create_store
from domain.catalog.commands import AddProduct
from domain.inventory.commands import AdjustStock, ReceivedLine, ReceiveStock
from domain.inventory.events import Reason
from domain.kernel.ids import Sku
from domain.shop.commands import SetUpStore
from readmodels.inventory.views import is_out, last_cost, movements

TEA, OIL = Sku("tea"), Sku("oil")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Tea that came in at 1.50, then at 1.75, and was damaged once; oil that never came."""
    store = create_store(tmp_path / "shop", SetUpStore(name="Corner", currency="EUR", prices_include_tax=True))
    for command in (
        AddProduct(sku=TEA, name="Tea", category="", price=320, cost=1_500_000, opening_stock=10_000),
        AddProduct(sku=OIL, name="Oil", category="", price=990, cost=7_000_000),
        ReceiveStock(lines=(ReceivedLine(sku=TEA, quantity=5_000, unit_cost=1_750_000),), document="DN-1"),
        AdjustStock(sku=TEA, quantity=-1_000, reason=Reason.DAMAGE),
    ):
        store.core.execute(command)
    yield store
    store.close()


def read(store: Store, **query: Any) -> list[tuple[str, int]]:
    found = store.ask(lambda archive: movements(archive, **query)).result()
    return [(movement["reason"], movement["balance"]) for movement in found]


def test_the_ledger_is_read_page_by_page_newest_first(store: Store) -> None:
    assert read(store, sku=TEA, limit=2) == [("damage", 14_000), ("delivery", 15_000)]
    first = store.ask(lambda archive: movements(archive, sku=TEA, limit=2)).result()
    assert read(store, sku=TEA, limit=2, before=first[-1]["position"]) == [("opening", 10_000)]
    assert read(store, before=first[0]["position"]) == [("delivery", 15_000), ("opening", 10_000)]


@pytest.mark.parametrize(("sku", "cost"), [(TEA, 1_750_000), (OIL, None)])
def test_the_last_cost_is_that_of_what_came_in_last(store: Store, sku: Sku, cost: int | None) -> None:
    assert store.ask(lambda archive: last_cost(archive, sku)).result() == cost


@pytest.mark.parametrize(
    ("available", "retired", "out"), [(1, False, False), (0, False, True), (-1, False, True), (0, True, False)]
)
def test_what_is_sold_and_not_there_is_out(available: int, retired: bool, out: bool) -> None:
    assert is_out(available, retired=retired) is out
