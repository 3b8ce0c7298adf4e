"""Gives a code that no product has to one that is there already, such as a new package of it."""

from functools import partial

from PySide6.QtCore import Signal, Slot

from domain.kernel.ids import Sku
from domain.kernel.messages import Receipt
from ui.desk import Desk
from ui.orders.sell import ops
from ui.orders.sell.counter import Counter
from ui.orders.sell.product_search import ProductSearch
from ui.orders.sell.scan_form import ScanForm
from ui.orders.sell.wanted import Unknown
from ui.theme import look
from ui.widgets.label import Label


class LinkForm(ScanForm):
    """Typing finds the product, Enter gives it the code; so does a scan of what it is known by so far."""

    linked = Signal(str)
    """The product with this SKU has the code now."""

    def __init__(self, desk: Desk, counter: Counter, scan: Unknown) -> None:
        super().__init__(desk, counter, self.tr("Link to a product"), self.tr("Give it this code"))
        self.setMinimumWidth(look.px(560))
        self._code = scan.barcode
        words = Label(self.tr("Which product has the code {code}?").format(code=scan.code), "body", "dim")
        words.setWordWrap(True)
        self.search = ProductSearch(desk)
        self.body.addWidget(words)
        self.body.addWidget(self.search)
        self.search.taken.connect(self._on_taken)
        self.submitted.connect(self.search.enter)

    def on_scan(self, code: str) -> None:
        """Take the product that has this code."""
        self.search.scan(code)

    @Slot(str, object)
    def _on_taken(self, sku: str, _label: object) -> None:
        product = self.desk.live.view("catalogue").documents[sku]
        self.set_busy(True)
        ops.link_code(
            self.desk, Sku(sku), (*product["barcodes"], self._code), product["version"], self,
            done=partial(self._on_linked, sku), failed=partial(self._on_wish_refused, self.search.field),
        )  # fmt: skip

    def _on_linked(self, sku: str, _receipt: Receipt) -> None:
        self.accept()
        self.linked.emit(sku)
