"""When an order was placed: text with an offset, or the store's wall clock."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.kernel.clock import utc_text

# The date as it is usually written; Python alone would also take week numbers and runs of digits.
_SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].+)?", re.ASCII)
_EARLIEST = "1970"


def moment(text: str, zone: ZoneInfo, latest: str) -> str:
    """Return a time as UTC text; a date alone is the beginning of that day.

    Without an offset it is local time. An hour that the clock showed twice means the first of the two; one that it
    skipped is counted on from the time before the change (PEP 495, fold=0). ``ValueError`` on anything else, and on a
    time before 1970 or after ``latest``, a UTC text.
    """
    text = text.strip()
    if not _SHAPE.fullmatch(text):
        raise ValueError("is not a time such as 2026-05-31 14:30")
    try:
        read = datetime.fromisoformat(text)
        utc = utc_text(read if read.tzinfo is not None else read.replace(tzinfo=zone))
    except (ValueError, OverflowError):
        raise ValueError("is not a time such as 2026-05-31 14:30") from None
    if utc < _EARLIEST:
        raise ValueError("is before 1970")
    if utc > latest:
        raise ValueError("has not come yet")
    return utc
