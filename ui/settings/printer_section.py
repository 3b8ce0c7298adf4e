"""Which printer this machine has, on what it prints, and when by itself."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QHBoxLayout

from ui.desk import Desk
from ui.kept import Kept
from ui.paper.choice import PrinterKind
from ui.paper.sample import sample
from ui.settings.paper_section import PaperSection
from ui.settings.printer_choice import PrinterChoiceForm
from ui.widgets.buttons import button


class PrinterSection(PaperSection):
    """Whatever is chosen holds for the next paper."""

    NAME = "printer"
    TITLE = str(QT_TRANSLATE_NOOP("Settings", "Printer"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.printer = PrinterChoiceForm()
        self.test = button(self.tr("Print a test"), "plain", "printer")
        self.left.addWidget(self.printer)
        foot = QHBoxLayout()
        foot.addWidget(self.test)
        foot.addStretch(1)
        self.left.addLayout(foot)
        self.left.addStretch(1)
        self.printer.changed.connect(self._on_changed)
        self.test.clicked.connect(self._on_test)
        for view in (self._store, self._paper):
            view.reset.connect(self._show)
            view.patched.connect(self._show)

    def load(self, kept: Kept) -> None:
        self.printer.show_choice(kept.printer)
        self._show()

    def save(self, kept: Kept) -> None:
        kept.printer = self.printer.choice

    @Slot()
    def _on_changed(self) -> None:
        if self.printer.choice != self.desk.preferences.kept.printer:
            self.chosen.emit()
        self._show()

    @Slot()
    def _show(self) -> None:
        printer = self.printer.choice
        self.test.setEnabled(self.desk.prints is not None and printer.kind is not PrinterKind.NONE)
        self.show_test(printer.roll)

    @Slot()
    def _on_test(self) -> None:
        facts = self.facts()
        if facts is not None and self.desk.prints is not None:
            self.desk.prints.queue.print_paper(sample(facts, self.desk.formats))
