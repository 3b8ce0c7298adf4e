"""Which event wants which paper. Nothing else decides what is printed by itself."""

import msgspec

from domain.documents.events import CopyPrinted, Document
from domain.kernel.messages import Recorded
from domain.orders.events import OrderKind, OrderPlaced
from domain.payments.events import Paid, Refunded
from domain.payments.methods import CASH
from domain.till.events import CashPaidIn, CashPaidOut, DrawerOpened, TillClosed


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What waits to be made: ``position`` is its event's, 0 where it has none."""

    position: int = 0


class PaperJob(Job, frozen=True, kw_only=True):
    """A document of an order, or of one receipt, of which there may be several; ``number`` is 0 without an order.

    The drawer opens with it where one of ``methods`` opens it.
    """

    document: Document = Document.RECEIPT
    order_id: str = ""
    number: int = 0
    of_register: str = ""
    receipt: int = 0
    refund: bool = False
    copy: bool = False
    methods: tuple[str, ...] = ()


class ReportJob(Job, frozen=True, kw_only=True):
    """The report that closed a shift, by its number; the reading of now where that is 0."""

    register: str
    z: int = 0
    copy: bool = False


class DrawerJob(Job, frozen=True, kw_only=True):
    """Only the drawer is wanted, no paper: where one of ``methods`` opens it, in any case where there are none."""

    methods: tuple[str, ...] = ()


HEARD = (OrderPlaced, Paid, Refunded, CopyPrinted, TillClosed, DrawerOpened, CashPaidIn, CashPaidOut)
"""The events that may want something."""


def wanted(recorded: Recorded) -> Job | None:
    """Return what an event wants; None for most.

    An order alone has no receipt: what was sold has one when it is paid, and the order of another program got its own
    there. What is kept for somebody is fetched from the shelves by its slip.
    """
    event, position = recorded.event, recorded.envelope.position
    match event:
        case OrderPlaced(reference="", kind=OrderKind.TELEPHONE):
            return PaperJob(
                document=Document.PICK_SLIP, order_id=event.order_id, number=event.number, position=position
            )
        case Paid() | Refunded():
            change = (CASH,) if event.change else ()
            return PaperJob(
                order_id=event.order_id, number=event.number, of_register=event.register, receipt=event.receipt,
                refund=isinstance(event, Refunded), position=position,
                methods=(*(tender.method for tender in event.tenders), *change),
            )  # fmt: skip
        case CopyPrinted():
            return PaperJob(
                document=event.document, order_id=event.order_id, number=event.number, receipt=event.receipt,
                of_register=event.of_register, copy=True, position=position,
            )  # fmt: skip
        case TillClosed():
            return ReportJob(register=event.register, z=event.z, position=position)
        case DrawerOpened() | CashPaidIn() | CashPaidOut():
            return DrawerJob(position=position)
    return None
