"""Commands about documents: load, require, emit."""

from domain.documents.commands import PrintCopy
from domain.documents.events import CopyPrinted
from domain.kernel.errors import Rejected
from domain.orders.model import ORDER
from domain.payments.model import RECEIPT_NUMBERS
from domain.persistence.transaction import Transaction
from domain.till.shifts import shift_id


def print_copy(command: PrintCopy, tx: Transaction) -> None:
    """Record a copy; whoever listens prints it."""
    order = tx.find(ORDER, command.order_id)
    if order is None and (command.order_id or not command.receipt):
        raise Rejected("unknown_order", order_id=command.order_id[:80])
    of_register = _register(command, tx)
    tx.emit(
        f"copies/{order.order_id if order else of_register}",
        CopyPrinted(
            order_id=command.order_id,
            number=order.number if order else 0,
            document=command.document,
            receipt=command.receipt,
            of_register=of_register,
            shift_id=shift_id(tx),
        ),
    )


def _register(command: PrintCopy, tx: Transaction) -> str:
    """Return which register gave out the receipt, "" where it is about none; refuses one that was never given out."""
    if not command.receipt:
        return ""
    of_register = command.of_register or tx.context.register
    numbers = tx.find(RECEIPT_NUMBERS, of_register)
    if numbers is None or not 1 <= command.receipt <= numbers.last:
        raise Rejected("unknown_receipt", receipt=command.receipt, register=of_register[:80])
    return of_register


COMMANDS = {PrintCopy: print_copy}
