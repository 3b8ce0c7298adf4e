"""Printers and papers: how this machine prints, what the store says on every paper, and how that looks."""

from typing import cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from readmodels.documents.shapes import StoreFacts
from ui.desk import Desk
from ui.paper.choice import PrinterKind
from ui.paper.drawing import ROLL_58, ROLL_80
from ui.paper.preview import PreviewArea
from ui.paper.sample import sample
from ui.settings.paper_words import PaperWordsForm
from ui.settings.printer_choice import PrinterChoiceForm
from ui.settings.section import Section
from ui.theme import look
from ui.widgets.buttons import button
from ui.widgets.label import Label


class PrintingSection(Section):
    """The printer and the words at the left, a test receipt as it would come out at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.words = PaperWordsForm(desk)
        self.printer = PrinterChoiceForm(desk.prints.queue if desk.prints is not None else None)
        self.area = PreviewArea()
        self.area.setMinimumHeight(look.px(560))
        self.test = button(self.tr("Print a test"), "plain", "printer")
        self.test.clicked.connect(self._on_test)
        self.printer.changed.connect(self.show_sample)
        self.words.changed.connect(self.show_sample)
        self._store, self._paper = desk.live.view("store"), desk.live.view("paper")
        for view in (self._store, self._paper):
            view.reset.connect(self._on_documents)
            view.patched.connect(self._on_documents)
        self._lay_out()
        self._on_documents()
        self.setFocusProxy(self.printer)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(Label(self.tr("Printer of this machine"), "large"))
        left.addWidget(self.printer)
        foot = QHBoxLayout()
        foot.addWidget(self.test)
        foot.addStretch(1)
        left.addLayout(foot)
        left.addSpacing(12)
        left.addWidget(Label(self.tr("On every paper"), "large"))
        left.addWidget(self.words)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(24)
        ground = QWidget()
        ground.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        ground.setMaximumWidth(look.px(560))
        row.addWidget(ground, 3)
        row.addWidget(self.area, 2)
        self.column.addLayout(row)

    @Slot()
    def show_sample(self) -> None:
        """Show the test with the words and the roll as they are chosen now."""
        self.test.setEnabled(self.printer.choice.kind is not PrinterKind.NONE)
        facts = self._facts()
        if facts is not None:
            medium = ROLL_58 if self.printer.choice.roll == 58 else ROLL_80
            self.area.show_paper(sample(facts, self.desk.formats), medium)

    @Slot()
    def _on_documents(self) -> None:
        paper = self._paper.documents.get("shop")
        if paper is not None:
            self.words.show_words(paper)
        self.show_sample()

    def _facts(self) -> StoreFacts | None:
        store = self._store.documents.get("shop")
        if store is None:
            return None
        names = ("name", "prices_include_tax")
        return cast(StoreFacts, {**{name: store[name] for name in names}, **self.words.written()})

    @Slot()
    def _on_test(self) -> None:
        facts = self._facts()
        if facts is not None and self.desk.prints is not None:
            self.desk.prints.queue.print_paper(sample(facts, self.desk.formats))
