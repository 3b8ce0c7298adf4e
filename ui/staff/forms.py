"""The forms of the page of staff: a new person, what is known of one, and another PIN."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from domain.kernel.messages import Receipt
from domain.staff.events import Role
from ui.command_form import CommandForm
from ui.desk import Desk
from ui.staff import ops, roles
from ui.staff.pin_fields import PinEdit
from ui.store import Doc


class _PinForm(CommandForm):
    """Asks for a PIN twice, and sends it when both are the same."""

    def add_pin(self) -> None:
        """Add the two rows."""
        self.pin, self.again = PinEdit(), PinEdit()
        self.add_named("pin", self.tr("&PIN"), self.pin, self.tr("4 to 8 digits"))
        self.add_named("again", self.tr("PIN &again"), self.again)

    def send(self) -> None:
        if self.pin.text() != self.again.text():
            self.again.clear()
            self.show_problem(self.tr("The two are not the same. Type it again."), self.named["again"])
        else:
            self.send_with(self.pin.text())

    def send_with(self, pin: str) -> None:
        """Ask for the command."""
        raise NotImplementedError


class NewPersonForm(_PinForm):
    """The first person is the owner, and is at the till at once."""

    saved = Signal(str)
    """Somebody with this id works here now."""

    def __init__(self, desk: Desk) -> None:
        first = not desk.runner.session.staffed
        super().__init__(desk, self.tr("The owner") if first else self.tr("New person"), self.tr("Add person"))
        self._first = first
        self.name = QLineEdit()
        self.role = _role_box(Role.OWNER if self._first else Role.CASHIER)
        self.role.setEnabled(not self._first)
        self.add_named("name", self.tr("&Name"), self.name)
        hint = self.tr("The first person is the owner and may do everything.") if self._first else ""
        self.add_named("role", self.tr("&Role"), self.role, hint)
        self.add_pin()

    def send_with(self, pin: str) -> None:
        ops.register_staff(
            self.desk, self.name.text(), Role(self.role.currentData()), pin, self,
            command_id=self.command_id, done=self.done_with, failed=self.failed,
        )  # fmt: skip

    def succeeded(self, receipt: Receipt) -> None:
        staff_id = str(receipt.result)
        if self._first:
            feedback = self.desk.feedback
            self.desk.runner.session.sign_in(staff_id, self.pin.text(), self.desk.window, failed=_unheard)
            feedback.tell(self.tr("From now on everybody signs in with their PIN. Ctrl+L locks the window."))
        else:
            self.desk.feedback.done(self.tr("%1 can sign in now").replace("%1", self.name.text().strip()))
        self.saved.emit(staff_id)


class EditPersonForm(CommandForm):
    """Name and role of somebody who works here."""

    def __init__(self, desk: Desk, staff_id: str, person: Doc) -> None:
        super().__init__(desk, self.tr("Edit %1").replace("%1", person["name"]), self.tr("Save person"))
        self._staff_id = staff_id
        self.name = QLineEdit(person["name"])
        self.role = _role_box(Role(person["role"]))
        self.add_named("name", self.tr("&Name"), self.name)
        self.add_named("role", self.tr("&Role"), self.role)

    def send(self) -> None:
        ops.edit_staff(
            self.desk, self._staff_id, self.name.text(), Role(self.role.currentData()), self,
            command_id=self.command_id, done=self.done_with, failed=self.failed,
        )  # fmt: skip

    def succeeded(self, _receipt: Receipt) -> None:
        self.desk.feedback.done(self.tr("%1 is saved").replace("%1", self.name.text().strip()))


class NewPinForm(_PinForm):
    """Another PIN for somebody; it ends a wait after wrong ones, too."""

    def __init__(self, desk: Desk, staff_id: str, person: Doc) -> None:
        title = self.tr("New PIN for %1").replace("%1", person["name"])
        super().__init__(desk, title, self.tr("Set PIN"))
        self._staff_id = staff_id
        self._name = person["name"]
        self.add_pin()

    def send_with(self, pin: str) -> None:
        ops.set_pin(
            self.desk, self._staff_id, pin, self,
            command_id=self.command_id, done=self.done_with, failed=self.failed,
        )  # fmt: skip

    def succeeded(self, _receipt: Receipt) -> None:
        self.desk.feedback.done(self.tr("%1 has another PIN").replace("%1", self._name))


def _role_box(role: Role) -> QComboBox:
    box = QComboBox()
    for one in Role:
        box.addItem(roles.word(one), one.value)
    box.setCurrentIndex(box.findData(role.value))
    return box


def _unheard(_error: Exception) -> None:
    """The lock screen is there then, and asks for the PIN itself."""
