"""Takes goods back that were bought here: first the receipt or the order, then what of it comes back, and why."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from domain.kernel.errors import Rejected
from domain.kernel.ids import OrderId
from domain.kernel.messages import Receipt
from domain.kernel.quantity import EACH, THOUSAND
from domain.kernel.rounding import Rounding
from ui.desk import Desk
from ui.orders.sell import ops
from ui.orders.sell.back_fields import BackFields
from ui.orders.sell.back_table import BackTable
from ui.orders.sell.bought import Bought, Left, WhatIsLeft, find_bought, find_scanned
from ui.orders.sell.bought_table import BoughtTable
from ui.orders.sell.counter import Counter
from ui.orders.sell.sale_form import SaleForm
from ui.theme import look
from ui.widgets.announce import announce
from ui.widgets.buttons import button
from ui.widgets.fields import QuantityEdit
from ui.widgets.label import Label

_LIST_HEIGHT = 260


class TakeBackForm(SaleForm):
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
        self._left: WhatIsLeft | None = None
        self._back: dict[int, int] = {}
        self._found = Bought("", [], sure=False)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Number of the receipt or the order, or a customer"))
        self.search.installEventFilter(self)
        self._search_field = self.add_field(self.tr("&Receipt or order"), self.search)
        self.orders = BoughtTable(desk.formats)
        self.table = BackTable(desk.formats)
        self.quantity = QuantityEdit(desk.formats, self.tr("How much comes back"))
        self._what = Label("", "body", "dim")
        self._worth = Label("", "strong_number")
        self._lay_out()
        self._connect()
        self._show_step()
        self._ask("")

    def wants_scan(self) -> bool:
        """A receipt, or goods."""
        return True

    def take_scan(self, code: str) -> None:
        """Look a receipt up, or mark one of the goods."""
        if self.is_busy():
            return
        if self._order is None:
            self.search.setText(code)
            self._ask(code)
            return
        if self.quantity.text().strip() == code:
            # Its first figure was typed on the list, which leads every figure here.
            self._show_current()
            self.table.setFocus()
        self.desk.runner.ask(partial(find_scanned, code), self, done=partial(self._on_scanned, code))

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
        for table in (self.orders, self.table):
            table.setFixedHeight(look.px(_LIST_HEIGHT))
        self.body.addWidget(self.orders)
        self.body.addWidget(self._what)
        self.body.addWidget(self.table)
        self._quantity_field = self.add_field(
            self.tr("&How much comes back"), self.quantity,
            self.tr("Space marks a line, + and - count it; or type how much."),
        )  # fmt: skip
        self._why = BackFields(self)
        self.body.addWidget(self._worth)
        self._no_receipt = button(self.tr("&Without a receipt"))
        self._no_receipt.setAutoDefault(False)
        self.add_to_foot(self._no_receipt)

    def _connect(self) -> None:
        self.submitted.connect(self._on_submitted)
        self.orders.row_activated.connect(self._on_order_chosen)
        self.table.toggled.connect(self._on_toggled)
        self.table.stepped.connect(self._on_stepped)
        self.table.typed.connect(self._on_typed)
        self.table.current_changed.connect(self._show_current)
        self.quantity.editingFinished.connect(self._take_quantity)
        self._no_receipt.clicked.connect(self._on_no_receipt)

    def _show_step(self) -> None:
        choosing = self._order is not None
        self._search_field.setVisible(not choosing)
        self.orders.setVisible(not choosing)
        self._no_receipt.setVisible(not choosing)
        for part in (self._what, self.table, self._quantity_field, self._worth):
            part.setVisible(choosing)
        self._why.set_visible(choosing)
        self._primary.setText(self.tr("Take back") if choosing else self.tr("Open"))

    # Finding the order

    def _ask(self, text: str) -> None:
        self.set_busy(bool(text))
        self._search_field.set_problem("")
        question = partial(find_bought, text, self._customer_id)
        self.desk.runner.ask(question, self, done=self._on_found, failed=self.refuse)

    @Slot(object)
    def _on_found(self, found: Bought) -> None:
        self.set_busy(False)
        self._found = found
        self.orders.show_orders(found.orders)
        if found.sure and len(found.orders) == 1:
            self._open_order(found.orders[0])
        elif found.text and not found.orders:
            self.show_problem(self.tr("Nothing that could come back has this number or name."), self._search_field)

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
        shop = self.desk.live.view("store").documents["shop"]
        self._left = WhatIsLeft(
            order, prices_include_tax=shop["prices_include_tax"], rounding=Rounding(shop["rounding"])
        )
        rows = self._rows(order, self._left)
        returnable = [row.line for row in rows if row.left]
        if not returnable:
            words = self.tr("Nothing of order {number} can come back any more.")
            self.show_problem(words.format(number=order["number"]), self._search_field)
            return
        self._order = order
        self._back = {returnable[0]: rows[0].left} if len(rows) == 1 else {}
        words = self.tr("Order {number} from {day}")
        who = [words.format(number=order["number"], day=self.desk.formats.day(order["local_date"]))]
        self._what.setText(" · ".join([*who, order["customer_name"]] if order["customer_name"] else who))
        self._show_step()
        self._show_rows()
        self.table.select_key(returnable[0])
        self.table.setFocus()

    @Slot()
    def _on_no_receipt(self) -> None:
        self.reject()
        self.no_receipt_wanted.emit()

    # Marking what comes back

    def _rows(self, order: dict[str, Any], left: WhatIsLeft) -> list[Left]:
        products = self.desk.live.view("catalogue").documents
        units = {line["sku"]: products.get(line["sku"], {}).get("unit", EACH) for line in order["lines"]}
        return left.rows(self.counter.sale.lines, self._back, units)

    def _show_rows(self) -> None:
        assert self._order is not None
        assert self._left is not None
        rows = self._rows(self._order, self._left)
        self.table.lines.become(rows)
        worth = sum(row.worth for row in rows)
        self._worth.setText(self.tr("{amount} to give back").format(amount=self.desk.formats.money(worth)))
        self._show_current()

    @Slot()
    def _show_current(self) -> None:
        row = self._current()
        self.quantity.set_value(row.back if row and row.back else None)

    def _current(self) -> Left | None:
        return self.table.lines.row_of(self.table.current_key())

    def _set(self, row: Left, quantity: int) -> None:
        self._back[row.line] = min(max(quantity, 0), row.left)
        self._show_rows()
        now = self.table.lines.row_of(row.line)
        if now is not None:
            words = self.tr("{product}: {quantity} comes back")
            announce(
                self.table, words.format(product=now.name, quantity=self.desk.formats.quantity(now.back, row.unit))
            )

    @Slot()
    def _on_toggled(self) -> None:
        row = self._current()
        if row is not None:
            self._set(row, 0 if row.back else row.left)

    @Slot(int)
    def _on_stepped(self, difference: int) -> None:
        row = self._current()
        if row is not None:
            self._set(row, row.back + difference)

    @Slot(str)
    def _on_typed(self, letter: str) -> None:
        if letter.isdecimal():
            self.quantity.setFocus()
            self.quantity.setText(letter)

    @Slot()
    def _take_quantity(self) -> bool:
        row = self._current()
        if row is None or self.quantity.problem():
            return False
        wanted = self.quantity.value() or 0
        problem = ""
        if row.unit == EACH and wanted % THOUSAND:
            problem = self.tr("Only whole numbers.")
        elif wanted > row.left:
            most = self.desk.formats.quantity(row.left, "" if row.unit == EACH else row.unit)
            problem = self.tr("At most {most} can come back.").format(most=most)
        self._quantity_field.set_problem(problem)
        if not problem and wanted != row.back:
            self._set(row, wanted)
        return not problem

    def _on_scanned(self, code: str, skus: list[str]) -> None:
        rows = [row for row in self.table.lines.rows() if row.sku in skus and row.back < row.left]
        if rows:
            self.banner.clear()
            self.table.select_key(rows[0].line)
            self._set(rows[0], rows[0].back + THOUSAND if rows[0].unit == EACH else rows[0].left)
        else:
            self.show_problem(self.tr("{code} is not on this order, or all of it comes back.").format(code=code))

    # Taking it back

    @Slot()
    def _on_submitted(self) -> None:
        if self._order is None:
            self._on_enter(self.search.text().strip())
        elif self.quantity.hasFocus():
            if self._take_quantity():
                self.table.setFocus()
        elif self._take_quantity():
            self._take_next()

    def _on_enter(self, text: str) -> None:
        if text != self._found.text:
            self._ask(text)
        else:
            self._on_order_chosen(self.orders.current_key())

    def _take_next(self) -> None:
        assert self._order is not None
        row = next((row for row in self.table.lines.rows() if row.back), None)
        if row is None:
            self.show_problem(self.tr("Mark what comes back first: Space marks a line."))
            self.table.setFocus()
            return
        self.set_busy(True)
        verb = partial(
            ops.give_back_line, self.desk, self._sale_id, OrderId(self._order["order_id"]), row.line, row.back,
            self._why.reason, self._why.condition,
        )  # fmt: skip
        self.counter.do(verb, partial(self._on_taken, row.line), partial(self._on_wish_refused, None))

    def _on_taken(self, line: int, receipt: Receipt) -> None:
        del self._back[line]
        self.counter.choose(int(str(receipt.result)))
        self.counter.accepted.emit()
        self._show_rows()
        if any(self._back.values()):
            self._take_next()
        else:
            self.accept()
