import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from ui.format import Formats
from ui.typed_number import Flaw, UnreadableError, read_number


@pytest.mark.parametrize(
    ("locale", "text", "minor"),
    [
        ("en_GB", "12.5", 1250),
        ("en_GB", "12,50", 1250),
        ("en_GB", "1,234", 123400),
        ("en_GB", "1,234.5", 123450),
        ("en_GB", "1,234,567.89", 123456789),
        ("en_GB", ".5", 50),
        ("en_GB", "0,5", 50),
        ("en_GB", " 7 ", 700),
        ("en_GB", "−3", -300),
        ("de_DE", "1.234,50", 123450),
        ("de_DE", "1.234", 123400),
        ("de_DE", "12.50", 1250),
        ("de_DE", "1,50", 150),
        ("fr_FR", "1\u202f234,50", 123450),
        ("de_CH", "1’234.50", 123450),
        ("hi_IN", "1,00,000", 10000000),
        ("ar_EG", "١٢٫٥", 1250),
    ],
)
def test_a_number_is_read_as_it_was_meant(locale: str, text: str, minor: int) -> None:
    assert read_number(text, 2, QLocale(locale)) == minor


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("", Flaw.NOT_A_NUMBER),
        ("-", Flaw.NOT_A_NUMBER),
        ("abc", Flaw.NOT_A_NUMBER),
        ("1e3", Flaw.NOT_A_NUMBER),
        ("1.2.3", Flaw.NOT_A_NUMBER),
        ("12,34.5", Flaw.NOT_A_NUMBER),
        ("=1+1", Flaw.NOT_A_NUMBER),
        ("nan", Flaw.NOT_A_NUMBER),
        ("1.255", Flaw.TOO_FINE),
        ("0,125", Flaw.TOO_FINE),
        ("9" * 13, Flaw.TOO_LARGE),
    ],
)
def test_what_is_no_number_for_us_is_refused_with_its_reason(text: str, flaw: Flaw) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_number(text, 2, QLocale("en_GB"))
    assert refused.value.flaw is flaw


@given(st.integers(-(10**13), 10**13), st.sampled_from(["en_GB", "de_DE", "fr_CH", "hi_IN", "sv_SE", "ar_EG", "pt_BR"]))
def test_what_we_write_we_read_back(minor: int, locale: str) -> None:
    shop = Formats("EUR", QLocale(locale))
    assert read_number(shop.amount(minor), 2, shop.locale) == minor


def test_a_point_at_the_end_is_a_number_still_being_typed() -> None:
    assert read_number("12,", 2, QLocale("en_GB")) == 1200
