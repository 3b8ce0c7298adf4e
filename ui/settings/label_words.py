"""What rules for labels, and single labels, say in words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from domain.kernel.labels import Exact, Label, LabelRule, LabelRules, Refused, ValueKind, meaning
from domain.kernel.quantity import THOUSAND
from ui.format import Formats
from ui.sentences import sentence

COUNTRY_NAMES = {
    "de": str(QT_TRANSLATE_NOOP("Labels", "Germany")),
    "dk": str(QT_TRANSLATE_NOOP("Labels", "Denmark")),
    "ee": str(QT_TRANSLATE_NOOP("Labels", "Estonia")),
    "fi": str(QT_TRANSLATE_NOOP("Labels", "Finland")),
    "gb": str(QT_TRANSLATE_NOOP("Labels", "United Kingdom")),
    "lt": str(QT_TRANSLATE_NOOP("Labels", "Lithuania")),
    "lv": str(QT_TRANSLATE_NOOP("Labels", "Latvia")),
    "no": str(QT_TRANSLATE_NOOP("Labels", "Norway")),
    "se": str(QT_TRANSLATE_NOOP("Labels", "Sweden")),
}
_SCANDINAVIAN = str(QT_TRANSLATE_NOOP("Labels", "20, 21, 22: a price. 23, 24, 25: a weight."))
_BALTIC = str(QT_TRANSLATE_NOOP("Labels", "23, 24, 25: a weight."))
_TABLES = {
    "": str(QT_TRANSLATE_NOOP("Labels", "Without a country only the rules below hold.")),
    "de": str(QT_TRANSLATE_NOOP("Labels", "22, 23: a price. 25, 26: a count. 28, 29: a weight.")),
    "dk": str(QT_TRANSLATE_NOOP("Labels", "21 to 24: a price. 26 to 28: a weight.")),
    "gb": str(QT_TRANSLATE_NOOP("Labels", "20: a price.")),
    "no": _SCANDINAVIAN, "se": _SCANDINAVIAN, "ee": _BALTIC, "fi": _BALTIC, "lt": _BALTIC, "lv": _BALTIC,
}  # fmt: skip
_KINDS = {
    ValueKind.PRICE: str(QT_TRANSLATE_NOOP("Labels", "Price")),
    ValueKind.WEIGHT: str(QT_TRANSLATE_NOOP("Labels", "Weight")),
    ValueKind.COUNT: str(QT_TRANSLATE_NOOP("Labels", "Count")),
    ValueKind.NONE: str(QT_TRANSLATE_NOOP("Labels", "Nothing: plain numbers")),
}


def country_name(country: str) -> str:
    """Return what a country is called."""
    return tr(COUNTRY_NAMES[country])


def table_of(country: str) -> str:
    """Return what the labels of a country hold, by what their numbers begin with."""
    return tr(_TABLES[country])


def kind_name(kind: ValueKind) -> str:
    """Return what a label holds."""
    return tr(_KINDS[kind])


def shape(rule: LabelRule) -> str:
    """Return how a number is made up: its first digits, P for the product, V for the value, C for check digits."""
    if rule.value is ValueKind.NONE:
        return f"{rule.prefix} …"
    parts = (rule.prefix, "P" * rule.item_digits, "C" * rule.check_digit, "V" * max(rule.value_digits, 0), "C")
    return " ".join(filter(None, parts))


def read_out(code: str, rules: LabelRules, formats: Formats) -> tuple[str, str]:
    """Return what a scanned label means, and the tone in which that is said."""
    meant = meaning(code, rules)
    if isinstance(meant, Refused):
        return sentence(meant.error, formats), "error"
    if isinstance(meant, Exact):
        return tr("A code like any other: no price, weight or count is read from it."), "accent"
    return tr("Product {number}: {value}.").format(number=meant.item, value=_value(meant, formats)), "ok"


def _value(label: Label, formats: Formats) -> str:
    if label.kind is ValueKind.PRICE:
        return tr("price {price}").format(price=formats.money(label.value))
    if label.kind is ValueKind.COUNT:
        return tr("{count} pieces").format(count=formats.count(label.value // THOUSAND))
    return tr("weight {weight}").format(weight=formats.quantity(label.value, "kg"))


def tr(text: str) -> str:
    """Return a text of this section in the language of the window."""
    return QCoreApplication.translate("Labels", text)
