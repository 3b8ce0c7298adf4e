"""The table of what is read as what: a field for a day, one for a time, one for both; all read by one reader."""

from datetime import datetime

import pytest
from PySide6.QtCore import QLocale

from ui.typed_day import read_day, read_time
from ui.typed_moment import UnreadableMomentError, read_moment

BRITAIN, AMERICA, AUSTRIA, SWEDEN, HUNGARY = (QLocale(name) for name in ("en_GB", "en_US", "de_AT", "sv_SE", "hu_HU"))
NOW = datetime(2026, 11, 25, 14, 20)
"""A Wednesday."""

NOTHING = ""

TABLE = [
    # typed, in which country, in a field for a day, for a time, for a moment
    ("17", BRITAIN, NOTHING, "17:00", "2026-11-25 17:00"),
    ("9", BRITAIN, NOTHING, "09:00", "2026-11-26 09:00"),
    ("25", BRITAIN, NOTHING, NOTHING, NOTHING),
    ("17:30", BRITAIN, NOTHING, "17:30", "2026-11-25 17:30"),
    ("1730", BRITAIN, NOTHING, "17:30", "2026-11-25 17:30"),
    ("930", BRITAIN, NOTHING, "09:30", "2026-11-26 09:30"),
    ("17.30", AUSTRIA, NOTHING, "17:30", "2026-11-25 17:30"),
    ("17,30", AUSTRIA, NOTHING, "17:30", "2026-11-25 17:30"),
    ("17 30", AUSTRIA, NOTHING, "17:30", "2026-11-25 17:30"),
    ("17h30", BRITAIN, NOTHING, "17:30", "2026-11-25 17:30"),
    ("17h", BRITAIN, NOTHING, "17:00", "2026-11-25 17:00"),
    ("5pm", BRITAIN, NOTHING, "17:00", "2026-11-25 17:00"),
    ("5:15 p.m.", AMERICA, NOTHING, "17:15", "2026-11-25 17:15"),
    ("5 o'clock", BRITAIN, NOTHING, "05:00", "2026-11-26 05:00"),
    # What may be a time or a day is a time where both are asked for; a full stop behind it or a stroke makes it a day.
    ("12.10", AUSTRIA, "2027-10-12", "12:10", "2026-11-26 12:10"),
    ("10 10", AUSTRIA, "2027-10-10", "10:10", "2026-11-26 10:10"),
    ("12.10.", AUSTRIA, "2027-10-12", NOTHING, "2027-10-12 10:00"),
    ("12/10", BRITAIN, "2027-10-12", NOTHING, "2027-10-12 10:00"),
    ("24.12", AUSTRIA, "2026-12-24", NOTHING, "2026-12-24 10:00"),
    ("24,12", AUSTRIA, "2026-12-24", NOTHING, "2026-12-24 10:00"),
    ("24-12", BRITAIN, "2026-12-24", NOTHING, "2026-12-24 10:00"),
    # Day and month stand in the order of the country, whatever stands between them.
    ("3.1.", AUSTRIA, "2027-01-03", NOTHING, "2027-01-03 10:00"),
    ("3.1.", AMERICA, "2027-03-01", NOTHING, "2027-03-01 10:00"),
    ("3/1", AMERICA, "2027-03-01", NOTHING, "2027-03-01 10:00"),
    ("3/1", BRITAIN, "2027-01-03", NOTHING, "2027-01-03 10:00"),
    ("12. 24.", HUNGARY, "2026-12-24", NOTHING, "2026-12-24 10:00"),
    ("26-12-24", SWEDEN, "2026-12-24", NOTHING, "2026-12-24 10:00"),
    ("24.12.27", AUSTRIA, "2027-12-24", NOTHING, "2027-12-24 10:00"),
    ("24 12 2026", AUSTRIA, "2026-12-24", NOTHING, "2026-12-24 10:00"),
    ("2026-12-24", AMERICA, "2026-12-24", NOTHING, "2026-12-24 10:00"),
    ("24.12.1730", AUSTRIA, NOTHING, NOTHING, NOTHING),
    ("31.11.", AUSTRIA, NOTHING, NOTHING, NOTHING),
    ("24/12", AMERICA, NOTHING, NOTHING, NOTHING),
    # Days by their names.
    ("today", AUSTRIA, "2026-11-25", NOTHING, NOTHING),  # ten o'clock is over
    ("Tomorrow", AUSTRIA, "2026-11-26", NOTHING, "2026-11-26 10:00"),
    ("fri", AUSTRIA, "2026-11-27", NOTHING, "2026-11-27 10:00"),
    ("Fr.", AUSTRIA, "2026-11-27", NOTHING, "2026-11-27 10:00"),
    ("Sat 28.11.", BRITAIN, "2026-11-28", NOTHING, "2026-11-28 10:00"),
    ("soon", BRITAIN, NOTHING, NOTHING, NOTHING),
    # A day and a time.
    ("tomorrow 9", BRITAIN, NOTHING, NOTHING, "2026-11-26 09:00"),
    ("fri 1730", BRITAIN, NOTHING, NOTHING, "2026-11-27 17:30"),
    ("fri 17 30", BRITAIN, NOTHING, NOTHING, "2026-11-27 17:30"),
    ("28/11 10", BRITAIN, NOTHING, NOTHING, "2026-11-28 10:00"),
    ("28/11 1730", BRITAIN, NOTHING, NOTHING, "2026-11-28 17:30"),
    ("12.10 12.10", AUSTRIA, NOTHING, NOTHING, "2027-10-12 12:10"),
    ("3.1. 10", AUSTRIA, NOTHING, NOTHING, "2027-01-03 10:00"),
    ("11. 28. 10:00", HUNGARY, NOTHING, NOTHING, "2026-11-28 10:00"),
    ("Sat 28.11., 10:00", BRITAIN, NOTHING, NOTHING, "2026-11-28 10:00"),
    ("+2h", BRITAIN, NOTHING, NOTHING, "2026-11-25 16:20"),
]


def as_day(typed: str, locale: QLocale) -> str:
    try:
        return read_day(typed, locale, NOW.date().isoformat())
    except ValueError:
        return NOTHING


def as_time(typed: str) -> str:
    try:
        return read_time(typed)
    except ValueError:
        return NOTHING


def as_moment(typed: str, locale: QLocale) -> str:
    try:
        return read_moment(typed, NOW, locale).isoformat(" ", "minutes")
    except ValueError:
        return NOTHING


@pytest.mark.parametrize(("typed", "locale", "day", "time", "moment"), TABLE)
def test_what_is_read_as_what(typed: str, locale: QLocale, day: str, time: str, moment: str) -> None:
    assert (as_day(typed, locale), as_time(typed), as_moment(typed, locale)) == (day, time, moment)


def test_the_next_such_day_may_be_in_a_leap_year() -> None:
    assert read_day("29.2.", AUSTRIA, "2027-11-25") == "2028-02-29"
    assert read_day("29.2.", AUSTRIA, "2028-01-25") == "2028-02-29"
    with pytest.raises(ValueError, match="day"):
        read_day("29.2.", AUSTRIA, "2026-11-25")


def test_what_cannot_be_read_is_not_called_over() -> None:
    with pytest.raises(UnreadableMomentError):
        read_moment("31.11. 10", NOW, AUSTRIA)
