"""Letters that no widget wanted belong to the scan field: nobody has to click into it first."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class StrayKeys(QObject):
    """Watches the window of a page, where keys arrive that every widget before it has refused."""

    def __init__(self, page: QWidget, field: QLineEdit) -> None:
        super().__init__(page)
        self._page = page
        self._field = field
        self._window: QWidget | None = None

    def watch(self, window: QWidget) -> None:
        """Watch this window from now on."""
        if window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not self._page.isVisible() or self._field.hasFocus() or not _is_letter(event):
            return False
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.sendEvent(self._field, event)
        return True


def _is_letter(event: QKeyEvent) -> bool:
    return event.text().isprintable() and bool(event.text().strip()) and not event.modifiers() & _COMMANDING
