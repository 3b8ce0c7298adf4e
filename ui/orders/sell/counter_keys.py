"""The function keys of the counter, and the forms that some of them open: each is imported when it is wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from domain.kernel.errors import Rejected
from domain.kernel.rounding import Rounding
from ui.desk import Desk
from ui.orders.sell.actions import COUNTER
from ui.orders.sell.counter import Counter

if TYPE_CHECKING:
    from ui.widgets.form_dialog import FormDialog


class CounterKeys(QObject):
    """A form is opened when everything before its key has been done, so that it is about the line just scanned."""

    def __init__(self, desk: Desk, counter: Counter, field: QLineEdit, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._counter = counter
        self._field = field
        slots = {
            "search": self.on_search,
            "customer": self.on_customer,
            "telephone": self.on_kind,
            "discount": self.on_discount,
            "quantity": self.on_quantity,
            "remove": counter.remove_line,
            "abandon": self.on_abandon,
            "finish": self.on_finish,
        }
        self.keys = list(desk.actions.make_all(COUNTER, page, slots).values())

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
        """Make the sale an order, or say that there is nothing on it."""
        self._counter.after_all(self._finish)

    @Slot()
    def on_abandon(self) -> None:
        """Give the sale up."""
        self._counter.after_all(self._open_abandon)

    def _open(self, form: "FormDialog") -> None:
        self._desk.feedback.open_form(form)

    def _finish(self) -> None:
        if self._counter.sale.document is None:
            self._counter.refused.emit(Rejected("no_lines"))
        else:
            self._counter.finish()

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

        if self._counter.sale.document is None:
            self._counter.refused.emit(Rejected("no_lines"))
        else:
            self._open(AbandonForm(self._desk, self._counter))
