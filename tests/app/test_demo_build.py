"""The demo store is made by real commands: what it shows follows from the year that was made up for it."""

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Store, create_store, open_store
from app.demo.assortment import load_customers, load_products
from app.demo.build import build_demo
from app.demo.history import Day, Order, history
from app.demo.plan import plan, price_rises
from app.verify import verify
from domain.catalog.commands import RetireProduct
from domain.kernel.errors import Unavailable
from domain.kernel.money import line_amount
from domain.shop.commands import SetUpStore
from readmodels.engine import snapshots
from readmodels.inventory.views import movements
from readmodels.registry import VIEWS

UNTIL = datetime.date(2026, 6, 13)
DAYS = 14
NIGHT = datetime.datetime(2026, 6, 13, 23)
MADRID = "Europe/Madrid"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "new"
    build_demo(folder, today=UNTIL, days=DAYS, time_zone=MADRID)
    return folder


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[Store]:
    store = open_store(folder)
    yield store
    store.close()


def documents(store: Store, view: str) -> dict[str, Mapping[str, Any]]:
    return store.documents(view).result()[1]


def sold(days: list[Day]) -> list[Order]:
    """What was handed over: all but what was cancelled and what is promised for later."""
    orders = [order for day in days for order in day.orders if order.outcome != "cancelled"]
    return [order for order in orders if order.promised is None or order.promised < NIGHT]


def charged(order: Order) -> int:
    """Minor units, at the prices of the moment when the order was placed."""
    prices = {product.sku: product.price for product in load_products()}
    prices |= {rise.sku: rise.former for rise in price_rises(NIGHT, DAYS) if rise.at > order.at}
    return sum(line_amount(prices[line.sku], line.quantity) - line.discount for line in order.lines)


def test_every_total_is_that_of_the_history(store: Store) -> None:
    orders = sold(list(history(UNTIL, DAYS)))
    lines = [line for order in orders for line in order.lines]
    totals = documents(store, "store_totals")["store"]
    assert totals["products"] == sum(not product.retired for product in load_products())
    assert totals["customers"] == len(load_customers())
    assert totals["orders"] == len(orders)
    assert totals["lines"] == len(lines)
    assert totals["units"] == sum(line.quantity for line in lines)
    assert totals["discount"] == sum(line.discount for line in lines)
    assert totals["sales"] == sum(map(charged, orders))


def test_the_stock_is_worth_about_what_its_products_cost(store: Store) -> None:
    costs = {product.sku: product.cost for product in load_products()}
    worth = sum(document["on_hand"] * costs[sku] for sku, document in documents(store, "stock").items())
    value = documents(store, "store_totals")["store"]["stock_value"]
    assert abs(value * 10_000_000 - worth) < worth // 50  # purchase prices wander by three percent at most


def test_each_day_has_its_own_sales(store: Store) -> None:
    days = documents(store, "sales_by_day")
    assert list(days) == [f"{day.date}" for day in history(UNTIL, DAYS)]
    assert all(day["sales"] > 0 for day in days.values())


def test_nothing_happened_outside_the_opening_hours(store: Store) -> None:
    assert {int(key[-2:]) for key in documents(store, "sales_by_hour")} <= set(range(8, 20))


def test_some_products_run_low_and_some_are_sold_out(store: Store) -> None:
    low = [document for document in documents(store, "stock").values() if document["low"]]
    assert 8 <= sum(document["available"] > 0 for document in low) <= 15
    assert 2 <= sum(document["available"] == 0 for document in low) <= 4


def test_telephone_orders_wait_for_the_next_day(store: Store) -> None:
    waiting = documents(store, "open_orders").values()
    assert 2 <= len(waiting) <= 4
    assert all(order["promised_for"].startswith("2026-06-14T") and order["customer_id"] for order in waiting)


def test_the_ledger_tells_the_past_in_order(store: Store) -> None:
    rows = store.ask(movements).result()
    times = [row["at"] for row in rows]
    assert times == sorted(times, reverse=True)
    assert times[-1].startswith("2026-05-30T16:00:00")  # six in the evening in Madrid
    assert {row["reason"] for row in rows} == {"opening", "delivery", "sale", "damage", "count"}
    assert min(row["balance"] for row in rows) == 0


def test_prices_rose_to_those_of_today(store: Store) -> None:
    catalogue = documents(store, "catalogue")
    assert all(catalogue[product.sku]["price"] == product.price for product in load_products())
    feed = store.database.driver.execute("SELECT count(*) FROM event WHERE type = 'PriceChanged'")
    assert feed.fetchone()[0] == len(price_rises(NIGHT, DAYS)) == 8


def test_the_demo_store_verifies(store: Store) -> None:
    assert verify(store) == []


def test_it_opens_without_replaying_anything(folder: Path, store: Store) -> None:
    head = store.core.call(lambda: store.core.side.head.position).result()
    for view in VIEWS:
        assert snapshots.read(folder / "views" / f"{view.name}.json").checkpoint.position == head


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    build_demo(tmp_path, days=1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["store.lock", "store.sqlite", "views"]


# The plan


def test_nothing_is_planned_after_now() -> None:
    now = datetime.datetime(2026, 6, 13, 11, 5)
    morning, day = plan(now, DAYS), plan(NIGHT, DAYS)
    assert max(step.at for step in morning) == now
    given = [step for step in morning if not isinstance(step.command, RetireProduct)]
    assert given == [step for step in day if step.at <= now]


def test_an_order_that_nobody_fetched_is_cancelled_on_the_day_of_its_promise() -> None:
    steps = plan(NIGHT, 120)
    reasons = {getattr(step.command, "reason", "") for step in steps}
    assert {"not collected", "called off"} <= reasons


# What may go wrong


def test_a_folder_with_a_store_is_left_alone(tmp_path: Path) -> None:
    create_store(tmp_path, SetUpStore(name="Mine", currency="EUR")).close()
    with pytest.raises(Unavailable, match="store_exists"):
        build_demo(tmp_path, today=UNTIL, days=1)
    mine = open_store(tmp_path)
    assert documents(mine, "store")["shop"]["name"] == "Mine"
    mine.close()


@pytest.mark.parametrize("at", [0, 1, 2])
def test_whoever_stops_it_finds_no_store(tmp_path: Path, at: int) -> None:
    reports: list[tuple[int, int]] = []

    def stop(done: int, of_all: int) -> None:
        reports.append((done, of_all))
        if len(reports) > at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_demo(tmp_path, today=UNTIL, days=DAYS, report=stop)
    assert [path.name for path in tmp_path.iterdir()] == ["store.lock"]
