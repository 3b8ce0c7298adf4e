"""Names are kept as people mean them, and found as people type them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.errors import Rejected
from domain.kernel.text import clean_text, fold


def clean(text: str) -> str:
    return clean_text(text, limit=20, field="name")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Milk", "Milk"),
        ("", ""),
        ("  Whole   milk \t1 l\r\n", "Whole milk 1 l"),
        ("Whole\N{NO-BREAK SPACE}milk", "Whole milk"),
        ("Cafe\u0301", "Café"),
        ("Ham\u00adburger\u200b", "Hamburger"),
        ("\ufeffMilk", "Milk"),
        ("क्‍ष", "क्‍ष"),
        ("שלום", "שלום"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
        ("x" * 20, "x" * 20),
        (" " * 500 + "x" * 20, "x" * 20),
    ],
)
def test_text_becomes_one_clean_line(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text", ["a\x00b", "a\x1b[0m", "a\x1f", "\x7f", "a\x85b", "a\u202eb", "a\u2066b", "\ud800", "a\u2069"]
)
def test_what_cannot_be_printed_is_refused(text: str) -> None:
    with pytest.raises(Rejected, match="text_not_printable"):
        clean(text)


@pytest.mark.parametrize("text", ["x" * 21, "é" * 21, pytest.param("x" * 10_000_000, id="ten megabytes")])
def test_text_that_is_too_long_is_refused(text: str) -> None:
    with pytest.raises(Rejected, match=r"text_too_long.*20"):
        clean(text)


def test_text_far_too_long_is_refused_unread() -> None:
    with pytest.raises(Rejected, match="text_too_long"):
        clean("a" + " " * 80 + "b")


@given(st.text())
def test_clean_text_stays_as_it_is(text: str) -> None:
    try:
        cleaned = clean(text)
    except Rejected:
        return
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Milk", "milk"),
        ("Café", "cafe"),
        ("CAFÉ", "cafe"),
        ("Crème Brûlée", "creme brulee"),
        ("Straße", "strasse"),
        ("Smørrebrød", "smorrebrod"),
        ("Łódź", "lodz"),
        ("İstanbul Işık", "istanbul isik"),
        ("Œuf Æbler", "oeuf aebler"),
        ("Ёлка", "елка"),
        ("½ l", "1\N{FRACTION SLASH}2 l"),
        ("한글", "한글"),
        ("が", "が"),
        ("", ""),
    ],
)
def test_search_sees_neither_case_nor_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
