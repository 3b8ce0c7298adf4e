"""Rounding is exact, mirrors in sign and never loses a unit."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.rounding import Rounding, apportion, divide, spread

AMOUNT = st.integers(-(10**15), 10**15)
PART = st.integers(1, 10**12)
ROUNDING = st.sampled_from(Rounding)


@pytest.mark.parametrize(
    ("numerator", "half_up", "half_even"),
    [(0, 0, 0), (1, 0, 0), (2, 1, 0), (3, 1, 1), (6, 2, 2), (10, 3, 2), (14, 4, 4), (-2, -1, 0), (-6, -2, -2)],
)
def test_a_half_goes_where_the_rule_says(numerator: int, half_up: int, half_even: int) -> None:
    assert divide(numerator, 4, Rounding.HALF_UP) == half_up
    assert divide(numerator, 4, Rounding.HALF_EVEN) == half_even


def test_half_up_is_the_default() -> None:
    assert divide(1, 2) == 1


def test_dividing_by_nothing_is_an_error() -> None:
    with pytest.raises(ZeroDivisionError):
        divide(1, 0)


@given(AMOUNT, PART, ROUNDING)
def test_a_refund_mirrors_its_sale(numerator: int, denominator: int, rounding: Rounding) -> None:
    result = divide(numerator, denominator, rounding)
    assert type(result) is int
    assert divide(-numerator, denominator, rounding) == -result
    assert divide(numerator, -denominator, rounding) == -result


@given(AMOUNT, PART)
def test_half_even_is_the_rounding_of_exact_fractions(numerator: int, denominator: int) -> None:
    assert divide(numerator, denominator, Rounding.HALF_EVEN) == round(Fraction(numerator, denominator))


@given(AMOUNT, PART, ROUNDING)
def test_the_result_is_never_more_than_half_a_unit_off(numerator: int, denominator: int, rounding: Rounding) -> None:
    assert abs(divide(numerator, denominator, rounding) * denominator - numerator) * 2 <= denominator


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100, [1, 1, 1], (34, 33, 33)),
        (-100, [1, 1, 1], (-34, -33, -33)),
        (2, [1, 1, 1], (1, 1, 0)),
        (10, [0, 3, 0, 1], (0, 8, 0, 2)),
        (10, [1, 2, 3], (2, 3, 5)),
        (5, [0, 0], (3, 2)),
        (0, [3, 1], (0, 0)),
        (7, [9], (7,)),
        (0, [], ()),
    ],
)
def test_a_total_is_spread_by_largest_remainder(total: int, weights: list[int], parts: tuple[int, ...]) -> None:
    assert spread(total, weights) == parts


def test_a_total_cannot_be_spread_over_nothing() -> None:
    with pytest.raises(ValueError, match="nothing to spread over"):
        spread(1, [])


def test_a_weight_is_not_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        spread(1, [2, -1])


@given(AMOUNT, st.lists(st.integers(0, 10**9), min_size=1, max_size=20))
def test_parts_add_up_and_mirror_in_sign(total: int, weights: list[int]) -> None:
    parts = spread(total, weights)
    assert sum(parts) == total
    assert all(type(part) is int for part in parts)
    assert spread(-total, weights) == tuple(-part for part in parts)


@given(AMOUNT, st.lists(st.integers(0, 10**9), min_size=1, max_size=20).filter(any))
def test_a_part_is_less_than_one_unit_off_its_share(total: int, weights: list[int]) -> None:
    whole = sum(weights)
    assert all(
        abs(part * whole - total * weight) < whole for part, weight in zip(spread(total, weights), weights, strict=True)
    )


@given(st.lists(st.integers(-(10**9), 10**9), max_size=20), PART, ROUNDING)
def test_rounded_parts_add_up_to_their_rounded_sum(numerators: list[int], denominator: int, rounding: Rounding) -> None:
    total = divide(sum(numerators), denominator, rounding)
    parts = apportion(total, numerators, denominator)
    assert sum(parts) == total
    assert apportion(-total, [-n for n in numerators], denominator) == [-part for part in parts]
    assert all(abs(p * denominator - n) <= denominator for p, n in zip(parts, numerators, strict=True))
