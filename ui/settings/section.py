"""The base of what stands on the Settings page."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desk import Desk


class Section(QWidget):
    """Made with the desk; shows what holds, and lets it be chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
