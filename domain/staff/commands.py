"""What may be asked about the people at the till. A PIN comes hashed: no handler waits for that, no log holds one."""

from domain.kernel.ids import StaffId
from domain.kernel.messages import Command
from domain.staff.events import Pin, Role


class RegisterStaff(Command, frozen=True, kw_only=True):
    """Let somebody work at the till; the first person is the store's owner."""

    name: str
    role: Role
    pin: Pin


class EditStaff(Command, frozen=True, kw_only=True):
    """Give somebody another name or role; what is left out stays."""

    staff_id: StaffId
    name: str | None = None
    role: Role | None = None


class SetStaffPin(Command, frozen=True, kw_only=True):
    """Give somebody another PIN; everybody may set their own."""

    staff_id: StaffId
    pin: Pin


class RetireStaff(Command, frozen=True, kw_only=True):
    """Let somebody work here no longer. Their PIN is erased, their name stays with what they did."""

    staff_id: StaffId


class EraseStaff(Command, frozen=True, kw_only=True):
    """Erase the name of somebody who no longer works here."""

    staff_id: StaffId


class SignIn(Command, frozen=True, kw_only=True):
    """Take over the register, whoever had it; at the window only with the person's own PIN."""

    staff_id: StaffId


class SignOut(Command, frozen=True, kw_only=True):
    """Leave the register to nobody; ``idle`` where it locks itself because nobody touched it."""

    idle: bool = False


class RefusePin(Command, frozen=True, kw_only=True):
    """Record that a wrong PIN was typed for somebody."""

    staff_id: StaffId


class SetLockTime(Command, frozen=True, kw_only=True):
    """Lock the window after so many minutes without a touch; 0 is never."""

    minutes: int


class SetWeighingRole(Command, frozen=True, kw_only=True):
    """Let people of this role and above type weights; at first everybody may. Labels of scales are everybody's."""

    role: Role


class OpenCashierReport(Command, frozen=True, kw_only=True):
    """Look at what each person did at the till. It changes nothing; an approval that it needs is recorded."""
