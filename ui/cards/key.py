"""Gift cards from anywhere in the window: somebody holds one out at any time."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.window_actions import GIFT_CARD


class GiftCardKey(QObject):
    """One for each window; the forms are imported when they are wanted."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self.action = desk.actions.make(GIFT_CARD, window, self.look_up)

    @Slot()
    def look_up(self) -> None:
        """Ask which card it is."""
        self._open("")

    def _open(self, number: str) -> None:
        from ui.cards.card_form import CardForm

        self._desk.live.view("payment_methods")  # so that they are there when somebody pays
        form = CardForm(self._desk, number)
        form.sell_wanted.connect(self._on_sell)
        self._desk.feedback.open_form(form)

    @Slot(str)
    def _on_sell(self, number: str) -> None:
        from ui.cards.sell_form import SellForm

        form = SellForm(self._desk, number)
        form.pay_wanted.connect(self._on_pay)
        self._desk.feedback.open_form(form)

    @Slot(int, str)
    def _on_pay(self, amount: int, number: str) -> None:
        from ui.balance_payments import PayCardForm

        form = PayCardForm(self._desk, amount, number)
        form.sold.connect(self._on_sold)
        self._desk.feedback.open_form(form)

    @Slot(str, int)
    def _on_sold(self, number: str, change: int) -> None:
        words = self.tr("The card %1 is paid").replace("%1", number)
        if change:
            words += self.tr("; change %1").replace("%1", self._desk.formats.money(change))
        self._desk.feedback.done(words)
        self._open(number)
