"""One customer: how to reach them, what they bought, and what the shop may still do."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.format import Formats
from ui.store import Doc
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.label import Label


class CustomerDetail(QWidget):
    """Is given a document of ``customers``; asks for what a person wishes."""

    edit_wanted = Signal()
    erase_wanted = Signal()

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._empty = EmptyState("user", self.tr("No customer chosen"), self.tr("Choose a customer to see more."))
        self._card = Card("", whole_title=True)
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(24)
        self._facts.setVerticalSpacing(8)
        self._facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        # What cannot be broken so far stands under its title.
        self._facts.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.edit = button(self.tr("&Edit …"), icon="pencil")
        self.edit.clicked.connect(self.edit_wanted)
        self.erase = button(self.tr("E&rase …"), "danger")
        self.erase.clicked.connect(self.erase_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(self.erase)
        buttons.addStretch(1)
        buttons.addWidget(self.edit)
        self._card.body.addLayout(self._facts)
        self._card.body.addStretch(1)
        self._card.body.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._card, 1)
        self.show_customer(None)

    def show_customer(self, document: Doc | None) -> None:
        """Show a customer, or that none is chosen."""
        self._empty.setVisible(document is None)
        self._card.setVisible(document is not None)
        if document is None:
            return
        self._card.set_title(document["name"] or self.tr("Customer without a name"))
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for what, said in self._said(document):
            if said:
                words = Label(said, "body")
                words.setWordWrap(True)
                words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                words.setMinimumWidth(_longest_piece(words))
                self._facts.addRow(Label(what, "body", "dim"), words)
        through = self._formats.count(document["through"])
        self._card.set_footer(self.tr("through event %1").replace("%1", through))

    def _said(self, document: Doc) -> list[tuple[str, str]]:
        last = self._formats.day(document["last_order"]) if document["last_order"] else ""
        return [
            (self.tr("Telephone"), document["phone"]),
            (self.tr("E-mail"), document["email"]),
            (self.tr("Address"), document["address"]),
            (self.tr("Note"), document["note"]),
            (self.tr("Number elsewhere"), document["reference"]),
            (self.tr("Orders"), self._formats.count(document["orders"])),
            (self.tr("Ordered for"), self._formats.money(document["spent"])),
            (self.tr("Last order"), last),
        ]


def _longest_piece(words: Label) -> int:
    """The width of the longest piece of a text in which a line cannot be broken."""
    pieces = re.findall(r"[^\s-]+-?", words.text())
    return max((words.fontMetrics().horizontalAdvance(piece) for piece in pieces), default=0)
