"""When an order that waits is handed over, and how, is agreed anew."""

from typing import Any

from domain.kernel.messages import Receipt
from ui.command_form import CommandForm
from ui.desk import Desk
from ui.orders import waiting_ops
from ui.orders.promise_fields import PromiseFields


class PromiseForm(CommandForm):
    """What was on its way is back in the store with that."""

    def __init__(self, desk: Desk, order_id: str, order: dict[str, Any]) -> None:
        title = self.tr("Order %1: when and how").replace("%1", str(order["number"]))
        super().__init__(desk, title, self.tr("Agree on this"))
        self._order_id = order_id
        self._number = order["number"]
        self.promise = PromiseFields(
            self, desk, promised_for=order["promised_for"], way=order["way"], customer_id=order["customer_id"]
        )

    def send(self) -> None:
        """Write the address down first, where there is one: the slip is printed with it."""
        promise = self.promise.read(self)
        if promise is None:
            return

        def agree() -> None:
            waiting_ops.promise_order(
                self.desk, self._order_id, promise.promised_for, promise.way, self, done=self.done_with,
                failed=self.failed,
            )  # fmt: skip

        if promise.address:
            customer_id = str(self.promise.customer_id)
            waiting_ops.keep_address(self.desk, customer_id, promise.address, self, done=agree, failed=self.failed)
        else:
            agree()

    def succeeded(self, _receipt: Receipt) -> None:
        """Say what holds now."""
        words = self.tr("Order %1 is promised anew").replace("%1", str(self._number))
        self.desk.feedback.done(words)
