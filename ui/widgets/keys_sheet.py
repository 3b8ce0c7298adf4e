"""All the keys that work now, on one sheet to read."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.form_dialog import FormDialog
from ui.widgets.key_button import KeyButton
from ui.widgets.label import Label


class KeysSheet(FormDialog):
    """Groups of actions with their keys."""

    def __init__(self, groups: Iterable[tuple[str, Iterable[QAction]]], parent: QWidget | None = None) -> None:
        """Each group has a title and its actions; those without a key are left out."""
        tr = QCoreApplication.translate
        super().__init__(tr("KeysSheet", "Keys"), tr("KeysSheet", "Close"), parent)
        self._cancel.hide()
        for title, actions in groups:
            if keyed := [action for action in actions if not action.shortcut().isEmpty() and action.text()]:
                self.body.addWidget(Label(title, "strong"))
                self.body.addLayout(self._grid(keyed))
        self.submitted.connect(self.accept)

    def _grid(self, keyed: list[QAction]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        for place, action in enumerate(keyed):
            key = KeyButton(action, self)
            key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            grid.addWidget(key, *divmod(place, 2), Qt.AlignmentFlag.AlignLeft)
        return grid
