"""Discounts take off what they say, once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.rounding import Rounding
from domain.kernel.tax import discounted_amount, percent_off, spread_discount


@pytest.mark.parametrize(
    ("amount", "rate", "off"),
    [(1000, 4000, 40), (-1000, 4000, -40), (999, 50000, 500), (1234, 0, 0), (1234, 100000, 1234)],
)
def test_percent_off(amount: int, rate: int, off: int) -> None:
    assert percent_off(amount, rate) == off


def test_percent_off_may_round_half_to_even() -> None:
    assert percent_off(101, 50000, Rounding.HALF_EVEN) == 50


@pytest.mark.parametrize(
    ("unit_price", "quantity", "rate", "amount"),
    [(34835, 16_000, 4000, 535066), (34835, -16_000, 4000, -535066), (1000, 1_000, 0, 1000), (1000, 1_000, 100_000, 0)],
)
def test_a_discounted_line_is_rounded_once(unit_price: int, quantity: int, rate: int, amount: int) -> None:
    assert discounted_amount(unit_price, quantity, rate) == amount


def test_rounding_twice_would_give_another_cent() -> None:
    # 0.335 x 1.00 less 10 % is 0.3015, so 0.30; the rounded 0.34 less 10 % is 0.306, so 0.31.
    assert discounted_amount(100, 335, 10_000) == 30


@pytest.mark.parametrize("rate", [-1, 100_001])
def test_a_discount_is_between_nothing_and_everything(rate: int) -> None:
    with pytest.raises(ValueError, match="between 0 and 100 percent"):
        percent_off(1000, rate)
    with pytest.raises(ValueError, match="between 0 and 100 percent"):
        discounted_amount(1000, 1000, rate)


@pytest.mark.parametrize(
    ("amounts", "discount", "parts"),
    [
        ([1000, 500, 250], 175, (100, 50, 25)),
        ([100, 100, 100], 100, (34, 33, 33)),
        ([-1000, -500], -150, (-100, -50)),
        ([1000, -400, 1000], 100, (50, 0, 50)),
        ([0, 500], 10, (0, 10)),
        ([500, 500], 0, (0, 0)),
        ([0, 0], 0, (0, 0)),
    ],
)
def test_a_discount_on_the_sale_is_spread_by_value(amounts: list[int], discount: int, parts: tuple[int, ...]) -> None:
    assert spread_discount(amounts, discount) == parts


@pytest.mark.parametrize(("amounts", "discount"), [([100], 101), ([], 1), ([-100], 1), ([100], -1), ([100, -100], 101)])
def test_a_discount_is_not_more_than_the_sale(amounts: list[int], discount: int) -> None:
    with pytest.raises(ValueError, match="more than the sale"):
        spread_discount(amounts, discount)


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=15), st.integers(0, 100_000))
def test_no_line_gets_more_off_than_it_costs(amounts: list[int], rate: int) -> None:
    discount = percent_off(sum(amounts), rate)
    parts = spread_discount(amounts, discount)
    assert sum(parts) == discount
    assert all(0 <= part <= amount for part, amount in zip(parts, amounts, strict=True))
