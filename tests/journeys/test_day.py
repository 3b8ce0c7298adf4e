"""A day in the shop, from the first key to the Z, by keys alone in the real window, and reckoned a second time."""

from tests.journeys.afternoon import (
    an_order_by_telephone,
    goods_come_back,
    money_moves_without_a_sale,
    somebody_else_takes_over,
)
from tests.journeys.day import Day
from tests.journeys.evening import (
    a_short_day_follows,
    everything_adds_up,
    nothing_is_wrong_with_the_store,
    the_till_is_closed,
)
from tests.journeys.morning import (
    customers_who_are_known,
    customers_with_wishes,
    sales_that_wait,
    the_first_customers,
    the_power_fails,
    the_till_is_opened,
)
from tests.journeys.papers import the_close_can_be_read, the_papers_can_be_read


def test_a_day_in_the_shop(day: Day) -> None:
    the_till_is_opened(day)
    the_first_customers(day)
    customers_with_wishes(day)
    customers_who_are_known(day)
    sales_that_wait(day)
    the_power_fails(day)
    goods_come_back(day)
    an_order_by_telephone(day)
    money_moves_without_a_sale(day)
    somebody_else_takes_over(day)
    the_papers_can_be_read(day)
    the_till_is_closed(day)
    everything_adds_up(day)
    the_close_can_be_read(day)
    a_short_day_follows(day)
    nothing_is_wrong_with_the_store(day)
