"""Identifiers that sort by the time at which they were made, so that new rows land at the right edge of an index."""

import os
import time
from typing import NewType

CommandId = NewType("CommandId", str)
CustomerId = NewType("CustomerId", str)
OrderId = NewType("OrderId", str)
SaleId = NewType("SaleId", str)
LineId = NewType("LineId", str)
Sku = NewType("Sku", str)

_last = 0


def new_id() -> str:
    """Return a UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then a counter and random bits.

    Ids made by one process rise strictly: the 12 bits after the time count within a millisecond, and a clock
    that is set back does not turn them round.
    """
    global _last
    stamp = time.time_ns() // 1_000_000 << 12
    _last = stamp if stamp > _last else _last + 1
    time_and_count, random = f"{_last:015x}", os.urandom(8).hex()
    return f"{time_and_count[:8]}-{time_and_count[8:12]}-7{time_and_count[12:]}-8{random[1:4]}-{random[4:]}"
