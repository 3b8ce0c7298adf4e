"""Quantities are thousandths of the unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.quantity import THOUSAND, format_quantity, parse_quantity


@pytest.mark.parametrize(
    ("text", "quantity"), [("3", 3 * THOUSAND), ("1.25", 1250), ("0.137", 137), ("-2", -2000), ("1.250", 1250)]
)
def test_a_quantity_is_read_in_thousandths(text: str, quantity: int) -> None:
    assert parse_quantity(text) == quantity


@pytest.mark.parametrize("text", ["", "1.2345", "1,25", "3*", "1e3", "½"])
def test_a_quantity_is_never_guessed(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse_quantity(text)


@pytest.mark.parametrize(
    ("quantity", "text"), [(3000, "3"), (1250, "1.25"), (137, "0.137"), (-500, "-0.5"), (0, "0"), (10_000, "10")]
)
def test_a_quantity_is_written_without_trailing_zeros(quantity: int, text: str) -> None:
    assert format_quantity(quantity) == text


@given(st.integers(-(10**12), 10**12))
def test_a_written_quantity_is_read_back(quantity: int) -> None:
    assert parse_quantity(format_quantity(quantity)) == quantity
