"""Reads a day and a time of day as people type them, and writes them back in the way of their country."""

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale, QTime

_SHORT = QLocale.FormatType.ShortFormat
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2})|h)? ?(am|pm)?")


def read_day(text: str, locale: QLocale, today: str) -> str:
    """Return a date such as 2026-12-24 for "24.12.", "24/12/26" or itself; raises ``ValueError`` for what is none.

    Day and month stand in the order of the country. Without a year it is the next such day from ``today`` on.
    """
    figures = [int(figure) for figure in re.findall(r"\d+", text)]
    order = list(_order(locale))
    if re.match(r"\s*\d{4}", text) or (len(figures) == 3 and order[0] == "y"):
        order = ["y", "M", "d"]
    elif len(figures) == 2:
        order.remove("y")
    if len(figures) != len(order) or re.search(r"[^\d\s./-]", text):
        raise ValueError(text)
    said = dict(zip(order, figures, strict=True))
    year, now = said.get("y"), date.fromisoformat(today)
    if year is not None:
        return date(year + 2000 if year < 100 else year, said["M"], said["d"]).isoformat()
    here = date(now.year, said["M"], said["d"])
    return (here if here >= now else date(now.year + 1, said["M"], said["d"])).isoformat()


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
    found = _TIME.fullmatch(halves_joined(text.strip().lower()))
    if found is None:
        raise ValueError(text)
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = half_day(hour, found[3])
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


def halves_joined(text: str) -> str:
    """Return small letters with "am" or "pm" right behind the figure, however the country writes it."""
    plain = text.replace("\u202f", " ").replace("\u00a0", " ").replace("a.m.", "am").replace("p.m.", "pm")
    return plain.replace(" am", "am").replace(" pm", "pm")


def half_day(hour: int, half: str) -> int:
    """Return the hour of the day for one of "am" or "pm"; raises ``ValueError`` where there is no such hour."""
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + (12 if half == "pm" else 0)


def _order(locale: QLocale) -> str:
    """The letters d, M and y in the order of the country, each once."""
    return re.sub(r"(.)(?=.*\1)", "", re.sub(r"[^dMy]", "", locale.dateFormat(_SHORT)))
