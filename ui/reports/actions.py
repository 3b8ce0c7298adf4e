"""What can be done with the report of the people at the till, key by key."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.actions import ActionSpec

ACTIONS = (
    ActionSpec("reports.today", str(QT_TRANSLATE_NOOP("Action", "Today")), ("F2",), "calendar"),
    ActionSpec("reports.week", str(QT_TRANSLATE_NOOP("Action", "Last 7 days")), ("F3",), "calendar-days"),
    ActionSpec("reports.month", str(QT_TRANSLATE_NOOP("Action", "Last 30 days")), ("F4",), "calendar-range"),
    ActionSpec("reports.document", str(QT_TRANSLATE_NOOP("Action", "Show the order")), ("F5",), "receipt-text"),
)
