"""What happened to money that was paid or given back, and to the methods by which the store takes it.

Amounts in minor units. A payment stands in the stream of what it pays: an order's in the order's own.
"""

from enum import StrEnum

import msgspec

from domain.kernel.ids import CustomerId, OrderId
from domain.kernel.messages import Event


class TenderKind(StrEnum):
    """What a method is, as far as rules ask: whether coins round it, and whose balance it draws on."""

    CASH = "cash"
    CARD = "card"
    OTHER = "other"
    ACCOUNT = "account"  # the customer owes it to the store
    CREDIT = "credit"  # the store owes it to the customer
    GIFT = "gift"  # the store owes it to whoever has the card


class Purpose(StrEnum):
    """What a payment was for. Only an order is revenue."""

    ORDER = "order"
    GIFT_CARD = "gift_card"  # a liability was sold
    ACCOUNT = "account"  # what a customer owed was settled


class Tender(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one method paid, or got back.

    ``tendered`` is what was handed over, ``amount`` what of it was kept: they differ by the change. ``reference`` is
    the number of a gift card or of a slip.
    """

    method: str
    kind: TenderKind
    amount: int
    tendered: int
    reference: str = ""


class _Payment(Event, frozen=True, kw_only=True):
    """``due`` before and ``balance`` after it; ``rounding`` is what coins could not pay, to be added to what was due.

    ``receipt`` is counted per register from 1 without a gap, payments and refunds together. ``shift_id`` is empty where
    no till was open; ``business_date`` is the shift's, else the store's date. ``number`` is the order's, 0 without one.
    """

    payment_id: str
    order_id: OrderId
    number: int
    receipt: int
    register: str
    shift_id: str
    business_date: str
    tenders: tuple[Tender, ...]
    change: int
    rounding: int
    due: int
    balance: int
    customer_id: CustomerId | None


class Paid(_Payment, frozen=True, kw_only=True):
    """Money came in: what was tendered less the change is ``due`` and ``rounding`` less ``balance``.

    ``card`` is the number of the gift card that was sold by it, or empty.
    """

    purpose: Purpose = Purpose.ORDER
    card: str = ""


class Refunded(_Payment, frozen=True, kw_only=True):
    """Money went out; all amounts are positive, and the tenders add up to ``due`` and ``rounding``.

    ``order_id`` is the document for which it was given back. ``of_order_id`` is the order that had been paid, which is
    the same one where it was cancelled and None without a receipt; ``gives_back`` names its payments.
    """

    of_order_id: OrderId | None = None
    gives_back: tuple[str, ...] = ()


class PaymentMethodSet(Event, frozen=True, kw_only=True):
    """The store takes money by this method, under these terms; all of them, as they are from now on."""

    method: str
    name: str
    kind: TenderKind
    opens_drawer: bool
    gives_change: bool
    needs_reference: bool


class PaymentMethodRetired(Event, frozen=True, kw_only=True):
    """A method is no longer offered."""

    method: str


class PaymentMethodRestored(Event, frozen=True, kw_only=True):
    """A method that was retired is offered again."""

    method: str


class CashRoundingSet(Event, frozen=True, kw_only=True):
    """Cash is paid in multiples of ``increment`` from now on, 0 for every amount; ``rule`` as in ``CashRule``."""

    increment: int
    rule: str


class AccountLimitSet(Event, frozen=True, kw_only=True):
    """A customer may owe so much on the house account from now on; 0 allows nothing more."""

    customer_id: CustomerId
    limit: int


EVENTS = (
    Paid,
    Refunded,
    PaymentMethodSet,
    PaymentMethodRetired,
    PaymentMethodRestored,
    CashRoundingSet,
    AccountLimitSet,
)
