"""The ways in which the store takes money: which there are, which are offered, and the smallest coin."""

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QHBoxLayout

from domain.kernel.messages import Receipt
from domain.payments.methods import CASH
from ui.desk import Desk
from ui.kept import Kept
from ui.settings import ops
from ui.settings.method_forms import CoinForm, MethodForm
from ui.settings.method_words import coin_rule, kind_word
from ui.settings.section import Section
from ui.store import Doc
from ui.theme import look
from ui.widgets.buttons import button
from ui.widgets.column import Column
from ui.widgets.giving_table import GivingTable
from ui.widgets.label import Label
from ui.widgets.rows_model import RowsModel

_HEIGHT = 280
_GIVE_WAY = (4, 3, 2)


class MethodRow(NamedTuple):
    """One way to pay; ``place`` is where it stands among the others."""

    method: str
    name: str
    kind: str
    change: bool
    reference: bool
    drawer: bool
    retired: bool
    place: int


class PaymentsSection(Section):
    """It belongs to the store, for all of its machines; what is changed is sent at once, and holds at the next sale."""

    NAME = "payments"
    TITLE = str(QT_TRANSLATE_NOOP("Settings", "Ways to pay"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view = desk.live.view("payment_methods")
        self._model: RowsModel[MethodRow] = RowsModel(self._columns(), lambda row: row.method)
        self.table = GivingTable(self._model, self.title(), _GIVE_WAY)
        self._model.setParent(self.table)
        self.table.setMinimumHeight(look.px(_HEIGHT))
        self.add_method = button(self.tr("&Another way …"), "primary", "plus")
        self.change = button(self.tr("&Change …"), icon="pencil")
        self.retire = button(self.tr("&No longer offer"))
        self.coin = button(self.tr("&Smallest coin …"), icon="coins")
        self._said = Label("", "body", "dim")
        self._said.setWordWrap(True)
        self._lay_out()
        self.table.row_activated.connect(self._on_change)
        self.table.current_changed.connect(self._show_chosen)
        self.add_method.clicked.connect(self._on_add)
        self.change.clicked.connect(self._on_change)
        self.retire.clicked.connect(self._on_retire)
        self.coin.clicked.connect(self._on_coin)
        self._view.reset.connect(self._show)
        self._view.patched.connect(self._show)
        self._show()

    @property
    def coin_words(self) -> str:
        """What is said of the smallest coin."""
        return self._said.text()

    def load(self, kept: Kept) -> None:
        self._show()

    def save(self, kept: Kept) -> None:
        """Nothing of it is this machine's."""

    def _columns(self) -> tuple[Column[MethodRow], ...]:
        yes, no = self.tr("yes"), "–"
        return (
            Column(self.tr("Name"), lambda row: row.name, stretch=True, strong=True, tone=_dim),
            Column(self.tr("Kind"), lambda row: row.kind, kind_word, width=120, tone=_dim),
            Column(self.tr("Gives change"), lambda row: yes if row.change else no, width=100, tone=_dim),
            Column(self.tr("Asks for a number"), lambda row: yes if row.reference else no, width=136, tone=_dim),
            Column(self.tr("Opens the drawer"), lambda row: yes if row.drawer else no, width=130, tone=_dim),
            Column(
                self.tr("State"), lambda row: self.tr("No longer") if row.retired else self.tr("Offered"), width=110,
                tone=lambda row: "dim" if row.retired else "ok",
                icon=lambda row: "circle-minus" if row.retired else "circle-check",
            ),
        )  # fmt: skip

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for one in (self.change, self.retire):
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(self.add_method)
        coin = QHBoxLayout()
        coin.setSpacing(8)
        coin.addWidget(self._said, 1)
        coin.addWidget(self.coin)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.body.addLayout(coin)

    @Slot()
    def _show(self) -> None:
        documents = self._view.documents.items()
        self._model.become(_row(key, one, place) for place, (key, one) in enumerate(documents))
        if self._model.total and not self.table.selected_keys():
            self.table.selectRow(0)
        cash = self._view.documents.get(CASH)
        coin = cash["coin"] if cash else 0
        text = self.tr("Cash is not rounded: every amount can be paid in coins.")
        if cash and coin:
            text = self.tr("Cash is paid in multiples of %1, %2.").replace("%1", self.desk.formats.money(coin))
            text = text.replace("%2", coin_rule(cash["coin_rule"]))
        self._said.setText(text)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        document = self._view.documents.get(self.table.current_key() or "")
        retired = document is not None and document["retired"]
        self.retire.setText(self.tr("&Offer again") if retired else self.tr("&No longer offer"))
        self.retire.setEnabled(document is not None)
        self.change.setEnabled(document is not None)

    @Slot()
    def _on_add(self) -> None:
        self.desk.feedback.open_form(MethodForm(self.desk))

    @Slot()
    def _on_change(self) -> None:
        method = self.table.current_key()
        if method in self._view.documents:
            self.desk.feedback.open_form(MethodForm(self.desk, method, self._view.documents[method]))

    @Slot()
    def _on_retire(self) -> None:
        method = self.table.current_key()
        document = self._view.documents.get(method)
        if document is not None:
            self._offer(method, document["name"], offered=document["retired"])

    def _offer(self, method: str, name: str, *, offered: bool) -> None:
        def done(_receipt: Receipt) -> None:
            text = self.tr("%1 is offered again") if offered else self.tr("%1 is no longer offered")
            self.desk.feedback.done(text.replace("%1", name), lambda: self._offer(method, name, offered=not offered))

        ops.offer_payment_method(self.desk, method, self, offered=offered, done=done)

    @Slot()
    def _on_coin(self) -> None:
        cash = self._view.documents.get(CASH)
        if cash is not None:
            self.desk.feedback.open_form(CoinForm(self.desk, cash["coin"], cash["coin_rule"]))


def _row(method: str, document: Doc, place: int) -> MethodRow:
    return MethodRow(
        method, document["name"], document["kind"], document["gives_change"], document["needs_reference"],
        document["opens_drawer"], document["retired"], place,
    )  # fmt: skip


def _dim(row: MethodRow) -> str:
    return "dim" if row.retired else ""
