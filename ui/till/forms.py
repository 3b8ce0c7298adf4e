"""The short forms of an open till: cash that comes or goes without a sale, and the drawer opened for nothing else."""

from PySide6.QtWidgets import QComboBox

from domain.kernel.messages import Receipt
from ui.command_form import CommandForm
from ui.desk import Desk
from ui.till import ops
from ui.widgets.fields import MoneyEdit
from ui.widgets.reason_box import reason_box


class _CashForm(CommandForm):
    """Asks how much and why."""

    def __init__(self, desk: Desk, title: str, verb: str, reason: QComboBox) -> None:
        super().__init__(desk, title, verb)
        self.amount = MoneyEdit(desk.formats, self.tr("Amount"))
        self.amount.set_required()
        self.reason = reason
        self.add_named("amount", self.tr("&Amount"), self.amount)
        self.add_named("reason", self.tr("&Reason"), self.reason, self.tr("Choose one, or type another."))

    @property
    def wanted(self) -> int:
        """The amount that was typed."""
        return self.amount.value() or 0

    def say(self, text: str) -> None:
        """Say what was done with the amount."""
        self.desk.feedback.done(text.replace("%1", self.desk.formats.money(self.wanted)))


class PayInForm(_CashForm):
    """Cash is put into the drawer."""

    FIELD_OF = {"cash_not_in_coins": "amount"}

    def __init__(self, desk: Desk) -> None:
        usual = (self.tr("Change from the bank"), self.tr("Change from the safe"))
        super().__init__(desk, self.tr("Put cash in"), self.tr("Put in"), reason_box(*usual))

    def send(self) -> None:
        ops.pay_in(
            self.desk, self.wanted, self.reason.currentText(), self, command_id=self.command_id,
            done=self.done_with, failed=self.failed,
        )  # fmt: skip

    def succeeded(self, _receipt: Receipt) -> None:
        self.say(self.tr("%1 put in"))


class PayOutForm(_CashForm):
    """Cash is taken out of the drawer."""

    FIELD_OF = {"cash_not_in_coins": "amount"}

    def __init__(self, desk: Desk) -> None:
        usual = (self.tr("Supplier paid in cash"), self.tr("Small purchase"), self.tr("To the safe"))
        super().__init__(desk, self.tr("Take cash out"), self.tr("Take out"), reason_box(*usual))

    def send(self) -> None:
        ops.pay_out(
            self.desk, self.wanted, self.reason.currentText(), self, command_id=self.command_id,
            done=self.done_with, failed=self.failed,
        )  # fmt: skip

    def succeeded(self, _receipt: Receipt) -> None:
        self.say(self.tr("%1 taken out"))


class DrawerForm(CommandForm):
    """The drawer is opened without a sale; it is on record why."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Open the drawer"), self.tr("Open drawer"))
        self.reason = reason_box(self.tr("Change money"), self.tr("Look for a slip"), self.tr("Coins stuck"))
        self.add_named("reason", self.tr("&Reason"), self.reason, self.tr("Choose one, or type another."))

    def send(self) -> None:
        ops.open_drawer(
            self.desk, self.reason.currentText(), self, command_id=self.command_id,
            done=self.done_with, failed=self.failed,
        )  # fmt: skip

    def succeeded(self, _receipt: Receipt) -> None:
        self.desk.feedback.done(self.tr("The drawer is open, and it is on record"))
