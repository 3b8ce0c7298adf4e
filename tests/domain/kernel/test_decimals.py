"""Numbers are read strictly and written back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.decimals import format_scaled, parse_scaled

VALUE = st.integers(-(10**12) + 1, 10**12 - 1)
PLACES = st.integers(0, 7)


@pytest.mark.parametrize(
    ("text", "places", "value"),
    [
        ("1234.50", 2, 123450),
        ("-3.1", 2, -310),
        ("0", 2, 0),
        ("-0.00", 2, 0),
        (".5", 2, 50),
        ("-.05", 2, -5),
        ("007", 0, 7),
        (" 3.50\n", 2, 350),
        ("8.875", 3, 8875),
        ("999999999999.99", 2, 99999999999999),
    ],
)
def test_plain_numbers_are_read(text: str, places: int, value: int) -> None:
    assert parse_scaled(text, places) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        ("  ", "is empty"),
        ("-", "is not a plain number"),
        (".", "is not a plain number"),
        ("5.", "is not a plain number"),
        ("+5", "is not a plain number"),
        ("--5", "is not a plain number"),
        ("- 5", "is not a plain number"),
        ("5-", "is not a plain number"),
        ("1 234", "is not a plain number"),
        ("1_234", "is not a plain number"),
        ("1,234", "is not a plain number"),
        ("1,5", "is not a plain number"),
        ("1.234.5", "is not a plain number"),
        ("1'234", "is not a plain number"),
        ("1e5", "is not a plain number"),
        ("0x1F", "is not a plain number"),
        ("nan", "is not a plain number"),
        ("inf", "is not a plain number"),
        ("-Infinity", "is not a plain number"),
        ("$5", "is not a plain number"),
        ("=5", "is not a plain number"),
        ("٣", "is not a plain number"),
        ("５", "is not a plain number"),
        ("²", "is not a plain number"),
        ("\N{MINUS SIGN}5", "is not a plain number"),
        ("5\x00", "is not a plain number"),
        ("1.234", "has more than 2 decimals"),
        ("1.000", "has more than 2 decimals"),
        ("1000000000000", "has more than 12 digits"),
        pytest.param("9" * 10_000, "has more than 12 digits", id="ten thousand digits"),
    ],
)
def test_anything_else_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}"):
        parse_scaled(text, 2)


def test_a_whole_number_has_no_decimals() -> None:
    with pytest.raises(ValueError, match=r"^may not have decimals$"):
        parse_scaled("100.00", 0)


@pytest.mark.parametrize(
    ("value", "places", "keep", "text"),
    [
        (123450, 2, None, "1234.50"),
        (-5, 2, None, "-0.05"),
        (7, 0, None, "7"),
        (100, 0, 0, "100"),
        (3000, 3, 0, "3"),
        (1250, 3, 0, "1.25"),
        (3300000, 6, 2, "3.30"),
        (3333333, 6, 2, "3.333333"),
    ],
)
def test_numbers_are_written_for_machines(value: int, places: int, keep: int | None, text: str) -> None:
    assert format_scaled(value, places, keep=keep) == text


@given(VALUE, PLACES, st.none() | st.integers(0, 7))
def test_what_is_written_is_read_back(value: int, places: int, keep: int | None) -> None:
    assert parse_scaled(format_scaled(value, places, keep=keep), places) == value


@given(st.text(max_size=12) | st.text("0123456789.-+e, ", max_size=8), PLACES)
def test_any_text_is_read_exactly_or_refused(text: str, places: int) -> None:
    try:
        value = parse_scaled(text, places)
    except ValueError:
        return
    assert type(value) is int
    assert parse_scaled(format_scaled(value, places), places) == value
