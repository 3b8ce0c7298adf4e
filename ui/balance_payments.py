"""Money that is taken for no goods: for what a customer owes, and for what is put onto a gift card."""

from typing import Any

from PySide6.QtCore import Qt, Signal

from domain.kernel.messages import Receipt
from domain.payments.commands import WantedTender
from ui import balance_ops as ops
from ui.desk import Desk
from ui.orders.payment_form import PaymentForm


class PayAccountForm(PaymentForm):
    """All that is owed stands there; whoever pays less types less."""

    paid = Signal(int, int)
    """So many minor units are still owed, and so many are given back as change."""

    def __init__(self, desk: Desk, customer_id: str, name: str, owed: int) -> None:
        title = self.tr("%1 pays the account").replace("%1", name)
        super().__init__(desk, owed, title, self.tr("Cash"), known_customer=True, in_part=True, refused=("account",))
        self._customer_id = customer_id

    def pay(self, tenders: tuple[WantedTender, ...]) -> None:
        ops.pay_account(self.desk, self._customer_id, tenders, self, done=self._on_done, failed=self.refused)

    def _hint(self) -> str:
        return self.tr("All that is owed, or a part of it; Enter takes it in cash.")

    def _show(self) -> None:
        super()._show()
        self.amount.set_value(self._payable(self.rest))
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.selectAll()

    def _on_done(self, receipt: Receipt) -> None:
        result: Any = receipt.result
        self.accept()
        self.paid.emit(result["balance"], result["change"])


class PayCardForm(PaymentForm):
    """What is put onto a card is paid in full."""

    sold = Signal(str, int)
    """The card of this number has it on it now, and so many minor units are given back as change."""

    def __init__(self, desk: Desk, amount: int, number: str) -> None:
        super().__init__(desk, amount, self.tr("Gift card"), self.tr("Cash"), known_customer=False, refused=("gift",))
        self._amount, self._number = amount, number

    def pay(self, tenders: tuple[WantedTender, ...]) -> None:
        ops.sell_gift_card(
            self.desk, self._amount, self._number, tenders, self, done=self._on_done, failed=self.refused
        )

    def _on_done(self, receipt: Receipt) -> None:
        result: Any = receipt.result
        self.accept()
        self.sold.emit(result["number"], result["change"])
