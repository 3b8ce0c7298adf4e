"""What can be wished of money that is taken for no goods."""

from PySide6.QtCore import QObject

from domain.kernel.ids import CustomerId
from domain.payments.commands import PayAccount, SellGiftCard, WantedTender
from ui.desk import Desk
from ui.runner import Done, Failed


def pay_account(
    desk: Desk, customer_id: str, tenders: tuple[WantedTender, ...], asker: QObject, *, done: Done, failed: Failed
) -> None:
    """Take money for what a customer owes, or for a part of it."""
    command = PayAccount(customer_id=CustomerId(customer_id), tenders=tenders)
    desk.runner.submit(command, asker, done=done, failed=failed)


def sell_gift_card(
    desk: Desk, amount: int, number: str, tenders: tuple[WantedTender, ...], asker: QObject, *, done: Done,
    failed: Failed,
) -> None:  # fmt: skip
    """Put so much onto a gift card, or onto a new one without a number; the receipt's result has its number."""
    desk.runner.submit(SellGiftCard(amount=amount, number=number, tenders=tenders), asker, done=done, failed=failed)
