"""Barcodes in one form, because a UPC-A and its EAN-13 are one code (GS1 General Specifications)."""

from domain.kernel.errors import Rejected

GTIN_LENGTHS = (8, 12, 13, 14)

# Weighting tables of the GS1 General Specifications for price and weight fields: index by digit.
_TWO_MINUS = (0, 2, 4, 6, 8, 9, 1, 3, 5, 7)
_THREE = (0, 3, 6, 9, 2, 5, 8, 1, 4, 7)
_FIVE_PLUS = (0, 5, 1, 6, 2, 7, 3, 8, 4, 9)
_FIVE_MINUS = (0, 5, 9, 4, 8, 3, 7, 2, 6, 1)
_FOUR_DIGITS = (_TWO_MINUS, _TWO_MINUS, _THREE, _FIVE_MINUS)
_FIVE_DIGITS = (_FIVE_PLUS, _TWO_MINUS, _FIVE_MINUS, _FIVE_PLUS, _TWO_MINUS)


def check_digit(digits: str) -> str:
    """Return the GS1 check digit of a code without it; ValueError on anything but digits."""
    if not _is_digits(digits):
        raise ValueError("a barcode number has only digits")
    odd = sum(map(int, digits[-1::-2]))
    even = sum(map(int, digits[-2::-2]))
    return str(-(3 * odd + even) % 10)


def is_valid_gtin(code: str) -> bool:
    """Tell whether this is a GTIN-8, -12, -13 or -14 with the right check digit."""
    return len(code) in GTIN_LENGTHS and _is_digits(code) and check_digit(code[:-1]) == code[-1]


def expand_upc_e(code: str) -> str:
    """Return the UPC-A that 8 digits of UPC-E stand for, check digit included; ValueError if they are none."""
    if len(code) != 8 or not _is_digits(code) or code[0] not in "01":
        raise ValueError("is not a UPC-E code")
    system, body, last, check = code[0], code[1:6], code[6], code[7]
    if last in "012":
        expanded = f"{system}{body[:2]}{last}0000{body[2:]}{check}"
    elif last == "3":
        expanded = f"{system}{body[:3]}00000{body[3:]}{check}"
    elif last == "4":
        expanded = f"{system}{body[:4]}00000{body[4:]}{check}"
    else:
        expanded = f"{system}{body}0000{last}{check}"
    if not is_valid_gtin(expanded):
        raise ValueError("the check digit of the UPC-E code is wrong")
    return expanded


def normalize_code(code: str) -> str:
    """Return the form in which a code is stored and compared: a GTIN as 14 digits, any other code as its own text.

    Refuses an empty code, and 12 to 14 digits with a wrong check digit, which are a misread or mistyped GTIN.
    Eight digits that fit neither GTIN-8 nor UPC-E are the store's own code.
    """
    code = code.strip()
    if not code:
        raise Rejected("text_missing", field="barcode")
    if is_valid_gtin(code):
        return code.zfill(14)
    if not _is_digits(code):
        return code
    if 12 <= len(code) <= 14:
        raise Rejected("barcode_misread", barcode=code, last=code[-1], right=check_digit(code[:-1]))
    try:
        return expand_upc_e(code).zfill(14)
    except ValueError:
        return code


def price_check_digit(digits: str) -> str:
    """Return the check digit of a price or weight field of 4 or 5 digits; ValueError on any other text.

    GS1 General Specifications, check digit calculations for price or weight fields.
    """
    if not _is_digits(digits) or len(digits) not in (4, 5):
        raise ValueError("a price or weight field has 4 or 5 digits")
    tables = _FOUR_DIGITS if len(digits) == 4 else _FIVE_DIGITS
    total = sum(table[int(digit)] for table, digit in zip(tables, digits, strict=True))
    return str(3 * total % 10 if len(digits) == 4 else _FIVE_MINUS.index(-total % 10))


def _is_digits(text: str) -> bool:
    # str.isdigit alone also takes superscripts and the digits of other scripts.
    return text.isascii() and text.isdigit()
