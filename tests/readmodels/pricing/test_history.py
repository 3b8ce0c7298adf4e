"""What a product cost in the last weeks, as a shelf label must say it beside a reduction."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Store, create_store
from domain.catalog.commands import AddProduct, ChangePrice, EditProduct
from domain.kernel.clock import utc_text
from domain.kernel.ids import Sku
from domain.kernel.messages import Command
from domain.pricing.commands import ChangePromotion, EndPriceList, EndPromotion, MakePriceList, MakePromotion
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
from domain.shop.commands import SetUpStore
from readmodels.pricing.history import lowest_price, price_history, prices

TEA, OIL = Sku("tea"), Sku("oil")
FIRST = datetime(2026, 9, 30, 22, 30, tzinfo=UTC)  # half past midnight of the first of October in Vienna


class Days:
    """A store whose clock stands at half past midnight of a day of October, or beyond."""

    def __init__(self, folder: Path) -> None:
        self.now = FIRST
        set_up = SetUpStore(name="Corner", currency="EUR", prices_include_tax=True, time_zone="Europe/Vienna")
        self.store: Store = create_store(folder, set_up, clock=lambda: utc_text(self.now))
        self.on(1, AddProduct(sku=TEA, name="Tea", category="Drinks", price=400))
        self.on(1, AddProduct(sku=OIL, name="Oil", category="Food", price=900))

    def on(self, day: int, command: Command) -> Any:
        """Do something on a day, counted on from the first of October."""
        self.now = FIRST + timedelta(days=day - 1)
        return self.store.core.execute(command).result

    def lowest(self, day: str, sku: str = TEA) -> int | None:
        return self.store.ask(lambda archive: lowest_price(archive, sku, day)).result()

    def price(self, sku: str = TEA) -> dict[str, Any]:
        [price] = self.store.ask(lambda archive: prices(archive, sku)).result()
        return price

    def history(self, sku: str = TEA) -> list[tuple[Any, ...]]:
        found = self.store.ask(lambda archive: price_history(archive, sku)).result()
        names = ("kind", "name", "price", "former_price", "first_day", "last_day")
        return [tuple(entry[name] for name in names) for entry in found]


@pytest.fixture
def days(tmp_path: Path) -> Iterator[Days]:
    days = Days(tmp_path / "shop")
    yield days
    days.store.close()


def promotion(terms: Terms, **fields: Any) -> MakePromotion:
    return MakePromotion(promotion=PromotionPlan(**({"name": "Tea time", "terms": terms} | fields)))


HALF = PercentOff(goods=Goods(skus=(TEA,)), rate=50_000)


def test_a_price_that_never_changed_is_no_reduction(days: Days) -> None:
    assert days.price() == {
        "sku": "tea", "price": 400, "since": utc_text(FIRST), "former_price": None, "reduced": False,
        "lowest_before": None,
    }  # fmt: skip


def test_a_reduction_names_the_lowest_price_of_the_thirty_days_before(days: Days) -> None:
    days.on(5, ChangePrice(sku=TEA, price=380))
    days.on(10, ChangePrice(sku=TEA, price=450))
    days.on(20, ChangePrice(sku=TEA, price=399))
    assert (days.price()["reduced"], days.price()["former_price"], days.price()["lowest_before"]) == (True, 450, 380)


def test_what_is_older_than_thirty_days_counts_no_more(days: Days) -> None:
    days.on(5, ChangePrice(sku=TEA, price=380))
    days.on(10, ChangePrice(sku=TEA, price=450))  # the 380 of that morning are asked on the tenth too
    assert days.lowest("2026-11-09") == 380
    assert days.lowest("2026-11-10") == 450


def test_the_day_of_the_reduction_itself_does_not_count(days: Days) -> None:
    days.on(5, ChangePrice(sku=TEA, price=380))
    assert days.lowest("2026-10-05") == 400
    assert days.lowest("2026-10-06") == 380


def test_days_go_by_the_store_s_clock(days: Days) -> None:
    days.now = FIRST + timedelta(days=4, minutes=-40)  # ten to twelve on the fourth, the fourth in London as well
    days.store.core.execute(ChangePrice(sku=TEA, price=380))
    assert days.lowest("2026-10-05") == 380


def test_before_there_was_a_product_there_was_no_price(days: Days) -> None:
    assert days.lowest("2026-10-01") is None
    assert days.lowest("2026-10-02", "moon") is None


def test_a_promotion_for_everybody_is_a_price_that_was_asked(days: Days) -> None:
    half = days.on(3, promotion(HALF))
    days.on(6, EndPromotion(promotion_id=half))
    assert [days.lowest(f"2026-10-{day:02d}") for day in (3, 4, 30)] == [400, 200, 200]
    assert days.lowest("2026-11-05") == 200  # the sixth of October is thirty days before
    assert days.lowest("2026-11-06") == 400
    assert days.lowest("2026-10-30", OIL) == 900


def test_a_promotion_counts_on_the_days_on_which_it_holds(days: Days) -> None:
    days.on(
        2,
        promotion(HALF, period=Period(first_day="2026-10-07", last_day="2026-10-20", weekdays=(1,), from_time="17:00")),
    )
    assert [days.lowest(f"2026-10-{day:02d}") for day in (8, 12, 13)] == [400, 400, 200]  # the twelfth is a Monday


def test_each_wording_of_a_promotion_counts_while_it_held(days: Days) -> None:
    made = days.on(3, promotion(HALF))
    tenth = PromotionPlan(name="Tea time", terms=AmountOff(goods=Goods(categories=("Drinks",)), amount=40))
    days.on(5, ChangePromotion(promotion_id=made, promotion=tenth))
    assert days.lowest("2026-11-04") == 200
    assert days.lowest("2026-11-05") == 360


@pytest.mark.parametrize(
    "command",
    [
        promotion(HALF, group="staff"),
        promotion(NForM(goods=Goods(), take=2, pay=1)),
        promotion(Bundle(parts=(Part(goods=Goods(), count=2),), price=1)),
        promotion(PercentOff(goods=Goods(categories=("Food",)), rate=50_000)),
        MakePriceList(price_list=PriceListPlan(name="Trade", group="trade", prices=(ListPrice(sku=TEA, price=1),))),
        MakePriceList(price_list=PriceListPlan(name="Many", prices=(ListPrice(sku=TEA, price=1, from_quantity=1001),))),
    ],
)
def test_what_is_for_some_or_for_several_pieces_is_no_price_for_everybody(days: Days, command: Command) -> None:
    days.on(2, command)
    assert days.lowest("2026-10-20") == 400


def test_a_price_list_for_everybody_counts_until_it_ends(days: Days) -> None:
    rates = (ListRate(goods=Goods(categories=("Drinks",)), rate=10_000),)
    made = days.on(2, MakePriceList(price_list=PriceListPlan(name="Autumn", rates=rates)))
    days.on(4, EndPriceList(price_list_id=made))
    assert [days.lowest(day) for day in ("2026-10-03", "2026-11-03", "2026-11-04")] == [360, 360, 400]


def test_the_category_that_a_product_has_now_says_which_offers_it_had(days: Days) -> None:
    days.on(2, promotion(PercentOff(goods=Goods(categories=("Food",)), rate=50_000)))
    days.on(3, EditProduct(sku=TEA, category="Food"))
    assert days.lowest("2026-10-04") == 200


def test_the_history_of_a_price_tells_all_that_changed_it_newest_first(days: Days) -> None:
    half = days.on(3, promotion(HALF, period=Period(first_day="2026-10-05")))
    days.on(6, ChangePrice(sku=TEA, price=450))
    days.on(7, EndPromotion(promotion_id=half))
    days.on(8, promotion(NForM(goods=Goods(), take=3, pay=2), name="Three", period=Period(last_day="2026-10-31")))
    days.on(
        9, MakePriceList(price_list=PriceListPlan(name="Trade", group="trade", prices=(ListPrice(sku=OIL, price=1),)))
    )
    assert days.history() == [
        ("promotion", "Three", None, 450, "2026-10-08", "2026-10-31"),
        ("price", "", 450, 400, "2026-10-06", ""),
        ("promotion", "Tea time", 200, 400, "2026-10-05", "2026-10-07"),
        ("price", "", 400, None, "2026-10-01", "2026-10-06"),
    ]
    assert days.history(OIL)[0] == ("price_list", "Trade", 1, 900, "2026-10-09", "")
