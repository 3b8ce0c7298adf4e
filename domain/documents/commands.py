"""What may be asked of documents that were given out."""

from domain.documents.events import Document
from domain.kernel.ids import OrderId
from domain.kernel.messages import Command


class PrintCopy(Command, frozen=True, kw_only=True):
    """Print a document of an order once more: it says COPY, and that it was printed is kept.

    ``receipt`` names the payment's receipt as it stands on paper, such as "1-123"; empty where there is none.
    """

    order_id: OrderId
    document: Document = Document.RECEIPT
    receipt: str = ""
