"""Commands about the people at the till: load, require, emit."""

from domain.kernel.errors import Rejected
from domain.kernel.ids import StaffId
from domain.persistence.transaction import Transaction
from domain.staff import model
from domain.staff.commands import (
    EditStaff,
    EraseStaff,
    OpenCashierReport,
    RefusePin,
    RegisterStaff,
    RetireStaff,
    SetLockTime,
    SetStaffPin,
    SetWeighingRole,
    SignIn,
    SignOut,
)
from domain.staff.events import (
    SignedIn,
    SignedOut,
    StaffErased,
    StaffPinSet,
    StaffRegistered,
    StaffRenamed,
    StaffRetired,
    StaffRoleChanged,
    WeighingRoleSet,
)
from domain.staff.model import KEY, ROSTER, STREAM, Roster


def the_roster(tx: Transaction) -> Roster:
    """Return everybody, nobody in a store without staff."""
    return tx.find(ROSTER, KEY) or Roster()


def register_staff(command: RegisterStaff, tx: Transaction) -> StaffId:
    """Let somebody work at the till and return their id."""
    roster = the_roster(tx)
    roster.require_first_owner(command.role)
    name, pin = model.clean_name(command.name), model.clean_pin(command.pin)
    staff_id = StaffId(tx.new_id())
    number = roster.free_number()
    tx.emit(STREAM, StaffRegistered(staff_id=staff_id, number=number, role=command.role, name=name))
    tx.emit(STREAM, StaffPinSet(staff_id=staff_id, pin=pin))
    return staff_id


def edit_staff(command: EditStaff, tx: Transaction) -> None:
    """Give somebody another name or role."""
    roster = the_roster(tx)
    member = roster.member(command.staff_id)
    role = command.role or member.role
    if role is not member.role:
        roster.require_owner_without(member)
    if command.name is not None:
        tx.emit(STREAM, StaffRenamed(staff_id=member.staff_id, name=model.clean_name(command.name)))
    if role is not member.role:
        tx.emit(STREAM, StaffRoleChanged(staff_id=member.staff_id, role=role))


def set_staff_pin(command: SetStaffPin, tx: Transaction) -> None:
    """Give somebody another PIN."""
    member = the_roster(tx).member(command.staff_id)
    tx.emit(STREAM, StaffPinSet(staff_id=member.staff_id, pin=model.clean_pin(command.pin)))


def retire_staff(command: RetireStaff, tx: Transaction) -> None:
    """Let somebody work here no longer."""
    roster = the_roster(tx)
    member = roster.member(command.staff_id)
    roster.require_owner_without(member)
    tx.emit(STREAM, StaffRetired(staff_id=member.staff_id))


def erase_staff(command: EraseStaff, tx: Transaction) -> None:
    """Erase the name of somebody who no longer works here; does nothing where it is erased."""
    member = the_roster(tx).members.get(command.staff_id)
    if member is None:
        raise Rejected("unknown_staff", staff_id=command.staff_id[:80])
    if member.active:
        raise Rejected("staff_still_here")
    if not member.erased:
        tx.emit(STREAM, StaffErased(staff_id=member.staff_id))


def sign_in(command: SignIn, tx: Transaction) -> None:
    """Take over the register."""
    roster, context = the_roster(tx), tx.context
    member = roster.member(command.staff_id)
    if not context.machine:
        member.require_may_try(tx.now)
        if context.approver != member.staff_id:
            raise Rejected("sign_in_first")
    before = roster.signed_in.get(context.register, "")
    instead_of = "" if before == member.staff_id else before
    tx.emit(STREAM, SignedIn(staff_id=member.staff_id, register=context.register, instead_of=instead_of))


def sign_out(command: SignOut, tx: Transaction) -> None:
    """Leave the register to nobody; does nothing where nobody has it."""
    staff_id = the_roster(tx).signed_in.get(tx.context.register)
    if staff_id is not None:
        out = SignedOut(staff_id=StaffId(staff_id), register=tx.context.register, idle=command.idle)
        tx.emit(STREAM, out)


def refuse_pin(command: RefusePin, tx: Transaction) -> None:
    """Record a wrong PIN."""
    member = the_roster(tx).member(command.staff_id)
    tx.emit(STREAM, model.refused(member, tx.context.register, tx.now))


def set_lock_time(command: SetLockTime, tx: Transaction) -> None:
    """Set when a window locks itself."""
    event = model.lock_time(command.minutes)
    if event.minutes != the_roster(tx).lock_minutes:
        tx.emit(STREAM, event)


def set_weighing_role(command: SetWeighingRole, tx: Transaction) -> None:
    """Set who may type weights."""
    if command.role is not the_roster(tx).weighing:
        tx.emit(STREAM, WeighingRoleSet(role=command.role))


def open_cashier_report(_command: OpenCashierReport, _tx: Transaction) -> None:
    """Let who may look, look: the bus has asked whether they may."""


COMMANDS = {
    RegisterStaff: register_staff,
    EditStaff: edit_staff,
    SetStaffPin: set_staff_pin,
    RetireStaff: retire_staff,
    EraseStaff: erase_staff,
    SignIn: sign_in,
    SignOut: sign_out,
    RefusePin: refuse_pin,
    SetLockTime: set_lock_time,
    SetWeighingRole: set_weighing_role,
    OpenCashierReport: open_cashier_report,
}
