"""The keys for goods that come back, with a receipt and without one."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.orders.sell.actions import BACK
from ui.orders.sell.counter import Counter


class BackKeys(QObject):
    """Each opens its form once everything before its key has been done."""

    def __init__(self, desk: Desk, counter: Counter, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._counter = counter
        slots = {"take-back": self.on_take_back, "take-back-freely": self.on_no_receipt}
        made = desk.actions.make_all(BACK, page, slots)
        self.keys = [made["take-back"]]
        """What stands in the bar; the other one is a button of the form that this opens, too."""

    @Slot()
    def on_take_back(self) -> None:
        """Take goods back that were bought here."""
        self._counter.after_all(self._open_take_back)

    @Slot()
    def on_no_receipt(self) -> None:
        """Take goods back without a receipt."""
        self._counter.after_all(self._open_no_receipt)

    def _open_take_back(self) -> None:
        from ui.orders.sell.take_back_form import TakeBackForm

        form = TakeBackForm(self._desk, self._counter)
        form.no_receipt_wanted.connect(self.on_no_receipt)
        self._desk.feedback.open_form(form)

    def _open_no_receipt(self) -> None:
        from ui.orders.sell.no_receipt_form import NoReceiptForm

        self._desk.feedback.open_form(NoReceiptForm(self._desk, self._counter))
