"""The forms of the ways to pay: another one, what is changed of one, and the smallest coin."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from domain.kernel.messages import Receipt
from domain.kernel.money import CashRule
from domain.payments.events import TenderKind
from domain.payments.methods import FREE
from ui.command_form import CommandForm
from ui.desk import Desk
from ui.settings import ops
from ui.settings.method_words import coin_rule, kind_word
from ui.store import Doc
from ui.widgets.fields import MoneyEdit


class MethodForm(CommandForm):
    """For a new way to pay, or with ``method`` and its document to change that one."""

    FIELD_OF = {"method_taken": "name"}

    def __init__(self, desk: Desk, method: str = "", document: Doc | None = None) -> None:
        title = self.tr("Change %1") if document else self.tr("Another way to pay")
        verb = self.tr("Save") if document else self.tr("Add")
        super().__init__(desk, title.replace("%1", document["name"] if document else ""), verb)
        self._method = method
        self.name = QLineEdit(document["name"] if document else "")
        self.kind = QComboBox()
        for kind in (TenderKind.CARD, TenderKind.OTHER):
            self.kind.addItem(kind_word(kind), kind.value)
        self.change = QCheckBox(self.tr("&More than is due may be handed over; the rest is given back in cash"))
        self.reference = QCheckBox(self.tr("A n&umber is asked for, of the card or the slip"))
        self.drawer = QCheckBox(self.tr("The &drawer opens"))
        self.add_named("name", self.tr("&Name, as it stands on the button and the receipt"), self.name)
        self.named["method"] = self.named["name"]
        if document is None:
            self.add_named("kind", self.tr("&Kind"), self.kind, self.tr("Vouchers and the like are other."))
        for box in (self.change, self.reference, self.drawer):
            self.body.addWidget(box)
        if document is not None:
            self._show(document)

    def send(self) -> None:
        terms = {
            "opens_drawer": self.drawer.isChecked(),
            "gives_change": self.change.isChecked(),
            "needs_reference": self.reference.isChecked(),
        }
        if self._method:
            ops.edit_payment_method(
                self.desk, self._method, self.name.text(), terms, self,
                command_id=self.command_id, done=self.done_with, failed=self.failed,
            )  # fmt: skip
        else:
            ops.add_payment_method(
                self.desk, self.name.text(), TenderKind(self.kind.currentData()), terms, self,
                command_id=self.command_id, done=self.done_with, failed=self.failed,
            )  # fmt: skip

    def succeeded(self, _receipt: Receipt) -> None:
        self.desk.feedback.done(self.tr("%1 can be paid with").replace("%1", self.name.text().strip()))

    def _show(self, document: Doc) -> None:
        self.change.setChecked(document["gives_change"])
        self.reference.setChecked(document["needs_reference"])
        self.drawer.setChecked(document["opens_drawer"])
        free = document["kind"] in FREE
        self.change.setEnabled(free)
        self.reference.setEnabled(free)


class CoinForm(CommandForm):
    """Which is the smallest coin, and where what coins cannot pay goes."""

    FIELD_OF = {"out_of_range": "increment"}

    def __init__(self, desk: Desk, increment: int, rule: str) -> None:
        super().__init__(desk, self.tr("Smallest coin"), self.tr("Set"))
        self.increment = MoneyEdit(desk.formats, self.tr("Smallest coin"))
        self.increment.set_value(increment or None)
        self.rule = QComboBox()
        for one in CashRule:
            self.rule.addItem(coin_rule(one), one.value)
        self.rule.setCurrentIndex(max(self.rule.findData(rule), 0))
        hint = self.tr("Only what is paid in cash is rounded. Leave it empty where every amount can be paid.")
        self.add_named("increment", self.tr("&Smallest coin"), self.increment, hint)
        self.add_named("rule", self.tr("&What lies between two"), self.rule)

    def send(self) -> None:
        ops.set_cash_rounding(
            self.desk, self.increment.value() or 0, CashRule(self.rule.currentData()), self,
            command_id=self.command_id, done=self.done_with, failed=self.failed,
        )  # fmt: skip

    def succeeded(self, _receipt: Receipt) -> None:
        coin = self.increment.value()
        text = self.tr("Cash is paid in multiples of %1") if coin else self.tr("Cash is not rounded")
        self.desk.feedback.done(text.replace("%1", self.desk.formats.money(coin or 0)))
