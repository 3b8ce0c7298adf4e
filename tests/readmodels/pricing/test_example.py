"""An example says what the till would charge, with goods that are there."""

from typing import Any

import pytest

from domain.kernel.ids import Sku
from domain.kernel.rounding import Rounding
from domain.pricing.plans import (
    AmountOff,
    Bundle,
    Goods,
    ListPrice,
    ListRate,
    NForM,
    Part,
    PercentOff,
    Period,
    PriceListPlan,
    PromotionPlan,
    Terms,
)
from readmodels.pricing.example import Bought, Example, entry_example, promotion_example
from readmodels.pricing.states import State, state_of


def product(category: str, price: int, unit: str = "each", *, retired: bool = False) -> dict[str, Any]:
    return {"category": category, "price": price, "unit": unit, "retired": retired}


PRODUCTS = {
    "OLD": product("Snacks", 100, retired=True),
    "CHIPS": product("Snacks", 199),
    "NUTS": product("Snacks", 349),
    "TEA": product("Drinks", 249),
    "APPLES": product("Fruit", 399, "kg"),
}
SNACKS = Goods(categories=("Snacks",))
TEA = Goods(skus=(Sku("TEA"),))
FRUIT = Goods(categories=("Fruit",))


def example(terms: Terms, **more: Any) -> Example | None:
    return promotion_example(PromotionPlan(name="Offer", terms=terms, **more), PRODUCTS, Rounding.HALF_UP)


@pytest.mark.parametrize(
    ("terms", "bought", "before", "now"),
    [
        (PercentOff(goods=TEA, rate=20_000), (("TEA", 1000),), 249, 199),
        (PercentOff(goods=FRUIT, rate=50_000), (("APPLES", 1000),), 399, 199),
        (AmountOff(goods=SNACKS, amount=50), (("CHIPS", 1000),), 199, 149),
        (NForM(goods=SNACKS, take=3, pay=2), (("CHIPS", 3000),), 597, 398),
        (NForM(goods=Goods(), take=2, pay=1), (("CHIPS", 2000),), 398, 199),
        (
            Bundle(parts=(Part(goods=SNACKS, count=2), Part(goods=TEA)), price=500),
            (("CHIPS", 2000), ("TEA", 1000)), 647, 500,
        ),
        (Bundle(parts=(Part(goods=TEA), Part(goods=TEA)), price=400), (("TEA", 2000),), 498, 400),
        (Bundle(parts=(Part(goods=TEA), Part(goods=SNACKS)), price=900), (("TEA", 1000), ("CHIPS", 1000)), 448, 448),
    ],
)  # fmt: skip
def test_a_promotion_is_shown_with_the_fewest_goods_that_earn_it(
    terms: Terms, bought: tuple[tuple[str, int], ...], before: int, now: int
) -> None:
    assert example(terms) == Example(tuple(Bought(*its) for its in bought), before, now)


def test_when_and_for_whom_it_holds_changes_no_example() -> None:
    period = Period(first_day="2031-01-01", weekdays=(1,), from_time="17:00", until_time="18:00")
    found = example(PercentOff(goods=TEA, rate=10_000), period=period, group="trade")
    assert found is not None
    assert found.now == 224


@pytest.mark.parametrize(
    "terms",
    [
        NForM(goods=FRUIT, take=3, pay=2),
        PercentOff(goods=Goods(categories=("Wine",)), rate=10_000),
        PercentOff(goods=Goods(skus=(Sku("OLD"),)), rate=10_000),
    ],
)
def test_where_no_goods_can_earn_it_there_is_no_example(terms: Terms) -> None:
    assert example(terms) is None


@pytest.mark.parametrize(
    ("entry", "bought", "before", "now"),
    [
        (ListPrice(sku=Sku("TEA"), price=220), ("TEA", 1000), 249, 220),
        (ListPrice(sku=Sku("TEA"), price=200, from_quantity=12_000), ("TEA", 12_000), 2988, 2400),
        (ListRate(goods=SNACKS, rate=5_000, from_quantity=6_000), ("CHIPS", 6_000), 1194, 1134),
        (ListPrice(sku=Sku("TEA"), price=300), ("TEA", 1000), 249, 249),
    ],
)
def test_an_entry_of_a_list_is_shown_with_as_much_as_it_asks_for(
    entry: ListPrice | ListRate, bought: tuple[str, int], before: int, now: int
) -> None:
    prices = (entry,) if isinstance(entry, ListPrice) else ()
    rates = (entry,) if isinstance(entry, ListRate) else ()
    plan = PriceListPlan(name="Trade", group="trade", prices=prices, rates=rates)
    assert entry_example(entry, plan, PRODUCTS, Rounding.HALF_UP) == Example((Bought(*bought),), before, now)


@pytest.mark.parametrize(
    ("first", "last", "ended", "state"),
    [
        ("", "", "", State.RUNNING),
        ("2026-11-23", "2026-11-23", "", State.RUNNING),
        ("2026-11-24", "", "", State.COMING),
        ("", "2026-11-22", "", State.OVER),
        ("2026-11-24", "", "2026-11-23", State.OVER),
    ],
)
def test_an_offer_runs_is_to_come_or_is_over(first: str, last: str, ended: str, state: State) -> None:
    document = {"period": {"first_day": first, "last_day": last}, "ended_on": ended}
    assert state_of(document, "2026-11-23") is state
