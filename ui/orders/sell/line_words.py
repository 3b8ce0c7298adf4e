"""What is special about a line of the sale, in small words: that it comes back, what is taken off, what was said."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from domain.kernel.quantity import is_measure
from domain.orders.events import Condition, Entry
from ui.format import Formats

Toned = tuple[str, str]
"""Words, and the tone in which they stand."""


def reduction(line: dict[str, Any]) -> int:
    """Return all that is taken off a line, in minor units: by hand, by a promotion, and with the whole sale."""
    return int(line["discount"] + line["offer_discount"] + line["sale_discount"])


def remarks(line: dict[str, Any], formats: Formats) -> tuple[Toned, ...]:
    """Return what stands beside the number of the product, the weightiest first."""
    note = (f"“{line['note']}”" if line["note"] else "", "text")
    said = [*_coming_back(line), note, *_entry(line), (line["price_reason"], "dim"), *_taken_off(line, formats)]
    return tuple((words, tone) for words, tone in said if words)


def _coming_back(line: dict[str, Any]) -> list[Toned]:
    if line["quantity"] >= 0:
        return []
    whence = _tr("back without a receipt")
    if line["returned_number"]:
        whence = _tr("back from order {number}").format(number=line["returned_number"])
    damaged = [(_tr("damaged"), "warn")] if line["condition"] == Condition.DAMAGED else []
    return [(whence, "accent"), *damaged, (line["return_reason"], "dim")]


def _entry(line: dict[str, Any]) -> list[Toned]:
    words = {
        Entry.LABEL: _tr("price from the label"),
        Entry.LABEL_QUANTITY: _tr("weight from the label") if is_measure(line["unit"]) else _tr("count from the label"),
        Entry.WEIGHED: _tr("weighed by hand"),
    }
    return [(words.get(Entry(line["entry"]), ""), "dim")]


def _taken_off(line: dict[str, Any], formats: Formats) -> list[Toned]:
    """The price list whose price holds, and the parts of the column for discounts that no hand gave to this line."""
    said = [(line["price_list"], "ok")]
    if line["offer_discount"]:
        said.append((f"{line['offer']} {formats.amount(-line['offer_discount'])}", "ok"))
    if line["sale_discount"]:
        share = formats.amount(-line["sale_discount"])
        said.append((_tr("on all {amount}").format(amount=share), "dim"))
    return said


def _tr(text: str) -> str:
    return QCoreApplication.translate("SaleList", text)
