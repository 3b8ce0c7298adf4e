"""Who has this machine's register, and the PINs: hashed and verified on a thread of their own, never on the core's.

Argon2 takes some 30 ms on purpose. One thread takes one PIN after the other, so that nobody can try many at once.
"""

import sqlite3
from concurrent.futures import Future, ThreadPoolExecutor

import msgspec
from msgspec.structs import replace

from app.core import Core
from domain.kernel.errors import Rejected
from domain.kernel.ids import CommandId, StaffId
from domain.kernel.messages import Command, Context, Receipt
from domain.persistence.database import Database
from domain.staff.commands import RefusePin, SignIn, SignOut
from domain.staff.events import Pin, pin_subject
from domain.staff.model import FEWEST_DIGITS, KEY, MOST_DIGITS, ROSTER, Member, Roster

_MEMORY_KIB, _ROUNDS, _LANES = 19_456, 2, 1
"""What OWASP asks of Argon2id at least: more would only make the counter wait (docs/decisions/0017)."""


def hash_pin(pin: str) -> Pin:
    """Hash a PIN; takes some 30 ms. Raises ``Rejected("bad_pin")`` for anything but 4 to 8 digits."""
    from argon2 import PasswordHasher

    if not (pin.isascii() and pin.isdigit() and FEWEST_DIGITS <= len(pin) <= MOST_DIGITS):
        raise Rejected("bad_pin", field="pin", least=FEWEST_DIGITS, most=MOST_DIGITS)
    hasher = PasswordHasher(time_cost=_ROUNDS, memory_cost=_MEMORY_KIB, parallelism=_LANES)
    return Pin(hash=hasher.hash(pin), digits=len(pin))


def is_pin(stored: Pin, pin: str) -> bool:
    """Say whether a PIN is the one that was hashed; takes as long as hashing it."""
    from argon2 import PasswordHasher
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        return PasswordHasher().verify(stored.hash, pin)
    except (Argon2Error, InvalidHashError):
        return False


class TillStaff:
    """The person at this machine's register. Every wish of the window is theirs; nobody's while nobody signed in."""

    def __init__(self, core: Core, database: Database, register: str = Context().register) -> None:
        self._core = core
        self._database = database
        self._nobody = Context(register=register)
        self.context = self._nobody
        """Who asks, for whatever the window asks next."""
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pins")

    def sign_in(self, staff_id: StaffId, pin: str) -> Future[Receipt]:
        """Let somebody take over the register. The future holds ``Rejected`` for a wrong PIN or one too soon."""
        return self._thread.submit(self._sign_in, staff_id, pin)

    def sign_out(self, *, idle: bool = False) -> Future[Receipt]:
        """Leave the register to nobody; what was asked for before is still done."""
        context, self.context = self.context, self._nobody
        return self._core.submit(SignOut(idle=idle), context=context)

    def approved(
        self, command: Command, approver: StaffId, pin: str, command_id: CommandId | None = None
    ) -> Future[Receipt]:
        """Ask for a command once more, with another person's PIN behind it."""
        context = self.context  # of who asked; somebody else may have signed in by the time the PIN is verified
        return self._thread.submit(self._approved, command, approver, pin, command_id, context)

    def hashed(self, pin: str) -> Future[Pin]:
        """Hash a PIN that somebody chose; see ``hash_pin``."""
        return self._thread.submit(hash_pin, pin)

    def close(self) -> None:
        """Let whoever has the register go, and verify nothing more; called before the core stops."""
        self._thread.shutdown(cancel_futures=True)
        if self.context is not self._nobody:
            self.sign_out().result()

    def _sign_in(self, staff_id: StaffId, pin: str) -> Receipt:
        self._verify(staff_id, pin)
        context = replace(self._nobody, actor=staff_id)
        receipt = self._core.execute(SignIn(staff_id=staff_id), context=replace(context, approver=staff_id))
        self.context = context
        return receipt

    def _approved(
        self, command: Command, approver: StaffId, pin: str, command_id: CommandId | None, context: Context
    ) -> Receipt:
        self._verify(approver, pin)
        return self._core.execute(command, command_id=command_id, context=replace(context, approver=approver))

    def _verify(self, staff_id: StaffId, pin: str) -> None:
        self._member(staff_id).require_may_try(self._core.clock())
        stored = self._stored(staff_id)
        if stored is not None and is_pin(stored, pin):
            return
        self._core.execute(RefusePin(staff_id=staff_id), context=self.context)
        try:
            self._member(staff_id).require_may_try(self._core.clock())
        except Rejected as wait:
            raise Rejected("wrong_pin_wait", seconds=wait.params["seconds"]) from None
        raise Rejected("wrong_pin")

    def _member(self, staff_id: StaffId) -> Member:
        roster = self._core.call(lambda: self._core.side.load(ROSTER, KEY)).result()
        return (roster or Roster()).member(staff_id)

    def _stored(self, staff_id: StaffId) -> Pin | None:
        with self._database.reader() as connection:
            row = _personal(connection, pin_subject(staff_id))
        return None if row is None else msgspec.json.decode(row, type=Pin)


def _personal(connection: sqlite3.Connection, subject: str) -> str | None:
    row = connection.execute("SELECT data FROM personal WHERE subject = ?", (subject,)).fetchone()
    return None if row is None else str(row[0])
