"""A gift card that somebody holds: what is left on it, and every movement that made it so."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from domain.payments.balances import normalize_card
from ui.balance_list import BalanceList
from ui.cards import ops
from ui.desk import Desk
from ui.theme import look
from ui.widgets.buttons import button
from ui.widgets.form_dialog import FormDialog
from ui.widgets.label import Label

_WIDTH = 560


class CardForm(FormDialog):
    """Its number is scanned or typed; the same card can be topped up from here, or a new one sold."""

    sell_wanted = Signal(str)
    """More should be put onto the card of this number, or onto a new one where it is empty."""

    def __init__(self, desk: Desk, number: str = "") -> None:
        super().__init__(self.tr("Gift cards"), self.tr("Look up"))
        self.setMinimumWidth(look.px(_WIDTH))
        self._desk = desk
        self._cards = desk.live.view("gift_cards")
        self._shown = ""
        self.number = QLineEdit(number)
        self._field = self.add_field(self.tr("&Number of the card"), self.number, self.tr("Scan it, or type it."))
        self._left = Label("", "total")
        self._said = Label("", "body", "dim")
        self._said.setWordWrap(True)
        self.movements = BalanceList(desk)
        self.movements.setMinimumHeight(look.px(180))
        self.movements.set_empty_text(self.tr("What was put on the card and bought with it stands here."))
        self.sell = button(self.tr("&Sell a card …"), icon="gift")
        self.sell.setAutoDefault(False)
        self._cancel.setText(self.tr("Close"))
        self.body.addWidget(self._left)
        self.body.addWidget(self._said)
        self.body.addWidget(self.movements, 1)
        self.add_to_foot(self.sell)
        self.sell.clicked.connect(self._on_sell)
        self.submitted.connect(self._on_submitted)
        for view_changed in (self._cards.reset, self._cards.patched):
            view_changed.connect(self._show)
        if number:
            self._look_up(number)
        else:
            self._show()

    @property
    def outcome(self) -> tuple[str, str]:
        """What is left, and what is said of it."""
        return self._left.text(), self._said.text()

    def wants_scan(self) -> bool:
        """Whether a code that is scanned now is a card."""
        return True

    def take_scan(self, code: str) -> None:
        """Look up a card that was scanned."""
        self.number.setText(code)
        self._look_up(code)

    def _look_up(self, typed: str) -> None:
        number = normalize_card(typed)
        self._field.set_problem("")
        self._shown = number if number in self._cards.documents or not self._cards.loaded else ""
        if typed.strip() and not self._shown:
            self._field.set_problem(self.tr("No card has this number. Check it, or sell it as a new card."))
        self._show()
        self.number.selectAll()

    @Slot()
    def _show(self) -> None:
        card, money = self._cards.documents.get(self._shown), self._desk.formats.money
        self.sell.setText(self.tr("&Put more on it …") if card is not None else self.tr("&Sell a card …"))
        if card is None:
            self._left.setText("")
            self.movements.show_movements([])
            left = [one["left"] for one in self._cards.documents.values() if one["left"]]
            text = self.tr("%1 cards have %2 on them, which the store owes to whoever holds them.")
            text = text.replace("%1", self._desk.formats.count(len(left))).replace("%2", money(sum(left)))
            self._said.setText(text if left else self.tr("No card has money on it yet."))
            return
        self._left.setText(self.tr("%1 left").replace("%1", money(card["left"])))
        text = self.tr("%1 were put on it since %2; through event %3").replace("%1", money(card["loaded"]))
        text = text.replace("%2", self._desk.formats.date(card["since"]))
        self._said.setText(text.replace("%3", self._desk.formats.count(card["through"])))
        ops.read_card(self._desk, self._shown, self, done=partial(self._on_read, self._shown))

    def _on_read(self, number: str, movements: list[dict[str, Any]]) -> None:
        if number == self._shown:
            self.movements.show_movements(movements)

    @Slot()
    def _on_submitted(self) -> None:
        self._look_up(self.number.text())

    @Slot()
    def _on_sell(self) -> None:
        number = self._shown or self.number.text().strip()  # what the button says is about the card that is shown
        self.accept()
        self.sell_wanted.emit(number)
