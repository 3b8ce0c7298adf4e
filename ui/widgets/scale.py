"""Round marks for an axis, in integers."""


def marks(lowest: int, highest: int, wanted: int = 4) -> list[int]:
    """Multiples of 1, 2 or 5 times a power of ten that hold `lowest` to `highest` and zero, about `wanted` of them."""
    lowest, highest = min(lowest, 0), max(highest, 0)
    step = _step(max(highest - lowest, 1), wanted)
    first = lowest // step
    last = max(-(-highest // step), first + 1)
    return [number * step for number in range(first, last + 1)]


def _step(span: int, wanted: int) -> int:
    power = 1
    while power * 10 * wanted < span:
        power *= 10
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor * wanted >= span)
