"""What a scanned text means: a code as it stands, or a label that a scale has printed, with its price, weight or count.

Restricted circulation numbers (GTIN-13 with the prefixes 02 and 20-29) mean what the store's country says, and biip
knows the tables; 04 and 40-49 mean what the store says. A store's own rule goes before its country's.
"""

from enum import StrEnum
from typing import NamedTuple

import msgspec

from domain.kernel.barcodes import check_digit, expand_upc_e, normalize_code, price_check_digit
from domain.kernel.errors import Rejected
from domain.kernel.quantity import EACH, THOUSAND
from domain.kernel.rounding import divide

COUNTRIES = ("de", "dk", "ee", "fi", "gb", "lt", "lv", "no", "se")
"""The countries whose tables are known, as ISO 3166-1 writes them in small letters."""

_PAYLOAD = 12
"""Digits of a GTIN-13 before its check digit."""


class ValueKind(StrEnum):
    """What the value on a label is."""

    PRICE = "price"
    WEIGHT = "weight"
    COUNT = "count"
    NONE = "none"  # there is none: numbers with this prefix are codes like all others


class LabelRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a number is read that begins with ``prefix``, two to four digits of its GTIN-13.

    The prefix is followed by ``item_digits``, by the value's own check digit where ``check_digit`` says so, and by the
    value in all the digits that are left before the last one. ``decimals`` of them stand behind the point.
    """

    prefix: str
    item_digits: int
    value: ValueKind
    decimals: int = 0
    check_digit: bool = False

    @property
    def value_digits(self) -> int:
        """Return in how many digits the value stands."""
        return _PAYLOAD - len(self.prefix) - self.item_digits - self.check_digit


class LabelRules(NamedTuple):
    """How the store reads labels: its country's table or none (""), its own rules, its currency's decimals."""

    country: str = ""
    rules: tuple[LabelRule, ...] = ()
    exponent: int = 2


class Exact(NamedTuple):
    """A code to be looked up as it stands: the forms under which it may be stored, the likeliest first."""

    codes: tuple[str, ...]


class Label(NamedTuple):
    """A label of one package. ``value`` is the price in minor units, or thousandths of the unit.

    ``codes`` is the number itself, which some product may have as it stands. ``item`` are the digits that say which
    product it is, ``prefix`` those before them, ``plain`` is the number with the value zeroed, as 14 digits. A value of
    zero says nothing: it is what stands in a price list for all labels of the product.
    """

    codes: tuple[str, ...]
    prefix: str
    item: str
    kind: ValueKind
    value: int
    plain: str

    @property
    def code(self) -> str:
        """Return the number as it stands on the package, as 14 digits."""
        return self.codes[0]

    @property
    def item_codes(self) -> tuple[str, ...]:
        """Return the codes by which its product may be known, as they are stored, in the order in which a shop looks.

        The number with the value zeroed, the prefix with the digits of the product, these digits alone.
        """
        # None of them but the first has 12 to 14 digits, which alone could be refused.
        return (self.plain, *map(normalize_code, (self.prefix + self.item, *self.item_skus)))

    @property
    def item_skus(self) -> tuple[str, ...]:
        """Return the store's own numbers that its product may have: its digits, with and without leading zeros."""
        return tuple(dict.fromkeys((self.item, self.item.lstrip("0") or "0")))

    @property
    def charge(self) -> int | None:
        """Return what the package costs where the label says so: the line's total, whatever the quantity is."""
        return self.value if self.kind is ValueKind.PRICE else None

    @property
    def quantity(self) -> int | None:
        """Return how much it is, in thousandths, where the label says so; else see ``quantity_paid``."""
        return None if self.kind is ValueKind.PRICE else self.value

    def quantity_at(self, unit_price: int, unit: str) -> int:
        """Return how much it is, in thousandths: as the label says, else as much as its price is for."""
        return self.quantity or quantity_paid(self.value, unit_price, unit)


class Refused(NamedTuple):
    """Nothing that a scanner may have read rightly; ``error`` says why, and what to do, as every refusal does.

    ``codes`` is what to look up all the same: the store may have given a product this number.
    """

    error: Rejected
    codes: tuple[str, ...] = ()


def quantity_paid(amount: int, unit_price: int, unit: str) -> int:
    """Return how much a label's price is for, in thousandths, for information.

    Multiplied by the unit price it may lead to another amount; the label's stays what is paid.
    """
    if unit == EACH or unit_price <= 0:
        return THOUSAND
    return max(1, divide(amount * THOUSAND, unit_price))


def meaning(text: str, rules: LabelRules) -> Exact | Label | Refused:
    """Return what a scanned text stands for, by itself: no product is asked for."""
    code = text.strip()
    try:
        normal = normalize_code(code)
    except Rejected as refused:
        return Refused(refused)
    if len(normal) == 14 and normal.startswith("0") and normal.isdecimal():
        label = _label(normal, rules)
        if label is not None:
            return label
    return Exact((normal, *_as_upc_e(code, normal)))


def _as_upc_e(code: str, normal: str) -> tuple[str, ...]:
    # One in ten UPC-E codes is by chance a right GTIN-8 as well.
    try:
        expanded = expand_upc_e(code).zfill(14)
    except ValueError:
        return ()
    return (expanded,) if expanded != normal else ()


def _label(normal: str, rules: LabelRules) -> Label | Refused | None:
    thirteen = normal[1:]
    own = [rule for rule in rules.rules if thirteen.startswith(rule.prefix)]
    if own:
        rule = max(own, key=lambda rule: len(rule.prefix))
        return None if rule.value is ValueKind.NONE else _by_rule(normal, rule, rules.exponent)
    if rules.country and (thirteen.startswith("02") or thirteen[0] == "2"):
        return _by_country(normal, rules)
    return None


def _by_rule(normal: str, rule: LabelRule, exponent: int) -> Label | Refused | None:
    payload = normal[1:-1]
    start = len(rule.prefix)
    item, rest = payload[start : start + rule.item_digits], payload[start + rule.item_digits :]
    digits, zeros = rest[rule.check_digit :], "0" * rule.value_digits
    checked, zeroed = (rest[0], price_check_digit(zeros)) if rule.check_digit else ("", "")
    if checked and checked != price_check_digit(digits):
        return Refused(Rejected("wrong_value_check_digit", barcode=normal[1:]), (normal,))
    plain = rule.prefix + item + zeroed + zeros
    plain = f"0{plain}{check_digit(plain)}"
    return _measured(normal, rule.prefix, item, rule.value, (int(digits), rule.decimals), plain, exponent)


def _by_country(normal: str, rules: LabelRules) -> Label | Refused | None:
    # Imported where a label is read, which most stores never do: it would cost every start a tenth of a second.
    from biip import ParseConfig, ParseError
    from biip.gtin import Gtin
    from biip.rcn import Rcn

    try:
        number = Gtin.parse(normal[1:], config=ParseConfig(rcn_region=rules.country))
    except ParseError:  # the last digit is right, so it is the value's own
        return Refused(Rejected("wrong_value_check_digit", barcode=normal[1:]), (normal,))
    if not isinstance(number, Rcn) or number.item_reference is None:
        return None
    found = {ValueKind.PRICE: number.price, ValueKind.WEIGHT: number.weight, ValueKind.COUNT: number.count}
    kind = next(kind for kind, value in found.items() if value is not None)
    scaled = str(found[kind]).partition(".")
    value = (int(scaled[0] + scaled[2]), len(scaled[2]))
    plain = number.without_variable_measure().as_gtin_14()
    return _measured(normal, normal[1:3], number.item_reference, kind, value, plain, rules.exponent)


def _measured(
    normal: str, prefix: str, item: str, kind: ValueKind, value: tuple[int, int], plain: str, exponent: int
) -> Label | Refused:
    digits, decimals = value
    places = exponent if kind is ValueKind.PRICE else 3
    scaled, rest = divmod(digits * 10**places, 10**decimals)
    if rest:
        return Refused(Rejected("label_not_exact", barcode=normal[1:]), (normal,))
    return Label((normal,), prefix, item, kind, scaled, plain)
