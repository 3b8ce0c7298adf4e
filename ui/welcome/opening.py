"""What stands in the window while a store is opened or made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label


class Opening(QWidget):
    """One line, and a bar once it is known how long it takes."""

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(what)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(320)
        self._bar.hide()
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(1)
        layout.addWidget(IconLabel("notebook-tabs", "accent", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(Label(what, "body", "dim"), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def set_progress(self, done: int, of_all: int) -> None:
        """Show how much is done; with 0 of all unknown the bar only moves."""
        self._bar.setRange(0, of_all)
        self._bar.setValue(done)
        self._bar.show()
