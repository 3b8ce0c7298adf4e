"""A list inside a form: Del takes a row off, Enter takes it up, and Up on the first one leads back to its field."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.theme import look
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table


class GivenTable(Table):
    """Enter never sends the form from here."""

    remove_wanted = Signal(object)
    """The row of this key is not wanted any more."""
    take_wanted = Signal(object)
    """The row of this key should be changed."""
    left = Signal()
    """Back to the field over it."""

    def __init__(self, model: RowsModel[Any], name: str, rows: int, parent: QWidget | None = None) -> None:
        """``rows`` is how many are seen at once."""
        super().__init__(model, name, parent)
        self.setFixedHeight(look.target(32) * rows + look.target(34) + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self.current_key()
        if key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and current is not None:
            self.remove_wanted.emit(current)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CTRL:
            if current is not None:
                self.take_wanted.emit(current)
        else:
            super().keyPressEvent(event)

    def enter(self) -> None:
        """Take the keyboard, on a row."""
        if self.current_key() is None:
            self.selectRow(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)


_CTRL = Qt.KeyboardModifier.ControlModifier
