"""The short forms of a customer's account: how much may be owed, and to which group they belong."""

from domain.kernel.messages import Receipt
from ui.command_form import CommandForm
from ui.customers import ops
from ui.desk import Desk
from ui.group_box import GroupBox
from ui.widgets.fields import MoneyEdit


class LimitForm(CommandForm):
    """How much a customer may owe; 0 lets nothing more go on the account."""

    def __init__(self, desk: Desk, customer_id: str, name: str, limit: int) -> None:
        super().__init__(desk, self.tr("Limit for %1").replace("%1", name), self.tr("Set limit"))
        self._customer_id, self._name = customer_id, name
        self.limit = MoneyEdit(desk.formats, self.tr("May owe"))
        self.limit.set_required()
        self.limit.set_value(limit)
        hint = self.tr("Up to this much can be bought on the house account. 0 takes no more on it.")
        self.add_named("limit", self.tr("&May owe"), self.limit, hint)

    def send(self) -> None:
        ops.set_account_limit(
            self.desk, self._customer_id, self.limit.value() or 0, self,
            command_id=self.command_id, done=self.done_with, failed=self.failed,
        )  # fmt: skip

    def succeeded(self, _receipt: Receipt) -> None:
        text = self.tr("%1 may owe %2").replace("%1", self._name)
        self.desk.feedback.done(text.replace("%2", self.desk.formats.money(self.limit.value() or 0)))


class GroupForm(CommandForm):
    """To which group a customer belongs, and so which prices are theirs."""

    def __init__(self, desk: Desk, customer_id: str, name: str, group: str) -> None:
        super().__init__(desk, self.tr("Group of %1").replace("%1", name), self.tr("Set group"))
        self._customer_id, self._name = customer_id, name
        self.group = GroupBox(desk, group, self.tr("none"))
        hint = self.tr("Choose one, type a new one, or leave it empty. Price lists and promotions may be for a group.")
        self.add_named("group", self.tr("&Group"), self.group, hint)

    def send(self) -> None:
        ops.set_customer_group(
            self.desk, self._customer_id, self.group.group(), self,
            command_id=self.command_id, done=self.done_with, failed=self.failed,
        )  # fmt: skip

    def succeeded(self, _receipt: Receipt) -> None:
        group = self.group.group()
        text = self.tr("%1 is in the group %2") if group else self.tr("%1 is in no group")
        self.desk.feedback.done(text.replace("%1", self._name).replace("%2", group))
