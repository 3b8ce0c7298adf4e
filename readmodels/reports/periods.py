"""Spans of time that people compare, out of the documents of the sales views: a day, a part of it, days in a row.

Money in minor units, quantities in thousandths, days as ``YYYY-MM-DD`` by the store's clock.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from domain.kernel.rounding import divide

Documents = Mapping[str, Mapping[str, Any]]

HOURS = 24
USUAL_WEEKS = 8
"""How many earlier days of the same weekday make what is usual."""

_USUAL_WITHIN = 26


class Sums(NamedTuple):
    """What was sold in a span of time."""

    orders: int = 0
    units: int = 0
    sales: int = 0

    @property
    def basket(self) -> int | None:
        """Return the average of an order, None where there was none."""
        return divide(self.sales, self.orders) if self.orders else None


_NOTHING = Sums()


def day_before(day: str, days: int) -> str:
    """Return the date so many days before a date."""
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def days_until(day: str, count: int) -> list[str]:
    """Return so many dates in a row, the last of them ``day``."""
    last = date.fromisoformat(day)
    return [(last - timedelta(days=ago)).isoformat() for ago in range(count - 1, -1, -1)]


def sums_of(document: Mapping[str, Any] | None) -> Sums:
    """Return the sums of a document of ``sales_by_day`` or ``sales_by_hour``; none at all where there is none."""
    return Sums(document["orders"], document["units"], document["sales"]) if document else _NOTHING


def sums_until(by_hour: Documents, day: str, hour: int, minute: int) -> Sums:
    """Return what had been sold on a day at a time of day; of the hour that had begun, the part that had gone by."""
    sums = [sums_of(by_hour.get(_hour(day, earlier))) for earlier in range(hour)]
    begun = sums_of(by_hour.get(_hour(day, hour)))
    return Sums(*(sum(parts) + divide(part * minute, 60) for *parts, part in zip(*sums, begun, strict=True)))


def sales_of_days(by_day: Documents, days: Iterable[str]) -> tuple[int, ...]:
    """Return the sales of each of these days."""
    return tuple(by_day[day]["sales"] if day in by_day else 0 for day in days)


def sales_of_hours(by_hour: Documents, day: str) -> tuple[int, ...]:
    """Return the sales of each of the 24 hours of a day."""
    documents = (by_hour.get(_hour(day, hour)) for hour in range(HOURS))
    return tuple(document["sales"] if document else 0 for document in documents)


def usual_days(by_day: Documents, day: str) -> list[str]:
    """Return the latest earlier days of the same weekday on which something was sold, at most eight, latest first."""
    earlier = (day_before(day, 7 * week) for week in range(1, _USUAL_WITHIN + 1))
    return [day for day in earlier if day in by_day][:USUAL_WEEKS]


def usual_sales_of_hours(by_hour: Documents, days: Sequence[str]) -> tuple[int, ...]:
    """Return the average sales of each of the 24 hours of these days."""
    if not days:
        return (0,) * HOURS
    hours = zip(*(sales_of_hours(by_hour, day) for day in days), strict=True)
    return tuple(divide(sum(sales), len(days)) for sales in hours)


def sales_of_categories(by_day: Documents, days: Iterable[str]) -> dict[str, int]:
    """Return the sales of each category on these days together."""
    total: Counter[str] = Counter()
    for day in days:
        if day in by_day:
            total.update(by_day[day]["categories"])
    return dict(total)


def _hour(day: str, hour: int) -> str:
    return f"{day}T{hour:02d}"
