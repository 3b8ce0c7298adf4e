"""Exact decimals as scaled integers: the one strict reader and writer behind money, quantities, costs and rates.

A refusal is a ValueError whose text is a predicate ("has more than 2 decimals"), so that the caller can put the row and
the field before it.
"""

import re

# Twelve digits before the dot hold any shop and keep amounts well inside the 64 bits of a database integer.
WHOLE_DIGITS = 12

# [0-9] rather than \d, which would also take the digits of other scripts.
_NUMBER = re.compile(r"(-?)([0-9]*)(?:\.([0-9]+))?")


def parse_scaled(text: str, places: int, *, whole_digits: int = WHOLE_DIGITS) -> int:
    """Read "-12.5" as an integer in units of 10**-places.

    ValueError on anything but ASCII digits with at most one dot and a leading minus: no exponent, no thousands
    separator, no decimal beyond `places` (not even a zero: "1.000" is a thousand to half of the world).
    """
    text = text.strip()
    if not text:
        raise ValueError("is empty")
    match = _NUMBER.fullmatch(text)
    if match is None or text == "-":
        raise ValueError("is not a plain number such as 12.50 (only digits, one dot and a minus)")
    sign, whole, decimals = match[1], match[2].lstrip("0"), match[3] or ""
    if len(decimals) > places:
        raise ValueError(f"has more than {places} decimals" if places else "may not have decimals")
    if len(whole) > whole_digits:
        raise ValueError(f"has more than {whole_digits} digits before the dot")
    value = int(whole + decimals.ljust(places, "0") or "0")
    return -value if sign else value


def format_scaled(value: int, places: int, *, keep: int | None = None) -> str:
    """Write an integer in units of 10**-places as machine text; trailing zeros beyond `keep` decimals are cut."""
    digits = str(abs(value)).rjust(places + 1, "0")
    whole, decimals = digits[: len(digits) - places], digits[len(digits) - places :]
    if keep is not None:
        decimals = decimals[:keep] + decimals[keep:].rstrip("0")
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"
