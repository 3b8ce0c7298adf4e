"""What may be asked of the till of the register from which it is asked. Amounts in minor units."""

import msgspec

from domain.kernel.messages import Command
from domain.till.events import Denomination, MethodCount


class OpenTill(Command, frozen=True, kw_only=True):
    """Open the register's till with the coins and notes that lie in it; without them, with what was left in it.

    ``business_date`` is the day that the shift counts for, as YYYY-MM-DD; else the store's today.
    """

    denominations: tuple[Denomination, ...] | None = None
    business_date: str = ""


class PayIn(Command, frozen=True, kw_only=True):
    """Put cash into the drawer, for a reason."""

    amount: int
    reason: str


class PayOut(Command, frozen=True, kw_only=True):
    """Take cash out of the drawer, for a reason."""

    amount: int
    reason: str


class OpenDrawer(Command, frozen=True, kw_only=True):
    """Open the drawer without a sale, for a reason."""

    reason: str


class CountTill(Command, frozen=True, kw_only=True):
    """Say what was counted: cash by its coins and notes (or in ``counted``), other methods by their sums.

    A later count takes the place of an earlier one. ``second`` is the count of another person. The answer says what
    should have been there of what was counted.
    """

    denominations: tuple[Denomination, ...] | None = None
    counted: tuple[MethodCount, ...] = ()
    second: bool = False


class DifferenceReason(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why there is more or less of a method than there should be."""

    method: str
    reason: str


class CloseTill(Command, frozen=True, kw_only=True):
    """Close the register's till, whatever was counted or not; ``float_left`` stays in the drawer, the rest goes away.

    Without ``float_left`` all of it stays.
    """

    reasons: tuple[DifferenceReason, ...] = ()
    float_left: int | None = None
