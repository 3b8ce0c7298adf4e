from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from ui.typed_moment import PastMomentError, UnreadableMomentError, read_moment, written_moment

BRITAIN = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
AMERICA = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
AUSTRIA = QLocale(QLocale.Language.German, QLocale.Country.Austria)
NOW = datetime(2026, 11, 25, 14, 20)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("17", "2026-11-25T17:00"),
        ("17:30", "2026-11-25T17:30"),
        ("17.30", "2026-11-25T17:30"),
        ("17h", "2026-11-25T17:00"),
        ("5pm", "2026-11-25T17:00"),
        ("5:15 pm", "2026-11-25T17:15"),
        ("12am", "2026-11-26T00:00"),
        ("9", "2026-11-26T09:00"),
        ("14:20", "2026-11-25T14:20"),
        ("today 17:00", "2026-11-25T17:00"),
        ("Tomorrow 9", "2026-11-26T09:00"),
        ("tomorrow", "2026-11-26T10:00"),
        ("fri 16", "2026-11-27T16:00"),
        ("Friday", "2026-11-27T10:00"),
        ("wed 16", "2026-11-25T16:00"),
        ("wed 9", "2026-12-02T09:00"),
        ("28/11 10", "2026-11-28T10:00"),
        ("28.11. 10:00", "2026-11-28T10:00"),
        ("Sat 28.11. 10:00", "2026-11-28T10:00"),
        ("3/1 10", "2027-01-03T10:00"),
        ("28/11/26 10", "2026-11-28T10:00"),
        ("2026-12-24 11:30", "2026-12-24T11:30"),
        ("+2h", "2026-11-25T16:20"),
        ("+2", "2026-11-25T16:20"),
        ("+90m", "2026-11-25T15:50"),
        ("+3d", "2026-11-28T14:20"),
    ],
)
def test_a_moment_is_said_as_people_say_it(typed: str, meant: str) -> None:
    assert read_moment(typed, NOW, BRITAIN) == datetime.fromisoformat(meant)


def test_a_day_and_a_month_stand_as_in_the_country() -> None:
    assert read_moment("12/24 10", NOW, AMERICA) == datetime(2026, 12, 24, 10)
    assert read_moment("Sa 10", NOW, AUSTRIA) == datetime(2026, 11, 28, 10)


@pytest.mark.parametrize("typed", ["", "soon", "25", "17:60", "13pm", "today soon", "31/2 10", "fri sat 10 9"])
def test_what_means_no_moment_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableMomentError):
        read_moment(typed, NOW, BRITAIN)


@pytest.mark.parametrize("typed", ["today 9", "2026-11-24 10", "today"])
def test_what_is_over_is_refused(typed: str) -> None:
    with pytest.raises(PastMomentError):
        read_moment(typed, NOW, BRITAIN)


@pytest.mark.parametrize("locale", [BRITAIN, AMERICA, AUSTRIA])
def test_what_is_written_is_read_again(locale: QLocale) -> None:
    for hours in range(1, 24 * 20, 7):
        moment = (NOW + timedelta(hours=hours)).replace(minute=30)
        assert read_moment(written_moment(moment, NOW, locale), NOW, locale) == moment


def test_a_moment_is_written_in_few_words() -> None:
    assert written_moment(datetime(2026, 11, 25, 17), NOW, BRITAIN) == "today 17:00"
    assert written_moment(datetime(2026, 11, 26, 9), NOW, BRITAIN) == "tomorrow 09:00"
    assert written_moment(datetime(2026, 11, 28, 9), NOW, BRITAIN) == "Sat 09:00"
    assert written_moment(datetime(2026, 12, 24, 9), NOW, BRITAIN) == "2026-12-24 09:00"


@pytest.mark.parametrize(
    "name", ["en_US", "en_CA", "es_MX", "hu_HU", "et_EE", "tr_TR", "ja_JP", "ko_KR", "he_IL", "de_AT"]
)
def test_what_a_country_writes_means_the_same_moment(name: str) -> None:
    locale, now = QLocale(name), datetime(2026, 11, 26, 10)
    for moment in (datetime(2026, 11, 26, 17, 30), datetime(2026, 11, 27, 9, 5), datetime(2026, 11, 29, 12, 30)):
        assert read_moment(written_moment(moment, now, locale), now, locale) == moment


def test_a_whole_name_comes_before_the_beginning_of_another() -> None:
    now = datetime(2026, 11, 26, 10)  # a Thursday; Monday is Pazartesi
    assert read_moment("paz 12:00", now, QLocale("tr_TR")) == datetime(2026, 11, 29, 12)


def test_dots_are_no_monday() -> None:
    with pytest.raises(UnreadableMomentError):
        read_moment(".. 12:00", NOW, BRITAIN)
