"""Commands about house accounts and gift cards: load, require, emit."""

from domain.customers.handlers import the_customer
from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.payments import balances, desk
from domain.payments.balances import ACCOUNT, Account
from domain.payments.commands import PayAccount, SellGiftCard, SetAccountLimit
from domain.payments.events import AccountLimitSet, Purpose, TenderKind
from domain.persistence.transaction import Transaction

_DIGITS = 16
"""Digits of a card's number that nobody gave it: too many to be guessed, and no barcode of goods is as long."""


def set_account_limit(command: SetAccountLimit, tx: Transaction) -> None:
    """Say how much a customer may owe; does nothing where it is that much already."""
    customer_id = the_customer(tx, command.customer_id).customer_id
    limit = checks.money(command.limit, "limit")
    account = tx.find(ACCOUNT, customer_id) or Account(customer_id=customer_id)
    if account.limit != limit:
        tx.emit(balances.account_stream(customer_id), AccountLimitSet(customer_id=customer_id, limit=limit))


def pay_account(command: PayAccount, tx: Transaction) -> dict[str, object]:
    """Take money for what is owed and return the receipt's number, the change and what is still owed."""
    account = tx.find(ACCOUNT, command.customer_id)
    if account is None or not account.owed:
        raise Rejected("nothing_owed")
    paid = desk.take(
        tx, balances.account_stream(account.customer_id), due=account.owed, tenders=command.tenders,
        customer_id=account.customer_id, purpose=Purpose.ACCOUNT, refused=(TenderKind.ACCOUNT,),
    )  # fmt: skip
    return desk.answer(paid)


def sell_gift_card(command: SellGiftCard, tx: Transaction) -> dict[str, object]:
    """Sell a card, or put more onto it, and return its number, the receipt's and the change."""
    amount = checks.number(command.amount, "amount", least=1, most=checks.MOST_MONEY)
    number = balances.card_number(command.number) if command.number else _new_number(tx)
    customer_id = the_customer(tx, command.customer_id).customer_id if command.customer_id else None
    paid = desk.take(
        tx, balances.card_stream(number), due=amount, tenders=command.tenders, customer_id=customer_id,
        purpose=Purpose.GIFT_CARD, card=number, refused=(TenderKind.GIFT,),
    )  # fmt: skip
    if paid.balance:
        raise Rejected("not_all_paid", due=paid.balance)
    return {"number": number, **desk.answer(paid)}


def _new_number(tx: Transaction) -> str:
    # The last 62 bits of an id are random.
    return str(int(tx.new_id().replace("-", "")[-15:], 16) % 10**_DIGITS).zfill(_DIGITS)


COMMANDS = {SetAccountLimit: set_account_limit, PayAccount: pay_account, SellGiftCard: sell_gift_card}
