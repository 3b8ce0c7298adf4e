"""What the store says on every paper, and how that looks."""

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot

from ui.desk import Desk
from ui.kept import Kept
from ui.settings.paper_section import PaperSection
from ui.settings.paper_words import PaperWordsForm


class PapersSection(PaperSection):
    """The one section that belongs to the store, for all of its machines: it is kept by a button of its own."""

    NAME = "papers"
    TITLE = str(QT_TRANSLATE_NOOP("Settings", "On every paper"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form = PaperWordsForm(desk)
        self.left.addWidget(self.form)
        self.left.addStretch(1)
        self.form.changed.connect(self._show)
        for view in (self._store, self._paper):
            view.reset.connect(self._on_documents)
            view.patched.connect(self._on_documents)
        self._on_documents()

    def words(self) -> dict[str, Any]:
        """Return what is written now, kept or not."""
        return self.form.written()

    def load(self, kept: Kept) -> None:
        self._show()

    def save(self, kept: Kept) -> None:
        """Nothing of it is this machine's."""

    @Slot()
    def _on_documents(self) -> None:
        paper = self._paper.documents.get("shop")
        if paper is not None:
            self.form.show_words(paper)
        self._show()

    @Slot()
    def _show(self) -> None:
        self.show_test(self.desk.preferences.kept.printer.roll)
