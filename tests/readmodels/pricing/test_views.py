from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Store, create_store
from app.queries import find, read
from app.sources import StoreSource
from domain.catalog.commands import AddProduct, ChangePrice
from domain.kernel.ids import Sku
from domain.pricing.commands import (
    ChangePriceList,
    ChangePromotion,
    EndPriceList,
    EndPromotion,
    MakePriceList,
    MakePromotion,
)
from domain.pricing.plans import Goods, ListPrice, NForM, PercentOff, Period, PriceListPlan, PromotionPlan
from domain.shop.commands import SetUpStore

TEA = Sku("tea")
TEN = PromotionPlan(name="Ten", terms=PercentOff(goods=Goods(skus=(TEA,)), rate=10_000), period=Period(weekdays=(1,)))
TRADE = PriceListPlan(name="Trade", group="trade", prices=(ListPrice(sku=TEA, price=90),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = create_store(tmp_path / "shop", SetUpStore(name="Corner", currency="EUR"))
    for sku, price in (("tea", 100), ("oil", 200)):
        store.core.execute(AddProduct(sku=Sku(sku), name=sku, category="", price=price))
    yield store
    store.close()


def asked(store: Store, name: str, **filters: Any) -> list[dict[str, Any]]:
    return [dict(document) for document in read(find(name), StoreSource(store), filters)]


def test_a_promotion_is_shown_as_it_was_asked_for_and_when_it_ended(store: Store) -> None:
    made = store.core.execute(MakePromotion(promotion=TEN)).result
    [shown] = asked(store, "promotions")
    assert (shown["promotion_id"], shown["name"], shown["kind"], shown["version"]) == (made, "Ten", "percent_off", 1)
    assert shown["terms"] == {"type": "percent_off", "goods": {"skus": ["tea"], "categories": []}, "rate": 10_000}
    assert (shown["period"]["weekdays"], shown["ended_on"]) == ([1], "")
    three = PromotionPlan(name="Three", terms=NForM(goods=Goods(), take=3, pay=2), group="staff")
    store.core.execute(ChangePromotion(promotion_id=str(made), promotion=three))
    store.core.execute(EndPromotion(promotion_id=str(made)))
    [shown] = asked(store, "promotions")
    assert (shown["name"], shown["kind"], shown["group"], shown["version"]) == ("Three", "n_for_m", "staff", 3)
    assert shown["ended_on"] == shown["made_on"] != ""


def test_a_price_list_is_shown_as_it_was_asked_for_and_when_it_ended(store: Store) -> None:
    made = store.core.execute(MakePriceList(price_list=TRADE)).result
    [shown] = asked(store, "price_lists", group="trade")
    assert (shown["price_list_id"], shown["prices"]) == (made, [{"sku": "tea", "price": 90, "from_quantity": 0}])
    other = PriceListPlan(name="Everybody", prices=(ListPrice(sku=TEA, price=80),))
    store.core.execute(ChangePriceList(price_list_id=str(made), price_list=other))
    store.core.execute(EndPriceList(price_list_id=str(made)))
    [shown] = asked(store, "price_lists")
    assert (shown["name"], shown["group"], shown["version"]) == ("Everybody", "", 3)
    assert shown["ended_on"] == shown["made_on"] != ""


def test_prices_and_their_history_are_asked_for_by_product(store: Store) -> None:
    store.core.execute(ChangePrice(sku=TEA, price=120))
    assert [(price["sku"], price["price"], price["former_price"]) for price in asked(store, "prices")] == [
        ("oil", 200, None), ("tea", 120, 100),
    ]  # fmt: skip
    assert [price["price"] for price in asked(store, "prices", sku="tea")] == [120]
    assert asked(store, "prices", reduced=True) == []
    assert [entry["price"] for entry in asked(store, "price_history", sku="tea", kind="price")] == [120, 100]
