"""The first thing that a new person sees: three ways to a store."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label


class Welcome(QWidget):
    """Says which way was chosen; what opens the store is not known here."""

    demo_wanted = Signal(str)
    """The folder in which to make the demo store."""
    store_wanted = Signal(str, object)
    """A folder and the ``SetUpStore`` for a new store in it."""
    folder_chosen = Signal(str)
    """A folder with a store in it."""

    def __init__(self, folder: Path, trouble: str = "", parent: QWidget | None = None) -> None:
        """``folder`` is where stores are made when nobody says otherwise; ``trouble`` why the last try failed."""
        super().__init__(parent)
        self._folder = folder
        self._banner = Banner()
        demo = button(self.tr("Try the &demo store"), "primary", "store")
        demo.clicked.connect(self._on_demo)
        other = button(self.tr("&Open a store …"), icon="folder-open")
        other.clicked.connect(self._on_open)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(demo)
        row.addWidget(other)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(self._banner)
        layout.addStretch(1)
        layout.addWidget(IconLabel("notebook-tabs", "accent", 48), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(Label(self.tr("Welcome to Tillbook"), "title"), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(row)
        layout.addStretch(2)
        if trouble:
            self._banner.show_error(trouble)
        demo.setFocus()

    @Slot()
    def _on_demo(self) -> None:
        self.demo_wanted.emit(str(self._folder / "Demo"))

    @Slot()
    def _on_open(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Open a store"), str(self._folder))
        if chosen:
            self.folder_chosen.emit(chosen)
