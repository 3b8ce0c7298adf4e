"""Quantities as integer thousandths of the unit, because 0.137 kg must stay 0.137 kg."""

from domain.kernel.decimals import format_scaled, parse_scaled

THOUSAND = 1000

EACH = "each"
"""The unit of what is counted; any other unit is weighed or measured."""


def parse_quantity(text: str) -> int:
    """Read machine text such as "1.25" as thousandths; ValueError with a plain reason, never rounding."""
    return parse_scaled(text, 3)


def format_quantity(quantity: int) -> str:
    """Write thousandths as machine text without trailing zeros: "3", "1.25"."""
    return format_scaled(quantity, 3, keep=0)


MEASURES = frozenset({"kg", "g", "dag", "lb", "lbs", "oz", "l", "dl", "cl", "ml", "m", "cm", "mm", "ft", "in", "yd"})
"""Units by which goods are weighed or measured; every other word, such as "bottle", is for things that are counted."""


def is_measure(unit: str) -> bool:
    """Return whether how much it is has to be read off a scale or a rule each time."""
    return unit.strip().casefold() in MEASURES


def is_enough(found: int, wanted: int, unit: str) -> bool:
    """Return whether nobody need look for more of it; of what is weighed or measured three quarters are enough.

    A piece that is cut to order seldom comes out even. But the first of two packages is no reason to stop, and 52 grams
    where 520 were meant are a slip of the keys.
    """
    return 4 * found >= 3 * wanted if is_measure(unit) else found >= wanted
