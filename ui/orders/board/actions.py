"""What can be done with the orders that wait, key by key."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.actions import ActionSpec

ACTIONS = (
    ActionSpec("board.promise", str(QT_TRANSLATE_NOOP("Action", "When and how")), ("F4",), "clock"),
    ActionSpec("board.pick", str(QT_TRANSLATE_NOOP("Action", "Pick")), ("F5",), "package-open"),
    ActionSpec("board.send", str(QT_TRANSLATE_NOOP("Action", "Out for delivery")), ("F6",), "truck"),
    ActionSpec("board.cancel", str(QT_TRANSLATE_NOOP("Action", "Cancel order")), ("F9",), "circle-x"),
    ActionSpec("board.hand-over", str(QT_TRANSLATE_NOOP("Action", "Hand over")), ("F12",), "package-check"),
    ActionSpec("board.documents", str(QT_TRANSLATE_NOOP("Action", "Documents of the order")), ("Ctrl+P",), "printer"),
)
