"""Shifts and registers: what must be in the drawer, who counted it, and the report that closes. Minor units."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import msgspec

from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.fold import AttributedFold, Fold, State, keyed_by
from domain.kernel.messages import Recorded
from domain.payments.events import TenderKind
from domain.payments.methods import CASH
from domain.till import figures as sums
from domain.till.events import Denomination, MethodClosing, MethodCount, TillClosed, TillCounted, TillOpened
from domain.till.figures import Figures
from domain.till.hearing import COUNTED, counted

_MOST_COINS = 1_000_000


class Count(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one person counted, and what should have been there at that moment."""

    by: str
    counted: tuple[MethodCount, ...]
    expected: tuple[MethodCount, ...]


class Shift(State, frozen=True, kw_only=True):
    """One shift of a register's till; ``z`` is 0 while it is open. ``position`` is where it was opened."""

    shift_id: str
    register: str
    business_date: str
    opened_at: str
    opened_by: str
    position: int
    hash: str
    figures: Figures
    first_count: Count | None = None
    second_count: Count | None = None
    z: int = 0

    def expected(self) -> tuple[MethodCount, ...]:
        """Return what must be there of every method now."""
        return tuple(MethodCount(method=one.method, amount=one.expected) for one in self.figures.methods)

    def closing(self, method: str, kind: TenderKind, reason: str) -> MethodClosing:
        """Return what the close says of a method."""
        expected = self.figures.expected(method)
        first, second = (_of(count, method) for count in (self.first_count, self.second_count))
        decisive = first if second is None else second
        if decisive is None:
            return MethodClosing(method=method, kind=kind, expected=expected, reason=reason)
        moved = expected - decisive[1]
        return MethodClosing(
            method=method, kind=kind, expected=expected, counted=first[0] if first else None,
            second=second[0] if second else None, moved=moved, difference=decisive[0] + moved - expected, reason=reason,
        )  # fmt: skip


class Register(State, frozen=True, kw_only=True):
    """What outlasts a register's shifts: the open one (or none), the last Z, the float, totals that are never reset."""

    register: str
    shift_id: str = ""
    z: int = 0
    float_left: int = 0
    sales: int = 0
    returns: int = 0


def stream(shift_id: str) -> str:
    """Return the stream of one shift's events."""
    return f"shift/{shift_id}"


def total(denominations: Iterable[Denomination]) -> int:
    """Return what coins and notes come to; refuses values and counts that cannot be."""
    amount = 0
    for one in denominations:
        checks.number(one.value, "value", least=1, most=checks.MOST_MONEY)
        amount += one.value * checks.number(one.count, "count", least=0, most=_MOST_COINS)
    return checks.money(amount, "amount")


def business_date(text: str) -> str:
    """Return a day as YYYY-MM-DD; refuses any other text."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Rejected("not_a_date", field="business_date", value=text[:80]) from None


def counts(denominations: Sequence[Denomination] | None, others: Sequence[MethodCount]) -> tuple[MethodCount, ...]:
    """Return what was counted of each method, once."""
    found = {} if denominations is None else {CASH: total(denominations)}
    for one in others:
        if one.method in found:
            raise Rejected("counted_twice", method=one.method[:80])
        found[one.method] = checks.number(one.amount, "amount", least=-checks.MOST_MONEY, most=checks.MOST_MONEY)
    if not found:
        raise Rejected("nothing_counted")
    return tuple(MethodCount(method=method, amount=amount) for method, amount in found.items())


def closings(
    shift: Shift, reasons: Mapping[str, str], kind_of: Callable[[str], TenderKind]
) -> tuple[MethodClosing, ...]:
    """Return what the close says of every method that moved or was counted."""
    kinds = {one.method: one.kind for one in shift.figures.methods}
    for count in (shift.first_count, shift.second_count):
        kinds |= {
            one.method: kind_of(one.method) for one in (count.counted if count else ()) if one.method not in kinds
        }
    return tuple(shift.closing(method, kind, reasons.get(method, "")) for method, kind in kinds.items())


def cash_there(methods: Iterable[MethodClosing]) -> int:
    """Return the cash that is in the drawer at the close: as it was counted, else as it should be."""
    return sum(one.expected + (one.difference or 0) for one in methods if one.method == CASH)


def _of(count: Count | None, method: str) -> tuple[int, int] | None:
    """Return what was counted of a method and what was expected then, None where it was not counted."""
    if count is None:
        return None
    expected = sum(one.amount for one in count.expected if one.method == method)
    return next(((one.amount, expected) for one in count.counted if one.method == method), None)


def evolve(shift: Shift | None, recorded: Recorded) -> Shift | None:
    """Return the shift after something happened in it."""
    event, envelope = recorded.event, recorded.envelope
    if isinstance(event, TillOpened):
        return Shift(
            shift_id=event.shift_id, register=event.register, business_date=event.business_date, opened_at=envelope.at,
            opened_by=envelope.actor, position=envelope.position, hash=event.hash,
            figures=sums.opened(event.opening_float),
        )  # fmt: skip
    if shift is None:
        return None
    match event:
        case TillCounted():
            count = Count(by=envelope.actor, counted=event.counted, expected=event.expected)
            return msgspec.structs.replace(shift, **{"second_count" if event.second else "first_count": count})
        case TillClosed():
            return msgspec.structs.replace(shift, z=event.z)
    return msgspec.structs.replace(shift, figures=counted(shift.figures, event, envelope.actor))


def evolve_register(register: Register | None, event: TillOpened | TillClosed) -> Register:
    """Return the register after its till was opened or closed."""
    now = register or Register(register=event.register)
    if isinstance(event, TillOpened):
        return msgspec.structs.replace(now, shift_id=event.shift_id)
    return msgspec.structs.replace(
        now, shift_id="", z=event.z, float_left=event.float_left, sales=event.total_sales, returns=event.total_returns
    )


def _of_shift(recorded: Recorded) -> tuple[tuple[str, Recorded], ...]:
    shift_id = recorded.event.shift_id  # type: ignore[attr-defined]
    return ((shift_id, recorded),) if shift_id else ()


SHIFT = AttributedFold(
    "shift", Shift, evolve, dict.fromkeys((*COUNTED, TillOpened, TillCounted, TillClosed), _of_shift)
)
REGISTER = Fold(
    "register", Register, evolve_register, {kind: keyed_by("register") for kind in (TillOpened, TillClosed)}
)
