"""The keys of a list that hangs under a line of text: it hears them while the line keeps the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

MOST_ROWS = 10
"""Rows that are shown at once."""

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -MOST_ROWS, Qt.Key.Key_PageDown: MOST_ROWS}
"""By how many rows a key moves what is chosen."""

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def takes_key(event: QEvent, on_key: Callable[[Qt.Key], bool]) -> bool:
    """Give a pressed key to the list; return whether it is done with, and the line is not to hear it."""
    if not isinstance(event, QKeyEvent):
        return False
    if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
        event.accept()  # Esc closes the topmost thing: not also what the page has on this key
        return True
    return event.type() is QEvent.Type.KeyPress and on_key(Qt.Key(event.key()))
