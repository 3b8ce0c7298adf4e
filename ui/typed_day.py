"""Reads a day and a time of day as people type them, and writes them back in the way of their country."""

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale, QTime

_SHORT = QLocale.FormatType.ShortFormat
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?")


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
    """Return a date such as 2026-12-24 as it may be typed again; "" for none."""
    if not day:
        return ""
    parts = date.fromisoformat(day)
    return locale.toString(QDate(parts.year, parts.month, parts.day), _SHORT)


def read_time(text: str) -> str:
    """Return a time such as 17:30 for "17:30", "1730", "17.30" or "17"; raises ``ValueError`` for what is none."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise ValueError(text)
    return f"{hour:02}:{minute:02}"


def written_time(time: str, locale: QLocale) -> str:
    """Return a time such as 17:30 as the country writes it; "" for none."""
    return locale.toString(QTime.fromString(time, "HH:mm"), _SHORT) if time else ""


def _order(locale: QLocale) -> str:
    """The letters d, M and y in the order of the country, each once."""
    return re.sub(r"(.)(?=.*\1)", "", re.sub(r"[^dMy]", "", locale.dateFormat(_SHORT)))
