"""A movement of a balance as one reads it: what it was, when, by whom, through which event, and what it left."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.format import Formats
from ui.widgets.entry import Entry

translate = QCoreApplication.translate

_WORDS = {
    ("account", "paid"): QT_TRANSLATE_NOOP("Balance", "Bought on account"),
    ("account", "refunded"): QT_TRANSLATE_NOOP("Balance", "Given back"),
    ("account", "settled"): QT_TRANSLATE_NOOP("Balance", "Paid"),
    ("account", "limit"): QT_TRANSLATE_NOOP("Balance", "Limit set"),
    ("credit", "paid"): QT_TRANSLATE_NOOP("Balance", "Bought with credit"),
    ("credit", "refunded"): QT_TRANSLATE_NOOP("Balance", "Given back as credit"),
    ("gift", "loaded"): QT_TRANSLATE_NOOP("Balance", "Put onto the card"),
    ("gift", "paid"): QT_TRANSLATE_NOOP("Balance", "Bought with the card"),
    ("gift", "refunded"): QT_TRANSLATE_NOOP("Balance", "Given back onto it"),
}
_LEFT = {
    "account": QT_TRANSLATE_NOOP("Balance", "%1 owed"),
    "credit": QT_TRANSLATE_NOOP("Balance", "%1 credit"),
    "gift": QT_TRANSLATE_NOOP("Balance", "%1 left"),
}
_ICONS = {
    "paid": "shopping-basket", "refunded": "undo-2", "settled": "banknote", "limit": "gauge", "loaded": "gift",
}  # fmt: skip


def balance_entry(movement: dict[str, Any], place: int, formats: Formats, name_of: Callable[[str], str]) -> Entry:
    """Return a movement as it stands in a list; ``place`` counts them from the newest."""
    book, kind, amount = movement["book"], movement["kind"], movement["amount"]
    title = translate("Balance", str(_WORDS[book, kind]))
    if movement["number"]:
        title += translate("Balance", ", order %1").replace("%1", str(movement["number"]))
    receipt = translate("Balance", "receipt %1").replace("%1", str(movement["receipt"])) if movement["receipt"] else ""
    event = translate("Balance", "event %1").replace("%1", formats.count(movement["position"]))
    details = (formats.relative(movement["at"]), event, receipt, name_of(movement["actor"]))
    limits = kind == "limit"
    left = translate("Balance", str(_LEFT[book])).replace("%1", formats.money(movement["balance"]))
    figure = formats.money(amount) if limits or amount < 0 else f"+{formats.money(amount)}"
    return Entry(
        key=f"{movement['position']}/{place}", order=place, icon=_ICONS[kind], tone="accent" if amount > 0 else "dim",
        title=title, detail=" · ".join(filter(None, details)), figure=figure,
        under="" if limits else left,
    )  # fmt: skip
