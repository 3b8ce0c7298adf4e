"""Takes goods back that nobody can prove were bought here: a product, a price, a reason, and somebody who may."""

from functools import partial

from PySide6.QtCore import Qt, Slot

from domain.kernel.ids import Sku
from domain.kernel.labels import Label
from domain.kernel.messages import Receipt
from domain.kernel.quantity import is_measure
from ui.desk import Desk
from ui.orders.sell import ops
from ui.orders.sell.back_fields import BackFields
from ui.orders.sell.counter import Counter
from ui.orders.sell.entry import ONE
from ui.orders.sell.product_search import ProductSearch
from ui.orders.sell.scan_form import ScanForm
from ui.store import Doc
from ui.theme import look
from ui.widgets.fields import MoneyEdit, QuantityEdit
from ui.widgets.label import Label as Words


class NoReceiptForm(ScanForm):
    """Typing finds a product, a scan takes it; then Enter takes one of it back at today's price."""

    def __init__(self, desk: Desk, counter: Counter) -> None:
        super().__init__(desk, counter, self.tr("Take back without a receipt"), "")
        self._sale_id = counter.sale.sale_id
        self._sku: Sku | None = None
        self._label: Label | None = None
        self._proposed: tuple[int | None, int | None] = (None, None)
        self.search = ProductSearch(desk)
        self._name = Words("", "strong")
        self.quantity = QuantityEdit(desk.formats, self.tr("Quantity"))
        self.price = MoneyEdit(desk.formats, self.tr("Price"))
        self._lay_out()
        self._connect()
        self._show_step()

    def on_scan(self, code: str) -> None:
        """Take the product with this code."""
        self.search.scan(code)

    def _lay_out(self) -> None:
        self.setMinimumWidth(look.px(560))
        self.body.addWidget(self.search)
        self.body.addWidget(self._name)
        for edit in (self.quantity, self.price):
            edit.set_required()
        self._quantity_field = self.add_field(self.tr("&Quantity"), self.quantity)
        self._price_field = self.add_field(
            self.tr("P&rice"), self.price, self.tr("For one. At first it is today’s price.")
        )
        self._why = BackFields(self)
        self.fields_by_name |= {"quantity": self._quantity_field, "unit_price": self._price_field}

    def _connect(self) -> None:
        self.submitted.connect(self._on_submitted)
        self.search.retyped.connect(self._on_retyped)
        self.search.taken.connect(self._take)

    def _show_step(self) -> None:
        chosen = self._sku is not None
        self.search.table.setVisible(not chosen)
        for part in (self._name, self._quantity_field, self._price_field):
            part.setVisible(chosen)
        self._why.set_visible(chosen)
        for edit in (self.quantity, self.price):
            edit.set_required(chosen)
        self._primary.setText(self.tr("Take back") if chosen else self.tr("Choose product"))

    # Finding the product

    @Slot()
    def _on_retyped(self) -> None:
        self._sku = None
        self._show_step()

    @Slot(str, object)
    def _take(self, sku: str, label: Label | None) -> None:
        product = self.desk.live.view("catalogue").documents[sku]
        self._sku, self._label = Sku(sku), label
        self._name.setText(product["name"])
        self.quantity.set_value(_quantity(product, label))
        self.price.set_value(_price(product, label))
        self._proposed = (self.quantity.value(), self.price.value())
        self._show_step()
        self.quantity.setFocus(Qt.FocusReason.OtherFocusReason)

    # Taking it back

    @Slot()
    def _on_submitted(self) -> None:
        if self._sku is not None:
            self._take_back(self._sku)
        else:
            self.search.enter()

    def _take_back(self, sku: Sku) -> None:
        quantity, price = self.quantity.value(), self.price.value()
        assert quantity is not None
        assert price is not None
        self.set_busy(True)
        verb = partial(
            ops.give_back_product, self.desk, self._sale_id, sku, *self._what(quantity, price), self._why.reason,
            self._why.condition,
        )  # fmt: skip
        self.counter.do(verb, self._on_taken, partial(self._on_wish_refused, self._quantity_field))

    def _what(self, quantity: int, price: int) -> tuple[int | None, int | None, str]:
        """Return how much, at what price, by which label; what was left as the label says it is not said again."""
        as_labelled, as_priced = (quantity == self._proposed[0], price == self._proposed[1])
        if self._label is None or not as_labelled:
            return quantity, price, ""
        return None, None if as_priced and self._label.charge is not None else price, self._label.code

    def _on_taken(self, receipt: Receipt) -> None:
        self.counter.choose(int(str(receipt.result)))
        self.counter.accepted.emit()
        self.accept()


def _quantity(product: Doc, label: Label | None) -> int | None:
    """Return how much comes back at first: what the label says, or its price is for; else one, and no weight."""
    if label is None:
        return None if is_measure(product["unit"]) else ONE
    return label.quantity_at(product["price"], product["unit"])


def _price(product: Doc, label: Label | None) -> int | None:
    """Return what one costs at first: today's price, or what the label says where that is asked for at each sale."""
    if not product["open_price"]:
        return int(product["price"])
    return None if label is None else label.charge
