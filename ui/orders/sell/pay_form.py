"""The end of the open sale: paid, ordered by telephone with or without a deposit, or given back."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Slot

from domain.kernel.errors import Rejected
from domain.kernel.messages import Receipt
from domain.payments.commands import WantedTender
from ui.desk import Desk
from ui.orders.payment_form import PaymentForm
from ui.orders.sell import ops
from ui.orders.sell.counter import Counter
from ui.orders.sell.turns import Verb
from ui.runner import Done, Failed
from ui.store import Doc

_OF_THE_SALE = {
    "not_enough_stock",
    "product_retired",
    "more_than_bought",
    "unknown_customer",
    "sale_ended",
    "no_lines",
    "answer_first",
}
"""Refusals that no other way of paying changes: they are said at the sale."""


class PayForm(PaymentForm):
    """Makes the sale an order that is paid."""

    def __init__(self, desk: Desk, counter: Counter, sale: Doc) -> None:
        self._sum: int = sale["total"]
        self._by_telephone = sale["kind"] == "telephone"
        title, verb = _title_and_verb(self._sum, by_telephone=self._by_telephone)
        known = sale["customer_id"] is not None
        super().__init__(
            desk, self._sum, title, verb, known_customer=known, in_part=self._by_telephone, as_paid=_comes_of_one(sale)
        )
        self.counter = counter
        self._sale_id = counter.sale.sale_id
        counter.sale.changed.connect(self._on_sale_changed)

    def pay(self, tenders: tuple[WantedTender, ...]) -> None:
        """Finish the sale; by telephone nothing need be paid yet."""
        if self._by_telephone and not tenders:
            verb = partial(ops.finish_sale, self.desk, self._sale_id)
        else:
            verb = partial(ops.pay_sale, self.desk, self._sale_id, tenders)
        self.counter.do(partial(self._unless_asked, verb), self._on_paid, self._on_refused)

    def _unless_asked(self, verb: Verb, asker: QObject, *, done: Done, failed: Failed) -> None:
        """A weight may be missing of what was scanned before the key."""
        question = self.counter.questions.open
        if question is not None:
            failed(question.waits)
        else:
            verb(asker, done=done, failed=failed)

    def _on_paid(self, receipt: Receipt) -> None:
        self.accept()
        self.counter.finished.emit(receipt.result)

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, Rejected) and error.code in _OF_THE_SALE:
            self.reject()
            self.counter.refused.emit(error)
        else:
            self.refused(error)

    @Slot()
    def _on_sale_changed(self) -> None:
        """Something more was scanned: the sum is another one, so it is asked anew."""
        sale = self.counter.sale.document
        if not self.is_busy() and (sale is None or sale["total"] != self._sum):
            self.reject()


def _comes_of_one(sale: Doc) -> bool:
    """Whether all that comes back was bought with one order, so that it can go back as that was paid."""
    orders = {line["returned_order"] for line in sale["lines"] if line["quantity"] < 0}
    return len(orders) == 1 and "" not in orders


def _title_and_verb(due: int, *, by_telephone: bool) -> tuple[str, str]:
    translate = QCoreApplication.translate
    if due < 0:
        return translate("PayForm", "Give back"), translate("PayForm", "Give back")
    if by_telephone:
        return translate("PayForm", "Deposit"), translate("PayForm", "Take the order")
    return translate("PayForm", "Pay"), translate("PayForm", "Cash")
