"""The Staff page: who works here, what they may do, and after how long the window locks itself."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from domain.kernel.messages import Receipt
from domain.staff.events import Role
from ui.desk import Desk
from ui.sentences import spoken
from ui.staff import ops, roles
from ui.staff.actions import ACTIONS
from ui.staff.detail import PersonDetail
from ui.staff.forms import EditPersonForm, NewPersonForm, NewPinForm
from ui.store import Doc
from ui.store_page import StorePage
from ui.theme import look
from ui.widgets.buttons import button
from ui.widgets.column import Align, Column
from ui.widgets.empty import EmptyState
from ui.widgets.fkey_bar import FKeyBar
from ui.widgets.halves import Halves
from ui.widgets.label import Label
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

_LOCK_MINUTES = (1, 2, 5, 10, 30, 60, 0)


class PersonRow(NamedTuple):
    """Somebody in the list; who left comes last."""

    staff_id: str
    number: int
    name: str
    role: str
    active: bool
    signed_in: str
    since: str


class StaffPage(StorePage):
    """Everybody, also those who left; empty and kind in a store without staff."""

    ACTIONS = ACTIONS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._people = desk.live.view("staff")
        self._rules = desk.live.view("staff_rules")
        self.lock_time = QComboBox()
        for minutes in _LOCK_MINUTES:
            self.lock_time.addItem(self._lock_words(minutes), minutes)
        self._lock_label = Label(self.tr("Lock by itself"), "body", "dim")
        self._lock_label.setBuddy(self.lock_time)
        self.weighing = QComboBox()
        for role in Role:
            self.weighing.addItem(roles.word(role), role)
        self._weighing_label = Label(self.tr("Weights typed from"), "body", "dim")
        self._weighing_label.setBuddy(self.weighing)
        self.add = button(self.tr("&New person …"), "primary", "user-plus")
        self.empty = EmptyState(
            "users", self.tr("Nobody need sign in"),
            self.tr("A store without staff works without a PIN. Add the first person: the owner."),
            self.tr("Add the owner …"),
        )  # fmt: skip
        self._model: RowsModel[PersonRow] = RowsModel(self._columns(), lambda row: row.staff_id)
        self.table = Table(self._model, self.tr("Staff"))
        self.detail = PersonDetail(desk.formats)
        self._of_all = (self._weighing_label, self.weighing, self._lock_label, self.lock_time, self.add)
        for widget in self._of_all:
            self.add_to_head(widget)
        halves = Halves("staff_halves", self.table, self.detail, (3, 2))
        halves.setChildrenCollapsible(False)
        self.detail.setMinimumWidth(look.px(380))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(halves)
        self.body.addWidget(self._stack, 1)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        slots = {
            "add": self._on_add, "edit": self._on_edit, "pin": self._on_pin, "retire": self._on_retire,
            "erase": self._on_erase,
        }  # fmt: skip
        self._keys = desk.actions.make_all(ACTIONS, self, slots)
        bar = FKeyBar()
        bar.set_keys(self._keys.values())
        self.set_foot(bar)
        self._connect()
        self._on_reset()
        self._on_rules()

    def _columns(self) -> tuple[Column[PersonRow], ...]:
        return (
            Column(self.tr("No."), _place, self._number, Align.RIGHT, 60),
            Column(
                self.tr("Name"), lambda row: row.name or self.tr("Somebody who left"), stretch=True, strong=True,
                tone=lambda row: "" if row.active else "dim",
            ),
            Column(
                self.tr("Role"), lambda row: roles.word(row.role) if row.active else self.tr("Left"), width=120,
                tone=lambda row: "" if row.active else "dim",
            ),
            Column(
                self.tr("At the till"), lambda row: row.since, self._moment, width=160,
                tone=lambda row: "ok" if row.signed_in else "dim",
                icon=lambda row: "user-check" if row.signed_in else "",
            ),
        )  # fmt: skip

    def _number(self, place: int) -> str:
        return self.desk.formats.count(place) if place < _LEFT else ""

    def _moment(self, since: str) -> str:
        return self.desk.formats.date_time(since) if since else ""

    def _lock_words(self, minutes: int) -> str:
        if not minutes:
            return self.tr("never")
        text = self.tr("after 1 minute") if minutes == 1 else self.tr("after %1 minutes")
        return text.replace("%1", self.desk.formats.count(minutes))

    def _connect(self) -> None:
        for view, on_reset, on_patched in (
            (self._people, self._on_reset, self._on_patched),
            (self._rules, self._on_rules, self._on_rules),
        ):
            view.reset.connect(on_reset)
            view.patched.connect(on_patched)
        self.table.current_changed.connect(self._show_current)
        self.table.row_activated.connect(self._on_edit)
        for signal, slot in (
            (self.add.clicked, self._on_add),
            (self.empty.wanted, self._on_add),
            (self.detail.edit_wanted, self._on_edit),
            (self.detail.pin_wanted, self._on_pin),
            (self.detail.retire_wanted, self._on_retire),
            (self.detail.erase_wanted, self._on_erase),
            (self.lock_time.activated, self._on_lock_time),
            (self.weighing.activated, self._on_weighing),
        ):
            signal.connect(slot)

    # What is shown

    @Slot()
    def _on_reset(self) -> None:
        self._model.set_rows(_row(key, person) for key, person in self._people.documents.items())
        self._show()

    @Slot(object)
    def _on_patched(self, patches: dict[str, Doc | None]) -> None:
        self._model.apply({key: None if person is None else _row(key, person) for key, person in patches.items()})
        self._show()

    def _show(self) -> None:
        staffed = bool(self._people.documents)
        self._stack.setCurrentIndex(1 if staffed else 0)
        for widget in self._of_all:
            widget.setVisible(staffed)
        working = sum(person["active"] for person in self._people.documents.values())
        self.set_subtitle(self.desk.formats.count(working) if staffed else "")
        self.setFocusProxy(self.table if staffed else self.empty)
        if staffed and self.table.current_key() is None:
            self.table.selectRow(0)
        self._show_current()

    @Slot()
    def _on_rules(self) -> None:
        rules = self._rules.documents.get("staff")
        if rules is None:
            return
        minutes = rules["lock_minutes"]
        if self.lock_time.findData(minutes) < 0:
            self.lock_time.addItem(self._lock_words(minutes), minutes)
        self.lock_time.setCurrentIndex(self.lock_time.findData(minutes))
        self.weighing.setCurrentIndex(self.weighing.findData(rules["weighing"]))

    @Slot()
    def _show_current(self) -> None:
        person = self._people.documents.get(self.table.current_key())
        self.detail.show_person(person)
        active = person is not None and person["active"]
        for wish in ("edit", "pin", "retire"):
            self._keys[wish].setEnabled(active)
        self._keys["erase"].setEnabled(person is not None and not active and not person["erased"])

    # What is done

    @Slot()
    def _on_add(self) -> None:
        form = NewPersonForm(self.desk)
        form.saved.connect(self.table.select_key)
        self.desk.feedback.open_form(form)

    @Slot()
    def _on_edit(self) -> None:
        staff_id, person = self._current()
        if person is not None and person["active"]:
            self.desk.feedback.open_form(EditPersonForm(self.desk, staff_id, person))

    @Slot()
    def _on_pin(self) -> None:
        staff_id, person = self._current()
        if person is not None:
            self.desk.feedback.open_form(NewPinForm(self.desk, staff_id, person))

    @Slot()
    def _on_retire(self) -> None:
        staff_id, person = self._current()
        if person is not None:
            done = partial(self._say, self.tr("%1 works here no longer").replace("%1", person["name"]))
            self.desk.feedback.confirm(
                self.tr("Let %1 go?").replace("%1", person["name"]),
                self.tr("The PIN is erased at once. The name stays with what was done, until you erase it."),
                self.tr("Let go"),
                partial(ops.retire_staff, self.desk, staff_id, self, done=done),
            )

    @Slot()
    def _on_erase(self) -> None:
        staff_id, person = self._current()
        if person is not None:
            done = partial(self._say, self.tr("%1 is erased").replace("%1", person["name"]))
            self.desk.feedback.confirm(
                self.tr("Erase %1?").replace("%1", person["name"]),
                self.tr("The name is gone for good. What was done stays, without it."),
                self.tr("Erase"),
                partial(ops.erase_staff, self.desk, staff_id, self, done=done),
            )

    @Slot()
    def _on_lock_time(self) -> None:
        minutes = self.lock_time.currentData()
        done = partial(self._say, self.tr("The window locks itself %1").replace("%1", self._lock_words(minutes)))
        ops.set_lock_time(self.desk, minutes, self, done=done, failed=self._on_rule_refused)

    @Slot()
    def _on_weighing(self) -> None:
        role = Role(self.weighing.currentData())
        done = partial(self._say, self.tr("Weights are typed from %1").replace("%1", roles.word(role)))
        ops.set_weighing_role(self.desk, role, self, done=done, failed=self._on_rule_refused)

    def _on_rule_refused(self, error: Exception) -> None:
        self._on_rules()
        spoken(self.desk.feedback, error, self.desk.formats)

    def _say(self, text: str, _receipt: Receipt) -> None:
        self.desk.feedback.done(text)

    def _current(self) -> tuple[str, Doc | None]:
        staff_id = self.table.current_key() or ""
        return staff_id, self._people.documents.get(staff_id)


_LEFT = 1_000_000
"""Sorts who left behind everybody who works here."""


def _place(row: PersonRow) -> int:
    return row.number if row.active else _LEFT


def _row(staff_id: str, person: Doc) -> PersonRow:
    return PersonRow(
        staff_id, person["number"], person["name"], person["role"], person["active"], person["signed_in"],
        person["since"],
    )  # fmt: skip
