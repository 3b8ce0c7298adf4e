"""Takes goods back that were bought here: first the receipt or the order, then what of it comes back, and why."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from domain.kernel.errors import Rejected
from domain.kernel.ids import CustomerId, OrderId
from domain.kernel.messages import Receipt
from ui.desk import Desk
from ui.orders.sell import ops
from ui.orders.sell.back_fields import BackFields
from ui.orders.sell.back_step import BackStep
from ui.orders.sell.bought import Bought, find_bought, find_goods
from ui.orders.sell.bought_table import BoughtTable
from ui.orders.sell.counter import Counter
from ui.orders.sell.look_up import rules_of
from ui.orders.sell.scan_form import ScanForm
from ui.theme import look
from ui.widgets.announce import announce
from ui.widgets.buttons import button

_LIST_HEIGHT = 260


class TakeBackForm(ScanForm):
    """Enter on a number finds it, Enter on an order opens it, Enter on its lines takes what is marked back.

    What is scanned is the receipt while one is looked for, and then the goods that come back.
    """

    no_receipt_wanted = Signal()
    """There is none; the form is closed by then."""

    def __init__(self, desk: Desk, counter: Counter) -> None:
        super().__init__(desk, counter, self.tr("Take back"), self.tr("Open"))
        self._sale_id = counter.sale.sale_id
        sale = counter.sale.document
        self._customer_id = sale["customer_id"] if sale else None
        self._order: dict[str, Any] | None = None
        self._asked = ""
        self._found = Bought("", [], sure=False)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Number of the receipt or the order, or a customer"))
        self.search.installEventFilter(self)
        self._search_field = self.add_field(self.tr("&Receipt or order"), self.search)
        self.orders = BoughtTable(desk.formats)
        self.step = BackStep(desk, lambda: counter.sale.lines)
        self._lay_out()
        self._connect()
        self._show_step()
        self._ask("")

    def take_scan(self, code: str) -> None:
        self.step.drop_scanned(code)
        super().take_scan(code)

    def on_scan(self, code: str) -> None:
        """Look a receipt up, or mark one of the goods."""
        if self._order is None:
            self.search.setText(code)
            self._ask(code)
            return
        self.set_busy(True)
        question = partial(find_goods, code, rules_of(self.desk.live)())
        self.desk.runner.ask(question, self, done=partial(self._on_scanned, code), failed=self.refuse)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        step = 0
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and watched is self.search:
            announce(self.search, self.orders.step(step))
            return True
        return super().eventFilter(watched, event)

    # Making it

    def _lay_out(self) -> None:
        self.setMinimumWidth(look.px(720))
        self.orders.setFixedHeight(look.px(_LIST_HEIGHT))
        self.body.addWidget(self.orders)
        self.body.addWidget(self.step)
        self._why = BackFields(self)
        self._no_receipt = button(self.tr("&Without a receipt"))
        self._no_receipt.setAutoDefault(False)
        self.add_to_foot(self._no_receipt)

    def _connect(self) -> None:
        self.submitted.connect(self._on_submitted)
        self.orders.row_activated.connect(self._on_order_chosen)
        self._no_receipt.clicked.connect(self._on_no_receipt)

    def _show_step(self) -> None:
        choosing = self._order is not None
        self._search_field.setVisible(not choosing)
        self.orders.setVisible(not choosing)
        self._no_receipt.setVisible(not choosing)
        self.step.setVisible(choosing)
        self._why.set_visible(choosing)
        self._primary.setText(self.tr("Take back") if choosing else self.tr("Open"))

    # Finding the order

    def _ask(self, text: str) -> None:
        self._asked = text
        self.set_busy(bool(text))
        self._search_field.set_problem("")
        question = partial(find_bought, text, self._customer_id)
        self.desk.runner.ask(question, self, done=self._on_found, failed=self.refuse)

    @Slot(object)
    def _on_found(self, found: Bought) -> None:
        if found.text != self._asked:
            return
        self._found = found
        self.orders.show_orders(found.orders)
        if found.sure and len(found.orders) == 1:
            self._open_order(found.orders[0])
        elif found.text and not found.orders:
            self.show_problem(self.tr("Nothing that could come back has this number or name."), self._search_field)
        self.set_busy(False)

    @Slot(object)
    def _on_order_chosen(self, order_id: str | None) -> None:
        order = next((order for order in self._found.orders if order["order_id"] == order_id), None)
        if order is not None:
            self._open_order(order)

    def _open_order(self, order: dict[str, Any]) -> None:
        if order["status"] != "finished":
            self.refuse(
                Rejected("order_not_finished", number=order["number"], status=order["status"]), self._search_field
            )
            return
        if not self.step.open(order):
            words = self.tr("Nothing of order {number} can come back any more.")
            self.show_problem(words.format(number=order["number"]), self._search_field)
            return
        self._order = order
        self._show_step()
        self.step.table.setFocus()

    @Slot()
    def _on_no_receipt(self) -> None:
        self.reject()
        self.no_receipt_wanted.emit()

    def _on_scanned(self, code: str, skus: list[str]) -> None:
        if self.step.mark_scanned(skus):
            self.banner.clear()
            self.set_busy(False)
        else:
            self.show_problem(self.tr("{code} is not on this order, or all of it comes back.").format(code=code))

    # Taking it back

    @Slot()
    def _on_submitted(self) -> None:
        if self._order is None:
            self._on_enter(self.search.text().strip())
        elif not self.step.quantity.hasFocus():
            self._take_next()
        elif self.step.take_quantity():
            self.step.table.setFocus()

    def _on_enter(self, text: str) -> None:
        if text != self._found.text:
            self._ask(text)
        else:
            self._on_order_chosen(self.orders.current_key())

    def _take_next(self) -> None:
        assert self._order is not None
        row = self.step.next_marked()
        if row is None:
            self.show_problem(self.tr("Mark what comes back first: Space marks a line."))
            self.step.table.setFocus()
            return
        self.set_busy(True)
        verb = partial(
            ops.give_back_line, self.desk, self._sale_id, OrderId(self._order["order_id"]), row.line, row.back,
            self._why.reason, self._why.condition,
        )  # fmt: skip
        self.counter.do(verb, partial(self._on_taken, row.line), partial(self._on_wish_refused, None))

    def _on_taken(self, line: int, receipt: Receipt) -> None:
        self.step.taken(line)
        self.counter.choose(int(str(receipt.result)))
        self.counter.accepted.emit()
        if self.step.next_marked() is not None:
            self._take_next()
            return
        sale, buyer = self.counter.sale.document, self._order["customer_id"] if self._order else None
        if buyer is not None and sale is not None and sale["customer_id"] is None:
            # So that it can go back onto their account, or become their store credit.
            self.wish(partial(ops.set_sale_customer, self.desk, self._sale_id, CustomerId(buyer)))
        else:
            self.accept()
