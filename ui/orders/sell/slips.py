"""The slip of an order that waits, scanned at the counter: its balance is asked for, and it is handed over."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from domain.kernel.errors import Rejected
from readmodels.documents.codes import read_code
from ui.desk import Desk
from ui.orders import waiting_ops
from ui.orders.hand_over import HandOver
from ui.orders.sell.counter import Counter


class Slips(QObject):
    """Takes what is the code of an order, and leaves everything else to the counter."""

    def __init__(self, desk: Desk, counter: Counter, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._counter = counter
        self._orders = desk.live.view("open_orders")
        self._hand_over = HandOver(desk, self)
        self._hand_over.done.connect(self._on_handed_over)

    def take(self, code: str) -> bool:
        """Hand the order over whose slip it is, in its turn; False where it is no code of an order."""
        named = read_code(code)
        if named is None or named.order is None:
            return False
        self._counter.after_all(partial(self._begin, named.order))
        return True

    def _begin(self, number: int) -> None:
        if QApplication.activeModalWidget() is not None:
            self._desk.feedback.warn(self.tr("Finish what is open first, then scan the slip again."))
            return
        order_id = next((key for key, one in self._orders.documents.items() if one["number"] == number), None)
        if order_id is not None:
            self._hand_over.begin(order_id)
        else:
            done, failed = partial(self._on_found, number), self._counter.refused.emit
            waiting_ops.find_order(self._desk, number, self, done=done, failed=failed)

    def _on_found(self, number: int, found: list[dict[str, Any]]) -> None:
        """It does not wait: say what became of it."""
        if found:
            self._counter.refused.emit(Rejected("order_not_open", number=number, status=found[0]["status"]))
        else:
            self._counter.refused.emit(Rejected("unknown_order_number", number=number))

    @Slot(object)
    def _on_handed_over(self, outcome: dict[str, Any]) -> None:
        """Show the change as large as after a sale; the open sale, where there is one, goes on as it was."""
        if self._counter.sale.document is None:
            self._counter.finished.emit({**outcome, "total": outcome["due"]})
        else:
            self._desk.feedback.done(self._hand_over.words(outcome))
