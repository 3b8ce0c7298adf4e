"""The blind count: what is there of cash and of what else was taken, before anybody is told what should be."""

from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, Signal, Slot

from domain.kernel.messages import Receipt
from ui.command_form import CommandForm
from ui.desk import Desk
from ui.store import Doc
from ui.till import ops
from ui.till.cash_count import CashCount, CashField
from ui.widgets.buttons import button
from ui.widgets.fields import MoneyEdit
from ui.widgets.label import Label

COUNTABLE = ("card", "other")
"""The kinds, beside cash, that leave slips or sums that can be held against the system's."""


class Counted(NamedTuple):
    """What was counted of a method, and what should have been there at that moment, in minor units."""

    method: str
    counted: int
    expected: int
    difference: int


class CountForm(CommandForm):
    """What is left empty is not counted. Nothing here says what should be there."""

    counted = Signal(object, bool)
    """A tuple of ``Counted``, and whether it is the second person's."""
    passed_over = Signal()
    """The till should be closed without this count."""

    def __init__(self, desk: Desk, till: Doc, *, second: bool, closing: bool) -> None:
        title = _title(second)
        super().__init__(desk, title, self.tr("Save the count"))
        self._second = second
        self.cash = CashCount(desk.formats)
        self.others: dict[str, MoneyEdit] = {}
        self.named["denominations"] = CashField(
            self.tr("&Coins and notes in the drawer"), self.cash, self.tr("What is left empty is not there.")
        )
        self.body.addWidget(self.named["denominations"])
        for method, terms in _countable(desk, till):
            self.others[method] = MoneyEdit(desk.formats, terms["name"])
            hint = self.tr("The sum of the slips. What is left empty is not counted.")
            self.add_named(method, terms["name"].replace("&", "&&"), self.others[method], hint)
        if closing:
            self._offer_to_pass_over(till)

    def send(self) -> None:
        others = {method: value for method, edit in self.others.items() if (value := edit.value()) is not None}
        ops.count_till(
            self.desk, self.cash.denominations, others, self, second=self._second, command_id=self.command_id,
            done=self.done_with, failed=self.failed,
        )  # fmt: skip

    def succeeded(self, receipt: Receipt) -> None:
        result: Any = receipt.result
        self.counted.emit(tuple(Counted(**one) for one in result["methods"]), self._second)

    def _offer_to_pass_over(self, till: Doc) -> None:
        who = till["second_by"] if self._second else till["counted_by"]
        if who:
            text = self.tr("%1 has counted already. You can keep that count, or count again.")
            said = Label(text.replace("%1", self.desk.runner.session.name_of(who)), "body", "dim")
            said.setWordWrap(True)
            self.body.insertWidget(0, said)
        skip = button(self.tr("&Keep that count") if who else self.tr("Close &without a count"))
        skip.setAutoDefault(False)
        skip.clicked.connect(self._on_passed_over)
        self.add_to_foot(skip)

    @Slot()
    def _on_passed_over(self) -> None:
        self.accept()
        self.passed_over.emit()


def _countable(desk: Desk, till: Doc) -> list[tuple[str, Doc]]:
    """Return the ways to pay that can be counted: those that are offered, and those that moved in this shift."""
    moved = {one["method"] for one in till["figures"]["methods"]}
    methods = desk.live.view("payment_methods").documents.items()
    return [
        (method, terms)
        for method, terms in methods
        if terms["kind"] in COUNTABLE and (method in moved or not terms["retired"])
    ]


def _title(second: bool) -> str:
    translate = QCoreApplication.translate
    return translate("CountForm", "Second count") if second else translate("CountForm", "Count")
