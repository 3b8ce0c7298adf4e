"""What can be done about a customer's account: each verb opens a form."""

from PySide6.QtCore import QObject, Slot

from ui.customer_names import called
from ui.customers.account_forms import GroupForm, LimitForm
from ui.customers.account_panel import AccountPanel
from ui.desk import Desk


class AccountVerbs(QObject):
    """Acts on the customer whose account is shown."""

    def __init__(self, desk: Desk, panel: AccountPanel) -> None:
        super().__init__(panel)
        self._desk = desk
        self._panel = panel
        self._customers = desk.live.view("customers")
        desk.live.view("payment_methods")  # so that they are there when somebody pays
        for name in ("price_lists", "promotions"):
            desk.live.view(name)  # which know groups that no customer is in yet
        panel.pay_wanted.connect(self.pay)
        panel.limit_wanted.connect(self.limit)
        panel.group_wanted.connect(self.group)

    @Slot()
    def pay(self) -> None:
        """Take money for what is owed."""
        owed = self._panel.account["owed"]
        if self._panel.customer_id and owed > 0:
            from ui.balance_payments import PayAccountForm

            form = PayAccountForm(self._desk, self._panel.customer_id, self._name(), owed)
            form.paid.connect(self._on_paid)
            self._desk.feedback.open_form(form)

    @Slot()
    def limit(self) -> None:
        """Say how much may be owed."""
        if self._panel.customer_id:
            limit = self._panel.account["limit"]
            self._desk.feedback.open_form(LimitForm(self._desk, self._panel.customer_id, self._name(), limit))

    @Slot()
    def group(self) -> None:
        """Say to which group the customer belongs."""
        if self._panel.customer_id:
            group = self._panel.group_name
            self._desk.feedback.open_form(GroupForm(self._desk, self._panel.customer_id, self._name(), group))

    def _name(self) -> str:
        document = self._customers.documents.get(self._panel.customer_id)
        return called(document["name"] if document else "")

    @Slot(int, int)
    def _on_paid(self, owed: int, change: int) -> None:
        money = self._desk.formats.money
        words = self.tr("Paid; %1 are still owed").replace("%1", money(owed)) if owed else self.tr("All is paid")
        if change:
            words += self.tr("; change %1").replace("%1", money(change))
        self._desk.feedback.done(words)
