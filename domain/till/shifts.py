"""Which shift counts what happens now; handlers of payments and sales ask it inside their own transaction."""

from domain.kernel.errors import Rejected
from domain.persistence.transaction import Transaction
from domain.till.model import REGISTER, SHIFT, Shift


def shift_id(tx: Transaction) -> str:
    """Return the id of the shift that is open at the register, empty where none is: the ``shift_id`` of events."""
    register = tx.find(REGISTER, tx.context.register)
    return register.shift_id if register else ""


def open_shift(tx: Transaction) -> Shift | None:
    """Return the shift that is open at the register, None where none is."""
    return tx.find(SHIFT, shift_id(tx))


def the_shift(tx: Transaction) -> Shift:
    """Return the shift that is open at the register; refuses where none is."""
    shift = open_shift(tx)
    if shift is None:
        raise Rejected("till_closed", register=tx.context.register)
    return shift
