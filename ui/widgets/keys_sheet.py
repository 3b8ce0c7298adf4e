"""All the keys that work now, on one sheet to read."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import look
from ui.widgets.form_dialog import FormDialog
from ui.widgets.key_button import KeyButton
from ui.widgets.label import Label

_COLUMNS = 3
_TITLE_HEIGHT = 40


class KeysSheet(FormDialog):
    """Groups of actions with their keys."""

    def __init__(self, groups: Iterable[tuple[str, Iterable[QAction]]], parent: QWidget | None = None) -> None:
        """Each group has a title and its actions; those without a key are left out."""
        tr = QCoreApplication.translate
        super().__init__(tr("KeysSheet", "Keys"), tr("KeysSheet", "Close"), parent)
        self._cancel.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        for title, actions in groups:
            if keyed := [action for action in actions if action.isVisible() and _is_keyed(action)]:
                self._add(grid, title, keyed)
        self.body.addLayout(grid)
        # Left to itself Qt makes a form no wider than two thirds of the screen.
        sides = self._column.contentsMargins()
        bar = self._scrolled.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(grid.minimumSize().width() + sides.left() + sides.right() + bar)
        self.submitted.connect(self.accept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Nothing on the sheet takes the keyboard, and on a small screen it is longer than what is seen.
        pages = {Qt.Key.Key_Up: -0.2, Qt.Key.Key_Down: 0.2, Qt.Key.Key_PageUp: -0.9, Qt.Key.Key_PageDown: 0.9}
        if pages_on := pages.get(Qt.Key(event.key())):
            bar = self._scrolled.verticalScrollBar()
            bar.setValue(bar.value() + round(pages_on * bar.pageStep()))
        else:
            super().keyPressEvent(event)

    def _add(self, grid: QGridLayout, title: str, keyed: list[QAction]) -> None:
        """Put a group under those that are there, in the same columns."""
        top = grid.rowCount()
        grid.addWidget(Label(title, "strong"), top, 0, 1, _COLUMNS, Qt.AlignmentFlag.AlignBottom)
        grid.setRowMinimumHeight(top, look.px(_TITLE_HEIGHT if top > 1 else 0))
        for place, action in enumerate(keyed):
            key = KeyButton(action, self)
            key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row, column = divmod(place, _COLUMNS)
            grid.addWidget(key, top + 1 + row, column, Qt.AlignmentFlag.AlignLeft)


def _is_keyed(action: QAction) -> bool:
    return not action.shortcut().isEmpty() and bool(action.text())
