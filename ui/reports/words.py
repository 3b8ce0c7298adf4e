"""What was done at the till, in the words of the people who look at it."""

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from domain.kernel.quantity import EACH
from ui.format import Formats
from ui.live import LiveView
from ui.reports import approvals

translate = QCoreApplication.translate

_ONE = {
    "line_removed": QT_TRANSLATE_NOOP("Reports", "Line removed"),
    "sale_abandoned": QT_TRANSLATE_NOOP("Reports", "Sale given up"),
    "sale_emptied": QT_TRANSLATE_NOOP("Reports", "Sale emptied"),
    "no_sale": QT_TRANSLATE_NOOP("Reports", "Drawer opened"),
    "own_price": QT_TRANSLATE_NOOP("Reports", "Own price"),
    "returned": QT_TRANSLATE_NOOP("Reports", "Back with receipt"),
    "no_receipt": QT_TRANSLATE_NOOP("Reports", "Back without receipt"),
    "approval": QT_TRANSLATE_NOOP("Reports", "Approved"),
}
ICONS = {
    "line_removed": "list-x", "sale_abandoned": "circle-x", "sale_emptied": "circle-slash", "no_sale": "archive",
    "own_price": "tag", "returned": "undo-2", "no_receipt": "undo-2", "approval": "user-check",
}  # fmt: skip


def kind(name: str) -> str:
    """Return what was done."""
    return translate("Reports", str(_ONE[name]))


def about(act: dict[str, Any], catalogue: LiveView, formats: Formats) -> str:
    """Return what it was about: a product, a reason, or what was approved."""
    if act["kind"] == "approval":
        return approvals.command(act["reason"])
    if act["kind"] == "sale_emptied":
        return translate("Reports", "Nothing was left on it")
    product = catalogue.documents.get(act["sku"])
    name = product["name"] if product is not None else act["sku"]
    if act["quantity"] and name:
        unit = product["unit"] if product is not None and product["unit"] != EACH else ""
        name = f"{formats.quantity(act['quantity'], unit)} × {name}"
    return ": ".join(filter(None, (name, act["reason"])))


def summed(day: dict[str, Any], formats: Formats) -> str:
    """Return what one person did on one day: "2 × Line removed (€4.50), 1 × Drawer opened"."""
    parts = []
    for name in _ONE:
        if day[name]:
            amount = day["amounts"][name]
            money = f" ({formats.money(amount)})" if amount else ""
            parts.append(f"{formats.count(day[name])}\xa0×\xa0{kind(name)}{money}")  # no line ends at the sign
    return ", ".join(parts)
