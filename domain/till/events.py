"""What happened at the till: shifts, cash that came and went without a sale, counts, and the report that closes.

Amounts in minor units. ``shift_id`` is empty where no till was open.
"""

import msgspec

from domain.kernel.messages import Event
from domain.payments.events import TenderKind
from domain.till.figures import Figures


class Denomination(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """So many coins or notes of one value."""

    value: int
    count: int


class MethodCount(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """What was counted, or should be there, of one method."""

    method: str
    amount: int


class TillOpened(Event, frozen=True, kw_only=True):
    """A shift began. ``opening_float`` was put into the drawer, ``left`` is what the shift before had left there.

    ``position`` and ``hash`` (hexadecimal) are the end of the log before it.
    """

    shift_id: str
    register: str
    business_date: str
    opening_float: int
    denominations: tuple[Denomination, ...]
    left: int
    position: int
    hash: str


class CashPaidIn(Event, frozen=True, kw_only=True):
    """Cash was put into the drawer without a sale."""

    shift_id: str
    register: str
    amount: int
    reason: str


class CashPaidOut(Event, frozen=True, kw_only=True):
    """Cash was taken out of the drawer without a sale."""

    shift_id: str
    register: str
    amount: int
    reason: str


class DrawerOpened(Event, frozen=True, kw_only=True):
    """The drawer was opened without a sale."""

    shift_id: str
    register: str
    reason: str


class TillCounted(Event, frozen=True, kw_only=True):
    """Somebody counted what is there without being told what should be; ``second`` where it was the second person.

    ``denominations`` is the cash, which stands in ``counted`` too. ``expected`` is what should have been there then.
    """

    shift_id: str
    register: str
    second: bool
    counted: tuple[MethodCount, ...]
    denominations: tuple[Denomination, ...]
    expected: tuple[MethodCount, ...]


class MethodClosing(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One method at the close: the system's sum and both counts, None where nobody counted.

    ``moved`` is what came and went after the count, so that ``difference`` is what was counted (by the second person,
    where there was one) and ``moved`` less ``expected``.
    """

    method: str
    kind: TenderKind
    expected: int
    counted: int | None = None
    second: int | None = None
    moved: int = 0
    difference: int | None = None
    reason: str = ""


class TillClosed(Event, frozen=True, kw_only=True):
    """A shift ended with its Z report, numbered per register; it covers what no other one does.

    ``first_position`` is where the shift was opened, ``last_position`` and ``hash`` the end of the log before this.
    ``total_sales`` and ``total_returns`` are of all shifts of the register so far, ``total_net`` what is between them.
    """

    shift_id: str
    register: str
    z: int
    business_date: str
    local_date: str
    opened_at: str
    opened_by: str
    opening_hash: str
    figures: Figures
    methods: tuple[MethodClosing, ...]
    counted_by: str
    second_by: str
    float_left: int
    bank_drop: int
    total_sales: int
    total_returns: int
    total_net: int
    first_position: int
    last_position: int
    hash: str


EVENTS = (TillOpened, CashPaidIn, CashPaidOut, DrawerOpened, TillCounted, TillClosed)
