"""What happened as sentences, from the documents of the ``activity`` view."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.format import Formats
from ui.store import Doc
from ui.widgets.feed import FeedItem


class _Telling(NamedTuple):
    """How one kind is told: Lucide's icon, the token of its colour, the sentence, and what stands under it."""

    icon: str
    tone: str
    sentence: object
    detail: object


_ORDER = QT_TRANSLATE_NOOP("Happenings", "{lines}, {money}")
_REASON = QT_TRANSLATE_NOOP("Happenings", "{what}, {money}")
_DELIVERY = QT_TRANSLATE_NOOP("Happenings", "{products}, {what}")
_MOVED = QT_TRANSLATE_NOOP("Happenings", "{quantity} {what}")
_PRICE = QT_TRANSLATE_NOOP("Happenings", "{money} for {what}")
_WHAT = QT_TRANSLATE_NOOP("Happenings", "{what}")

TELLINGS = {
    "sold": _Telling("shopping-basket", "ok", QT_TRANSLATE_NOOP("Happenings", "Order {number} sold"), _ORDER),
    "ordered": _Telling("phone", "accent", QT_TRANSLATE_NOOP("Happenings", "Order {number} by phone"), _ORDER),
    "imported": _Telling("history", "dim", QT_TRANSLATE_NOOP("Happenings", "Order {number} imported"), _ORDER),
    "fulfilled": _Telling("package-check", "ok", QT_TRANSLATE_NOOP("Happenings", "Order {number} collected"), _ORDER),
    "cancelled": _Telling("circle-x", "error", QT_TRANSLATE_NOOP("Happenings", "Order {number} cancelled"), _REASON),
    "abandoned": _Telling("circle-slash", "warn", QT_TRANSLATE_NOOP("Happenings", "Sale given up"), _REASON),
    "stock_delivery": _Telling("truck", "accent", QT_TRANSLATE_NOOP("Happenings", "Delivery received"), _DELIVERY),
    "stock_supplier_return": _Telling("undo-2", "warn", QT_TRANSLATE_NOOP("Happenings", "Sent back"), _MOVED),
    "stock_count": _Telling("clipboard-check", "accent", QT_TRANSLATE_NOOP("Happenings", "Count corrected"), _MOVED),
    "stock_damage": _Telling("triangle-alert", "warn", QT_TRANSLATE_NOOP("Happenings", "Damaged"), _MOVED),
    "stock_theft": _Telling("triangle-alert", "error", QT_TRANSLATE_NOOP("Happenings", "Stolen"), _MOVED),
    "stock_own_use": _Telling("store", "dim", QT_TRANSLATE_NOOP("Happenings", "Own use"), _MOVED),
    "stock_transfer": _Telling("arrow-left-right", "dim", QT_TRANSLATE_NOOP("Happenings", "Moved elsewhere"), _MOVED),
    "stock_opening": _Telling("package", "dim", QT_TRANSLATE_NOOP("Happenings", "Opening stock"), _MOVED),
    "price": _Telling("tag", "accent", QT_TRANSLATE_NOOP("Happenings", "Price changed"), _PRICE),
    "product": _Telling("package-plus", "accent", QT_TRANSLATE_NOOP("Happenings", "New product"), _PRICE),
    "retired": _Telling("archive", "dim", QT_TRANSLATE_NOOP("Happenings", "No longer sold"), _WHAT),
}
"""Every kind that the view knows. A sentence stands over its detail."""


def happening(position: int, document: Doc, formats: Formats, stock: Mapping[str, Doc], ago: str) -> FeedItem:
    """Tell one document, whose event stands at a position; ``stock`` names the products, ``ago`` says when."""
    telling = TELLINGS[document["kind"]]
    product, count = stock.get(document["what"]), document["count"]
    words = {
        "number": str(document["number"]),
        "what": product["name"] if product else document["what"],
        "money": formats.money(document["amount"]),
        "quantity": formats.quantity(document["amount"], _unit(product)),
        "lines": _tr("1 line") if count == 1 else _tr("{count} lines").format(count=formats.count(count)),
        "products": _tr("1 product") if count == 1 else _tr("{count} products").format(count=formats.count(count)),
    }
    text, detail = (_tr(str(part)).format(**words).strip(", ") for part in (telling.sentence, telling.detail))
    return FeedItem(position, telling.icon, text, ago, detail, telling.tone)


def _unit(product: Doc | None) -> str:
    return product["unit"] if product and product["unit"] != "each" else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Happenings", text)
