"""A line that shows the key that is pressed on it instead of typing it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.actions import key_words
from ui.settings.fit_keys import only_a_modifier

_LET_THROUGH = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""Alone they close the form or take the key; Tab goes on by itself."""


class KeyCatcher(QLineEdit):
    """While it has the keyboard no action is triggered by a key: it may be the one that is wanted."""

    caught = Signal(str)
    """The key as ``QKeySequence`` writes it for all languages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setPlaceholderText(self.tr("Press the key"))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if not _leads_on(event):
                event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _leads_on(event):
            event.ignore()
            return
        # A keyboard that is played by a program may say the letter and not the key.
        nameless = event.key() == Qt.Key.Key_unknown
        pressed = QKeySequence(event.text()) if nameless else QKeySequence(event.keyCombination())
        if not pressed.isEmpty() and not only_a_modifier(Qt.Key(event.key())):
            self.setText(key_words(pressed))
            self.caught.emit(pressed.toString(QKeySequence.SequenceFormat.PortableText))


def _leads_on(event: QKeyEvent) -> bool:
    return event.key() in _LET_THROUGH and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
