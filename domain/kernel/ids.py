"""Identifiers that sort by the time at which they were made, so that new rows land at the right edge of an index."""

import os
import time
from typing import NewType

CommandId = NewType("CommandId", str)
CustomerId = NewType("CustomerId", str)
OrderId = NewType("OrderId", str)
SaleId = NewType("SaleId", str)
LineId = NewType("LineId", str)
StaffId = NewType("StaffId", str)
Sku = NewType("Sku", str)

_RANDOM_PARTS = 256
"""Random parts that are asked of the operating system at once; one by one they cost as much as the rest of an id."""

_last = 0
_random: list[str] = []


def new_id() -> str:
    """Return a UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then a counter and random bits.

    Ids made by one process rise strictly: the 12 bits after the time count within a millisecond, and a clock
    that is set back does not turn them round.
    """
    global _last
    stamp = time.time_ns() // 1_000_000 << 12
    _last = stamp if stamp > _last else _last + 1
    time_and_count, random = f"{_last:015x}", _random_part()
    return f"{time_and_count[:8]}-{time_and_count[8:12]}-7{time_and_count[12:]}-8{random[1:4]}-{random[4:]}"


def _random_part() -> str:
    try:
        return _random.pop()
    except IndexError:
        text = os.urandom(8 * _RANDOM_PARTS).hex()
        _random.extend(text[start : start + 16] for start in range(16, len(text), 16))
        return text[:16]
