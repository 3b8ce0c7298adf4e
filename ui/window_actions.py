"""What can be done on every page."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.actions import ActionSpec

LOCK = ActionSpec(
    "window.lock", str(QT_TRANSLATE_NOOP("Action", "Lock, or change who is at the till")), ("Ctrl+L",), "lock"
)
"""There where somebody works here."""

GIFT_CARD = ActionSpec(
    "window.gift-card", str(QT_TRANSLATE_NOOP("Action", "Gift cards: look up, sell")), ("Ctrl+G",), "gift"
)
"""There once a store is open."""

ACTIONS = (
    ActionSpec("window.palette", str(QT_TRANSLATE_NOOP("Action", "Do something …")), ("Ctrl+K",), "command"),
    ActionSpec("window.keys", str(QT_TRANSLATE_NOOP("Action", "Show all keys")), ("F1",), "keyboard"),
    ActionSpec("window.undo", str(QT_TRANSLATE_NOOP("Action", "Undo what was just done")), ("Ctrl+Z",), "undo-2"),
    ActionSpec(
        "window.another", str(QT_TRANSLATE_NOOP("Action", "Open one more window")), ("Ctrl+Shift+N",), "app-window"
    ),
    ActionSpec("window.print", str(QT_TRANSLATE_NOOP("Action", "Print what waits")), ("Ctrl+Shift+P",), "printer"),
    ActionSpec("window.larger", str(QT_TRANSLATE_NOOP("Action", "Larger")), ("Ctrl+=", "Ctrl++"), "zoom-in"),
    ActionSpec("window.smaller", str(QT_TRANSLATE_NOOP("Action", "Smaller")), ("Ctrl+-",), "zoom-out"),
    ActionSpec("window.usual-size", str(QT_TRANSLATE_NOOP("Action", "As large as usual")), ("Ctrl+0",), "search"),
    ActionSpec(
        "window.touch", str(QT_TRANSLATE_NOOP("Action", "Larger buttons for fingers")), ("Ctrl+Shift+F",), "hand"
    ),
)
