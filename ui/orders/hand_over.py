"""An order is handed over: what is still due is paid, what was paid too much goes back, and it waits no more."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from domain.kernel.errors import Rejected
from domain.kernel.messages import Receipt
from ui.desk import Desk
from ui.orders import waiting_ops
from ui.sentences import spoken


class HandOver(QObject):
    """For whichever page an order is fetched at."""

    done = Signal(object)
    """It is handed over: its ``number``, and ``due``, ``change`` and perhaps ``receipt`` of what was paid now."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._orders = desk.live.view("open_orders")
        desk.live.view("payment_methods")  # so that they are there when somebody pays

    def begin(self, order_id: str) -> None:
        """Ask for the money, or hand it over at once where nothing is due; says why where it cannot be."""
        order = self._orders.documents.get(order_id)
        if order is None:
            return
        if order["stage"] == "picking":
            self._say(Rejected("still_picking", number=order["number"]))
            return
        due = order["total"] - order["paid"]
        if due:
            self._ask({**order, "order_id": order_id}, due)
        else:
            waiting_ops.fulfil_order(self._desk, order_id, (), self, done=self._on_done, failed=self._say)

    def words(self, outcome: Mapping[str, Any]) -> str:
        """Say that an order was handed over, and what goes back to the customer."""
        money = self._desk.formats.money
        words = self.tr("Order %1 is handed over").replace("%1", str(outcome["number"]))
        if outcome["change"]:
            words += self.tr("; change %1").replace("%1", money(outcome["change"]))
        elif outcome["due"] < 0:
            words += self.tr("; %1 goes back").replace("%1", money(-outcome["due"]))
        return words

    def _ask(self, order: dict[str, Any], due: int) -> None:
        from ui.orders.fulfil_form import FulfilForm

        form = FulfilForm(self._desk, order, due, asked_before=order["asked"])
        form.fulfilled.connect(self.done)
        self._desk.feedback.open_form(form)

    def _on_done(self, receipt: Receipt) -> None:
        self.done.emit(outcome_of(receipt, 0))

    def _say(self, error: Exception) -> None:
        spoken(self._desk.feedback, error, self._desk.formats)


def outcome_of(receipt: Receipt, due: int) -> dict[str, Any]:
    """Return what came of handing an order over on which so much was due."""
    result = receipt.result if isinstance(receipt.result, dict) else {}
    return {"change": 0, **result, "due": due}
