"""The keys for what is less often said of a line, or of the whole sale; each opens its form when it is wanted."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from domain.kernel.errors import Rejected
from domain.kernel.rounding import Rounding
from ui.desk import Desk
from ui.orders.sell.actions import DETAILS
from ui.orders.sell.counter import Counter


class DetailKeys(QObject):
    """A form is opened when everything before its key has been done, so that it is about the line just scanned."""

    def __init__(self, desk: Desk, counter: Counter, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._counter = counter
        slots = {"sale-discount": self.on_sale_discount, "price": self.on_price, "note": self.on_note}
        self.keys = list(desk.actions.make_all(DETAILS, page, slots).values())

    @Slot()
    def on_sale_discount(self) -> None:
        """Take something off the whole sale."""
        self._counter.after_all(self._open_sale_discount)

    @Slot()
    def on_price(self) -> None:
        """Charge another price for the current line."""
        self._on_line(self._open_price)

    @Slot()
    def on_note(self) -> None:
        """Say something of the current line."""
        self._on_line(self._open_note)

    def _on_line(self, open_form: Callable[[dict[str, Any]], None]) -> None:
        self._counter.after_all(lambda: self._with_line(open_form))

    def _with_line(self, open_form: Callable[[dict[str, Any]], None]) -> None:
        line = self._counter.current
        if line is None:
            self._counter.refused.emit(Rejected("no_lines"))
        else:
            open_form(line)

    def _open_sale_discount(self) -> None:
        from ui.orders.sell.sale_forms import SaleDiscountForm

        sale = self._counter.sale.document
        if sale is None or not sale["lines"]:
            self._counter.refused.emit(Rejected("no_lines"))
        else:
            rounding = Rounding(self._desk.live.view("store").documents["shop"]["rounding"])
            self._desk.feedback.open_form(SaleDiscountForm(self._desk, self._counter, sale, rounding))

    def _open_price(self, line: dict[str, Any]) -> None:
        from ui.orders.sell.line_forms import PriceForm

        self._desk.feedback.open_form(PriceForm(self._desk, self._counter, line))

    def _open_note(self, line: dict[str, Any]) -> None:
        from ui.orders.sell.line_forms import NoteForm

        self._desk.feedback.open_form(NoteForm(self._desk, self._counter, line))
