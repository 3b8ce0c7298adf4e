"""The function keys of the counter, and the forms that some of them open: each is imported when it is wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from domain.kernel.errors import Rejected
from domain.kernel.rounding import Rounding
from domain.payments.commands import WantedTender
from ui.desk import Desk
from ui.orders.notes import in_coins
from ui.orders.sell.actions import COUNTER
from ui.orders.sell.counter import Counter
from ui.orders.sell.shortage import short_products
from ui.store import Doc

if TYPE_CHECKING:
    from ui.orders.sell.pay_form import PayForm
    from ui.widgets.form_dialog import FormDialog


class CounterKeys(QObject):
    """A form is opened when everything before its key has been done, so that it is about the line just scanned."""

    def __init__(self, desk: Desk, counter: Counter, field: QLineEdit, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._counter = counter
        self._field = field
        self._paying: PayForm | None = None
        slots = {
            "search": self.on_search,
            "customer": self.on_customer,
            "telephone": self.on_kind,
            "discount": self.on_discount,
            "quantity": self.on_quantity,
            "remove": counter.remove_line,
            "abandon": self.on_abandon,
            "exact-cash": self.on_exact_cash,
            "finish": self.on_finish,
        }
        self.keys = list(desk.actions.make_all(COUNTER, page, slots).values())
        counter.questions.changed.connect(self._on_questions)

    @Slot()
    def on_search(self) -> None:
        """Go to the field; what stands there is replaced by what is typed."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    @Slot()
    def on_customer(self) -> None:
        """Say for whom the sale is."""
        self._counter.after_all(self._open_customer)

    @Slot()
    def on_kind(self) -> None:
        """Say whether it is handed over now, or when it is fetched."""
        self._counter.after_all(self._open_telephone)

    @Slot()
    def on_quantity(self) -> None:
        """Change how much of the current line is taken."""
        self._counter.after_all(self._open_quantity)

    @Slot()
    def on_discount(self) -> None:
        """Take something off the current line."""
        self._counter.after_all(self._open_discount)

    @Slot()
    def on_finish(self) -> None:
        """Ask how the sale is paid, or say that there is nothing on it."""
        self._counter.after_all(self._finish)

    @Slot()
    def on_enter(self) -> None:
        """The same for Enter on the empty field, which says nothing where there is nothing."""
        self._counter.after_all(self._pay)

    @Slot()
    def on_exact_cash(self) -> None:
        """Take the sum in cash, to the cent, with this one key."""
        self._counter.after_all(self._take_exactly)

    @Slot()
    def on_abandon(self) -> None:
        """Give the sale up."""
        self._counter.after_all(self._open_abandon)

    def _open(self, form: "FormDialog") -> None:
        self._desk.feedback.open_form(form)

    def _finish(self) -> None:
        if self._counter.sale.document is None and self._counter.questions.open is None:
            self._counter.refused.emit(Rejected("no_lines"))
        else:
            self._pay()

    def _pay(self) -> None:
        sale = self._counter.sale.document
        if self._paying is not None:
            self._paying.confirm()
        elif self._counter.held():
            return
        elif sale is not None and not self._is_short():
            if sale["total"] == 0 and sale["kind"] == "counter":
                self._counter.pay(())
            else:
                self._open_payment(sale)

    def _open_payment(self, sale: Doc) -> None:
        from ui.orders.sell.pay_form import PayForm

        self._paying = PayForm(self._desk, self._counter, sale)
        self._paying.finished.connect(self._on_payment_ended)
        self._open(self._paying)

    @Slot()
    def _on_questions(self) -> None:
        # What was scanned over the form is not on the sale yet, and the sum is not the one that is due.
        if self._paying is not None and self._counter.questions.open is not None:
            self._paying.reject()

    @Slot()
    def _on_payment_ended(self) -> None:
        self._paying = None

    def _is_short(self) -> bool:
        """Say at once what cannot be sold, before anybody reaches for money."""
        view = self._desk.live.view
        short = short_products(self._counter.sale.lines, view("stock").documents, view("catalogue").documents)
        if short:
            one = short[0]
            error = Rejected("not_enough_stock", sku=one.sku, name=one.name, wanted=one.wanted, available=one.available)
            self._counter.refused.emit(error)
        return bool(short)

    def _take_exactly(self) -> None:
        sale = self._counter.sale.document
        if self._counter.held():
            return
        if sale is None or sale["total"] <= 0 or sale["kind"] != "counter":
            self._finish()
        elif not self._is_short():
            cash = self._desk.live.view("payment_methods").documents.get("cash")
            self._counter.pay((WantedTender(method="cash", amount=in_coins(sale["total"], cash)),))

    def _open_customer(self) -> None:
        from ui.orders.sell.customer_form import CustomerForm

        sale = self._counter.sale.document
        self._open(CustomerForm(self._desk, self._counter, sale["customer_id"] if sale else None))

    def _open_telephone(self) -> None:
        from ui.orders.sell.sale_forms import TelephoneForm

        self._open(TelephoneForm(self._desk, self._counter, self._counter.sale.document))

    def _open_quantity(self) -> None:
        from ui.orders.sell.line_forms import QuantityForm

        line = self._counter.current
        if line is None:
            self._counter.refused.emit(Rejected("no_lines"))
        else:
            self._open(QuantityForm(self._desk, self._counter, line))

    def _open_discount(self) -> None:
        from ui.orders.sell.line_forms import DiscountForm

        line = self._counter.current
        if line is None:
            self._counter.refused.emit(Rejected("no_lines"))
        else:
            shop = self._desk.live.view("store").documents["shop"]
            self._open(DiscountForm(self._desk, self._counter, line, Rounding(shop["rounding"])))

    def _open_abandon(self) -> None:
        from ui.orders.sell.sale_forms import AbandonForm

        if self._counter.held():
            return
        if self._counter.sale.document is None:
            self._counter.refused.emit(Rejected("no_lines"))
        else:
            self._open(AbandonForm(self._desk, self._counter))
