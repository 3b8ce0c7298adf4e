"""What can be done with promotions and price lists, key by key."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.actions import ActionSpec

ACTIONS = (
    ActionSpec("prices.promotions", str(QT_TRANSLATE_NOOP("Action", "Promotions")), ("F2",), "badge-percent"),
    ActionSpec("prices.lists", str(QT_TRANSLATE_NOOP("Action", "Price lists")), ("F3",), "list"),
    ActionSpec("prices.add", str(QT_TRANSLATE_NOOP("Action", "New offer")), ("Ins", "Ctrl+N"), "plus"),
    ActionSpec("prices.change", str(QT_TRANSLATE_NOOP("Action", "Change the offer")), ("F4",), "pencil"),
    ActionSpec("prices.repeat", str(QT_TRANSLATE_NOOP("Action", "Copy the offer")), ("F5",), "copy"),
    ActionSpec("prices.end", str(QT_TRANSLATE_NOOP("Action", "End the offer")), ("Del",), "circle-stop"),
)
