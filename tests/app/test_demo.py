"""The demo store is believable: its codes are right, its year adds up, and it ends with something to do."""

import datetime
from collections import Counter
from collections.abc import Iterable

import pytest

from app.demo.assortment import DemoProduct, load_customers, load_products
from app.demo.history import Day, history
from domain.kernel.barcodes import is_valid_gtin
from domain.kernel.money import line_amount

PRODUCTS = {product.sku: product for product in load_products()}
UNTIL = datetime.date(2026, 6, 13)

# A Sunday, the days around holidays and two ordinary ones: ends with the shop closed or short of deliveries.
ENDS = [(2026, 3, 22), (2025, 12, 28), (2025, 12, 25), (2025, 12, 26), (2026, 1, 1), (2026, 2, 18), (2026, 7, 28)]


@pytest.fixture(scope="module")
def year() -> list[Day]:
    return list(history(UNTIL))


def stock_after(days: Iterable[Day]) -> Counter[str]:
    """Replay every movement in its order and fail on the first that takes what is not there."""
    on_hand = Counter({product.sku: product.opening_stock for product in load_products()})

    def move(sku: str, change: int) -> None:
        on_hand[sku] += change
        assert on_hand[sku] >= 0, f"{sku} fell to {on_hand[sku]}"

    for day in days:
        for delivery in day.deliveries:
            move(delivery.sku, delivery.quantity)
        for order in day.orders:
            for line in order.lines:
                move(line.sku, -line.quantity)
        for line in (line for order in day.orders if order.outcome == "cancelled" for line in order.lines):
            move(line.sku, line.quantity)
        for adjustment in day.adjustments:
            move(adjustment.sku, adjustment.change)
    return on_hand


def in_stock_list() -> list[DemoProduct]:
    return [product for product in load_products() if not product.retired]


def units(days: Iterable[Day], category: str, month: int) -> int:
    lines = (line for day in days if day.date.month == month for order in day.orders for line in order.lines)
    return sum(line.quantity for line in lines if PRODUCTS[line.sku].category == category)


# The assortment


def test_the_store_sells_some_three_hundred_products_in_a_score_of_categories() -> None:
    assert 290 <= len(load_products()) <= 330
    assert 14 <= len({product.category for product in load_products()}) <= 18


def test_no_two_products_share_a_code_or_a_name() -> None:
    assert len(PRODUCTS) == len(load_products())
    assert len({product.name for product in load_products()}) == len(load_products())
    barcodes = [code for product in load_products() for code in product.barcodes]
    assert len(set(barcodes)) == len(barcodes)


def test_every_barcode_is_a_valid_gtin_of_the_company_that_does_not_exist() -> None:
    for code in (code for product in load_products() for code in product.barcodes):
        assert code.startswith("9501101")
        assert len(code) == 13
        assert is_valid_gtin(code)


def test_every_product_is_sold_above_its_cost() -> None:
    for product in load_products():
        net = product.price * 100_000 // (100_000 + product.tax_rate)
        assert 0 < product.cost < net * 10_000, product.name


def test_each_category_has_one_tax_rate_and_there_are_two() -> None:
    rates = {(product.category, product.tax_rate) for product in load_products()}
    assert len(rates) == len({category for category, _ in rates})
    assert {rate for _, rate in rates} == {10_000, 21_000}


def test_some_goods_are_weighed_some_have_several_codes_and_a_few_are_retired() -> None:
    weighed = [product for product in load_products() if product.unit == "kg"]
    assert len(weighed) > 20
    assert not any(product.barcodes for product in weighed)  # loose goods carry the shop's own number
    assert sum(len(product.barcodes) > 1 for product in load_products()) >= 5
    assert 2 <= sum(product.retired for product in load_products()) <= 6


def test_the_level_that_deliveries_fill_up_to_is_above_the_reorder_point() -> None:
    assert all(0 < product.reorder_point < product.opening_stock for product in in_stock_list())


def test_the_customers_have_telephone_numbers_that_nobody_has() -> None:
    phones = {customer.phone for customer in load_customers()}
    assert len(phones) == len(load_customers()) == 30
    assert all(phone.startswith("555-01") and len(phone) == 8 for phone in phones)


# The year


def test_the_same_seed_gives_the_same_year_and_another_seed_another() -> None:
    assert list(history(UNTIL, days=40)) == list(history(UNTIL, days=40))
    assert list(history(UNTIL, days=40)) != list(history(UNTIL, days=40, seed=368))


def test_the_year_has_every_day_once_up_to_the_last(year: list[Day]) -> None:
    assert [day.date for day in year] == [UNTIL - datetime.timedelta(days=ago) for ago in range(364, -1, -1)]


def test_an_ordinary_day_brings_twenty_five_to_forty_five_orders_of_one_to_fifteen_lines(year: list[Day]) -> None:
    workdays = [len(day.orders) for day in year if day.date.weekday() < 6]
    assert 30 <= sum(workdays) / len(workdays) <= 40
    assert {len(order.lines) for day in year for order in day.orders} == set(range(1, 16))


def test_orders_stand_in_the_order_of_their_times_within_the_opening_hours(year: list[Day]) -> None:
    for day in year:
        times = [order.at for order in day.orders]
        assert times == sorted(times)
        assert all(at.date() == day.date and 8 <= at.hour < 20 for at in times)


def test_saturday_is_busier_than_tuesday_and_sunday_is_short(year: list[Day]) -> None:
    orders = Counter[int]()
    for day in year:
        orders[day.date.weekday()] += len(day.orders)
    assert orders[5] > orders[1] * 13 // 10
    assert orders[6] < orders[1] * 7 // 10


def test_the_day_peaks_at_noon_and_after_work(year: list[Day]) -> None:
    hours = Counter(order.at.hour for day in year if day.date.weekday() < 5 for order in day.orders)
    assert hours[12] > max(hours[10], hours[14])
    assert hours[17] > max(hours[15], hours[19])


@pytest.mark.parametrize(
    ("category", "high", "low"),
    [("Ice cream", 6, 1), ("Baking & spices", 12, 7), ("Wine", 12, 2), ("Beer & cider", 7, 2), ("Coffee & tea", 1, 7)],
)
def test_each_season_has_its_goods(year: list[Day], category: str, high: int, low: int) -> None:
    assert units(year, category, high) * 2 > units(year, category, low) * 3


def test_a_tenth_of_the_products_makes_a_quarter_of_the_sales_lines(year: list[Day]) -> None:
    lines = Counter(line.sku for day in year for order in day.orders for line in order.lines)
    best = sum(count for _, count in lines.most_common(len(PRODUCTS) // 10))
    assert best > lines.total() // 4


def test_every_line_is_charged_something(year: list[Day]) -> None:
    for line in (line for day in year for order in day.orders for line in order.lines):
        assert line.quantity > 0
        assert 0 <= line.discount < line_amount(PRODUCTS[line.sku].price, line.quantity)


def test_only_weighed_goods_are_sold_in_parts(year: list[Day]) -> None:
    lines = [line for day in year for order in day.orders for line in order.lines]
    assert all(line.quantity % 1000 == 0 for line in lines if PRODUCTS[line.sku].unit == "each")
    assert any(line.quantity % 1000 for line in lines)


def test_closed_days_stay_empty(year: list[Day]) -> None:
    closed = [day for day in year if (day.date.month, day.date.day) in {(12, 25), (12, 26), (1, 1)}]
    assert len(closed) == 3
    assert not any(day.orders or day.deliveries or day.adjustments for day in closed)


def test_every_reason_and_kind_occurs(year: list[Day]) -> None:
    orders = [order for day in year for order in day.orders]
    assert {adjustment.reason for day in year for adjustment in day.adjustments} == {"damage", "count"}
    assert {order.kind for order in orders} == {"counter", "telephone"}
    assert 20 <= sum(order.outcome == "cancelled" for order in orders) <= 60
    assert {order.customer for order in orders} == {None, *range(len(load_customers()))}


# The end


@pytest.mark.parametrize("end", ENDS)
def test_it_ends_with_some_products_low_and_a_few_sold_out_however_short_the_last_day(
    end: tuple[int, int, int],
) -> None:
    days = list(history(datetime.date(*end), days=90))
    for on_hand in (stock_after(days), stock_after(days[:-1])):
        low = [p for p in in_stock_list() if 0 < on_hand[p.sku] <= p.reorder_point]
        assert 8 <= len(low) <= 15
        assert 2 <= sum(on_hand[p.sku] == 0 for p in in_stock_list()) <= 4


def test_what_was_retired_is_sold_to_the_last_piece(year: list[Day]) -> None:
    on_hand = stock_after(year)
    assert [on_hand[product.sku] for product in load_products() if product.retired] == [0, 0, 0, 0]


@pytest.mark.parametrize("end", ENDS)
def test_it_ends_with_open_telephone_orders_for_the_next_days(end: tuple[int, int, int]) -> None:
    until = datetime.date(*end)
    orders = [order for day in history(until, days=20) for order in day.orders]
    waiting = [order for order in orders if order.outcome == "open"]
    assert 2 <= len(waiting) <= 6
    for order in waiting:
        assert order.kind == "telephone"
        assert order.promised is not None
        assert until <= order.promised.date() <= until + datetime.timedelta(days=2)


def test_a_finished_telephone_order_was_promised_after_it_was_placed(year: list[Day]) -> None:
    calls = [order for day in year for order in day.orders if order.kind == "telephone"]
    assert all(order.promised is not None and order.promised > order.at for order in calls)
    assert all(order.customer is not None for order in calls)
