"""What people type as a number, read as a scaled integer: both decimal marks are taken, nothing is rounded."""

from enum import Enum, auto

from PySide6.QtCore import QLocale

from domain.kernel.decimals import WHOLE_DIGITS, parse_scaled

# Spaces and apostrophes between thousands, and the mark that turns the direction of writing, carry no meaning;
# Arabic and typographic signs have plain ones that mean the same.
_PLAIN = str.maketrans(dict.fromkeys(" \u00a0\u202f\u2009'’\u061c\u200e\u200f", "") | {"−": "-", "٫": ".", "٬": ","})


class Flaw(Enum):
    """Why a text is not a number for us, so that each field can say it in its own words."""

    NOT_A_NUMBER = auto()
    TOO_FINE = auto()
    TOO_LARGE = auto()


class UnreadableError(ValueError):
    """Carries the flaw; the sentence is the field's."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.name)
        self.flaw = flaw


def read_number(text: str, places: int, locale: QLocale) -> int:
    """The number in units of 10**-places. Raises UnreadableError."""
    plain = _plain(text, locale)
    whole, _, decimals = plain.lstrip("-").partition(".")
    if len(decimals) > places:
        raise UnreadableError(Flaw.TOO_FINE if decimals.isdecimal() else Flaw.NOT_A_NUMBER)
    if whole.isdecimal() and len(whole) > WHOLE_DIGITS:
        raise UnreadableError(Flaw.TOO_LARGE)
    try:
        return parse_scaled(plain, places)
    except ValueError:
        raise UnreadableError(Flaw.NOT_A_NUMBER) from None


def _plain(text: str, locale: QLocale) -> str:
    text = text.translate(_PLAIN)
    text = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in text)
    point = _point(text, locale.decimalPoint().translate(_PLAIN))
    if not point:
        return text
    group = "," if point == "." else "."
    if group in text and not _grouped(text.split(point)[0], group):
        return ""
    # A point at the end is a number that is still being typed.
    return text.replace(group, "").replace(point, ".").removesuffix(".")


def _point(text: str, locale_point: str) -> str:
    """Which of "." and "," stands before the decimals: the later of both, else what the locale or the digits say."""
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        return "." if text.rfind(".") > text.rfind(",") else ","
    mark = "." if dots else "," if commas else ""
    if not mark or (mark == locale_point and text.count(mark) == 1):
        return mark
    other = "," if mark == "." else "."
    return other if _grouped(text, mark) else mark


def _grouped(text: str, mark: str) -> bool:
    """Whether the mark stands as it does between thousands: 1,234 and India's 1,00,000 but not 12,50 nor 0,500."""
    first, *middle, last = text.lstrip("-").split(mark)
    return 0 < len(first) <= 3 and first != "0" and len(last) == 3 and all(len(part) in (2, 3) for part in middle)
