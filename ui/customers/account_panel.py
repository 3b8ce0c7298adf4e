"""What one customer owes, may owe and is owed, to which group they belong, and every movement that made it so."""

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.balance_list import BalanceList
from ui.customers import ops
from ui.desk import Desk
from ui.store import Doc
from ui.widgets.buttons import button
from ui.widgets.label import Label

_REST = 60
"""Milliseconds for which a customer must stay chosen before the account is read: the arrow keys run through many."""

_NOTHING: dict[str, int] = {"limit": 0, "owed": 0, "credit": 0, "through": 0}


class AccountPanel(QWidget):
    """Follows the account of the customer that it is told of."""

    pay_wanted = Signal()
    limit_wanted = Signal()
    group_wanted = Signal()
    changed = Signal()
    """Something else is said of the account."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._accounts = desk.live.view("accounts")
        self._groups = desk.live.view("customer_groups")
        self._customer_id = ""
        self._values = {name: Label("", "number") for name in ("group", "owed", "limit", "credit")}
        self.movements = BalanceList(desk)
        self.movements.set_empty_text(self.tr("Nothing was bought on account yet, and no credit given."))
        self.pay = button(self.tr("Take a &payment …"), icon="banknote")
        self.limit = button(self.tr("&Limit …"))
        self.group = button(self.tr("&Group …"))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._read)
        self._lay_out()
        for one, signal in (
            (self.pay, self.pay_wanted), (self.limit, self.limit_wanted), (self.group, self.group_wanted)
        ):  # fmt: skip
            one.clicked.connect(signal)
        for view in (self._accounts, self._groups):
            view.reset.connect(self._show)
            view.patched.connect(self._on_patched)

    @property
    def customer_id(self) -> str:
        """The customer whose account is shown, "" for nobody."""
        return self._customer_id

    @property
    def account(self) -> Doc:
        """What is owed, may be owed and is credited, in minor units."""
        return self._accounts.documents.get(self._customer_id, _NOTHING)

    @property
    def group_name(self) -> str:
        """The group that the customer belongs to, "" for none."""
        document = self._groups.documents.get(self._customer_id)
        return str(document["group"]) if document is not None else ""

    def text_of(self, name: str) -> str:
        """What is said of one figure."""
        return self._values[name].text()

    def show_customer(self, customer_id: str) -> None:
        """Show a customer's account; "" of none."""
        if customer_id != self._customer_id:
            self._customer_id = customer_id
            self.movements.show_movements([])
            self._show()

    @property
    def through(self) -> int:
        """Through which event the account speaks, 0 where nothing ever happened on it."""
        return int(self.account["through"])

    def _lay_out(self) -> None:
        names = {
            "group": self.tr("Group"), "owed": self.tr("Owes"), "limit": self.tr("May owe"),
            "credit": self.tr("Store credit"),
        }  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for place, (name, title) in enumerate(names.items()):
            row, column = divmod(place, 2)
            self._values[name].setAccessibleName(title)
            grid.addWidget(Label(title, "small", "dim"), row, 2 * column)
            grid.addWidget(self._values[name], row, 2 * column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        buttons = QGridLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.pay, 0, 0, 1, 2)
        buttons.addWidget(self.limit, 1, 0)
        buttons.addWidget(self.group, 1, 1)
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(0, 0, 0, 0)
        column_of.setSpacing(8)
        column_of.addLayout(grid)
        column_of.addWidget(self.movements, 1)
        column_of.addLayout(buttons)

    @Slot(object)
    def _on_patched(self, patches: dict[str, Doc | None]) -> None:
        if self._customer_id in patches:
            self._show()

    @Slot()
    def _show(self) -> None:
        formats, account = self._desk.formats, self.account
        self._values["group"].setText(self.group_name or "–")
        for name in ("owed", "limit", "credit"):
            self._values[name].setText(formats.money(account[name]))
        self._values["owed"].set_tone("warn" if account["owed"] > account["limit"] else "text")
        self.pay.setEnabled(account["owed"] > 0)
        self.changed.emit()
        if self._customer_id:
            self._rest.start()

    @Slot()
    def _read(self) -> None:
        done = partial(self._on_read, self._customer_id)
        ops.read_account(self._desk, self._customer_id, self, done=done)

    def _on_read(self, customer_id: str, found: list[dict[str, Any]]) -> None:
        if customer_id == self._customer_id:
            self.movements.show_movements(found)
