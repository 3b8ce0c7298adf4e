"""Commands of the till: load, require, emit."""

from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.payments import desk
from domain.payments.methods import CASH
from domain.persistence.transaction import Transaction
from domain.shop.handlers import the_shop
from domain.till import model
from domain.till.commands import CloseTill, CountTill, OpenDrawer, OpenTill, PayIn, PayOut
from domain.till.events import (
    CashPaidIn,
    CashPaidOut,
    DrawerOpened,
    MethodClosing,
    MethodCount,
    TillClosed,
    TillCounted,
    TillOpened,
)
from domain.till.model import REGISTER, Register, Shift
from domain.till.shifts import open_shift, the_shift

_UNNAMED = "desk"
"""Who asks where nobody has signed in; whether two counts are two people's cannot be told then."""


def open_till(command: OpenTill, tx: Transaction) -> dict[str, object]:
    """Begin a shift and return its id and its float."""
    register = tx.find(REGISTER, tx.context.register) or Register(register=checks.text(tx.context.register, "register"))
    if register.shift_id:
        raise Rejected("till_open", register=register.register)
    denominations = command.denominations or ()
    opening_float = register.float_left if command.denominations is None else model.total(denominations)
    opened = TillOpened(
        shift_id=tx.new_id(), register=register.register,
        business_date=model.business_date(command.business_date or the_shop(tx).local(tx.now).date),
        opening_float=opening_float, denominations=denominations, left=register.float_left, position=tx.head.position,
        hash=tx.head.hash.hex(),
    )  # fmt: skip
    tx.emit(model.stream(opened.shift_id), opened)
    return {"shift_id": opened.shift_id, "opening_float": opening_float, "business_date": opened.business_date}


def pay_in(command: PayIn, tx: Transaction) -> None:
    """Put cash into the drawer."""
    shift, amount, reason = _moving(tx, command)
    tx.emit(
        model.stream(shift.shift_id),
        CashPaidIn(shift_id=shift.shift_id, register=shift.register, amount=amount, reason=reason),
    )


def pay_out(command: PayOut, tx: Transaction) -> None:
    """Take cash out of the drawer."""
    shift, amount, reason = _moving(tx, command)
    tx.emit(
        model.stream(shift.shift_id),
        CashPaidOut(shift_id=shift.shift_id, register=shift.register, amount=amount, reason=reason),
    )


def open_drawer(command: OpenDrawer, tx: Transaction) -> None:
    """Open the drawer; it is on record also where no till is open."""
    shift = open_shift(tx)
    event = DrawerOpened(
        shift_id=shift.shift_id if shift else "", register=tx.context.register,
        reason=checks.text(command.reason, "reason"),
    )  # fmt: skip
    tx.emit(model.stream(shift.shift_id) if shift else f"drawer/{tx.context.register}", event)


def count_till(command: CountTill, tx: Transaction) -> dict[str, object]:
    """Keep what was counted beside what should be there; only whoever has counted is told how they differ."""
    shift = the_shift(tx)
    counted = model.counts(command.denominations, command.counted)
    for one in counted:
        desk.method(tx, one.method)
    if command.second:
        _require_another(shift, tx.context.actor)
    tx.emit(
        model.stream(shift.shift_id),
        TillCounted(
            shift_id=shift.shift_id, register=shift.register, second=command.second, counted=counted,
            denominations=command.denominations or (), expected=shift.expected(),
        ),
    )  # fmt: skip
    return {"methods": [_compared(shift, one) for one in counted]}


def close_till(command: CloseTill, tx: Transaction) -> dict[str, object]:
    """End the shift with its report; a difference is recorded and stops nothing."""
    shift = the_shift(tx)
    reasons = {one.method: checks.text(one.reason, "reason", empty=True) for one in command.reasons}
    methods = model.closings(shift, reasons, lambda method: desk.method(tx, method).kind)
    there = max(model.cash_there(methods), 0)
    left = there if command.float_left is None else command.float_left
    checks.number(left, "float_left", least=0, most=there)
    closed = _closed(tx, shift, methods, float_left=left, bank_drop=there - left)
    tx.emit(model.stream(shift.shift_id), closed)
    difference = next((one.difference for one in methods if one.method == CASH), None)
    return {"z": closed.z, "float_left": left, "bank_drop": closed.bank_drop, "difference": difference}


def _closed(
    tx: Transaction, shift: Shift, methods: tuple[MethodClosing, ...], *, float_left: int, bank_drop: int
) -> TillClosed:
    register = tx.find(REGISTER, shift.register) or Register(register=shift.register)
    sales, returns = register.sales + shift.figures.sales, register.returns + shift.figures.returns
    first, second = shift.first_count, shift.second_count
    return TillClosed(
        shift_id=shift.shift_id, register=shift.register, z=register.z + 1, business_date=shift.business_date,
        local_date=the_shop(tx).local(tx.now).date, opened_at=shift.opened_at, opened_by=shift.opened_by,
        opening_hash=shift.hash, figures=shift.figures, methods=methods, counted_by=first.by if first else "",
        second_by=second.by if second else "", float_left=float_left, bank_drop=bank_drop, total_sales=sales,
        total_returns=returns, total_net=sales - returns, first_position=shift.position,
        last_position=tx.head.position, hash=tx.head.hash.hex(),
    )  # fmt: skip


def _moving(tx: Transaction, command: PayIn | PayOut) -> tuple[Shift, int, str]:
    shift = the_shift(tx)
    amount = checks.number(command.amount, "amount", least=1, most=checks.MOST_MONEY)
    desk.coins(tx).require_coins(amount)
    return shift, amount, checks.text(command.reason, "reason")


def _compared(shift: Shift, one: MethodCount) -> dict[str, object]:
    expected = shift.figures.expected(one.method)
    return {
        "method": one.method, "counted": one.amount, "expected": expected, "difference": one.amount - expected
    }  # fmt: skip


def _require_another(shift: Shift, actor: str) -> None:
    if shift.first_count is None:
        raise Rejected("nothing_counted")
    if shift.first_count.by == actor != _UNNAMED:
        raise Rejected("second_count_same_person")


COMMANDS = {
    OpenTill: open_till,
    PayIn: pay_in,
    PayOut: pay_out,
    OpenDrawer: open_drawer,
    CountTill: count_till,
    CloseTill: close_till,
}
