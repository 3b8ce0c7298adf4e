"""One person: who they are, whether they are at the till, and what can be done about them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.format import Formats
from ui.staff import roles
from ui.store import Doc
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.label import Label


class PersonDetail(QWidget):
    """Is given a document of ``staff``; asks for what a person wishes."""

    edit_wanted = Signal()
    pin_wanted = Signal()
    retire_wanted = Signal()
    erase_wanted = Signal()

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._card = Card("")
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(24)
        self._facts.setVerticalSpacing(8)
        self._facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.edit = button(self.tr("&Edit …"), icon="pencil")
        self.pin = button(self.tr("New &PIN …"), icon="key-round")
        self.retire = button(self.tr("&Let go …"), "danger")
        self.erase = button(self.tr("E&rase name …"), "danger")
        for one, signal in (
            (self.edit, self.edit_wanted),
            (self.pin, self.pin_wanted),
            (self.retire, self.retire_wanted),
            (self.erase, self.erase_wanted),
        ):
            one.clicked.connect(signal)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.retire)
        buttons.addWidget(self.erase)
        buttons.addStretch(1)
        buttons.addWidget(self.pin)
        buttons.addWidget(self.edit)
        self._card.body.addLayout(self._facts)
        self._card.body.addStretch(1)
        self._card.body.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)

    def show_person(self, person: Doc | None) -> None:
        """Show somebody, or nobody."""
        self._card.setVisible(person is not None)
        if person is None:
            return
        self._card.set_title(person["name"] or self.tr("Somebody who left"))
        for one in (self.edit, self.pin, self.retire):
            one.setVisible(person["active"])
        self.erase.setVisible(not person["active"] and not person["erased"])
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for what, said in self._said(person):
            if said:
                words = Label(said, "body")
                words.setWordWrap(True)
                self._facts.addRow(Label(what, "body", "dim"), words)
        through = self._formats.count(person["through"])
        self._card.set_footer(self.tr("through event %1").replace("%1", through))

    def _said(self, person: Doc) -> list[tuple[str, str]]:
        number = self._formats.count(person["number"]) if person["active"] else ""
        since = self._formats.date_time(person["since"]) if person["since"] else self.tr("never")
        now = self.tr("at register %1 since %2").replace("%1", person["signed_in"])
        last = now.replace("%2", since) if person["signed_in"] else since
        wrong = self.tr("%1 in a row, the last at %2").replace("%1", self._formats.count(person["wrong_pins"]))
        return [
            (self.tr("Number at the till"), number),
            (self.tr("Role"), roles.word(person["role"]) if person["active"] else self.tr("Works here no longer")),
            (self.tr("At the till") if person["signed_in"] else self.tr("Last at the till"), last),
            (
                self.tr("Wrong PINs"),
                wrong.replace("%2", self._formats.date_time(person["wrong_at"])) if person["wrong_pins"] else "",
            ),
        ]
