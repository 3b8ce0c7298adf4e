"""Which event wants which paper. Nothing else decides what is printed by itself."""

import msgspec

from domain.documents.events import CopyPrinted, Document
from domain.kernel.messages import Recorded
from domain.orders.events import OrderKind, OrderPlaced


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A paper that waits to be made: ``position`` is its event's. ``kick`` asks for the drawer as well."""

    document: Document
    order_id: str
    number: int
    receipt: int = 0
    of_register: str = ""
    copy: bool = False
    kick: bool = False
    position: int = 0


HEARD = (OrderPlaced, CopyPrinted)
"""The events that may want a paper."""


def wanted(recorded: Recorded) -> Job | None:
    """Return what an event wants on paper: a receipt, a pick slip, a copy; None for the rest.

    An order of another program was given its receipt there. Payments plug in here: ``Paid`` wants the receipt of its
    own number (and the drawer, where one of its tenders is cash), ``Refunded`` the same, and ``OrderPlaced`` at the
    counter then wants nothing any more.
    """
    event, position = recorded.event, recorded.envelope.position
    match event:
        case OrderPlaced(reference="", kind=kind):
            counter = kind is OrderKind.COUNTER
            return Job(
                document=Document.RECEIPT if counter else Document.PICK_SLIP,
                order_id=event.order_id, number=event.number, kick=counter, position=position,
            )  # fmt: skip
        case CopyPrinted():
            return Job(
                document=event.document, order_id=event.order_id, number=event.number, receipt=event.receipt,
                of_register=event.of_register, copy=True, position=position,
            )  # fmt: skip
    return None
