"""The Sell page: the counter, where everything starts in one field and every key is on disk before the next."""

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from domain.kernel.errors import Rejected
from domain.kernel.ids import Sku
from ui.desk import Desk
from ui.new_product import add_product
from ui.orders.sell.actions import ACTIONS, SELDOM, SPARE
from ui.orders.sell.back_keys import BackKeys
from ui.orders.sell.counter import Counter, Removed
from ui.orders.sell.counter_keys import CounterKeys
from ui.orders.sell.detail_keys import DetailKeys
from ui.orders.sell.entry import read_entry, read_quantity
from ui.orders.sell.hits import QUANTITY, hits
from ui.orders.sell.look_up import Found, rules_of
from ui.orders.sell.open_sale import OpenSale
from ui.orders.sell.parked import Parked
from ui.orders.sell.question_row import QuestionRow
from ui.orders.sell.remarks import Remarks
from ui.orders.sell.sale_list import SaleList
from ui.orders.sell.sale_rows import SaleRows
from ui.orders.sell.scan_field import Picked, ScanField
from ui.orders.sell.shortage import Shortage, refusal
from ui.orders.sell.slips import Slips
from ui.orders.sell.standing import Standing
from ui.orders.sell.stray_keys import StrayKeys
from ui.orders.sell.totals import Totals
from ui.orders.sell.wanted import Unknown, Wanted
from ui.store import Doc
from ui.store_page import StorePage
from ui.theme import look
from ui.widgets.announce import announce
from ui.widgets.empty import EmptyState
from ui.widgets.fkey_bar import FKeyBar
from ui.widgets.search_hit import SearchHit

_NARROW_BELOW = 860
"""Pixels at 100 % under which the list needs the room more than the totals."""


class SellPage(StorePage):
    """Shows the open sale as the store has it; the keyboard stays in the scan field."""

    ACTIONS = ACTIONS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._sale = OpenSale(desk.live.view("open_sales"), self)
        self.counter = Counter(self._sale, desk, self)
        self.field = ScanField(desk.runner, rules_of(desk.live), self._hits)
        self.remarks = Remarks(desk, self)
        self.question = QuestionRow(self.counter.questions, desk)
        self.list = SaleList()
        self._rows = SaleRows(desk.formats)
        self.totals = Totals(desk.formats)
        self._stray = StrayKeys(self, self.field)
        self._ended: dict[str, Any] | None = None
        self._empty = EmptyState(
            "scan-barcode",
            self.tr("Scan the first product"),
            self.tr("Or type its name or number. 3* before a scan takes three of it."
                    " Enter on the empty field asks for the money."),
        )  # fmt: skip
        self._standing = Standing(self.counter, desk.formats, self)
        self.shortage = Shortage(desk, self.counter, self)
        self._keys = CounterKeys(desk, self.counter, self.field, self)
        self._details = DetailKeys(desk, self.counter, self)
        self._back = BackKeys(desk, self.counter, self)
        self._parked = Parked(desk, self.counter, self)
        self._slips = Slips(desk, self.counter, self)
        self._lay_out()
        self._connect()
        self._follow_store()

    def take_scan(self, code: str) -> None:
        """Put a scanned product on the sale, so many as stand before it in the field, or ran into the scan ("3*").

        The slip of an order that waits is handed over instead, and what a receipt sold can be taken back.
        """
        if self._slips.take(code) or self._back.take(code):
            return
        typed = read_entry(self.field.text())
        if typed.quantity is not None and not typed.text:
            self.field.clear()
            self.counter.scan(code, typed.quantity)
        else:
            scanned = read_entry(code)
            self.counter.scan(scanned.text or code, scanned.quantity if scanned.text else None)

    def refresh(self) -> None:
        """Show the sale, its stock and its customer as they are now."""
        sale = self._sale.document
        view = self.desk.live.view
        rows = self._rows.of(self._sale.lines, view("stock").documents, view("catalogue").documents)
        self.list.show_rows(rows)
        self.shortage.look()
        self._stack.setCurrentIndex(int(bool(self._sale.lines)))
        if sale is not None:
            self._ended = None
            shop = self.desk.live.view("store").documents.get("shop")
            included = shop is None or shop["prices_include_tax"]
            self.totals.show_sale(sale, tax_included=included)
            self.totals.show_short(self.shortage.short)
            self._show_line()
            customer_id = sale["customer_id"]
            customer = self.desk.live.view("customers").documents.get(customer_id)
            self.totals.show_customer(customer, known=customer_id is not None)
        elif self._ended is not None:
            self.totals.show_finished(self._ended, view("payment_methods").documents)
        else:
            self.totals.show_nothing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.totals.set_narrow(self.width() < look.px(_NARROW_BELOW))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._stray.watch(self.window())

    # Making it

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.list)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.field)
        left.addWidget(self.question)
        left.addWidget(self.remarks.banner)
        left.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.totals)
        self.body.addLayout(row, 1)
        bar = FKeyBar()
        keys = [
            *self._keys.keys,
            *self._details.keys,
            *self._back.keys,
            *self._parked.keys,
            self.shortage.reduce,
            self.remarks.add,
            self.remarks.link,
        ]
        keys.sort(key=lambda action: ACTIONS.index(action.spec))
        # One row at most: what is wanted less often stands in F1 and Ctrl+K.
        spare = [action for spec in SPARE for action in keys if action.spec is spec]
        bar.set_keys((action for action in keys if action.spec not in SELDOM), spare)
        self.set_foot(bar)
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        field, counter, remarks = self.field, self.counter, self.remarks
        field.entered.connect(self._on_entered)
        field.picked.connect(self._on_picked)
        field.moved.connect(counter.move)
        field.stepped.connect(counter.step_quantity)
        field.removal_wanted.connect(counter.remove_line)
        field.escaped.connect(remarks.clear)
        self.question.answered.connect(counter.answer)
        self.question.settled.connect(self._on_question_settled)
        counter.line_changed.connect(self._show_line)
        counter.accepted.connect(self._on_accepted)
        counter.refused.connect(self._on_refused)
        counter.unknown.connect(remarks.unknown)
        counter.unclear.connect(self._on_unclear)
        counter.removed.connect(self._on_removed)
        counter.finished.connect(self._on_finished)
        remarks.search_wanted.connect(self._on_search_wanted)
        remarks.product_wanted.connect(self._on_product_wanted)
        remarks.link_wanted.connect(self._on_link_wanted)
        self.list.line_chosen.connect(counter.choose)
        self.list.typed.connect(self.field.type_on)
        self.list.removal_wanted.connect(counter.remove_line)
        self.list.row_activated.connect(self._keys.on_quantity)
        self.shortage.worsened.connect(self._on_worsened)
        self.totals.customer_wanted.connect(self._keys.on_customer)
        self.totals.kind_wanted.connect(self._keys.on_kind)
        self.totals.finish_wanted.connect(self._keys.on_enter)
        self._standing.said.connect(self.set_subtitle)
        self._standing.say()

    def _follow_store(self) -> None:
        self._sale.changed.connect(self.mark_stale)
        self.desk.live.view("payment_methods")  # so that they are there when somebody pays
        for name in ("stock", "customers", "store"):
            self.desk.live.view(name).reset.connect(self.mark_stale)
        self.desk.live.view("catalogue").reset.connect(self.field.look_again)
        self.desk.live.view("stock").patched.connect(self._on_stock)
        self.desk.live.view("customers").patched.connect(self._on_customers)

    def _hits(self, typed: str, found: Found) -> list[SearchHit]:
        return hits(self.desk, self.counter.current, typed, found)

    # What is typed

    @Slot(str)
    def _on_entered(self, typed: str) -> None:
        if not typed:
            self._keys.on_enter()
        elif not self._slips.take(typed) and not self._back.take(typed):
            self.counter.enter(typed)

    @Slot(object)
    def _on_picked(self, picked: Picked) -> None:
        self.remarks.found(picked.typed)
        quantity = read_quantity(picked.typed)
        if picked.key == QUANTITY and quantity is not None:
            self.counter.set_quantity(quantity)
        else:
            self.counter.take(Wanted(picked.key, read_entry(picked.typed).quantity, picked.label))

    @Slot(str, bool)
    def _on_unclear(self, typed: str, several: bool) -> None:
        if not several:
            self.remarks.nothing_found(typed)
        self.field.give_back(typed)

    @Slot(str)
    def _on_search_wanted(self, code: str) -> None:
        self.field.setFocus()
        self.field.give_back(code)

    @Slot(object)
    def _on_product_wanted(self, scan: Unknown) -> None:
        add_product(self.desk, partial(self._on_known, scan.code), scan.barcode)

    @Slot(object)
    def _on_link_wanted(self, scan: Unknown) -> None:
        from ui.orders.sell.link_form import LinkForm

        form = LinkForm(self.desk, self.counter, scan)
        form.linked.connect(partial(self._on_known, scan.code))
        self.desk.feedback.open_form(form)

    def _on_known(self, code: str, sku: str) -> None:
        """Put what was scanned on the sale, now that a product has the code."""
        for scan in self.remarks.found(code):
            self.counter.take(Wanted(Sku(sku), scan.quantity, scan.label))

    # What came of it

    @Slot()
    def _show_line(self) -> None:
        self.list.show_current(self.counter.line)
        if self._sale.document is not None:
            self.totals.show_line(self.counter.current)

    @Slot()
    def _on_accepted(self) -> None:
        row = self.list.rows_model().row_of(self.counter.line)
        if row is not None:
            announce(self.field, row.spoken())
        self.remarks.settle()
        self.field.drop_given_back()
        if not self.question.take_keyboard() and not self.list.hasFocus():
            # A button that was clicked may be gone, and the next Enter must not press its neighbour.
            self.field.setFocus()

    @Slot()
    def _on_question_settled(self) -> None:
        self.remarks.settle()
        self.field.setFocus()

    @Slot()
    def _on_worsened(self) -> None:
        QApplication.beep()

    @Slot(object)
    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, Rejected) and error.code == "not_enough_stock" and self.shortage.short:
            self.remarks.short(refusal(self.shortage.short, self.desk.formats), self.shortage.reduce)
        else:
            self.remarks.refused(error)
        self.question.take_keyboard()
        sku = error.params.get("sku") if isinstance(error, Rejected) else None
        short = next((line["line"] for line in self._sale.lines if line["sku"] == sku), 0)
        if short:
            self.counter.choose(short)

    @Slot(object)
    def _on_removed(self, removed: Removed) -> None:
        words = self.tr("{product} removed").format(product=removed.line["name"])
        self.desk.feedback.done(words, partial(self.counter.put_back, removed, self._sale.sale_id))

    @Slot(object)
    def _on_finished(self, order: dict[str, Any]) -> None:
        self._ended = order
        self.remarks.clear()
        self.field.setFocus()
        total, change = order["total"], order.get("change", 0)
        if "receipt" in order:
            self.desk.board.show_paid(total, max(total, 0) + change, change)
        words = self.tr("Order {number}, {total}")
        # Seen beside the list until the next scan, in larger letters than a message has.
        announce(self.field, words.format(number=order["number"], total=self.desk.formats.money(total)))
        self.mark_stale()

    @Slot(object)
    def _on_stock(self, patches: dict[str, Doc | None]) -> None:
        if any(line["sku"] in patches for line in self._sale.lines):
            self.mark_stale()

    @Slot(object)
    def _on_customers(self, patches: dict[str, Doc | None]) -> None:
        sale = self._sale.document
        if sale is not None and sale["customer_id"] in patches:
            self.mark_stale()
