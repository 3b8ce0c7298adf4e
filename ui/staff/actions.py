"""What can be done with the people who work here, key by key."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.actions import ActionSpec

ACTIONS = (
    ActionSpec("staff.add", str(QT_TRANSLATE_NOOP("Action", "New person")), ("Ins", "Ctrl+N"), "user-plus"),
    ActionSpec("staff.edit", str(QT_TRANSLATE_NOOP("Action", "Edit")), ("F4",), "pencil"),
    ActionSpec("staff.pin", str(QT_TRANSLATE_NOOP("Action", "New PIN")), ("F5",), "key-round"),
    ActionSpec("staff.retire", str(QT_TRANSLATE_NOOP("Action", "Let go")), ("Del",), "log-out"),
    ActionSpec("staff.erase", str(QT_TRANSLATE_NOOP("Action", "Erase name")), ("Shift+Del",), "eraser"),
)
