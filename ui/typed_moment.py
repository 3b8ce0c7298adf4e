"""What people say of when something is fetched, read as the store's time: "17", "tomorrow 9", "fri 16:30", "+2h"."""

import re
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from domain.kernel.text import fold
from ui.typed_day import half_day, halves_joined

_LATER = re.compile(r"\+(\d{1,3}) ?(m|min|h|d)?")
_STEPS = {"m": "minutes", "min": "minutes", "h": "hours", "d": "days", None: "hours"}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2})|h)? ?(am|pm)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DATE = re.compile(r"(\d{1,2})([./])(\d{1,2})(?:[./](\d{2,4})?)?")
_MORNING = time(10)
"""What is meant where only a day is said."""
_WEEK = 7


class UnreadableMomentError(ValueError):
    """No moment can be read from it."""


class PastMomentError(ValueError):
    """It is over already."""


def read_moment(text: str, now: datetime, locale: QLocale) -> datetime:
    """Return the moment that is meant, by the store's clock, which shows ``now``; a time alone is the next such time.

    Raises UnreadableMomentError or PastMomentError.
    """
    words = halves_joined(" ".join(fold(text).replace(",", " ").split())).replace(" o'clock", "")
    later = _LATER.fullmatch(words)
    if later:
        ahead = timedelta(**{_STEPS[later[2]]: int(later[1])})
        return (now + ahead).replace(second=0, microsecond=0)
    *days, clock = words.split() or [""]
    at = _clock(clock)
    if at is None:
        days.append(clock)
    moment = _on(days, at, now, locale)
    if moment < now.replace(second=0, microsecond=0):
        raise PastMomentError(text)
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
    names = {0: _today(), 1: _tomorrow()}
    if 1 < ahead < _WEEK:
        day = locale.standaloneDayName(moment.isoweekday(), QLocale.FormatType.ShortFormat)
    else:
        day = names.get(ahead) or moment.date().isoformat()
    return f"{day} {clock}"


def _on(days: list[str], at: time | None, now: datetime, locale: QLocale) -> datetime:
    if not days and at is not None:
        moment = datetime.combine(now.date(), at)
        return moment if moment >= now else moment + timedelta(days=1)
    found = [day for word in days if (day := _day(word, at, now, locale)) is not None]
    # A weekday may stand beside its date, as the store writes it: the date is more exact.
    if not found or len(found) != len(days) or len(found) > 2:
        raise UnreadableMomentError
    return datetime.combine(found[-1], at or _MORNING)


def _clock(word: str) -> time | None:
    found = _CLOCK.fullmatch(word)
    if found is None:
        return None
    try:
        hour, minute = int(found[1]), int(found[2] or 0)
        return time(half_day(hour, found[3]) if found[3] else hour, minute)
    except ValueError:
        return None


def _day(word: str, at: time | None, now: datetime, locale: QLocale) -> date | None:
    today = now.date()
    if word in (fold(_today()), "today"):
        return today
    if word in (fold(_tomorrow()), "tomorrow"):
        return today + timedelta(days=1)
    name = word.rstrip(".")
    weekday = _weekday(name, locale) if len(name) > 1 else 0
    return _next(weekday, at or _MORNING, now) if weekday else _date(word, today, locale)


def _weekday(word: str, locale: QLocale) -> int:
    """Return which day of the week is meant, 0 for none: one that is called so comes before one that begins so."""
    names = {number: _weekday_names(number, locale) for number in range(1, _WEEK + 1)}
    called = [number for number in names if any(name.rstrip(".") == word for name in names[number])]
    begins = [number for number in names if any(name.startswith(word) for name in names[number])]
    return next(iter([*called, *begins]), 0)


def _weekday_names(number: int, locale: QLocale) -> list[str]:
    english = QLocale(QLocale.Language.English)
    long, short = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat
    return [fold(one.standaloneDayName(number, kind)) for one in (locale, english) for kind in (long, short)]


def _next(number: int, at: time, now: datetime) -> date:
    day = now.date() + timedelta(days=(number - now.isoweekday()) % _WEEK)
    return day if datetime.combine(day, at) >= now else day + timedelta(days=_WEEK)


def _date(word: str, today: date, locale: QLocale) -> date | None:
    iso, short = _ISO.fullmatch(word), _DATE.fullmatch(word)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if short is None:
            return None
        first, second, year = int(short[1]), int(short[3]), short[4]
        day, month = (first, second) if short[2] == "." or _day_first(locale) else (second, first)
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    except ValueError:
        return None


def _day_first(locale: QLocale) -> bool:
    written = locale.toString(QDate(2026, 11, 28), QLocale.FormatType.ShortFormat)
    return "28" in written and written.index("28") < written.index("11")


def _today() -> str:
    return QCoreApplication.translate("Moment", "today")


def _tomorrow() -> str:
    return QCoreApplication.translate("Moment", "tomorrow")
