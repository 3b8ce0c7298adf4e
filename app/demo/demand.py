"""When the demo store's customers come and what they want: the tables that make its charts look like a real year."""

import calendar
import datetime
from typing import Final

# Percent of an ordinary week on the first of each month; days between two firsts lie on a straight line.
SEASONS: Final[dict[str, tuple[int, ...]]] = {
    "Fruit & vegetables": (90, 90, 95, 105, 115, 120, 120, 115, 105, 95, 90, 90),
    "Coffee & tea": (125, 120, 110, 100, 90, 80, 75, 75, 90, 110, 120, 130),
    "Baking & spices": (85, 85, 95, 100, 85, 75, 70, 75, 90, 100, 105, 280),
    "Chocolate & sweets": (80, 105, 115, 110, 90, 75, 65, 65, 85, 105, 125, 190),
    "Snacks": (90, 95, 95, 100, 105, 115, 115, 110, 100, 95, 95, 110),
    "Drinks": (80, 80, 85, 95, 110, 135, 150, 145, 115, 95, 85, 90),
    "Wine": (75, 85, 90, 100, 100, 100, 95, 95, 100, 105, 115, 170),
    "Beer & cider": (75, 75, 85, 100, 120, 140, 150, 145, 120, 100, 85, 95),
    "Ice cream": (25, 30, 45, 85, 140, 210, 260, 240, 140, 70, 35, 35),
    "Tinned & jars": (115, 110, 105, 100, 95, 85, 80, 85, 95, 105, 110, 115),
}
WEEKEND_GOODS: Final = frozenset({"Wine", "Beer & cider", "Snacks", "Ice cream", "Bakery"})

ORDERS_BY_WEEKDAY: Final = (31, 28, 31, 33, 39, 45, 16)  # Monday first; Sunday is a short morning
_WORKDAY_HOURS: Final = {8: 6, 9: 6, 10: 7, 11: 8, 12: 14, 13: 9, 14: 5, 15: 6, 16: 9, 17: 16, 18: 13, 19: 5}
_SATURDAY_HOURS: Final = {8: 5, 9: 9, 10: 14, 11: 15, 12: 12, 13: 9, 14: 8, 15: 8, 16: 7, 17: 5}
_SUNDAY_HOURS: Final = {9: 8, 10: 12, 11: 12, 12: 7}
_CLOSED: Final = frozenset({(1, 1), (12, 25), (12, 26)})


def is_open(day: datetime.date) -> bool:
    """Say whether the store opens on this day at all."""
    return (day.month, day.day) not in _CLOSED


def next_open_day(day: datetime.date) -> datetime.date:
    """Return the first day after this one on which the store opens."""
    day += datetime.timedelta(days=1)
    while not is_open(day):
        day += datetime.timedelta(days=1)
    return day


def usual_orders(day: datetime.date) -> int:
    """Return how many orders a day like this one brings, before chance."""
    if not is_open(day):
        return 0
    return ORDERS_BY_WEEKDAY[day.weekday()] * _rush(day) // 100


def hours(day: datetime.date) -> dict[int, int]:
    """Return the opening hours of a day (local) with their weights: a lunch peak and one after work."""
    return (_SATURDAY_HOURS, _SUNDAY_HOURS)[day.weekday() - 5] if day.weekday() >= 5 else _WORKDAY_HOURS


def appetite(category: str, day: datetime.date) -> int:
    """Return the demand for a category on a day, in percent of an ordinary day."""
    months = SEASONS.get(category)
    percent = 100
    if months is not None:
        start, end = months[day.month - 1], months[day.month % 12]
        length = calendar.monthrange(day.year, day.month)[1]
        percent = start + (end - start) * (day.day - 1) // length
        if day.month == 12 and day.day < 25:
            percent = start  # the feast holds the season up to its eve
    if category in WEEKEND_GOODS and day.weekday() >= 4:
        percent = percent * 130 // 100
    return percent


def _rush(day: datetime.date) -> int:
    if day.month == 12 and (18 <= day.day <= 24 or day.day >= 30):
        return 135
    return 90 if day.month in (1, 8) else 100
