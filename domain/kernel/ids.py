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
    tail = int.from_bytes(os.urandom(8)) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    text = f"{_last >> 12:012x}7{_last & 0xFFF:03x}{tail:016x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
