"""Asks why an order is cancelled, because a figure that goes down must explain itself."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.ids import CommandId, new_id
from domain.kernel.messages import Receipt
from ui.desk import Desk
from ui.orders.book import ops
from ui.sentences import sentence, spoken
from ui.widgets.form_dialog import FormDialog
from ui.widgets.reason_box import reason_box


class CancelForm(FormDialog):
    """One reason out of the usual ones, or one's own."""

    cancelled = Signal(int)
    """The order with this number is cancelled."""

    def __init__(self, desk: Desk, order_id: str, number: int, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Cancel order %1").replace("%1", str(number)), self.tr("Cancel order"), parent)
        self._desk = desk
        self._order_id = order_id
        self._number = number
        self._command_id = CommandId(new_id())
        # Nothing is preset: a reason that nobody chose would explain nothing.
        self._reason = reason_box(
            self.tr("Not collected"),
            self.tr("Customer changed their mind"),
            self.tr("Entered by mistake"),
            self.tr("Goods not good enough"),
        )
        self._reason.setPlaceholderText(self.tr("Choose a reason, or type one"))
        self._field = self.add_field(self.tr("&Reason"), self._reason)
        self.submitted.connect(self._on_submitted)
        self._reason.setFocus()

    @Slot()
    def _on_submitted(self) -> None:
        self.set_busy(True)
        ops.cancel_order(
            self._desk, self._order_id, self._reason.currentText(), self,
            command_id=self._command_id, done=self._on_done, failed=self._on_failed,
        )  # fmt: skip

    def _on_done(self, _receipt: Receipt) -> None:
        self.cancelled.emit(self._number)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Rejected | Unavailable):
            missing = isinstance(error, Rejected) and error.params.get("field") == "reason"
            self.show_problem(sentence(error, self._desk.formats), self._field if missing else None)
        else:
            self.set_busy(False)
            spoken(self._desk.feedback, error, self._desk.formats)
