"""Why goods moved, as people say it, and which of these reasons a person may give."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from domain.inventory.events import Reason

_WORDS = {
    Reason.SALE: ("shopping-bag", QT_TRANSLATE_NOOP("Reason", "Sale")),
    Reason.RETURN: ("undo-2", QT_TRANSLATE_NOOP("Reason", "Return")),
    Reason.DELIVERY: ("truck", QT_TRANSLATE_NOOP("Reason", "Delivery")),
    Reason.SUPPLIER_RETURN: ("package-x", QT_TRANSLATE_NOOP("Reason", "Back to the supplier")),
    Reason.COUNT: ("clipboard-check", QT_TRANSLATE_NOOP("Reason", "Count")),
    Reason.DAMAGE: ("trash-2", QT_TRANSLATE_NOOP("Reason", "Damaged")),
    Reason.THEFT: ("shield-alert", QT_TRANSLATE_NOOP("Reason", "Stolen")),
    Reason.OWN_USE: ("coffee", QT_TRANSLATE_NOOP("Reason", "Own use")),
    Reason.TRANSFER: ("arrow-left-right", QT_TRANSLATE_NOOP("Reason", "Transfer")),
    Reason.OPENING: ("package-open", QT_TRANSLATE_NOOP("Reason", "Opening stock")),
}

BY_HAND = (Reason.COUNT, Reason.DAMAGE, Reason.THEFT, Reason.OWN_USE, Reason.TRANSFER, Reason.SUPPLIER_RETURN)
"""The reasons for which a person may correct the stock; a test holds them against the rule."""


def word(reason: str) -> str:
    """Return a reason in the language of the window."""
    return QCoreApplication.translate("Reason", str(_WORDS[Reason(reason)][1]))


def icon(reason: str) -> str:
    """Return the Lucide icon of a reason."""
    return _WORDS[Reason(reason)][0]
