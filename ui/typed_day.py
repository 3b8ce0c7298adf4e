"""Reads a day and a time of day as people type them, and writes them back in the way of their country.

Every field reads them here. The manual's table (Keys, fingers, screens) says what is read as what, and a test holds it.
"""

import re
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from domain.kernel.text import fold

_SHORT = QLocale.FormatType.ShortFormat
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2})|h)? ?(am|pm)?")
_DAY = re.compile(r"(\d{1,4})( ?[./-] ?| )(\d{1,2})(?:\2(\d{4}|\d{1,2}))?\.?")
"""Two or three figures with the same between them, as "24.12." and "24/12/26" have it."""

_CENTURY = 2000
_WEEK = 7


def plain(text: str) -> str:
    """Return small letters and single spaces, with "am" or "pm" right behind the figure, however it was typed."""
    words = " ".join(fold(text).replace(",", " ").split())  # the figures of a keyboard have a comma, and no colon
    words = words.replace("a.m.", "am").replace("p.m.", "pm").replace(" o'clock", "")
    return words.replace(" am", "am").replace(" pm", "pm")


def read_day(text: str, locale: QLocale, today: str) -> str:
    """Return a date such as 2026-12-24 for "24.12.", "24/12/26", "fri" or itself; raises ``ValueError`` for no day.

    Day and month stand in the order of the country. Without a year it is the next such day from ``today`` on.
    """
    words, now = plain(text), date.fromisoformat(today)
    ahead = {fold(word): days for days, names in enumerate(_names()) for word in names}.get(words)
    weekday = weekday_of(words, locale)
    if ahead is None and weekday:
        ahead = (weekday - now.isoweekday()) % _WEEK
    if ahead is not None:
        return (now + timedelta(days=ahead)).isoformat()
    name, _, rest = words.partition(" ")
    # A weekday may stand beside its date, as the store writes it: the date is more exact.
    return _dated(rest if rest and weekday_of(name, locale) else words, locale, now).isoformat()


def written_day(day: str, locale: QLocale) -> str:
    """Return a date such as 2026-12-24 as it may be typed again: as the country writes it, where that can be read."""
    if not day:
        return ""
    parts = date.fromisoformat(day)
    written = locale.toString(QDate(parts.year, parts.month, parts.day), _SHORT)
    try:
        return written if read_day(written, locale, day) == day else day
    except ValueError:
        return day


def read_time(text: str) -> str:
    """Return a time such as 17:30 for "17:30", "1730", "17.30" or "5:30 pm"; raises ``ValueError`` for what is none."""
    found = _TIME.fullmatch(plain(text))
    if found is None:
        raise ValueError(text)
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = _half_day(hour, found[3])
    if hour > 23 or minute > 59:
        raise ValueError(text)
    return f"{hour:02}:{minute:02}"


def written_time(time: str, locale: QLocale) -> str:
    """Return a time such as 17:30 as it may be typed again: as the country writes it, where that can be read."""
    written = locale.toString(QTime.fromString(time, "HH:mm"), _SHORT) if time else ""
    try:
        return written if not time or read_time(written) == time else time
    except ValueError:
        return time


def weekday_of(text: str, locale: QLocale) -> int:
    """Return which day of the week is meant, 0 for none: one that is called so comes before one that begins so."""
    word = fold(text).rstrip(".")
    if len(word) < 2:  # a letter alone begins two days of the week
        return 0
    names = {number: _weekday_names(number, locale) for number in range(1, _WEEK + 1)}
    called = [number for number in names if any(name.rstrip(".") == word for name in names[number])]
    begins = [number for number in names if any(name.startswith(word) for name in names[number])]
    return next(iter([*called, *begins]), 0)


def today_word() -> str:
    """Return how today is called."""
    return QCoreApplication.translate("Moment", "today")


def tomorrow_word() -> str:
    """Return how tomorrow is called."""
    return QCoreApplication.translate("Moment", "tomorrow")


def _names() -> tuple[tuple[str, str], tuple[str, str]]:
    return (today_word(), "today"), (tomorrow_word(), "tomorrow")


def _dated(words: str, locale: QLocale, today: date) -> date:
    """Return the day of figures alone; raises ``ValueError`` where there is no such day."""
    found = _DAY.fullmatch(words)
    if found is None:
        raise ValueError(words)
    figures = [found[place] for place in (1, 3, 4) if found[place]]
    order = list(_order(locale))
    if len(figures) == 3 and (len(figures[0]) == 4 or order[0] == "y"):
        order = ["y", "M", "d"]
    elif len(figures) == 2:
        order.remove("y")
    said = {part: int(figure) for part, figure in zip(order, figures, strict=True)}
    year = said.get("y")
    if year is not None:
        year += _CENTURY if year < 100 else 0
        if year < _CENTURY:  # 1730 is a time
            raise ValueError(words)
        return date(year, said["M"], said["d"])
    over = (said["M"], said["d"]) < (today.month, today.day)
    return date(today.year + over, said["M"], said["d"])


def _half_day(hour: int, half: str) -> int:
    """Return the hour of the day for one of "am" or "pm"; raises ``ValueError`` where there is no such hour."""
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + (12 if half == "pm" else 0)


def _weekday_names(number: int, locale: QLocale) -> list[str]:
    english = QLocale(QLocale.Language.English)
    kinds = QLocale.FormatType.LongFormat, _SHORT
    return [fold(one.standaloneDayName(number, kind)) for one in (locale, english) for kind in kinds]


def _order(locale: QLocale) -> str:
    """The letters d, M and y in the order of the country, each once."""
    return re.sub(r"(.)(?=.*\1)", "", re.sub(r"[^dMy]", "", locale.dateFormat(_SHORT)))
