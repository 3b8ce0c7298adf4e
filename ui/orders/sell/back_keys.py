"""The keys for goods that come back, with a receipt and without one."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from readmodels.documents.codes import read_code
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

    def take(self, code: str) -> bool:
        """Open the receipt that was scanned, in its turn; False where it is no code of a receipt."""
        named = read_code(code)
        if named is None or named.receipt is None:
            return False
        self._counter.after_all(partial(self._open_take_back, code))
        return True

    @Slot()
    def on_take_back(self) -> None:
        """Take goods back that were bought here."""
        self._counter.after_all(self._open_take_back)

    @Slot()
    def on_no_receipt(self) -> None:
        """Take goods back without a receipt."""
        self._counter.after_all(self._open_no_receipt)

    def _open_take_back(self, receipt: str = "") -> None:
        if receipt and QApplication.activeModalWidget() is not None:
            self._desk.feedback.warn(self.tr("Finish what is open first, then scan the receipt again."))
            return
        from ui.orders.sell.take_back_form import TakeBackForm

        form = TakeBackForm(self._desk, self._counter)
        form.no_receipt_wanted.connect(self.on_no_receipt)
        self._desk.feedback.open_form(form)
        if receipt:
            form.on_scan(receipt)

    def _open_no_receipt(self) -> None:
        from ui.orders.sell.no_receipt_form import NoReceiptForm

        self._desk.feedback.open_form(NoReceiptForm(self._desk, self._counter))
