"""One scan, from the Enter that ends it to its line painted: looked up, committed, on disk and shown, of 50,000."""

from random import Random

from bench.counter import PRODUCTS, barcode, counter
from bench.measure import Options, Result, Timing, milliseconds

_BAR = 16_000_000
_SALES, _LINES = 10, 10


def run(options: Options) -> list[Result]:
    """Measure sales of ten lines, any product as likely as another."""
    random = Random(1)
    timing = Timing([], [])
    with counter(options) as hands:
        for sale in range(_SALES + 1):
            taken = [hands.scan(barcode(random.randrange(PRODUCTS))) for _ in range(_LINES)]
            hands.clear()
            if sale:
                timing.wall.extend(taken)
    return [
        _result("a scan's last key to its line painted", timing.percentile(95), 1.0),
        _result("  half of them within", timing.percentile(50)),
    ]


def _result(what: str, nanoseconds: int, bar: float | None = None) -> Result:
    return Result(what, milliseconds(nanoseconds), milliseconds(_BAR), nanoseconds / _BAR, bar)
