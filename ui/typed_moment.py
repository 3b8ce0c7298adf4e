"""What people say of when something is fetched, read as the store's time: "17", "tomorrow 9", "fri 16:30", "+2h"."""

import re
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QLocale, QTime

from ui.typed_day import plain, read_day, read_time, today_word, tomorrow_word, weekday_of

_LATER = re.compile(r"\+(\d{1,3}) ?(m|min|h|d)?")
_STEPS = {"m": "minutes", "min": "minutes", "h": "hours", "d": "days", None: "hours"}
_WHOLE_DAY = re.compile(r"\d+ \d+ \d{4}")
"""A year at the end that might be taken for a time: 24 12 2026."""

_MORNING = time(10)
"""What is meant where only a day is said."""
_WEEK = timedelta(days=7)


class UnreadableMomentError(ValueError):
    """No moment can be read from it."""


class PastMomentError(ValueError):
    """It is over already."""


def read_moment(text: str, now: datetime, locale: QLocale) -> datetime:
    """Return the moment that is meant, by the store's clock, which shows ``now``; a time alone is the next such time.

    Raises UnreadableMomentError or PastMomentError.
    """
    words = plain(text)
    later = _LATER.fullmatch(words)
    if later:
        ahead = timedelta(**{_STEPS[later[2]]: int(later[1])})
        return (now + ahead).replace(second=0, microsecond=0)
    day, at = _parts(words, now, locale)
    moment, here = datetime.combine(_day(day, now, locale), at), now.replace(second=0, microsecond=0)
    if moment < here:
        if day and not weekday_of(day, locale):
            raise PastMomentError(text)
        moment += _WEEK if day else timedelta(days=1)
    return moment


def written_moment(moment: datetime, now: datetime, locale: QLocale) -> str:
    """Return a moment as it is typed: "tomorrow 10:00", and as a plain date where that could not be read again."""
    words = _in_words(moment, now, locale)
    try:
        readable = read_moment(words, now, locale) == moment.replace(second=0, microsecond=0)
    except UnreadableMomentError:
        readable = False
    except PastMomentError:
        readable = True  # it is over, and was read all the same
    return words if readable else moment.isoformat(" ", "minutes")


def _in_words(moment: datetime, now: datetime, locale: QLocale) -> str:
    clock = locale.toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
    ahead = (moment.date() - now.date()).days
    names = {0: today_word(), 1: tomorrow_word()}
    if 1 < ahead < _WEEK.days:
        day = locale.standaloneDayName(moment.isoweekday(), QLocale.FormatType.ShortFormat)
    else:
        day = names.get(ahead) or moment.date().isoformat()
    return f"{day} {clock}"


def _parts(words: str, now: datetime, locale: QLocale) -> tuple[str, time]:
    """Return what says the day, which may be nothing, and the time at the end; a day alone is meant in the morning."""
    said = [] if _WHOLE_DAY.fullmatch(words) else words.split()
    for place in (len(said) - 2, len(said) - 1):  # "17 30" is one time
        if place < 0:
            continue
        day, clock = " ".join(said[:place]), " ".join(said[place:])
        try:
            at = time.fromisoformat(read_time(clock))
            _day(day, now, locale)
        except ValueError:
            continue
        return day, at
    if not words:
        raise UnreadableMomentError
    return words, _MORNING


def _day(words: str, now: datetime, locale: QLocale) -> date:
    try:
        day = read_day(words, locale, now.date().isoformat()) if words else now.date().isoformat()
    except ValueError as error:
        raise UnreadableMomentError(words) from error
    return date.fromisoformat(day)
