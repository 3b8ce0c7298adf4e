from typing import Any

import pytest

from readmodels.reports.periods import (
    Sums,
    day_before,
    days_until,
    sales_of_categories,
    sales_of_days,
    sales_of_hours,
    sums_of,
    sums_until,
    usual_days,
    usual_sales_of_hours,
)

DAY = "2026-03-09"


def hour(orders: int, units: int, sales: int) -> dict[str, Any]:
    return {"orders": orders, "units": units, "sales": sales, "through": 1}


HOURS = {f"{DAY}T09": hour(4, 6_000, 1_000), f"{DAY}T10": hour(2, 3_000, 601), f"{DAY}T23": hour(1, 1_000, 99)}


def test_days_in_a_row_cross_months_and_leap_days() -> None:
    assert days_until("2024-03-01", 3) == ["2024-02-28", "2024-02-29", "2024-03-01"]
    assert day_before("2026-01-03", 7) == "2025-12-27"


@pytest.mark.parametrize(
    ("clock", "sums"),
    [
        ((0, 0), Sums()),
        ((9, 0), Sums()),
        ((9, 30), Sums(2, 3_000, 500)),
        ((10, 0), Sums(4, 6_000, 1_000)),
        ((10, 30), Sums(5, 7_500, 1_301)),
        ((23, 59), Sums(7, 9_983, 1_698)),
    ],
)
def test_of_the_hour_that_has_begun_only_the_part_that_has_gone_by_counts(clock: tuple[int, int], sums: Sums) -> None:
    assert sums_until(HOURS, DAY, *clock) == sums


def test_a_day_without_sales_is_a_day_of_nothing() -> None:
    assert sums_of(None) == Sums(0, 0, 0)
    assert sales_of_days({DAY: hour(1, 1, 5)}, ["2026-03-08", DAY]) == (0, 5)
    assert sales_of_hours({}, DAY) == (0,) * 24


@pytest.mark.parametrize(("sums", "basket"), [(Sums(), None), (Sums(2, 0, 5), 3), (Sums(3, 0, -5), -2)])
def test_an_average_basket_is_rounded_once(sums: Sums, basket: int | None) -> None:
    assert sums.basket == basket


def test_usual_are_the_latest_eight_of_that_weekday_on_which_something_was_sold() -> None:
    days = [day_before(DAY, 7 * week) for week in range(1, 12)]
    closed = days[1]
    by_day = dict.fromkeys((DAY, *days), hour(1, 1, 1))
    del by_day[closed]
    assert usual_days(by_day, DAY) == [day for day in days if day != closed][:8]


def test_an_hour_is_usual_by_the_average_of_the_days() -> None:
    other = day_before(DAY, 7)
    by_hour = HOURS | {f"{other}T09": hour(1, 1, 501)}
    assert usual_sales_of_hours(by_hour, [DAY, other])[9:11] == (751, 301)
    assert usual_sales_of_hours(by_hour, []) == (0,) * 24


def test_categories_of_several_days_add_up_also_where_goods_came_back() -> None:
    by_day = {DAY: {"categories": {"Tea": 500, "Oil": 200}}, "2026-03-10": {"categories": {"Tea": -100}}}
    assert sales_of_categories(by_day, [DAY, "2026-03-10", "2026-03-11"]) == {"Tea": 400, "Oil": 200}
