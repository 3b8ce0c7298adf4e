"""The first thing that a new person sees: three ways to a store."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.feedback import Feedback
from ui.welcome.store_form import StoreForm
from ui.welcome.way import Way
from ui.widgets.banner import Banner
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

    def __init__(self, folder: Path, feedback: Feedback, trouble: str = "", parent: QWidget | None = None) -> None:
        """``folder`` is where stores are made when nobody says otherwise; ``trouble`` why the last try failed."""
        super().__init__(parent)
        self._folder = folder
        self._feedback = feedback
        self._banner = Banner()
        self.demo = Way(
            "store", self.tr("Try the &demo store"),
            self.tr("A grocery with 300 products and a year of sales, made in some seconds. Try everything."),
        )  # fmt: skip
        self.make = Way(
            "square-plus", self.tr("&Make a store"),
            self.tr("Your own: a name, a currency, and how you reckon tax. Products come next."),
        )  # fmt: skip
        self.open = Way(
            "folder-open", self.tr("&Open a store"), self.tr("One that was made before, on this machine or another.")
        )
        self.demo.clicked.connect(self._on_demo)
        self.make.clicked.connect(self._on_make)
        self.open.clicked.connect(self._on_open)
        self._lay_out()
        if trouble:
            self._banner.show_error(trouble)
        self.setFocusProxy(self.demo)

    def _lay_out(self) -> None:
        ways = QHBoxLayout()
        ways.setSpacing(16)
        ways.addStretch(1)
        for way in (self.demo, self.make, self.open):
            ways.addWidget(way)
        ways.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addWidget(self._banner)
        layout.addStretch(2)
        layout.addWidget(IconLabel("notebook-tabs", "accent", 48), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addWidget(Label(self.tr("Welcome to Tillbook"), "title"), 0, Qt.AlignmentFlag.AlignHCenter)
        words = Label(self.tr("The order desk and the live stock of one store, on this machine."), "body", "dim")
        layout.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(24)
        layout.addLayout(ways)
        layout.addStretch(3)

    @Slot()
    def _on_demo(self) -> None:
        self.demo_wanted.emit(str(self._folder / "Demo"))

    @Slot()
    def _on_make(self) -> None:
        form = StoreForm(self._folder)
        form.wanted.connect(self.store_wanted)
        self._feedback.open_form(form)

    @Slot()
    def _on_open(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Open a store"), str(self._folder))
        if chosen:
            self.folder_chosen.emit(chosen)
