"""What may be asked of documents that were given out."""

from domain.documents.events import Document
from domain.kernel.ids import OrderId
from domain.kernel.messages import Command


class PrintCopy(Command, frozen=True, kw_only=True):
    """Print a document once more: it says COPY, and that it was printed is kept.

    ``receipt`` is the number of the payment or refund that it is about, which ``of_register`` gave out, this register
    where empty; 0 where it is about none. ``order_id`` is empty for a receipt without an order: of a gift card that was
    sold, of an account that was settled.
    """

    order_id: OrderId = OrderId("")
    document: Document = Document.RECEIPT
    receipt: int = 0
    of_register: str = ""
