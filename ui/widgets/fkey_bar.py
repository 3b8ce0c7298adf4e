"""The keys that work now, shown at the foot of the page so that nobody has to know them by heart."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.key_button import KeyButton


class FKeyBar(QFrame):
    """One button for each action that has a key; it can be clicked and follows the action."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fkeys")
        self.setAccessibleName(self.tr("Keys"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 12, 4)
        self._row.setSpacing(4)

    def set_keys(self, keys: Iterable[QAction]) -> None:
        """Show these instead of the former ones, in this order."""
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for action in keys:
            if not action.shortcut().isEmpty():
                self._row.addWidget(KeyButton(action, self), 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addStretch(1)
