"""Who has this machine's register, as every window of it sees it: one for the application, beside the runner."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from domain.kernel.ids import StaffId
from domain.kernel.messages import Receipt
from ui.idle import Idle
from ui.live import Live
from ui.store import Doc, OpenStore

if TYPE_CHECKING:
    from ui.runner import Failed, Runner

_MINUTE_MS = 60_000


class Session(QObject):
    """A store without staff is never locked. One with staff is, until somebody signs in, and again after a while."""

    changed = Signal()
    """Somebody came or went, or what is known of them changed."""

    def __init__(self, runner: "Runner", store: OpenStore, live: Live) -> None:
        super().__init__(runner)
        self._runner = runner
        self._store = store
        self._staffed = store.staffed()
        self._signing_in = False
        self.staff_id = ""
        """Who signed in here, "" while nobody has."""
        self._people = live.view("staff")
        self._rules = live.view("staff_rules")
        self._idle = Idle(self)
        self._idle.reached.connect(self._on_idle)
        for view in (self._people, self._rules):
            view.reset.connect(self._on_changed)
            view.patched.connect(self._on_changed)

    @property
    def staffed(self) -> bool:
        """Whether anybody works here, so that somebody must sign in."""
        return self._staffed

    @property
    def locked(self) -> bool:
        """Whether nobody may do anything until they sign in; a store that is only looked at never is."""
        return self._staffed and not self.staff_id and not self._signing_in and not self._store.read_only

    @property
    def only_looks(self) -> bool:
        """Whether the store is only looked at, and nobody is asked who they are: whoever has the files has it."""
        return self._store.read_only

    @property
    def person(self) -> Doc | None:
        """What is known of whoever signed in."""
        return self._people.documents.get(self.staff_id)

    def name_of(self, actor: str) -> str:
        """Return what whoever did something is called; a program by the name that it gave itself."""
        person = self._people.documents.get(actor)
        return actor if person is None else person["name"] or self.tr("somebody who left")

    def people(self) -> dict[str, Doc]:
        """Return everybody who works here, by id, in the order of their numbers."""
        active = [(staff_id, person) for staff_id, person in self._people.documents.items() if person["active"]]
        return dict(sorted(active, key=lambda entry: int(entry[1]["number"])))

    def sign_in(self, staff_id: str, pin: str, asker: QObject, *, failed: "Failed") -> None:
        """Let somebody take over the register; ``failed`` hears why not."""

        def done(_receipt: Receipt) -> None:
            self.staff_id = staff_id
            self._settle()

        def not_done(error: Exception) -> None:
            self._settle()
            if shiboken6.isValid(asker):
                failed(error)

        self._signing_in = not self.staff_id and not self.locked
        self._runner.follow(self._store.staff.sign_in(StaffId(staff_id), pin), self, done, not_done)

    @Slot()
    def lock(self, *, idle: bool = False) -> None:
        """Leave the register to nobody."""
        if self.staff_id:
            self.staff_id = ""
            self._runner.follow(self._store.staff.sign_out(idle=idle), self, None, None)
            self._settle()

    def _settle(self) -> None:
        self._signing_in = False
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        if self._people.loaded:
            self._staffed = any(person["active"] for person in self._people.documents.values())
            if self.staff_id and self.person is not None and not self.person["active"]:
                self.staff_id = ""
        rules = self._rules.documents.get("staff")
        minutes = rules["lock_minutes"] if rules is not None and self.staff_id else 0
        self._idle.set_limit(minutes * _MINUTE_MS)
        self.changed.emit()

    @Slot()
    def _on_idle(self) -> None:
        self.lock(idle=True)
