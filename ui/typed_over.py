"""What stood in an editor before something was typed into it that was not meant for it."""

from typing import Protocol

import shiboken6
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class Before(Protocol):
    """Puts an editor back as it was."""

    def restore(self, typed: int) -> None:
        """Take back the last so many characters."""


def remember(widget: QWidget | None) -> Before | None:
    """Return how to take back what is about to be typed into a widget; None where typing changes nothing."""
    if isinstance(widget, QAbstractSpinBox):
        widget = widget.findChild(QLineEdit)
    if isinstance(widget, QLineEdit):
        return _Line(widget)
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return _Text(widget)
    if isinstance(widget, QComboBox):
        return _Choice(widget)
    return None


class _Line:
    def __init__(self, edit: QLineEdit) -> None:
        self._edit = edit
        self._text = edit.text()
        self._cursor = edit.cursorPosition()
        self._selection = (edit.selectionStart(), edit.selectionLength())

    def restore(self, typed: int) -> None:
        if not shiboken6.isValid(self._edit) or self._edit.text() == self._text:
            return
        self._edit.setText(self._text)
        self._edit.setCursorPosition(self._cursor)
        if self._selection[0] >= 0:
            self._edit.setSelection(*self._selection)
        # Whoever followed the typing follows its taking back.
        self._edit.textEdited.emit(self._text)


class _Text:
    def __init__(self, edit: QPlainTextEdit | QTextEdit) -> None:
        cursor = edit.textCursor()
        self._edit = edit
        self._start = cursor.selectionStart()
        self._selected = cursor.selectedText()

    def restore(self, typed: int) -> None:
        if not shiboken6.isValid(self._edit):
            return
        cursor = self._edit.textCursor()
        cursor.setPosition(self._start)
        cursor.setPosition(self._start + typed, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(self._selected)


class _Choice:
    def __init__(self, box: QComboBox) -> None:
        self._box = box
        self._index = box.currentIndex()

    def restore(self, typed: int) -> None:
        if shiboken6.isValid(self._box):
            self._box.setCurrentIndex(self._index)
