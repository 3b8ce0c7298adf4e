"""The forms about the whole sale: what is taken off it, when an order is fetched, why a sale is given up."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from domain.kernel.rounding import Rounding
from domain.kernel.tax import percent_off
from ui.desk import Desk
from ui.orders import waiting_ops
from ui.orders.promise_fields import Promise, PromiseFields
from ui.orders.sell import ops
from ui.orders.sell.counter import Counter
from ui.orders.sell.entry import WrongDiscountError, read_sale_discount
from ui.orders.sell.sale_form import SaleForm
from ui.store import Doc
from ui.widgets.buttons import button
from ui.widgets.label import Label
from ui.widgets.reason_box import reason_box


class TelephoneForm(SaleForm):
    """Makes the sale a telephone order: the goods are kept until they are fetched, or brought to the customer."""

    def __init__(self, desk: Desk, counter: Counter, sale: Doc | None) -> None:
        super().__init__(desk, counter, self.tr("Telephone order"), self.tr("Order by telephone"))
        self._sale_id = counter.sale.sale_id
        self.fields_of = PromiseFields(
            self, desk, promised_for=sale["promised_for"] if sale else "", way=sale["way"] if sale else "",
            customer_id=sale["customer_id"] if sale else None,
        )  # fmt: skip
        self.note = QLineEdit(sale["note"] if sale else "")
        self._note_field = self.add_field(self.tr("&Note"), self.note)
        if sale is not None and sale["kind"] == "telephone":
            counter_sale = button(self.tr("At the &counter instead"))
            counter_sale.setAutoDefault(False)
            counter_sale.clicked.connect(self._on_counter_sale)
            self.add_to_foot(counter_sale)
        self.submitted.connect(self._on_submitted)

    @Slot()
    def _on_submitted(self) -> None:
        promise = self.fields_of.read(self)
        if promise is None:
            return
        self.set_busy(True)
        if promise.address:
            customer_id = str(self.fields_of.customer_id)
            done = partial(self._order, promise)
            waiting_ops.keep_address(self.desk, customer_id, promise.address, self, done=done, failed=self.refuse)
        else:
            self._order(promise)

    def _order(self, promise: Promise) -> None:
        verb = partial(
            ops.make_telephone_order, self.desk, self._sale_id, promise.promised_for, promise.way, self.note.text()
        )
        self.wish(verb, self._note_field)

    @Slot()
    def _on_counter_sale(self) -> None:
        self.wish(partial(ops.make_counter_sale, self.desk, self._sale_id))


class SaleDiscountForm(SaleForm):
    """Takes a percentage, which follows the sale as it grows, or an amount. What comes back is not touched by it."""

    def __init__(self, desk: Desk, counter: Counter, sale: Doc, rounding: Rounding) -> None:
        super().__init__(desk, counter, self.tr("Discount on the whole sale"), self.tr("Give discount"))
        self._sale_id = counter.sale.sale_id
        self._rounding = rounding
        self._before = sum(
            line["amount"] - line["discount"] - line["offer_discount"] for line in sale["lines"] if line["quantity"] > 0
        )
        self.discount = QLineEdit(self._written(sale))
        self.discount.textChanged.connect(self._on_typed)
        self._field = self.add_field(self.tr("&Discount"), self.discount, self._example())
        self._after = Label("", "strong_number")
        self.body.addWidget(self._after)
        self.submitted.connect(self._on_submitted)
        self._on_typed()

    def _written(self, sale: Doc) -> str:
        if sale["discount_rate"]:
            return self.desk.formats.percent(sale["discount_rate"])
        return self.desk.formats.amount(sale["discount_amount"]) if sale["discount_amount"] else ""

    def _example(self) -> str:
        example = self.tr("A percentage such as {percent}, or an amount such as {amount}; empty for none.")
        return example.format(amount=self.desk.formats.amount(500), percent=self.desk.formats.percent(10_000))

    @Slot()
    def _on_typed(self) -> None:
        try:
            rate, amount = read_sale_discount(self.discount.text(), self.desk.formats)
        except WrongDiscountError:
            rate, amount = 0, 0
        money, before = self.desk.formats.money, self._before
        after = before - (percent_off(before, rate, self._rounding) if rate else amount)
        self._after.setText(f"{money(before)} → {money(after)}" if 0 <= after < before else money(before))

    @Slot()
    def _on_submitted(self) -> None:
        try:
            rate, amount = read_sale_discount(self.discount.text(), self.desk.formats)
        except WrongDiscountError:
            self.show_problem(self._example(), self._field)
        else:
            self.wish(partial(ops.discount_sale, self.desk, self._sale_id, rate, amount), self._field)


class AbandonForm(SaleForm):
    """Asks why: every sale that was begun and not paid is on record with its reason."""

    def __init__(self, desk: Desk, counter: Counter) -> None:
        super().__init__(desk, counter, self.tr("Cancel this sale?"), self.tr("Cancel the sale"))
        self._sale_id = counter.sale.sale_id
        self._cancel.setText(self.tr("Keep it"))
        self.reason = reason_box(
            self.tr("Customer changed their mind"),
            self.tr("Entered by mistake"),
            self.tr("Customer could not pay"),
            self.tr("Practice"),
            chosen=0,
        )
        self._field = self.add_field(self.tr("&Reason"), self.reason, self.tr("Choose one, or type another."))
        self.submitted.connect(self._on_submitted)

    @Slot()
    def _on_submitted(self) -> None:
        self.wish(partial(ops.abandon_sale, self.desk, self._sale_id, self.reason.currentText()), self._field)
