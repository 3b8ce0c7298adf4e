"""The form that closes the till: what differs and why, what stays in the drawer, what goes to the bank."""

from typing import NamedTuple

from PySide6.QtCore import Signal, Slot

from domain.kernel.messages import Receipt
from domain.payments.methods import CASH
from ui.command_form import CommandForm
from ui.desk import Desk
from ui.store import Doc
from ui.till import ops
from ui.till.count_form import Counted
from ui.widgets.buttons import button
from ui.widgets.fields import MoneyEdit
from ui.widgets.label import Label
from ui.widgets.reason_box import reason_box


class Tally(NamedTuple):
    """What was counted at this window in one shift, by method; nothing of what was counted elsewhere."""

    shift_id: str = ""
    first: tuple[Counted, ...] = ()
    second: tuple[Counted, ...] = ()

    @property
    def decisive(self) -> dict[str, Counted]:
        """What a difference is measured by: the second person's count of a method, where there is one."""
        return {one.method: one for one in (*self.first, *self.second)}


class CloseForm(CommandForm):
    """A difference never stops it; a reason is asked for and may be left out."""

    closed = Signal(str)
    """The shift with this id is closed."""
    second_wanted = Signal()
    """Another person should count as well."""

    def __init__(self, desk: Desk, till: Doc, tally: Tally) -> None:
        super().__init__(desk, self.tr("Close the till"), self.tr("Close the till"))
        self._shift_id = till["shift_id"]
        self._tally = tally
        self._view = desk.live.view("till")
        self._add_counted(till)
        self.float_left = MoneyEdit(desk.formats, self.tr("Left in the drawer"))
        if not self._counted_elsewhere(till):
            self.float_left.set_value(min(till["opening_float"], self.there))
        self.add_named(
            "float_left", self.tr("&Left in the drawer for the next shift"), self.float_left,
            self.tr("Left empty, all of it stays."),
        )  # fmt: skip
        self._drop = Label("", "large_number")
        self.body.addWidget(self._drop)
        if tally.first and not tally.second:
            again = button(self.tr("&Second count …"))
            again.setAutoDefault(False)
            again.clicked.connect(self._on_second)
            self.add_to_foot(again)
        self.float_left.value_changed.connect(self._say)
        self._view.patched.connect(self._say)
        self._say()

    @property
    def there(self) -> int:
        """The cash that lies in the drawer: as it was counted, and what came and went since; else as it should be."""
        till = self._view.documents.get(ops.REGISTER)
        cash = self._tally.decisive.get(CASH)
        return max((till["expected_cash"] if till else 0) + (cash.difference if cash else 0), 0)

    def _counted_elsewhere(self, till: Doc) -> bool:
        """Whether a count decides how much is there that this window was not told of."""
        return bool(till["counted_by"]) and CASH not in self._tally.decisive

    @property
    def drop(self) -> str:
        """What goes to the bank, as it is said."""
        return self._drop.text()

    def reasons(self) -> dict[str, str]:
        """What was given as a reason, by method."""
        found: dict[str, str] = {}
        for method in self._tally.decisive:
            field = self.named.get(f"reason {method}")
            if field is not None:
                found[method] = field.editor.currentText()  # type: ignore[attr-defined]
        return found

    def send(self) -> None:
        ops.close_till(
            self.desk, self.reasons(), self.float_left.value(), self, command_id=self.command_id,
            done=self.done_with, failed=self.failed,
        )  # fmt: skip

    def succeeded(self, receipt: Receipt) -> None:
        result = receipt.result
        number = result["z"] if isinstance(result, dict) else 0
        text = self.tr("The till is closed: report Z %1").replace("%1", self.desk.formats.count(number))
        self.desk.feedback.done(text)
        self.closed.emit(self._shift_id)

    def _add_counted(self, till: Doc) -> None:
        if not self._tally.decisive:
            text = self.tr("The report compares what should be there with the count that was saved.")
            if not till["counted_by"]:
                text = self.tr("Nobody has counted. The till can be closed all the same, and the report says so.")
            said = Label(text, "body", "dim")
            said.setWordWrap(True)
            self.body.addWidget(said)
        for one in self._tally.decisive.values():
            self._add_method(one)

    def _add_method(self, one: Counted) -> None:
        terms = self.desk.live.view("payment_methods").documents.get(one.method)
        name = (terms["name"] if terms else one.method).replace("&", "&&")
        text = self.tr("Counted %1, should be %2.")
        for place, figure in (("%1", one.counted), ("%2", one.expected)):
            text = text.replace(place, self.desk.formats.money(figure))
        if one.difference == 0:
            self.body.addWidget(Label(f"{name}: {self.tr('as it should be')} ({self._money(one.counted)})", "body"))
            return
        label = self.tr("%1: %2 too much. Why?") if one.difference > 0 else self.tr("%1: %2 too little. Why?")
        label = label.replace("%1", name).replace("%2", self._money(abs(one.difference)))
        usual = (self.tr("Wrong change given"), self.tr("Miscounted at the opening"), self.tr("Not known"))
        self.add_named(f"reason {one.method}", label, reason_box(*usual), text)

    def _money(self, minor: int) -> str:
        return self.desk.formats.money(minor)

    @Slot()
    def _say(self) -> None:
        till, left = self._view.documents.get(ops.REGISTER), self.float_left.value()
        if left is None:
            text = self.tr("Nothing goes to the bank")
        elif till is not None and self._counted_elsewhere(till):
            text = self.tr("The rest goes to the bank")
        else:
            text = self.tr("To the bank: %1").replace("%1", self._money(max(self.there - left, 0)))
        self._drop.setText(text)

    @Slot()
    def _on_second(self) -> None:
        self.accept()
        self.second_wanted.emit()
