"""A day and a time mean one thing, in the order of the country; what means none is refused."""

import pytest
from PySide6.QtCore import QLocale

from ui.typed_day import read_day, read_time, written_day, written_time

GERMAN = QLocale("de_AT")
BRITISH = QLocale("en_GB")
AMERICAN = QLocale("en_US")
SWEDISH = QLocale("sv_SE")


@pytest.mark.parametrize(
    ("text", "locale", "day"),
    [
        ("24.12.", GERMAN, "2026-12-24"),
        ("24.12.27", GERMAN, "2027-12-24"),
        ("24.12.2026", GERMAN, "2026-12-24"),
        ("2026-12-24", GERMAN, "2026-12-24"),
        ("24/12", BRITISH, "2026-12-24"),
        ("24 12", BRITISH, "2026-12-24"),
        ("3/1", BRITISH, "2027-01-03"),
        ("3/1", AMERICAN, "2027-03-01"),
        ("12/24", AMERICAN, "2026-12-24"),
        ("26-12-24", SWEDISH, "2026-12-24"),
        ("26.11.", GERMAN, "2026-11-26"),
    ],
)
def test_a_day_is_read(text: str, locale: QLocale, day: str) -> None:
    assert read_day(text, locale, "2026-11-26") == day


@pytest.mark.parametrize("text", ["", "24", "31.11.", "24.13.", "soon", "24.12.26.1", "24 Dec"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it, one sentence is said
        read_day(text, GERMAN, "2026-11-26")


@pytest.mark.parametrize("locale", [GERMAN, BRITISH, AMERICAN, SWEDISH])
def test_what_is_written_is_read_again(locale: QLocale) -> None:
    assert read_day(written_day("2027-02-03", locale), locale, "2026-11-26") == "2027-02-03"
    assert written_day("", locale) == written_time("", locale) == ""


@pytest.mark.parametrize(
    "name", ["en_US", "en_CA", "en_AU", "fr_CA", "el_GR", "ko_KR", "hi_IN", "de_AT", "sv_SE", "bg_BG"]
)
def test_what_a_country_writes_is_read_again(name: str) -> None:
    locale = QLocale(name)
    for time in ("00:05", "09:00", "12:30", "17:30"):
        assert read_time(written_time(time, locale)) == time
    assert read_day(written_day("2027-02-03", locale), locale, "2026-11-26") == "2027-02-03"


@pytest.mark.parametrize("text", ["5:30 PM", "5:30\u202fp.m.", "5:30pm", "17h30"])
def test_half_a_day_may_be_said(text: str) -> None:
    assert read_time(text) == "17:30"


@pytest.mark.parametrize(
    ("text", "time"), [("17:30", "17:30"), ("1730", "17:30"), ("17.30", "17:30"), ("9", "09:00"), ("0", "00:00")]
)
def test_a_time_is_read(text: str, time: str) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize("text", ["", "24:00", "17:60", "later", "17:3", "13 pm", "0 am"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it, one sentence is said
        read_time(text)
