"""What can be done at the till, key by key."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.actions import ActionSpec

ACTIONS = (
    ActionSpec("till.open", str(QT_TRANSLATE_NOOP("Action", "Open the till")), ("F2",), "lock-open"),
    ActionSpec("till.pay-in", str(QT_TRANSLATE_NOOP("Action", "Put cash in")), ("F3",), "banknote-arrow-up"),
    ActionSpec("till.pay-out", str(QT_TRANSLATE_NOOP("Action", "Take cash out")), ("F4",), "banknote-arrow-down"),
    ActionSpec("till.drawer", str(QT_TRANSLATE_NOOP("Action", "Open the drawer")), ("F5",), "archive"),
    ActionSpec("till.count", str(QT_TRANSLATE_NOOP("Action", "Count")), ("F6",), "coins"),
    ActionSpec("till.now", str(QT_TRANSLATE_NOOP("Action", "Report so far (X)")), ("F7",), "scroll-text"),
    ActionSpec("till.close", str(QT_TRANSLATE_NOOP("Action", "Close the till (Z)")), ("F12",), "lock"),
)
