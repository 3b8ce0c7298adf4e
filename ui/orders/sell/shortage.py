"""What the sale asks for beyond what can be had: said at the scan, and refused by Finish only.

Nothing is held up before: the shelf may be right and the computer wrong.
"""

from collections import Counter as Tally
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from domain.kernel.quantity import EACH
from domain.orders.events import Entry
from ui.desk import Desk
from ui.format import Formats
from ui.orders.sell.actions import TAKE_LESS
from ui.orders.sell.counter import Counter
from ui.orders.sell.entry import ONE
from ui.orders.sell.stock_words import amount, may_go_below
from ui.store import Doc

Lines = list[dict[str, Any]]
Docs = Mapping[str, Doc]


_WHOLE = (Entry.LABEL, Entry.LABEL_QUANTITY)
"""What stands on a label is one package: all of it is taken, or none."""


class Short(NamedTuple):
    """A product of which the sale asks for more than there is, in thousandths; ``available`` is not below zero."""

    sku: str
    name: str
    unit: str
    wanted: int
    available: int


def short_products(lines: Lines, stock: Docs, products: Docs) -> list[Short]:
    """Return what Finish would refuse, in the order of the sale; a product that may be sold below zero never is."""
    wanted: Tally[str] = Tally()
    for line in lines:
        wanted[line["sku"]] += max(line["quantity"], 0)  # what comes back is looked at before it is sold again
    named = {line["sku"]: line for line in lines}
    return [
        Short(sku, line["name"], line["unit"], wanted[sku], max(stock[sku]["available"], 0))
        for sku, line in named.items()
        if sku in stock and wanted[sku] > max(stock[sku]["available"], 0) and not may_go_below(products.get(sku))
    ]


def reductions(lines: Lines, short: list[Short]) -> Iterator[tuple[int, int]]:
    """Yield (line, thousandths that are left of it) so that what is there suffices; what was entered first stays."""
    left = {one.sku: one.available - one.available % (ONE if one.unit == EACH else 1) for one in short}
    for line in lines:
        if line["sku"] in left and line["quantity"] > 0:
            kept = min(line["quantity"], left[line["sku"]])
            if line["entry"] in _WHOLE and kept < line["quantity"]:
                kept = 0
            left[line["sku"]] -= kept
            if kept < line["quantity"]:
                yield line["line"], kept


def refusal(short: list[Short], formats: Formats) -> str:
    """Return why the sale cannot be finished, with every product that is short."""
    translate = QCoreApplication.translate
    part = translate("Shortage", "{product} ({available} of {wanted})")
    products = ", ".join(
        part.format(
            product=one.name, available=amount(one.available, one.unit, formats),
            wanted=amount(one.wanted, one.unit, formats),
        )
        for one in short
    )  # fmt: skip
    text = translate("Shortage", "There is not enough of: {products}. Take what is there, or receive more first.")
    return text.format(products=products)


class Shortage(QObject):
    """Follows the open sale and the stock, and offers one key that takes what is there."""

    worsened = Signal()
    """More is asked for beyond what is there than a moment ago."""

    def __init__(self, desk: Desk, counter: Counter, page: QWidget) -> None:
        super().__init__(page)
        self.short: list[Short] = []
        self.reduce = desk.actions.make(TAKE_LESS, page, self._on_reduce)
        """There while something is short: takes fewer, or none, of what is."""
        self._counter = counter
        self._stock = desk.live.view("stock")
        self._products = desk.live.view("catalogue")
        self.look()

    def look(self) -> None:
        """See what is short now."""
        before = {one.sku: one.wanted for one in self.short}
        self.short = short_products(self._counter.sale.lines, self._stock.documents, self._products.documents)
        self.reduce.setEnabled(bool(self.short))
        self.reduce.setVisible(bool(self.short))
        if any(one.wanted > before.get(one.sku, 0) for one in self.short):
            self.worsened.emit()

    @Slot()
    def _on_reduce(self) -> None:
        self._counter.after_all(self._reduce)

    def _reduce(self) -> None:
        for line, quantity in reductions(self._counter.sale.lines, self.short):
            self._counter.change_line(line, quantity)
