"""Exact integer division, so that an amount is rounded once, in one known way, and never through a float."""

from collections.abc import Sequence
from enum import StrEnum


class Rounding(StrEnum):
    """Says where a half goes, because shops and tax offices differ on it."""

    HALF_UP = "half_up"  # away from zero, on both sides of it
    HALF_EVEN = "half_even"


# Reading a member through the enum class costs more than the division itself on CPython 3.11.
_HALF_UP = Rounding.HALF_UP


def divide(numerator: int, denominator: int, rounding: Rounding = _HALF_UP) -> int:
    """Divide exactly and round once; symmetric in sign, so a refund mirrors its sale.

    ZeroDivisionError if the denominator is zero.
    """
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    size = numerator if numerator >= 0 else -numerator
    if rounding is _HALF_UP:
        quotient = (2 * size + denominator) // (2 * denominator)
    else:
        quotient, rest = divmod(size, denominator)
        if 2 * rest > denominator or (2 * rest == denominator and quotient & 1):
            quotient += 1
    return quotient if numerator >= 0 else -quotient


def apportion(total: int, numerators: Sequence[int], denominator: int) -> list[int]:
    """Round each numerator / denominator to its floor or the next integer so that the parts add up to `total`.

    The missing units go to the largest fractions, the first of equal ones (largest remainder). `total` must be the
    rounded sum of the exact parts and `denominator` positive.
    """
    sign = -1 if (total or next(filter(None, numerators), 0)) < 0 else 1
    exact = [divmod(sign * numerator, denominator) for numerator in numerators]
    parts = [whole for whole, _ in exact]
    missing = sign * total - sum(parts)
    by_fraction = sorted(range(len(exact)), key=lambda i: -exact[i][1])
    for i in by_fraction[:missing]:
        parts[i] += 1
    return [sign * part for part in parts]


def spread(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Cut `total` into one part per weight, in proportion to it; the parts add up to `total` exactly.

    Weights that are all zero count as equal. ValueError on a negative weight, or on a total that has nowhere to go.
    """
    if any(weight < 0 for weight in weights):
        raise ValueError("a weight may not be negative")
    if not weights:
        if total:
            raise ValueError("there is nothing to spread over")
        return ()
    if not any(weights):
        weights = [1] * len(weights)
    return tuple(apportion(total, [total * weight for weight in weights], sum(weights)))
