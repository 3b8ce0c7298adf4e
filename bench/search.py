"""One key in the scan field, from its event to the products that were found painted, among 50,000."""

from random import Random

from bench.counter import Hands, assortment, counter
from bench.measure import Options, Result, Timing, milliseconds

_MEDIAN_BAR, _LATE_BAR = 10_000_000, 16_000_000
_WORDS = 40
_LETTERS = 5
_BETWEEN_KEYS = 0.06
"""Seconds: a person's fingers are slower than any answer."""


def run(options: Options) -> list[Result]:
    """Measure every key of some words of the assortment, from the first letter on."""
    random = Random(1)
    some = random.sample(list(assortment()), _WORDS)
    words = [random.choice(product.name.replace(",", "").split()[:2]) for product in some]
    timing = Timing([], [])
    with counter(options) as hands:
        _type(hands, "tea")
        for word in words:
            timing.wall.extend(_type(hands, word[:_LETTERS].lower()))
    return [
        _result("a key to the found products painted", int(timing.median), _MEDIAN_BAR),
        _result("  95 % of them within", timing.percentile(95), _LATE_BAR),
    ]


def _type(hands: Hands, word: str) -> list[int]:
    taken = []
    for letter in word:
        taken.append(hands.painted(hands.key(letter)))
        hands.wait(_BETWEEN_KEYS)
    hands.clear()
    return taken


def _result(what: str, nanoseconds: int, bar: int) -> Result:
    return Result(what, milliseconds(nanoseconds), milliseconds(bar), nanoseconds / bar, 1.0)
