"""How much is put onto a gift card, and onto which; how it is paid is asked next."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from ui.desk import Desk
from ui.widgets.fields import MoneyEdit
from ui.widgets.form_dialog import FormDialog


class SellForm(FormDialog):
    """Without a number the card is given one, which is said once it is paid."""

    pay_wanted = Signal(int, str)
    """So many minor units should be paid, for the card of this number."""

    def __init__(self, desk: Desk, number: str) -> None:
        super().__init__(self.tr("Sell a gift card"), self.tr("Pay"))
        self.amount = MoneyEdit(desk.formats, self.tr("Amount"))
        self.amount.set_required()
        self.amount.set_lowest(1)
        self.number = QLineEdit(number)
        hint = self.tr("What is on a card is owed, not earned: it is no sale until somebody buys with it.")
        self.add_field(self.tr("&Amount"), self.amount, hint)
        self.add_field(
            self.tr("&Number of the card"), self.number, self.tr("Scan it; leave it empty for a number made up here.")
        )
        self.submitted.connect(self._on_submitted)

    def wants_scan(self) -> bool:
        """Whether a code that is scanned now is a card."""
        return True

    def take_scan(self, code: str) -> None:
        """Take the number of a card that was scanned."""
        self.number.setText(code)

    @Slot()
    def _on_submitted(self) -> None:
        amount, number = self.amount.value() or 0, self.number.text().strip()
        self.accept()
        self.pay_wanted.emit(amount, number)
