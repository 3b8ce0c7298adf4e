"""One scan, from the Enter that ends it to its line painted: looked up, committed, on disk and shown, of 50,000."""

from random import Random

from bench.counter import PRODUCTS, Hands, barcode, counter
from bench.measure import Options, Result, Timing, milliseconds

_BAR = 16_000_000
_SALES, _LINES = 10, 10
_BETWEEN_KEYS = 0.003
"""Seconds, as a quick scanner types."""


def run(options: Options) -> list[Result]:
    """Measure sales of ten lines, any product as likely as another."""
    random = Random(1)
    timing = Timing([], [])
    with counter(options) as hands:
        for sale in range(_SALES + 1):
            taken = [_scan(hands, barcode(random.randrange(PRODUCTS))) for _ in range(_LINES)]
            hands.clear()
            if sale:
                timing.wall.extend(taken)
    return [
        _result("a scan's last key to its line painted", timing.percentile(95), 1.0),
        _result("  half of them within", timing.percentile(50)),
    ]


def _scan(hands: Hands, code: str) -> int:
    for digit in code:
        hands.key(digit)
        hands.wait(_BETWEEN_KEYS)
    return hands.painted(hands.key("\r"))


def _result(what: str, nanoseconds: int, bar: float | None = None) -> Result:
    return Result(what, milliseconds(nanoseconds), milliseconds(_BAR), nanoseconds / _BAR, bar)
