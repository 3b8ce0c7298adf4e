"""One payment, from the Enter that takes the cash to the page painted ready for the next sale, of 50,000 products."""

from random import Random

from bench.counter import PRODUCTS, Hands, barcode, counter
from bench.measure import Options, Result, Timing, milliseconds

_BAR = 33_000_000
_SALES, _LINES = 60, 5
_WARM = 5
_LOOKS = 0.2
"""Seconds for which a quick cashier looks at the sum."""


def run(options: Options) -> list[Result]:
    """Measure sales of five lines, paid with Enter, Enter."""
    random = Random(2)
    timing = Timing([], [])
    with counter(options) as hands:
        for sale in range(_SALES + _WARM):
            for _ in range(_LINES):
                hands.scan(barcode(random.randrange(PRODUCTS)))
            taken = _pay(hands)
            if sale >= _WARM:
                timing.wall.append(taken)
    return [
        _result("the Enter that pays to ready for the next", timing.percentile(95), 1.0),
        _result("  half of them within", timing.percentile(50)),
    ]


def _pay(hands: Hands) -> int:
    hands.key("\r")  # on the empty field: it asks for the money
    hands.wait_until(lambda: hands.form_open)
    hands.wait(_LOOKS)
    taken = hands.painted(hands.key("\r"))
    if hands.form_open or hands.lines:
        raise AssertionError("the sale was not paid")
    return taken


def _result(what: str, nanoseconds: int, bar: float | None = None) -> Result:
    return Result(what, milliseconds(nanoseconds), milliseconds(_BAR), nanoseconds / _BAR, bar)
