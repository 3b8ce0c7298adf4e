"""How anything is paid: the sum stands there, Enter takes it in cash, and a key each takes anything else."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton

from domain.kernel.errors import Rejected, Unavailable
from domain.payments.commands import WantedTender
from ui.desk import Desk
from ui.gift_cards import is_card, left_on
from ui.orders.methods import Method, Wish, offered
from ui.orders.notes import in_coins, likely_sums
from ui.scanner import ScanTaker
from ui.sentences import sentence, spoken
from ui.widgets.buttons import button
from ui.widgets.fields import MoneyEdit
from ui.widgets.form_dialog import FormDialog
from ui.widgets.label import Label

_METHOD_KEYS = ("F2", "F3", "F4", "F5", "F6", "F7", "F8")
_SUM_KEYS = ("F9", "F10", "F11", "F12")
_IN_A_ROW = 4
CASH = "cash"


class PaymentForm(FormDialog):
    """Collects what is handed over until nothing is due; a subclass sends it off in ``pay``.

    Where the sum is below zero it is the other way round: Enter gives it back as it was paid, or in cash where nobody
    knows how it was: ``as_paid``. ``in_part`` says that less than all of it may be paid now, or nothing.
    """

    def __init__(
        self, desk: Desk, due: int, title: str, verb: str, *, known_customer: bool, in_part: bool = False,
        as_paid: bool = True, refused: Collection[str] = (),
    ) -> None:  # fmt: skip
        """``refused`` are the kinds by which this cannot be paid."""
        super().__init__(title, verb)
        self.desk = desk
        self._due = due
        self._back = due < 0
        self._as_paid = as_paid
        self._in_part = in_part
        self._tenders: list[WantedTender] = []
        documents = desk.live.view("payment_methods").documents
        allowed = {key: method for key, method in documents.items() if method["kind"] not in refused}
        self.methods = offered(allowed, known=known_customer)
        self._cash = documents.get(CASH)
        self._cards = desk.live.view("gift_cards")
        self._wish: Wish | None = None
        """What waits for the number of a card or slip."""
        self.amount = MoneyEdit(desk.formats, self.tr("Amount"))
        self.reference = QLineEdit()
        self.method_buttons = [
            self._key_button(key, method.name, partial(self._take, method))
            for key, method in zip(_METHOD_KEYS, self.methods, strict=False)
        ]
        self.sum_buttons = [self._key_button(key, "", partial(self._take_sum, at)) for at, key in enumerate(_SUM_KEYS)]
        self._sums: list[int] = []
        self._lay_out()
        self.submitted.connect(self._on_enter)
        self._show()

    def confirm(self) -> None:
        """Do what Enter does in here, for an Enter that was typed before the form stood there."""
        if not self.is_busy():
            self._on_submit()

    def wants_scan(self) -> bool:
        """A gift card is taken; what else is scanned is for the page under the form."""
        return bool(self._numbered()) or self._page() is not None

    def take_scan(self, code: str) -> None:
        """Pay with a gift card, or with what waits for a number; else the goods are the sale's."""
        gift = next((method for method in self.methods if method.is_gift and is_card(self._cards, code)), None)
        page = self._page()
        if self._wish is None and gift is None and page is not None:
            page.take_scan(code)
            return
        self.reference.setText(code)
        if self._wish is not None:
            self._go_on()
        elif gift is not None:
            self._take(gift)

    def pay(self, tenders: tuple[WantedTender, ...]) -> None:
        """Send it off: ``set_busy`` holds until it is answered."""
        raise NotImplementedError

    def refused(self, error: Exception) -> None:
        """It was not done: take the last tender back, and say why."""
        if self._back and not self._tenders:
            # What was never paid cannot go back as it was paid; the next Enter gives cash.
            self._as_paid = False
            self._amount_field.set_hint(self._hint())
        del self._tenders[-1:]
        self._show()
        if isinstance(error, Rejected | Unavailable):
            self.show_problem(sentence(error, self.desk.formats), self._amount_field)
        else:
            self.set_busy(False)
            spoken(self.desk.feedback, error, self.desk.formats)

    @property
    def rest(self) -> int:
        """What is still due, in minor units; above zero also where it is to be given back."""
        return abs(self._due) - sum(tender.amount for tender in self._tenders)

    # Making it

    def _lay_out(self) -> None:
        self._rest = Label("", "total")
        self._taken = Label("", "body", "dim")
        self._taken.setWordWrap(True)
        self.body.addWidget(self._rest)
        self.body.addWidget(self._taken)
        self._amount_field = self.add_field(self.tr("&Amount"), self.amount, self._hint())
        self._reference_field = self.add_field(self.tr("&Number of the card or slip"), self.reference)
        self._reference_field.setVisible(bool(self._numbered()))
        for buttons in (self.sum_buttons, self.method_buttons):
            row = QGridLayout()
            row.setSpacing(8)
            for at, one in enumerate(buttons):
                row.addWidget(one, at // _IN_A_ROW, at % _IN_A_ROW)
            self.body.addLayout(row)

    def _key_button(self, key: str, text: str, act: Callable[[], None]) -> QPushButton:
        made = button(f"{text} ({key})")
        made.setAutoDefault(False)
        made.clicked.connect(act)
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(made.click)
        return made

    def _hint(self) -> str:
        if self._in_part:
            return self.tr("Leave it empty to take the order without a deposit.")
        if self._back and self._as_paid:
            return self.tr("Enter gives it back in the way in which it was paid.")
        if self._back:
            return self.tr("Enter gives it back in cash.")
        return self.tr("What the customer hands over; Enter takes it in cash.")

    # What is shown

    def _show(self) -> None:
        money = self.desk.formats.money
        rest = self.rest
        self._rest.setText(money(rest))
        names = {method.id: method.name for method in self.methods}
        taken = [f"{names.get(one.method, self.tr('Cash'))} {money(one.amount)}" for one in self._tenders]
        self._taken.setText(", ".join(taken))
        self._taken.setVisible(bool(taken))
        self._wish = None
        self._amount_field.set_problem("")
        self.reference.clear()
        self._reference_field.set_hint("")
        self._reference_field.set_problem("")
        self.amount.set_value(None if self._in_part and not taken else self._payable(rest))
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.selectAll()
        self._sums = [] if self._back else likely_sums(rest, self.desk.formats.exponent, len(_SUM_KEYS))
        for at, (one, key) in enumerate(zip(self.sum_buttons, _SUM_KEYS, strict=True)):
            one.setVisible(at < len(self._sums))
            if at < len(self._sums):
                one.setText(f"{money(self._sums[at])} ({key})")

    def _payable(self, amount: int) -> int:
        return in_coins(amount, self._cash)

    # What is done

    @Slot()
    def _on_enter(self) -> None:
        if self.reference.hasFocus():
            self._on_number()
            return
        amount = self.amount.value()
        nothing_yet = not self._tenders
        later = self._in_part and not amount
        as_it_was_paid = self._back and self._as_paid and amount == self._payable(self.rest)
        if nothing_yet and (later or as_it_was_paid):
            self._pay()
        else:
            self._add(CASH, amount)

    def _on_number(self) -> None:
        """Enter in the field of the number: it is that of what was chosen, or of a gift card, or of the one way."""
        numbered = self._numbered()
        gifts = [method for method in numbered if method.is_gift and is_card(self._cards, self.reference.text())]
        if self._wish is not None:
            self._go_on()
        elif gifts or len(numbered) == 1:
            self._take((gifts or numbered)[0])
        else:
            words = self.tr("Press the key of the way to pay that has this number.")
            self.show_problem(words, self._reference_field)

    def _take(self, method: Method) -> None:
        """Take a method: the amount where one was typed, but never more than is due, because it gives no change."""
        if not self.is_busy():
            amount = self.amount.value()
            exact = amount is None or amount == self._payable(self.rest)
            self._wish = Wish(method, None if exact else amount)
            self._go_on()

    def _go_on(self) -> None:
        """Do what was wished as soon as its number is there."""
        assert self._wish is not None
        method, amount = self._wish
        number = self.reference.text().strip()
        self._reference_field.set_problem("")
        if method.needs_reference and not number:
            words = self.tr("%1: scan its number, or type it and press Enter.").replace("%1", method.name)
            self._reference_field.set_hint(words)
            self.reference.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        most = self.rest
        if method.is_gift and self._cards.loaded and not self._back:
            try:
                most = min(most, left_on(self._cards, number, self._tenders, amount or 1))
            except Rejected as error:
                self.show_problem(sentence(error, self.desk.formats), self._reference_field)
                self.reference.selectAll()
                return
        self._add(method.id, most if amount is None else amount, number)

    def _take_sum(self, at: int) -> None:
        if at < len(self._sums):
            self._add(CASH, self._sums[at])

    def _add(self, method: str, amount: int | None, number: str = "") -> None:
        if self.is_busy():
            return
        if not amount:
            self.show_problem(self.tr("Enter how much it is."), self._amount_field)
            return
        needs = any(one.needs_reference for one in self.methods if one.id == method)
        self._tenders.append(WantedTender(method=method, amount=amount, reference=number if needs else ""))
        covered = amount >= self._payable(self.rest + amount) if method == CASH else self.rest <= 0
        if covered or self._in_part:
            self._pay()
        else:
            self._show()

    def _numbered(self) -> list[Method]:
        return [method for method in self.methods if method.needs_reference]

    def _page(self) -> ScanTaker | None:
        """Return what takes a scan that is not for this form."""
        parent = self.parentWidget()
        window: object = parent.window() if parent is not None else None
        return window if isinstance(window, ScanTaker) and window.wants_scan() else None

    def _pay(self) -> None:
        self.set_busy(True)
        self.pay(tuple(self._tenders))
