"""The people at the till as rules see them, all in one: who may do what, who has which register, who must wait."""

from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

from domain.kernel import checks
from domain.kernel.clock import utc_text
from domain.kernel.errors import Rejected
from domain.kernel.fold import Fold, State
from domain.kernel.ids import StaffId
from domain.kernel.messages import Event
from domain.staff.events import (
    LOCK_MINUTES,
    Approved,
    LockTimeSet,
    Pin,
    PinRefused,
    Role,
    SignedIn,
    SignedOut,
    StaffErased,
    StaffPinSet,
    StaffRegistered,
    StaffRetired,
    StaffRoleChanged,
    WeighingRoleSet,
)

KEY = "staff"
STREAM = "staff"
FEWEST_DIGITS, MOST_DIGITS = 4, 8
_LONGEST_LOCK = 480
_LONGEST_HASH = 300
_WAITS = (0, 1, 2, 4, 60)
"""Seconds to wait after the first, second ... wrong PIN in a row, and after each one beyond the last."""


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One person. ``wrong`` counts wrong PINs in a row, after which nobody may try before ``wait_until`` (UTC)."""

    staff_id: StaffId
    number: int
    role: Role
    active: bool = True
    erased: bool = False
    wrong: int = 0
    wait_until: str = ""

    def require_may_try(self, now: str) -> None:
        """Refuse a PIN, right or wrong, that comes too soon after wrong ones."""
        if self.wait_until > now:
            left = datetime.fromisoformat(self.wait_until) - datetime.fromisoformat(now)
            raise Rejected("pin_wait", seconds=-(-left // timedelta(seconds=1)))


class Roster(State, frozen=True, kw_only=True):
    """Everybody who works or worked here, by id, and who has each register."""

    roster: str = KEY
    members: dict[str, Member] = {}
    signed_in: dict[str, str] = {}
    """Register -> the id of who has it."""
    lock_minutes: int = LOCK_MINUTES
    weighing: Role = Role.CASHIER
    """The least role that may type a weight."""

    def member(self, staff_id: str) -> Member:
        """Return somebody who works here; refuses an unknown id and one who no longer does."""
        member = self.members.get(staff_id)
        if member is None or not member.active:
            raise Rejected("unknown_staff", staff_id=staff_id[:80])
        return member

    def require_first_owner(self, role: Role) -> None:
        """Refuse anybody but an owner as the first person: nobody could let others in."""
        if not self.members and role is not Role.OWNER:
            raise Rejected("first_is_owner")

    def require_owner_without(self, member: Member) -> None:
        """Refuse to lose the last owner."""
        owners = [other for other in self.members.values() if other.active and other.role is Role.OWNER]
        if owners == [member]:
            raise Rejected("last_owner")

    def free_number(self) -> int:
        """Return the lowest number that nobody has who works here."""
        taken = {member.number for member in self.members.values() if member.active}
        return next(number for number in range(1, len(taken) + 2) if number not in taken)


def clean_name(name: str) -> str:
    """Return a name as it is stored; refuses none."""
    return checks.text(name, "name", limit=60)


def clean_pin(pin: Pin) -> Pin:
    """Return a hashed PIN as it is stored; refuses what is no Argon2 hash, such as the PIN itself."""
    checks.number(pin.digits, "pin", least=FEWEST_DIGITS, most=MOST_DIGITS)
    if not pin.hash.startswith("$argon2id$") or len(pin.hash) > _LONGEST_HASH:
        raise Rejected("pin_not_hashed")
    return Pin(hash=checks.text(pin.hash, "pin", limit=_LONGEST_HASH), digits=pin.digits)


def refused(member: Member, register: str, now: str) -> PinRefused:
    """Return the event that a wrong PIN was typed: each in a row makes the next one wait longer."""
    in_a_row = member.wrong + 1
    seconds = _WAITS[min(in_a_row, len(_WAITS)) - 1]
    wait_until = utc_text(datetime.fromisoformat(now) + timedelta(seconds=seconds)) if seconds else ""
    return PinRefused(staff_id=member.staff_id, register=register, in_a_row=in_a_row, wait_until=wait_until)


def lock_time(minutes: int) -> LockTimeSet:
    """Return the event that sets when a window locks itself; refuses more than a working day."""
    return LockTimeSet(minutes=checks.number(minutes, "minutes", least=0, most=_LONGEST_LOCK))


def evolve(roster: Roster | None, event: Event) -> Roster:
    """Return the people after an event."""
    roster = roster or Roster()
    match event:
        case StaffRegistered():
            member = Member(staff_id=event.staff_id, number=event.number, role=event.role)
            return replace(roster, members={**roster.members, event.staff_id: member})
        case StaffRoleChanged():
            return _with(roster, event.staff_id, role=event.role)
        case StaffErased():
            return _with(roster, event.staff_id, erased=True)
        case StaffPinSet():
            return _with(roster, event.staff_id, wrong=0, wait_until="")
        case LockTimeSet():
            return replace(roster, lock_minutes=event.minutes)
        case WeighingRoleSet():
            return replace(roster, weighing=event.role)
    return _evolve_register(roster, event)


def _evolve_register(roster: Roster, event: Event) -> Roster:
    match event:
        case StaffRetired():
            left = {register: who for register, who in roster.signed_in.items() if who != event.staff_id}
            return replace(_with(roster, event.staff_id, active=False, wrong=0, wait_until=""), signed_in=left)
        case SignedIn():
            known = _with(roster, event.staff_id, wrong=0, wait_until="")
            return replace(known, signed_in={**roster.signed_in, event.register: event.staff_id})
        case SignedOut():
            left = {register: who for register, who in roster.signed_in.items() if register != event.register}
            return replace(roster, signed_in=left)
        case PinRefused():
            return _with(roster, event.staff_id, wrong=event.in_a_row, wait_until=event.wait_until)
        case Approved():
            return _with(roster, event.approver, wrong=0, wait_until="")
    return roster


def _with(roster: Roster, staff_id: str, **fields: object) -> Roster:
    return replace(roster, members={**roster.members, staff_id: replace(roster.members[staff_id], **fields)})


def _the_roster(event: Event) -> tuple[tuple[str, Event]]:
    return ((KEY, event),)


_EVENTS = (
    StaffRegistered,
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

ROSTER = Fold("staff_roster", Roster, evolve, dict.fromkeys(_EVENTS, _the_roster))
