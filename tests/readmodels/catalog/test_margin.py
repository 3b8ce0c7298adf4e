import pytest
from hypothesis import given
from hypothesis import strategies as st

from readmodels.catalog.margin import cost_now, margin


@pytest.mark.parametrize(
    ("price", "cost", "rate", "includes_tax", "left"),
    [
        (1_000, 6_000_000, 0, True, 40_000),
        (1_210, 6_000_000, 21_000, True, 40_000),
        (1_000, 6_000_000, 21_000, False, 40_000),
        (799, 5_000_000, 10_000, True, 31_164),
        (500, 6_000_000, 0, True, -20_000),
        (0, 6_000_000, 21_000, True, None),
    ],
)
def test_what_is_left_is_the_part_of_the_price_without_tax_that_is_not_cost(
    price: int, cost: int, rate: int, includes_tax: bool, left: int | None
) -> None:
    assert margin(price, cost, rate, prices_include_tax=includes_tax) == left


@given(st.integers(1, 10**9), st.integers(0, 10**12), st.integers(0, 100_000), st.booleans())
def test_a_higher_cost_never_leaves_more(price: int, cost: int, rate: int, includes_tax: bool) -> None:
    lower = margin(price, cost, rate, prices_include_tax=includes_tax)
    higher = margin(price, cost + 10_000, rate, prices_include_tax=includes_tax)
    assert lower is not None
    assert higher is not None
    assert higher <= lower <= 100_000


@pytest.mark.parametrize(
    ("on_hand", "value", "cost"),
    [(4_000, 20_000_000, 5_000_000), (3_000, 10_000_000, 3_333_333), (0, 0, 7), (-1_000, -5, 7)],
)
def test_the_cost_is_the_average_of_what_is_there_or_the_catalogue_s(on_hand: int, value: int, cost: int) -> None:
    assert cost_now({"cost": 7}, {"on_hand": on_hand, "value": value}) == cost
