"""Commands about documents: load, require, emit."""

from domain.documents.commands import PrintCopy
from domain.documents.events import CopyPrinted
from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.orders.model import ORDER
from domain.persistence.transaction import Transaction


def print_copy(command: PrintCopy, tx: Transaction) -> None:
    """Record a copy; whoever listens prints it."""
    order = tx.find(ORDER, command.order_id)
    if order is None:
        raise Rejected("unknown_order", order_id=command.order_id[:80])
    tx.emit(
        f"copies/{order.order_id}",
        CopyPrinted(
            order_id=order.order_id,
            number=order.number,
            document=command.document,
            receipt=checks.text(command.receipt, "receipt", limit=40, empty=True),
        ),
    )


COMMANDS = {PrintCopy: print_copy}
