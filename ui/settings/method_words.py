"""Ways to pay, in the words of the people who use them."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from domain.kernel.money import CashRule
from domain.payments.events import TenderKind

_KINDS = {
    TenderKind.CASH: QT_TRANSLATE_NOOP("PaymentKind", "Cash"),
    TenderKind.CARD: QT_TRANSLATE_NOOP("PaymentKind", "Card"),
    TenderKind.OTHER: QT_TRANSLATE_NOOP("PaymentKind", "Other"),
    TenderKind.ACCOUNT: QT_TRANSLATE_NOOP("PaymentKind", "House account"),
    TenderKind.CREDIT: QT_TRANSLATE_NOOP("PaymentKind", "Store credit"),
    TenderKind.GIFT: QT_TRANSLATE_NOOP("PaymentKind", "Gift card"),
}
_RULES = {
    CashRule.HALF_UP: QT_TRANSLATE_NOOP("CashRule", "to the nearest, half of it up"),
    CashRule.HALF_DOWN: QT_TRANSLATE_NOOP("CashRule", "to the nearest, half of it down"),
    CashRule.HALF_EVEN: QT_TRANSLATE_NOOP("CashRule", "to the nearest, half of it to the even one"),
    CashRule.UP: QT_TRANSLATE_NOOP("CashRule", "always up"),
    CashRule.DOWN: QT_TRANSLATE_NOOP("CashRule", "always down"),
}


def kind_word(kind: str) -> str:
    """Return what a way to pay is."""
    return QCoreApplication.translate("PaymentKind", str(_KINDS[TenderKind(kind)]))


def coin_rule(rule: str) -> str:
    """Return where what coins cannot pay goes."""
    return QCoreApplication.translate("CashRule", str(_RULES[CashRule(rule)]))
