"""Where a file is dropped or chosen."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import button
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import ElidedLabel, Label

SUFFIXES = (".csv", ".xlsx", ".xls", ".ods")


class DropArea(QFrame):
    """Says which file was taken."""

    dropped = Signal(str)
    """The path of a table."""
    choice_wanted = Signal()
    """The person wants to look for a file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAcceptDrops(True)
        self._file = ElidedLabel("", "strong")
        self._file.set_text(self.tr("Drop a table here"))
        self.choose = button(self.tr("Choose a &file …"), "plain", "folder-open")
        self.choose.clicked.connect(self.choice_wanted)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._file)
        words.addWidget(Label(self.tr("CSV, or a spreadsheet as XLSX, XLS or ODS"), "small", "dim"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(12)
        row.addWidget(IconLabel("file-spreadsheet", "accent", 28))
        row.addLayout(words, 1)
        row.addWidget(self.choose)

    def set_file(self, path: Path) -> None:
        """Show which file it is."""
        self._file.set_text(path.name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if table_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(table_in(event.mimeData()))


def table_in(data: QMimeData) -> str:
    """Return the path of the table that is dragged, or ""."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if Path(path).suffix.lower() in SUFFIXES), "")
