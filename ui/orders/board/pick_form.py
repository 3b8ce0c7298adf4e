"""One order is picked: each thing that is taken from the shelf is scanned, or said with a key, and is on disk then."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication

from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.ids import CommandId, new_id
from domain.kernel.messages import Receipt
from ui.desk import Desk
from ui.orders.board.lines import pick_rows
from ui.orders.board.pick_table import PickTable
from ui.orders.board.picker import Picker
from ui.orders.board.rows import customer_name
from ui.sentences import sentence, spoken
from ui.store import Doc
from ui.theme import look
from ui.widgets.announce import announce
from ui.widgets.buttons import button
from ui.widgets.fields import QuantityEdit
from ui.widgets.form_dialog import FormDialog
from ui.widgets.label import Label
from ui.widgets.reason_box import reason_box

_LIST_HEIGHT = 300


class PickForm(FormDialog):
    """What is scanned while it is open is for the order; what is not on it is said loudly and changes nothing."""

    def __init__(self, desk: Desk, order_id: str, order: Doc) -> None:
        super().__init__(self.tr("Pick order %1").replace("%1", str(order["number"])), self.tr("It lies ready"))
        self.desk = desk
        self._order_id = order_id
        self._orders = desk.live.view("open_orders")
        self._products = desk.live.view("catalogue")
        self._command_id = CommandId(new_id())
        self.table = PickTable(desk.formats)
        self.amount = QuantityEdit(desk.formats, self.tr("How much lies ready"))
        self.reason = reason_box(self.tr("Not on the shelf"), self.tr("Not good enough"), self.tr("Sold out"), chosen=0)
        self._picker = Picker(desk, order_id, self.table, self)
        self._lay_out(order)
        self._connect()
        self._show()
        self.table.selectRow(0)
        self._go_on()

    @property
    def settled(self) -> bool:
        """Whether all that was scanned and pressed has been done."""
        return self._picker.settled

    def wants_scan(self) -> bool:
        """Whatever it is."""
        return True

    def take_scan(self, code: str) -> None:
        """Put what a code stands for ready, in its turn."""
        if code in self.amount.text():  # the list leads every figure into the field, those of a scan too
            self.amount.clear()
            self.table.setFocus()
        self._picker.scan(code)

    # Making it

    def _lay_out(self, order: Doc) -> None:
        customers = self.desk.live.view("customers").documents
        for_whom = [customer_name(order, customers), self.desk.formats.promised(order["promised_for"]), order["note"]]
        who = Label(" · ".join(filter(None, for_whom)), "body", "dim")
        who.setWordWrap(True)
        how = self.tr("Scan each thing. Or Space takes one more, - puts one back, Enter takes the whole line.")
        self.body.addWidget(who)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(Label(how, "small", "dim"))
        self.add_field(self.tr("&How much lies ready"), self.amount)
        self._reason_field = self.add_field(self.tr("Why is it &missing?"), self.reason)
        self._reason_field.setVisible(False)
        self._add_key(self.tr("All is there"), "F6", self._on_all_there)
        self._add_key(self.tr("Missing …"), "F8", self._on_missing)
        self._cancel.setText(self.tr("Later"))
        self.setMinimumWidth(look.px(640))
        self._fit()

    def _add_key(self, text: str, key: str, act: Callable[[], None]) -> None:
        made = button(f"{text} ({key})")
        made.setAutoDefault(False)
        made.clicked.connect(act)
        QShortcut(QKeySequence(key), self).activated.connect(made.click)
        self.add_to_foot(made)

    def _connect(self) -> None:
        picker = self._picker
        self.table.taken.connect(picker.take)
        self.table.stepped.connect(picker.step)
        self.table.typed.connect(self._on_typed)
        self.table.current_changed.connect(self._show_amount)
        self.submitted.connect(self._on_submitted)
        self._orders.patched.connect(self._on_patched)
        picker.picked.connect(self._on_picked)
        picker.onwards.connect(self._go_on)
        picker.weight_wanted.connect(self._on_weight_wanted)
        picker.unknown.connect(self._on_unknown)
        picker.refused.connect(self._on_refused)
        picker.ready.connect(self._on_ready)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.table.setMinimumHeight(look.px(_LIST_HEIGHT))

    # What is shown

    @Slot(object)
    def _on_patched(self, patches: dict[str, Doc | None]) -> None:
        if self._order_id not in patches:
            return
        order = patches[self._order_id]
        if order is not None and order["stage"] in ("to_pick", "picking"):
            self._show()
        elif self._picker.settled:  # somebody else was quicker, or it was cancelled
            self.reject()

    def _show(self) -> None:
        order = self._orders.documents[self._order_id]
        self.table.lines.become(pick_rows(order, self._products.documents))
        self._show_amount()

    @Slot()
    def _show_amount(self) -> None:
        row = self.table.current_row()
        if not self.amount.hasFocus():
            self.amount.set_value(row.picked if row is not None and row.picked else None)
        self._reason_field.setVisible(False)

    @Slot(int)
    def _on_picked(self, line: int) -> None:
        self.banner.clear()
        self.table.select_key(line)
        row = self.table.current_row()
        if row is not None:
            words = self.tr("%1: %2 of %3").replace("%1", row.name)
            quantity = self.desk.formats.quantity
            announce(self.table, words.replace("%2", quantity(row.picked)).replace("%3", quantity(row.quantity)))

    @Slot()
    def _go_on(self) -> None:
        """Go to what must be looked for next."""
        row = self.table.next_incomplete()
        if row is not None:
            self.table.select_key(row.line)
        self.table.setFocus()

    @Slot(int)
    def _on_weight_wanted(self, line: int) -> None:
        """Ask what it weighs; what was ordered is proposed."""
        self.table.select_key(line)
        row = self.table.current_row()
        if row is not None:
            self.amount.set_value(row.picked or row.quantity)
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
            self.amount.selectAll()

    @Slot(str)
    def _on_unknown(self, code: str) -> None:
        self._say_loudly(self.tr("No product has the code %1. Put it back.").replace("%1", code))

    @Slot(object)
    def _on_refused(self, error: Exception) -> None:
        if self.is_busy():  # it was to lie ready: lead to what is missing
            self._go_on()
        self.set_busy(False)
        if isinstance(error, Rejected | Unavailable):
            self._say_loudly(sentence(error, self.desk.formats))
        else:
            spoken(self.desk.feedback, error, self.desk.formats)

    def _say_loudly(self, words: str) -> None:
        QApplication.beep()
        self.banner.show_error(words)

    @Slot(object)
    def _on_ready(self, result: dict[str, Any]) -> None:
        self.accept()
        words = self.tr("Order %1 lies ready, %2").replace("%1", str(result["number"]))
        self.desk.feedback.done(words.replace("%2", self.desk.formats.money(result["total"])))

    # What is typed and pressed

    @Slot(str)
    def _on_typed(self, letters: str) -> None:
        if letters.isdecimal():
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
            self.amount.setText(letters)

    @Slot()
    def _on_submitted(self) -> None:
        if self.amount.hasFocus():
            self._take_amount()
        elif self._reason_field.isVisible():
            self._mark_short()
        else:
            self.set_busy(True)
            self._picker.finish(as_ordered=False)

    def _take_amount(self) -> None:
        amount, line = self.amount.value(), self.table.current_key()
        self.table.setFocus()
        if amount is not None and line is not None:
            self._picker.become(line, amount)

    @Slot()
    def _on_all_there(self) -> None:
        if not self.is_busy():
            self.set_busy(True)
            self._picker.finish(as_ordered=True)

    @Slot()
    def _on_missing(self) -> None:
        row = self.table.current_row()
        if row is None or row.picked >= row.quantity:
            return
        words = self.tr("%1: why is the rest &missing?").replace("%1", row.name.replace("&", "&&"))
        self._reason_field.set_label(words)
        self._reason_field.setVisible(True)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_short(self) -> None:
        line = self.table.current_key()
        if line is not None:
            reason = self.reason.currentText()
            self._picker.short(line, reason, self._command_id, done=self._on_short, failed=self._on_not_short)

    def _on_short(self, _receipt: Receipt) -> None:
        self._command_id = CommandId(new_id())
        self._reason_field.setVisible(False)
        self.banner.clear()
        self._go_on()

    def _on_not_short(self, error: Exception) -> None:
        self._command_id = CommandId(new_id())
        if isinstance(error, Rejected):
            self.show_problem(sentence(error, self.desk.formats), self._reason_field)
        else:
            self._on_refused(error)
