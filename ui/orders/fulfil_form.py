"""An order is fetched, or paid at the door: what is still due on it is paid, then it is handed over."""

from typing import Any

from PySide6.QtCore import Signal, Slot

from domain.kernel.messages import Receipt
from domain.payments.commands import WantedTender
from ui.desk import Desk
from ui.orders import waiting_ops
from ui.orders.hand_over import outcome_of
from ui.orders.payment_form import PaymentForm
from ui.widgets.buttons import button


class FulfilForm(PaymentForm):
    """Takes the balance, or gives back what was paid too much.

    Where nothing was ever asked for, the order may go out unpaid, on an invoice.
    """

    fulfilled = Signal(object)
    """The order is handed over; see ``HandOver.done``."""

    def __init__(self, desk: Desk, order: dict[str, Any], balance: int, *, asked_before: bool) -> None:
        title = self.tr("Hand over order %1").replace("%1", str(order["number"]))
        verb = self.tr("Cash") if balance > 0 else self.tr("Give back")
        super().__init__(desk, balance, title, verb, known_customer=order["customer_id"] is not None)
        self._order = order
        self._balance = balance
        if not asked_before:
            self.unpaid = button(self.tr("Hand over &unpaid"))
            self.unpaid.setAutoDefault(False)
            self.unpaid.clicked.connect(self._on_unpaid)
            self.add_to_foot(self.unpaid)

    def pay(self, tenders: tuple[WantedTender, ...]) -> None:
        """Hand it over for this."""
        order_id = self._order["order_id"]
        waiting_ops.fulfil_order(self.desk, order_id, tenders, self, done=self._on_done, failed=self.refused)

    @Slot()
    def _on_unpaid(self) -> None:
        if not self.is_busy():
            self.set_busy(True)
            self._balance = 0
            self.pay(())

    def _on_done(self, receipt: Receipt) -> None:
        self.accept()
        self.fulfilled.emit(outcome_of(receipt, self._balance))
