"""What may be asked about paying. Amounts in minor units."""

import msgspec

from domain.kernel.ids import CustomerId, OrderId
from domain.kernel.messages import Command
from domain.kernel.money import CashRule
from domain.payments.events import TenderKind


class WantedTender(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is handed over by one method, change not yet taken off; ``reference`` is the number of a card or a slip."""

    method: str
    amount: int
    reference: str = ""


class AddPaymentMethod(Command, frozen=True, kw_only=True):
    """Take money by one more method of the kind card or other, known by the short text ``method``.

    ``gives_change`` says that more than is due may be handed over; the rest is given back in cash.
    """

    method: str
    name: str
    kind: TenderKind = TenderKind.OTHER
    opens_drawer: bool = False
    gives_change: bool = False
    needs_reference: bool = False


class EditPaymentMethod(Command, frozen=True, kw_only=True):
    """Change a method; what is left out stays."""

    method: str
    name: str | None = None
    opens_drawer: bool | None = None
    gives_change: bool | None = None
    needs_reference: bool | None = None


class RetirePaymentMethod(Command, frozen=True, kw_only=True):
    """Offer a method no longer. What was paid by it can still be given back by it."""

    method: str


class RestorePaymentMethod(Command, frozen=True, kw_only=True):
    """Offer a method again."""

    method: str


class SetCashRounding(Command, frozen=True, kw_only=True):
    """Say which is the smallest coin, and how the rest is rounded where cash pays it; 0 rounds nothing."""

    increment: int
    rule: CashRule = CashRule.HALF_UP


class PayOrder(Command, frozen=True, kw_only=True):
    """Pay what is due on an order, or a part of it: the deposit of a telephone order, then the rest."""

    order_id: OrderId
    tenders: tuple[WantedTender, ...]


class SetAccountLimit(Command, frozen=True, kw_only=True):
    """Say how much a customer may owe on the house account; 0 closes it for what is new."""

    customer_id: CustomerId
    limit: int


class PayAccount(Command, frozen=True, kw_only=True):
    """Take money for what a customer owes on the house account, or for a part of it."""

    customer_id: CustomerId
    tenders: tuple[WantedTender, ...]


class SellGiftCard(Command, frozen=True, kw_only=True):
    """Sell a gift card over ``amount``, or put that much more onto one; without ``number`` it is given one.

    It is paid in full, and has a receipt without an order: what is on a card is owed, not earned, and bears no tax.
    """

    amount: int
    tenders: tuple[WantedTender, ...]
    number: str = ""
    customer_id: CustomerId | None = None
