"""A customer's details, to be entered or changed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from domain.customers.events import Person
from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.ids import CommandId, new_id
from domain.kernel.messages import Receipt
from ui.customers import ops
from ui.desk import Desk
from ui.sentences import sentence, spoken
from ui.store import Doc
from ui.widgets.form_dialog import FormDialog


class CustomerForm(FormDialog):
    """For a new customer, or with ``customer_id`` and its document for one who is known."""

    saved = Signal(str)
    """The customer with this id is on record as entered."""

    def __init__(
        self, desk: Desk, customer_id: str = "", document: Doc | None = None, parent: QWidget | None = None
    ) -> None:
        title = self.tr("Edit customer") if customer_id else self.tr("New customer")
        super().__init__(title, self.tr("Save customer"), parent)
        self._desk = desk
        self._customer_id = customer_id
        self._version = document["version"] if document else 0
        self._command_id = CommandId(new_id())
        labels = {
            "name": self.tr("&Name"),
            "phone": self.tr("&Telephone"),
            "email": self.tr("&E-mail"),
            "address": self.tr("&Address"),
            "note": self.tr("N&ote"),
        }
        self.edits = {name: QLineEdit(document[name] if document else "") for name in labels}
        self._rows = {name: self.add_field(label, self.edits[name]) for name, label in labels.items()}
        self.submitted.connect(self._on_submitted)
        self.edits["name"].setFocus()

    @Slot()
    def _on_submitted(self) -> None:
        for row in self._rows.values():
            row.set_problem("")
        self.set_busy(True)
        person = Person(**{name: edit.text() for name, edit in self.edits.items()})
        if self._customer_id:
            ops.edit_customer(
                self._desk, self._customer_id, person, self._version, self,
                command_id=self._command_id, done=self._on_done, failed=self._on_failed,
            )  # fmt: skip
        else:
            ops.register_customer(
                self._desk, person, self, command_id=self._command_id, done=self._on_done, failed=self._on_failed
            )

    def _on_done(self, receipt: Receipt) -> None:
        self.saved.emit(self._customer_id or str(receipt.result))
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        # A refused wish may be sent again in another form, which is another wish.
        self._command_id = CommandId(new_id())
        if isinstance(error, Rejected | Unavailable):
            self.show_problem(sentence(error, self._desk.formats), self._rows.get(str(error.params.get("field"))))
        else:
            self.set_busy(False)
            spoken(self._desk.feedback, error, self._desk.formats)
