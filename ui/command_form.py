"""A form that sends one command: what a rule refuses is said at the field that it is about, and nothing is lost."""

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.ids import CommandId, new_id
from domain.kernel.messages import Receipt
from ui.desk import Desk
from ui.sentences import sentence, spoken
from ui.widgets.field import Field
from ui.widgets.fields import NumberEdit
from ui.widgets.form_dialog import FormDialog


class CommandForm(FormDialog):
    """A subclass names its fields, gives a verb of its ``ops`` in ``send``, and says in ``succeeded`` what is done.

    The command's id is made when the form opens: pressed twice, or sent again after the disk was full, it is one wish.
    """

    FIELD_OF: dict[str, str] = {}
    """Code of a refusal -> field, where the refusal does not name the field itself."""

    def __init__(self, desk: Desk, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(title, verb, parent)
        self.desk = desk
        self.command_id = CommandId(new_id())
        self.named: dict[str, Field] = {}
        """The rows of the form by the names that the command has for them."""
        self.submitted.connect(self._on_submitted)

    def send(self) -> None:
        """Ask for the command with ``command_id``, ``done`` and ``failed``."""
        raise NotImplementedError

    def succeeded(self, receipt: Receipt) -> None:
        """Say that it is done; the form closes by itself."""
        raise NotImplementedError

    def add_named(self, name: str, label: str, editor: QWidget, hint: str = "") -> Field:
        """Add a row under the other rows, for the command's field of this name."""
        self.named[name] = self.add_field(label, editor, hint)
        return self.named[name]

    def done_with(self, receipt: Receipt) -> None:
        """The command is on disk."""
        self.accept()
        self.succeeded(receipt)

    def failed(self, error: Exception) -> None:
        """Nothing was saved: say why, where it can be put right."""
        if isinstance(error, Rejected):
            # Nothing was recorded under the id, and what is sent next is another wish.
            self.command_id = CommandId(new_id())
            self._refuse(error)
        elif isinstance(error, Unavailable):
            self.show_problem(sentence(error, self.desk.formats))
        else:
            self.set_busy(False)
            spoken(self.desk.feedback, error, self.desk.formats)

    def _refuse(self, error: Rejected) -> None:
        field = self.named.get(str(error.params.get("field", self.FIELD_OF.get(error.code, ""))))
        text = sentence(error, self.desk.formats)
        if error.code == "out_of_range" and field is not None and isinstance(field.editor, NumberEdit):
            text = _bounds(field.editor, error)
        self.show_problem(text, field)

    @Slot()
    def _on_submitted(self) -> None:
        for field in self.named.values():
            field.set_problem("")
        self.set_busy(True)
        self.send()


def _bounds(edit: NumberEdit, error: Rejected) -> str:
    """The bounds as they are typed into the field, not as they are stored."""
    least, most = (edit.written(int(str(error.params[end]))) for end in ("least", "most"))
    text = QCoreApplication.translate("CommandForm", "Type a number between %1 and %2.")
    return text.replace("%1", least).replace("%2", most)
