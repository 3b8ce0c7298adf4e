"""A form's row: label over editor, and under it a hint that gives way to what is wrong."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.fields import NumberEdit
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label


class Field(QWidget):
    """`label` may hold a mnemonic ("&Name"); it is the editor's name for a screen reader."""

    def __init__(self, label: str, editor: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._icon = IconLabel("circle-alert", "error", 14)
        self._icon.hide()
        self._remark = Label(hint, "small", "dim")
        self._remark.setWordWrap(True)
        # A plain QLabel, because only it draws a mnemonic.
        self._title = QLabel(label)
        self._title.setBuddy(editor)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self._icon)
        below.addWidget(self._remark, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(editor)
        layout.addLayout(below)
        self._remark.setVisible(bool(hint))
        if isinstance(editor, NumberEdit):
            editor.problem_changed.connect(self.set_problem)

    @property
    def problem(self) -> str:
        """What is wrong now, or ""."""
        return self._remark.text() if not self._icon.isHidden() else ""

    def check(self) -> bool:
        """Mark a number that is none; whether the field is in order as far as it can know itself."""
        if isinstance(self.editor, NumberEdit):
            return self.editor.check()
        return True

    def set_label(self, label: str) -> None:
        """Call it something else."""
        self._title.setText(label)

    def set_hint(self, hint: str) -> None:
        """Say something else under the field, as long as nothing is wrong with it."""
        self._hint = hint
        self.set_problem(self.problem)

    @Slot(str)
    def set_problem(self, sentence: str) -> None:
        """Say under the field what is wrong with it; "" when it is settled."""
        self._icon.setVisible(bool(sentence))
        self._remark.set_tone("error" if sentence else "dim")
        self._remark.setText(sentence or self._hint)
        self._remark.setVisible(bool(sentence or self._hint))
        self.editor.setProperty("invalid", "true" if sentence else "false")
        self.editor.setAccessibleDescription(sentence or self._hint)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
