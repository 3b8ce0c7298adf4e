"""What people type into the scan field, read as a quantity and something to look up."""

import re
from typing import NamedTuple

from domain.kernel.decimals import parse_scaled
from domain.kernel.rounding import Rounding
from domain.kernel.tax import percent_off
from ui.format import Formats
from ui.typed_number import read_number

ONE = 1000
"""One of the unit, in thousandths."""

# Both marks stand before decimals: nobody types thousands of separators at a till, and 1,250 is a kilo and a quarter.
_NUMBER = r"[0-9]{1,6}(?:[.,][0-9]{1,3})?"
_TIMES = re.compile(rf"\s*({_NUMBER})\s*[*×]\s*(.*)")
# Four digits and more are a mistyped code (price look-up codes of fruit have four) rather than so many pieces.
_AFTER_A_SCAN = re.compile(r"\s*([0-9]{1,3}(?:[.,][0-9]{1,3})?)\s*")


class Entry(NamedTuple):
    """``quantity`` in thousandths, None where none was typed; ``text`` is what is looked up, "" where nothing is."""

    quantity: int | None
    text: str

    @property
    def quantity_or_one(self) -> int:
        """What is meant where only a product was typed: one of it."""
        return ONE if self.quantity is None else self.quantity


def read_entry(typed: str) -> Entry:
    """Read "3*oat", "1,250*4011", "3*" or "oat"."""
    times = _TIMES.fullmatch(typed)
    if times is None:
        return Entry(None, typed.strip())
    return Entry(_thousandths(times[1]), times[2].strip())


def read_quantity(typed: str) -> int | None:
    """Return what is typed as a quantity for the line that was just scanned, in thousandths; None for a code."""
    number = _AFTER_A_SCAN.fullmatch(typed)
    return _thousandths(number[1]) if number else None


def _thousandths(number: str) -> int:
    return parse_scaled(number.replace(",", "."), 3)


class WrongDiscountError(ValueError):
    """What was typed is neither an amount nor a percentage."""


def read_discount(typed: str, amount: int, formats: Formats, rounding: Rounding) -> int:
    """Return the minor units that "10%" or "1.50" takes off an amount; nothing typed takes off nothing.

    Raises WrongDiscountError; whether the line bears it is the shop's rule.
    """
    rate, off = read_sale_discount(typed, formats)
    return percent_off(amount, rate, rounding) if rate else off


def read_sale_discount(typed: str, formats: Formats) -> tuple[int, int]:
    """Return the thousandths of a percent that "10%" takes off, or the minor units of "1.50"; the other one is 0.

    Raises WrongDiscountError.
    """
    typed = typed.strip()
    try:
        if typed.endswith("%"):
            return read_number(typed.removesuffix("%"), 3, formats.locale), 0
        return 0, read_number(typed, formats.exponent, formats.locale) if typed else 0
    except ValueError as error:
        raise WrongDiscountError from error
