"""The people at the till as the lock screen and the page of staff show them; nothing of a PIN but its length."""

from typing import Any, TypedDict

from domain.kernel.messages import Envelope
from domain.staff.events import (
    LOCK_MINUTES,
    LockTimeSet,
    PinRefused,
    Role,
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
from readmodels.engine.view import View, on


class StaffDocument(TypedDict):
    """One person. ``signed_in`` is the register they have, or empty; ``since`` when they last took one, UTC.

    ``wrong_pins`` counts those in a row, the last of them at ``wrong_at``, UTC.
    """

    number: int
    name: str
    role: str
    active: bool
    erased: bool
    pin_digits: int
    signed_in: str
    since: str
    wrong_pins: int
    wrong_at: str
    through: int


class StaffView(View[StaffDocument]):
    """Everybody who works or worked here, by id."""

    name = "staff"
    key = "staff_id"

    @on(StaffRegistered)
    def registered(self, event: StaffRegistered, envelope: Envelope) -> None:
        """Show a new person."""
        self.put(
            event.staff_id,
            {
                "number": event.number,
                "name": event.name or "",
                "role": event.role.value,
                "active": True,
                "erased": False,
                "pin_digits": 0,
                "signed_in": "",
                "since": "",
                "wrong_pins": 0,
                "wrong_at": "",
                "through": envelope.position,
            },
        )

    @on(StaffRenamed)
    def renamed(self, event: StaffRenamed, envelope: Envelope) -> None:
        """Show the name of now."""
        self._patch(event.staff_id, envelope, name=event.name or "")

    @on(StaffRoleChanged)
    def role_changed(self, event: StaffRoleChanged, envelope: Envelope) -> None:
        """Show the role of now."""
        self._patch(event.staff_id, envelope, role=event.role.value)

    @on(StaffPinSet)
    def pin_set(self, event: StaffPinSet, envelope: Envelope) -> None:
        """Show how many digits to type."""
        digits = event.pin.digits if event.pin is not None else 0
        self._patch(event.staff_id, envelope, pin_digits=digits, wrong_pins=0)

    @on(StaffRetired)
    def retired(self, event: StaffRetired, envelope: Envelope) -> None:
        """Show that somebody no longer works here."""
        self._patch(event.staff_id, envelope, active=False, signed_in="", pin_digits=0, wrong_pins=0)

    @on(StaffErased)
    def erased(self, event: StaffErased, envelope: Envelope) -> None:
        """Show no name any more."""
        self._patch(event.staff_id, envelope, erased=True, name="")

    @on(SignedIn)
    def signed_in(self, event: SignedIn, envelope: Envelope) -> None:
        """Show who has the register, and who no longer has it."""
        if event.instead_of:
            self._patch(event.instead_of, envelope, signed_in="")
        self._patch(event.staff_id, envelope, signed_in=event.register, since=envelope.at, wrong_pins=0)

    @on(SignedOut)
    def signed_out(self, event: SignedOut, envelope: Envelope) -> None:
        """Show that the register is nobody's."""
        self._patch(event.staff_id, envelope, signed_in="")

    @on(PinRefused)
    def refused(self, event: PinRefused, envelope: Envelope) -> None:
        """Show that somebody tried."""
        self._patch(event.staff_id, envelope, wrong_pins=event.in_a_row, wrong_at=envelope.at)

    def _patch(self, staff_id: str, envelope: Envelope, **fields: Any) -> None:
        self.patch(staff_id, **fields, through=envelope.position)


class StaffRulesDocument(TypedDict):
    """What holds for everybody at the till: minutes after which a window locks itself, 0 for never.

    ``weighing`` is the least role that may type a weight.
    """

    lock_minutes: int
    weighing: str
    through: int


class StaffRulesView(View[StaffRulesDocument]):
    """One document, once somebody works here or a rule was set."""

    name = "staff_rules"
    key = "rules"
    version = 2

    @on(StaffRegistered)
    def registered(self, _event: StaffRegistered, envelope: Envelope) -> None:
        """Show what holds until somebody decides otherwise."""
        if self.get("staff") is None:
            self._set(envelope)

    @on(LockTimeSet)
    def lock_time_set(self, event: LockTimeSet, envelope: Envelope) -> None:
        """Show when a window locks itself."""
        self._set(envelope, lock_minutes=event.minutes)

    @on(WeighingRoleSet)
    def weighing_role_set(self, event: WeighingRoleSet, envelope: Envelope) -> None:
        """Show who may type weights."""
        self._set(envelope, weighing=event.role.value)

    def _set(self, envelope: Envelope, **rules: Any) -> None:
        before: Any = self.get("staff") or {"lock_minutes": LOCK_MINUTES, "weighing": Role.CASHIER.value}
        after: Any = {**before, **rules, "through": envelope.position}
        self.put("staff", after)
