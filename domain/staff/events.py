"""What happened to the people at the till. The log holds ids and roles; names and hashes of PINs lie beside it."""

from enum import StrEnum
from typing import ClassVar

import msgspec

from domain.kernel.ids import StaffId
from domain.kernel.messages import Event

LOCK_MINUTES = 5
"""Minutes without a touch after which a window locks itself, until somebody decides otherwise."""


class Role(StrEnum):
    """What somebody may do, from the least to the most."""

    CASHIER = "cashier"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    OWNER = "owner"


class Pin(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A PIN that nobody can read: its Argon2 hash, and how many digits are to be typed."""

    hash: str
    digits: int


class _AboutStaff(Event, frozen=True, kw_only=True):
    staff_id: StaffId

    @property
    def subject(self) -> str:
        """Return whose data it is."""
        return self.staff_id


class StaffRegistered(_AboutStaff, frozen=True, kw_only=True):
    """Somebody works here from now on; ``number`` is the key that chooses them at the till."""

    PERSONAL: ClassVar[str | None] = "name"

    number: int
    role: Role
    name: str | None = None


class StaffRenamed(_AboutStaff, frozen=True, kw_only=True):
    """Somebody goes by another name."""

    PERSONAL: ClassVar[str | None] = "name"

    name: str | None = None


class StaffRoleChanged(_AboutStaff, frozen=True, kw_only=True):
    """Somebody may do more or less than before."""

    role: Role


class StaffErased(_AboutStaff, frozen=True, kw_only=True):
    """The name of somebody who no longer works here is gone."""

    ERASES: ClassVar[bool] = True


class _AboutPin(_AboutStaff, frozen=True, kw_only=True):
    @property
    def subject(self) -> str:
        """Return under what the PIN lies: it goes before the name does."""
        return pin_subject(self.staff_id)


class StaffPinSet(_AboutPin, frozen=True, kw_only=True):
    """Somebody has another PIN."""

    PERSONAL: ClassVar[str | None] = "pin"

    pin: Pin | None = None


class StaffRetired(_AboutPin, frozen=True, kw_only=True):
    """Somebody no longer works here: the PIN is gone, the name stays with what they did."""

    ERASES: ClassVar[bool] = True


class SignedIn(_AboutStaff, frozen=True, kw_only=True):
    """Somebody has the register from now on, ``instead_of`` whoever had it, if anybody."""

    register: str
    instead_of: str = ""


class SignedOut(_AboutStaff, frozen=True, kw_only=True):
    """Nobody has the register any more; ``idle`` where it locked itself because nobody touched it."""

    register: str
    idle: bool = False


class PinRefused(_AboutStaff, frozen=True, kw_only=True):
    """A wrong PIN was typed, ``in_a_row`` so many now; nobody may try for this person before ``wait_until`` (UTC)."""

    register: str
    in_a_row: int
    wait_until: str


class Approved(_AboutStaff, frozen=True, kw_only=True):
    """What somebody may not do alone, the ``command`` of the same id, was approved with another person's PIN."""

    approver: StaffId
    command: str
    role: Role
    register: str


class LockTimeSet(Event, frozen=True, kw_only=True):
    """The window locks itself after so many minutes without a touch; 0 is never."""

    minutes: int


class WeighingRoleSet(Event, frozen=True, kw_only=True):
    """A weight is typed by people of this role and above only."""

    role: Role


def pin_subject(staff_id: str) -> str:
    """Return under what the hash of a person's PIN lies beside the log."""
    return f"{staff_id}/pin"


EVENTS = (
    StaffRegistered,
    StaffRenamed,
    StaffRoleChanged,
    StaffErased,
    StaffPinSet,
    StaffRetired,
    SignedIn,
    SignedOut,
    PinRefused,
    Approved,
    LockTimeSet,
    WeighingRoleSet,
)
