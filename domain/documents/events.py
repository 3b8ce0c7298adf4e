"""What happened to documents that were given out."""

from enum import StrEnum

from domain.kernel.ids import OrderId
from domain.kernel.messages import Event


class Document(StrEnum):
    """A document of an order that may be printed once more."""

    RECEIPT = "receipt"
    GIFT_RECEIPT = "gift_receipt"
    PICK_SLIP = "pick_slip"
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"


class CopyPrinted(Event, frozen=True, kw_only=True):
    """A copy was asked for; it is printed after this is on disk, so that no copy leaves the store unrecorded.

    ``order_id`` is empty and ``number`` 0 where it is of no order, ``receipt`` 0 and ``of_register`` empty where it is
    of no payment. ``shift_id`` is the shift that answers for it, empty where none was open.
    """

    order_id: OrderId
    number: int
    document: Document
    receipt: int
    of_register: str
    shift_id: str


EVENTS = (CopyPrinted,)
