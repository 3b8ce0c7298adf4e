"""A few choices side by side of which one holds, where a list to unfold would hide them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget


class Switch(QFrame):
    """Tab reaches the choice that holds, the arrow keys go to the others."""

    chosen = Signal(str)
    """The key of the choice that was made by a person."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`choices` are keys with their words; the first one holds."""
        super().__init__(parent)
        self.setObjectName("switch")
        self.setAccessibleName(name)
        self._name = name
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(1)
        for key, words in choices:
            button = QPushButton()
            button.setObjectName(key)
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setAutoDefault(False)
            self._buttons[key] = button
            self._group.addButton(button)
            row.addWidget(button)
            self.set_words(key, words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a label with a key leads only to what asks for the keyboard
        self._group.buttonToggled.connect(self._on_toggled)
        self._group.buttonClicked.connect(self._on_clicked)
        self.set_current(choices[0][0])

    @property
    def current(self) -> str:
        """The key of the choice that holds."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def set_current(self, key: str) -> None:
        """Let a choice hold without saying so. Raises KeyError for an unknown key."""
        self._buttons[key].setChecked(True)

    def choose(self, key: str) -> None:
        """Let a choice hold as if a person had made it. Raises KeyError for an unknown key."""
        self._buttons[key].click()

    def set_words(self, key: str, words: str) -> None:
        """Call a choice otherwise. Raises KeyError for an unknown key."""
        button = self._buttons[key]
        if button.text() != words:
            button.setText(words)
            button.setAccessibleName(f"{self._name}: {words}")

    @Slot(QAbstractButton, bool)
    def _on_toggled(self, button: QAbstractButton, checked: bool) -> None:
        # Qt does this only once one of them has had the keyboard; until then Tab reaches the first one.
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus)
        if checked:
            self.setFocusProxy(button)

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(button.objectName())
