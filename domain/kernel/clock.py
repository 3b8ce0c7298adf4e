"""Time as the store writes it down: UTC text that sorts, and the local day and hour that reports are kept in."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo


class LocalTime(NamedTuple):
    """The store's wall clock at one moment, as far as reports ask for it."""

    date: str
    hour: int


def utc_now() -> str:
    """Return now as UTC text, microseconds always written, so that text order is time order."""
    return utc_text(datetime.now(UTC))


def utc_text(moment: datetime) -> str:
    """Write a moment that knows its offset as UTC text of fixed width, such as ``2026-11-23T17:02:09.120000Z``."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


@lru_cache(maxsize=4)
def zone(name: str) -> ZoneInfo:
    """Return the time zone of an IANA name; raises ``ZoneInfoNotFoundError`` or ``ValueError`` for any other text."""
    return ZoneInfo(name)


def local_time(at: str, zone_name: str) -> LocalTime:
    """Say which date and hour the store's wall clock showed at a UTC text."""
    moment = datetime.fromisoformat(at).astimezone(zone(zone_name))
    return LocalTime(moment.date().isoformat(), moment.hour)
