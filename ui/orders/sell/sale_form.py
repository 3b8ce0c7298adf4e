"""What the forms of the counter have in common: one wish about the open sale, answered in the form."""

from functools import partial

from PySide6.QtCore import Slot

from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.messages import Receipt
from ui.desk import Desk
from ui.orders.sell.counter import Counter
from ui.orders.sell.turns import Verb
from ui.sentences import sentence, spoken
from ui.widgets.field import Field
from ui.widgets.form_dialog import FormDialog


class SaleForm(FormDialog):
    """A subclass answers ``submitted`` with ``wish``; the form closes once that has been done."""

    def __init__(self, desk: Desk, counter: Counter, title: str, verb: str) -> None:
        super().__init__(title, verb)
        self.desk = desk
        self.counter = counter
        self.fields_by_name: dict[str, Field] = {}

    def wish(self, verb: Verb, field: Field | None = None) -> None:
        """Ask for something; a refusal is said at ``field``, or over the form.

        A refusal that names one of the parts of ``fields_by_name`` is said there.
        """
        self.set_busy(True)
        self.counter.do(verb, self._on_wish_done, partial(self._on_wish_refused, field))

    def refuse(self, error: Exception, field: Field | None = None) -> None:
        """Say why it was not done."""
        if isinstance(error, Rejected | Unavailable):
            self.show_problem(sentence(error, self.desk.formats), field)
        else:
            self.set_busy(False)
            spoken(self.desk.feedback, error, self.desk.formats)

    @Slot(object)
    def _on_wish_done(self, _receipt: Receipt) -> None:
        self.accept()

    def _on_wish_refused(self, field: Field | None, error: Exception) -> None:
        named = str(error.params.get("field")) if isinstance(error, Rejected) else ""
        self.refuse(error, self.fields_by_name.get(named, field))
