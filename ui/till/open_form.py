"""The form that opens the till with what lies in it."""

from PySide6.QtCore import Slot

from domain.kernel.messages import Receipt
from ui.command_form import CommandForm
from ui.desk import Desk
from ui.till import ops
from ui.till.cash_count import CashCount, CashField
from ui.widgets.label import Label


class OpenForm(CommandForm):
    """As long as nothing is counted, the till is opened with what was left in it."""

    def __init__(self, desk: Desk, left: int) -> None:
        """``left`` is what the shift before left in the drawer, in minor units."""
        super().__init__(desk, self.tr("Open the till"), self.tr("Open the till"))
        self._left = left
        self.cash = CashCount(desk.formats, left)
        self.named["denominations"] = CashField(self.tr("&Coins and notes in the drawer"), self.cash)
        self.body.addWidget(self.named["denominations"])
        self._outcome = Label("", "strong")
        self._outcome.setWordWrap(True)
        self.body.addWidget(self._outcome)
        self.cash.changed.connect(self._say)
        self._say()

    @property
    def outcome(self) -> str:
        """With how much the till will be opened, and how that compares with what was left."""
        return self._outcome.text()

    def send(self) -> None:
        ops.open_till(
            self.desk, self.cash.denominations, self, command_id=self.command_id, done=self.done_with,
            failed=self.failed,
        )  # fmt: skip

    def succeeded(self, receipt: Receipt) -> None:
        result = receipt.result
        opening_float = result["opening_float"] if isinstance(result, dict) else 0
        text = self.tr("The till is open with %1").replace("%1", self.desk.formats.money(opening_float))
        self.desk.feedback.done(text)

    @Slot()
    def _say(self) -> None:
        counted, money = self.cash.total, self.desk.formats.money
        more = 0 if counted is None else counted - self._left
        if counted is None:
            text = self.tr("It will open with the %1 that were left in it, or with what you count.")
        elif more == 0:
            text = self.tr("It will open with %2, as was left in it.")
        elif more > 0:
            text = self.tr("It will open with %2. That is %3 more than the %1 that were left.")
        else:
            text = self.tr("It will open with %2. That is %3 less than the %1 that were left.")
        for place, figure in (("%1", self._left), ("%2", counted or 0), ("%3", abs(more))):
            text = text.replace(place, money(figure))
        self._outcome.setText(text)
