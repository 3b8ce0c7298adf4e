"""A receipt averages into the stock, and never invents a cost that nobody paid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.cost import CostedReceipt, average_cost, value_at
from domain.kernel.money import COST_SCALE

COST = st.integers(0, 10**9)
QUANTITY = st.integers(-(10**7), 10**7)
RECEIVED = st.integers(1, 10**7)
EUR_3_30 = 330 * COST_SCALE


def test_a_receipt_on_oversold_stock_sets_the_cost() -> None:
    # Averaged it would be 66.00 / 18 = 3.67. Stock is worth 66.00 - 6.60 = 59.40, which is 18 x 3.30.
    receipt = average_cost(-2_000, 0, 20_000, EUR_3_30)
    assert receipt == CostedReceipt(EUR_3_30, 20 * EUR_3_30, -2 * EUR_3_30)


@pytest.mark.parametrize(
    ("on_hand", "average", "received", "unit_cost", "expected"),
    [
        (10_000, 1_000_000, 10_000, 2_000_000, CostedReceipt(1_500_000, 20_000_000, 0)),
        (0, 9_999_999, 5_000, 1_000_000, CostedReceipt(1_000_000, 5_000_000, 0)),
        (-10_000, 1_000_000, 4_000, 1_200_000, CostedReceipt(1_200_000, 4_800_000, -2_000_000)),
        (2_000, 1_000_000, 1_000, 1_000_001, CostedReceipt(1_000_000, 1_000_001, 0)),
        (1_000, 1_000_000, 1_000, 1_000_001, CostedReceipt(1_000_001, 1_000_001, 0)),
        (500, 0, 500, 1, CostedReceipt(1, 1, 0)),
        (1_000, 1_000_000, 1_000, 0, CostedReceipt(500_000, 0, 0)),
    ],
)
def test_average_cost(on_hand: int, average: int, received: int, unit_cost: int, expected: CostedReceipt) -> None:
    assert average_cost(on_hand, average, received, unit_cost) == expected


@pytest.mark.parametrize(("received", "unit_cost"), [(0, 1), (-1, 1), (1, -1)])
def test_a_receipt_brings_goods_at_a_cost(received: int, unit_cost: int) -> None:
    with pytest.raises(ValueError, match=r"receipt brings|negative"):
        average_cost(0, 0, received, unit_cost)


@given(QUANTITY, COST, RECEIVED, COST)
def test_the_average_lies_between_the_two_costs(on_hand: int, average: int, received: int, unit_cost: int) -> None:
    receipt = average_cost(on_hand, average, received, unit_cost)
    assert type(receipt.average) is int
    assert min(average, unit_cost) <= receipt.average <= max(average, unit_cost)


@given(QUANTITY, COST, RECEIVED, COST)
def test_value_before_and_receipt_make_value_after(on_hand: int, average: int, received: int, unit_cost: int) -> None:
    receipt = average_cost(on_hand, average, received, unit_cost)
    after = value_at(on_hand, average) + receipt.value + receipt.revaluation
    # Half a unit of the average for every unit on hand, and one half for each rounded value.
    tolerance = abs(on_hand + received) // 2000 + 2
    assert abs(after - value_at(on_hand + received, receipt.average)) <= tolerance


@pytest.mark.parametrize(
    ("quantity", "unit_cost", "value"), [(20_000, EUR_3_30, 66_000_000), (1, 500, 1), (-1, 500, -1)]
)
def test_value_is_rounded_once(quantity: int, unit_cost: int, value: int) -> None:
    assert value_at(quantity, unit_cost) == value
