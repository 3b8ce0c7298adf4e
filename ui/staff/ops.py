"""What can be wished about the people at the till."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from domain.kernel.ids import CommandId, StaffId
from domain.kernel.messages import Command
from domain.staff.commands import (
    EditStaff,
    EraseStaff,
    RegisterStaff,
    RetireStaff,
    SetLockTime,
    SetStaffPin,
    SetWeighingRole,
)
from domain.staff.events import Pin, Role
from ui.desk import Desk
from ui.runner import Done, Failed


def register_staff(
    desk: Desk, name: str, role: Role, pin: str, asker: QObject, *, command_id: CommandId, done: Done, failed: Failed
) -> None:
    """Let somebody work at the till; the receipt's result is their id."""

    def make(hashed: Pin) -> Command:
        return RegisterStaff(name=name, role=role, pin=hashed)

    _with_pin(desk, pin, make, asker, command_id, done, failed)


def edit_staff(
    desk: Desk, staff_id: str, name: str, role: Role, asker: QObject, *, command_id: CommandId, done: Done,
    failed: Failed,
) -> None:  # fmt: skip
    """Give somebody another name and role."""
    command = EditStaff(staff_id=StaffId(staff_id), name=name, role=role)
    desk.runner.submit(command, asker, done=done, failed=failed, command_id=command_id)


def set_pin(
    desk: Desk, staff_id: str, pin: str, asker: QObject, *, command_id: CommandId, done: Done, failed: Failed
) -> None:
    """Give somebody another PIN."""

    def make(hashed: Pin) -> Command:
        return SetStaffPin(staff_id=StaffId(staff_id), pin=hashed)

    _with_pin(desk, pin, make, asker, command_id, done, failed)


def retire_staff(desk: Desk, staff_id: str, asker: QObject, *, done: Done) -> None:
    """Let somebody work here no longer."""
    desk.runner.submit(RetireStaff(staff_id=StaffId(staff_id)), asker, done=done)


def erase_staff(desk: Desk, staff_id: str, asker: QObject, *, done: Done) -> None:
    """Erase the name of somebody who no longer works here."""
    desk.runner.submit(EraseStaff(staff_id=StaffId(staff_id)), asker, done=done)


def set_lock_time(desk: Desk, minutes: int, asker: QObject, *, done: Done, failed: Failed) -> None:
    """Lock the window after so many minutes without a touch; 0 is never."""
    desk.runner.submit(SetLockTime(minutes=minutes), asker, done=done, failed=failed)


def set_weighing_role(desk: Desk, role: Role, asker: QObject, *, done: Done, failed: Failed) -> None:
    """Let people of this role and above type weights."""
    desk.runner.submit(SetWeighingRole(role=role), asker, done=done, failed=failed)


def _with_pin(
    desk: Desk, pin: str, make: Callable[[Pin], Command], asker: QObject, command_id: CommandId, done: Done,
    failed: Failed,
) -> None:  # fmt: skip
    """Hash the PIN first, then ask: a command holds nothing that could be read."""

    def hashed(result: Pin) -> None:
        desk.runner.submit(make(result), asker, done=done, failed=failed, command_id=command_id)

    desk.runner.hash_pin(pin, asker, done=hashed, failed=failed)
