"""What the store says on every paper: lines over and under it, tax number, a link, a logo."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.messages import Receipt
from ui.desk import Desk
from ui.paper.logo import logo_of
from ui.sentences import sentence, spoken
from ui.settings import ops
from ui.store import Doc
from ui.theme import look
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.field import Field


class PaperWordsForm(QWidget):
    """Seen at once in the preview, kept when it is saved."""

    changed = Signal()
    """What is written here is something else now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: Doc = {}
        self._logo = ""
        self.banner = Banner()
        self.header, self.footer = QPlainTextEdit(), QPlainTextEdit()
        self.tax_number, self.link = QLineEdit(), QLineEdit()
        self.save = button(self.tr("Save"), "primary")
        self._choose = button(self.tr("Choose a logo …"), "plain", "image")
        self._remove = button(self.tr("No logo"), "quiet")
        self._lay_out()
        self._connect()

    def written(self) -> dict[str, Any]:
        """What is written now, as a document."""
        return {
            "header": _lines(self.header),
            "footer": _lines(self.footer),
            "tax_number": self.tax_number.text().strip(),
            "link": self.link.text().strip(),
            "logo": self._logo,
        }

    def show_words(self, document: Doc) -> None:
        """Show what is kept, unless somebody is writing something else."""
        if self._shown and self.written() not in (self._shown, document):
            return
        self._shown = dict(document)
        self.header.setPlainText("\n".join(document["header"]))
        self.footer.setPlainText("\n".join(document["footer"]))
        self.tax_number.setText(document["tax_number"])
        self.link.setText(document["link"])
        self._logo = document["logo"]
        self._on_edited()

    def take_logo(self, file: str) -> None:
        """Put the picture of a file at the head of papers."""
        try:
            self._logo = logo_of(Path(file))
        except Rejected as error:
            self.banner.show_error(sentence(error, self._desk.formats))
            return
        self.banner.clear()
        self._on_edited()

    def _lay_out(self) -> None:
        for edit in (self.header, self.footer):
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(look.px(58))
        self._fields = {
            "header": Field(self.tr("&Under the name"), self.header, self.tr("Address, telephone; line by line.")),
            "footer": Field(self.tr("At the &end"), self.footer, self.tr("Thanks, opening hours, how to return.")),
            "tax_number": Field(self.tr("Ta&x number"), self.tax_number),
            "link": Field(self.tr("&Link"), self.link, self.tr("Printed as a code for telephones.")),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.banner)
        for name in ("header", "footer"):
            column.addWidget(self._fields[name])
        pair = QHBoxLayout()
        pair.setSpacing(16)
        for name in ("tax_number", "link"):
            pair.addWidget(self._fields[name], 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(pair)
        row = QHBoxLayout()
        for part in (self._choose, self._remove):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.save)
        column.addLayout(row)

    def _connect(self) -> None:
        for edit in (self.header, self.footer):
            edit.textChanged.connect(self._on_edited)
        for line in (self.tax_number, self.link):
            line.textChanged.connect(self._on_edited)
        self._choose.clicked.connect(self._on_choose)
        self._remove.clicked.connect(self._on_remove)
        self.save.clicked.connect(self._on_save)

    @Slot()
    def _on_edited(self) -> None:
        self._remove.setVisible(bool(self._logo))
        self.save.setEnabled(bool(self._shown) and self.written() != self._shown)
        self.changed.emit()

    @Slot()
    def _on_choose(self) -> None:
        kinds = self.tr("Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.svg)")
        self._desk.feedback.choose_file(self.tr("Choose a logo"), kinds, self.take_logo)

    @Slot()
    def _on_remove(self) -> None:
        self._logo = ""
        self._on_edited()

    @Slot()
    def _on_save(self) -> None:
        for field in self._fields.values():
            field.set_problem("")
        self.banner.clear()
        self.save.setEnabled(False)
        words = self.written()
        ops.set_paper_words(self._desk, words, self, done=self._on_saved, failed=self._on_failed)
        if words["logo"] != self._shown["logo"]:
            ops.set_logo(self._desk, words["logo"], self, failed=self._on_failed)

    def _on_saved(self, _receipt: Receipt) -> None:
        self._on_edited()
        self._desk.feedback.done(self.tr("The next paper says so."))

    def _on_failed(self, error: Exception) -> None:
        self._on_edited()
        if not isinstance(error, Rejected | Unavailable):
            spoken(self._desk.feedback, error, self._desk.formats)
            return
        field = self._fields.get(str(error.params.get("field", "")).removesuffix("_lines"))
        if field is None:
            self.banner.show_error(sentence(error, self._desk.formats))
        else:
            field.set_problem(sentence(error, self._desk.formats))
            field.editor.setFocus()


def _lines(edit: QPlainTextEdit) -> list[str]:
    text = edit.toPlainText().strip()
    return [line.strip() for line in text.split("\n")] if text else []
