"""One order is picked: each thing that is taken from the shelf is scanned, or said with a key, and is on disk then."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.ids import CommandId, new_id
from domain.kernel.messages import Receipt
from domain.kernel.quantity import EACH, THOUSAND
from readmodels.catalog.look_up import Scanned
from ui.desk import Desk
from ui.orders import waiting_ops
from ui.orders.board.lines import pick_rows
from ui.orders.board.pick_table import PickTable
from ui.orders.board.rows import customer_name
from ui.orders.sell.in_order import InOrder, Next
from ui.sentences import sentence, spoken
from ui.store import Doc
from ui.theme import look
from ui.widgets.announce import announce
from ui.widgets.buttons import button
from ui.widgets.fields import QuantityEdit
from ui.widgets.form_dialog import FormDialog
from ui.widgets.label import Label

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
        self._steps = InOrder(self)
        self._steps.start()
        self.table = PickTable(desk.formats)
        self.amount = QuantityEdit(desk.formats, self.tr("How much lies ready"))
        self.reason = QComboBox()
        self._lay_out(order)
        self._connect()
        self._show()
        self.table.selectRow(0)
        self._go_on()

    @property
    def settled(self) -> bool:
        """Whether all that was scanned and pressed has been done."""
        return self._steps.count == 0

    # What is scanned

    def wants_scan(self) -> bool:
        """Whatever it is."""
        return True

    def take_scan(self, code: str) -> None:
        """Put what a code stands for ready, in its turn."""
        if code in self.amount.text():  # the list leads every figure into the field, those of a scan too
            self.amount.clear()
            self.table.setFocus()
        self._steps.add(partial(self._scan, code))

    def _scan(self, code: str, then: Next) -> None:
        done, failed = partial(self._on_read, code, then), partial(self._on_refused, then)
        waiting_ops.read_scan(self.desk, code, self, done=done, failed=failed)

    def _on_read(self, code: str, then: Next, found: list[Scanned]) -> None:
        ordered = {row.sku for row in self.table.lines.rows()}
        meant = next((one for one in found if one.sku in ordered), found[0] if found else None)
        if meant is None:
            self._loud(self.tr("No product has the code %1. Put it back.").replace("%1", code))
            then()
            return
        product = self._products.documents[meant.sku]
        if product["unit"] != EACH and meant.label is None and meant.sku in ordered:
            self._ask_weight(meant.sku)
            then()
            return
        quantity = meant.label.quantity(product["price"], product["unit"]) if meant.label else THOUSAND
        waiting_ops.pick_product(
            self.desk, self._order_id, meant.sku, quantity, self, done=partial(self._on_scanned, then),
            failed=partial(self._on_refused, then),
        )  # fmt: skip

    def _on_scanned(self, then: Next, receipt: Receipt) -> None:
        self._on_picked(int(str(receipt.result)))
        then()

    def _ask_weight(self, sku: str) -> None:
        """Nobody knows what a piece without a label weighs: it is typed, and what was ordered is proposed."""
        row = next(row for row in self.table.lines.rows() if row.sku == sku)
        self.table.select_key(row.line)
        self.amount.set_value(row.picked or row.quantity)
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.selectAll()

    # What is said with keys, each in its turn: keys come faster than answers

    @Slot()
    def _on_taken(self) -> None:
        self._steps.add(self._take)

    def _take(self, then: Next) -> None:
        """Take all that is left of the line; with nothing left anywhere, the order lies ready."""
        row = self.table.current_row()
        if row is not None and not row.complete:
            self._pick(row.line, row.quantity - row.picked, then, onwards=True)
        elif self.table.next_incomplete() is None:
            self._finish(then, as_ordered=False)
        else:
            self._go_on()
            then()

    @Slot(int)
    def _on_stepped(self, step: int) -> None:
        self._steps.add(partial(self._step, step))

    def _step(self, step: int, then: Next) -> None:
        row = self.table.current_row()
        if row is not None and row.unit == EACH:
            self._pick(row.line, step, then)
        elif row is not None and step < 0 and row.picked:
            self._pick(row.line, -row.picked, then)
        else:
            if row is not None and step > 0:
                self._ask_weight(row.sku)
            then()

    @Slot(str)
    def _on_typed(self, letters: str) -> None:
        if letters.isdecimal():
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
            self.amount.setText(letters)

    def _take_amount(self) -> None:
        amount, line = self.amount.value(), self.table.current_key()
        self.table.setFocus()
        if amount is not None and line is not None:
            self._steps.add(partial(self._become, line, amount))

    def _become(self, line: int, amount: int, then: Next) -> None:
        row = self.table.lines.row_of(line)
        if row is None or row.picked == amount:
            self._go_on()
            then()
        else:
            self._pick(line, amount - row.picked, then, onwards=True)

    def _pick(self, line: int, quantity: int, then: Next, *, onwards: bool = False) -> None:
        def done(_receipt: Receipt) -> None:
            self._on_picked(line)
            if onwards:
                self._go_on()
            then()

        failed = partial(self._on_refused, then)
        waiting_ops.pick_line(self.desk, self._order_id, line, quantity, self, done=done, failed=failed)

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

    # What is missing

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
        row = self.table.current_row()
        if row is not None:
            waiting_ops.mark_short(
                self.desk, self._order_id, row.line, self.reason.currentText(), self, command_id=self._command_id,
                done=self._on_short, failed=self._on_not_short,
            )  # fmt: skip

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
            self._refuse(error)

    # The end of it

    @Slot()
    def _on_submitted(self) -> None:
        if self.amount.hasFocus():
            self._take_amount()
        elif self._reason_field.isVisible():
            self._mark_short()
        else:
            self._steps.add(partial(self._finish, as_ordered=False))

    @Slot()
    def _on_all_there(self) -> None:
        self._steps.add(partial(self._finish, as_ordered=True))

    def _finish(self, then: Next, *, as_ordered: bool) -> None:
        self.set_busy(True)
        waiting_ops.finish_picking(
            self.desk, self._order_id, as_ordered, self, done=self._on_finished,
            failed=partial(self._on_not_finished, then),
        )  # fmt: skip

    def _on_finished(self, receipt: Receipt) -> None:
        result: Any = receipt.result
        self.accept()
        words = self.tr("Order %1 lies ready, %2").replace("%1", str(result["number"]))
        self.desk.feedback.done(words.replace("%2", self.desk.formats.money(result["total"])))

    def _on_not_finished(self, then: Next, error: Exception) -> None:
        self._go_on()
        self._on_refused(then, error)

    def _on_refused(self, then: Next, error: Exception) -> None:
        self._refuse(error)
        then()

    def _refuse(self, error: Exception) -> None:
        self.set_busy(False)
        if isinstance(error, Rejected | Unavailable):
            self._loud(sentence(error, self.desk.formats))
        else:
            spoken(self.desk.feedback, error, self.desk.formats)

    def _loud(self, words: str) -> None:
        QApplication.beep()
        self.banner.show_error(words)

    # Making and showing it

    def _lay_out(self, order: Doc) -> None:
        customers = self.desk.live.view("customers").documents
        for_whom = [customer_name(order, customers), self.desk.formats.promised(order["promised_for"]), order["note"]]
        who = Label(" · ".join(filter(None, for_whom)), "body", "dim")
        who.setWordWrap(True)
        self.body.addWidget(who)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(Label(
            self.tr("Scan each thing. Or Space takes one more, - puts one back, Enter takes the whole line."),
            "small", "dim",
        ))  # fmt: skip
        self._amount_field = self.add_field(self.tr("&How much lies ready"), self.amount)
        self.reason.setEditable(True)
        self.reason.addItems([self.tr("Not on the shelf"), self.tr("Not good enough"), self.tr("Sold out")])
        self._reason_field = self.add_field(self.tr("Why is it &missing?"), self.reason)
        self._reason_field.setVisible(False)
        self._key_button(self.tr("All is there"), "F6", self._on_all_there)
        self._key_button(self.tr("Missing …"), "F8", self._on_missing)
        self._cancel.setText(self.tr("Later"))
        self.setMinimumWidth(look.px(640))
        self._fit()

    def _key_button(self, text: str, key: str, act: Callable[[], None]) -> QPushButton:
        made = button(f"{text} ({key})")
        made.setAutoDefault(False)
        made.clicked.connect(act)
        QShortcut(QKeySequence(key), self).activated.connect(made.click)
        self.add_to_foot(made)
        return made

    def _connect(self) -> None:
        self.table.taken.connect(self._on_taken)
        self.table.stepped.connect(self._on_stepped)
        self.table.typed.connect(self._on_typed)
        self.table.current_changed.connect(self._show_amount)
        self.submitted.connect(self._on_submitted)
        self._orders.patched.connect(self._on_patched)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.table.setMinimumHeight(look.px(_LIST_HEIGHT))

    @Slot(object)
    def _on_patched(self, patches: dict[str, Doc | None]) -> None:
        if self._order_id not in patches:
            return
        order = patches[self._order_id]
        if order is not None and order["stage"] in ("to_pick", "picking"):
            self._show()
        elif not self.is_busy():  # somebody else was quicker, or it was cancelled
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
