"""Takes goods back that nobody can prove were bought here: a product, a price, a reason, and somebody who may."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from domain.kernel.ids import Sku
from domain.kernel.messages import Receipt
from ui.desk import Desk
from ui.orders.sell import ops
from ui.orders.sell.back_fields import BackFields
from ui.orders.sell.counter import Counter
from ui.orders.sell.entry import ONE
from ui.orders.sell.look_up import Found, LookUp
from ui.orders.sell.scan_form import ScanForm
from ui.theme import look
from ui.widgets.announce import announce
from ui.widgets.column import Align, Column
from ui.widgets.fields import MoneyEdit, QuantityEdit
from ui.widgets.label import Label
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

_LIST_HEIGHT = 220


class _Product(NamedTuple):
    sku: Sku
    name: str
    price: int


class NoReceiptForm(ScanForm):
    """Typing finds a product, a scan takes it; then Enter takes one of it back at today's price."""

    def __init__(self, desk: Desk, counter: Counter) -> None:
        super().__init__(desk, counter, self.tr("Take back without a receipt"), "")
        self._sale_id = counter.sale.sale_id
        self._sku: Sku | None = None
        self._entered = False
        self._look_up = LookUp(desk.runner, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Scan it, or type its name or number"))
        self.search.installEventFilter(self)
        self._search_field = self.add_field(self.tr("&Product"), self.search)
        self._products: RowsModel[_Product] = RowsModel(self._columns(), lambda row: row.sku)
        self.table = Table(self._products, self.tr("Products found"))
        self._name = Label("", "strong")
        self.quantity = QuantityEdit(desk.formats, self.tr("Quantity"))
        self.price = MoneyEdit(desk.formats, self.tr("Price"))
        self._lay_out()
        self._connect()
        self._show_step()

    def on_scan(self, code: str) -> None:
        """Take the product with this code."""
        self.search.setText(code)
        self._on_typed(code)
        self._enter(code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        step = 0
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and watched is self.search and self._products.rowCount():
            row = min(max(self.table.currentIndex().row() + step, 0), self._products.rowCount() - 1)
            self.table.selectRow(row)
            announce(self.search, self._products.row_at(row).name)
            return True
        return super().eventFilter(watched, event)

    def _columns(self) -> tuple[Column[_Product], ...]:
        return (
            Column(self.tr("Name"), lambda row: row.name, stretch=True),
            Column(self.tr("Number"), lambda row: row.sku, width=120),
            Column(self.tr("Price"), lambda row: row.price, self.desk.formats.money, Align.RIGHT, 96),
        )

    def _lay_out(self) -> None:
        self.setMinimumWidth(look.px(560))
        self.table.setFixedHeight(look.px(_LIST_HEIGHT))
        self.table.setSortingEnabled(False)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.set_empty_text(self.tr("Products stand here as soon as something is typed."))
        self.body.addWidget(self.table)
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
        self.search.textEdited.connect(self._on_typed)
        self._look_up.answered.connect(self._on_answered)
        self.table.row_activated.connect(self._take)

    def _show_step(self) -> None:
        chosen = self._sku is not None
        self.table.setVisible(not chosen)
        for part in (self._name, self._quantity_field, self._price_field):
            part.setVisible(chosen)
        self._why.set_visible(chosen)
        for edit in (self.quantity, self.price):
            edit.set_required(chosen)
        self._primary.setText(self.tr("Take back") if chosen else self.tr("Choose product"))

    # Finding the product

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._sku, self._entered = None, False
        self._search_field.set_problem("")
        self._show_step()
        self._look_up.follow(text.strip())

    @Slot(object)
    def _on_answered(self, found: Found) -> None:
        products = self.desk.live.view("catalogue").documents
        self._products.set_rows(
            _Product(sku, products[sku]["name"], products[sku]["price"])
            for sku in found.exact or found.matches
            if sku in products
        )
        if self._products.rowCount():
            self.table.selectRow(0)
        if self._entered:
            self._entered = False
            if len(found.exact) == 1:
                self._take(found.exact[0])
            elif not self._products.rowCount():
                self.show_problem(self.tr("No product matches. Try fewer letters."), self._search_field)

    def _enter(self, text: str) -> None:
        self._entered = bool(text)
        self._look_up.follow(text)

    @Slot(object)
    def _take(self, sku: Sku | None) -> None:
        if sku is None:
            return
        product = self.desk.live.view("catalogue").documents[sku]
        self._sku = sku
        self._search_field.set_problem("")
        self._name.setText(product["name"])
        self.quantity.set_value(ONE)
        self.price.set_value(product["price"])
        self._show_step()
        self.quantity.setFocus(Qt.FocusReason.OtherFocusReason)

    # Taking it back

    @Slot()
    def _on_submitted(self) -> None:
        if self._sku is not None:
            self._take_back(self._sku)
        elif self._products.rowCount() and self._look_up.settled:
            self._take(self.table.current_key())
        else:
            self._enter(self.search.text().strip())

    def _take_back(self, sku: Sku) -> None:
        quantity, price = self.quantity.value(), self.price.value()
        assert quantity is not None
        assert price is not None
        self.set_busy(True)
        verb = partial(
            ops.give_back_product, self.desk, self._sale_id, sku, quantity, price, self._why.reason,
            self._why.condition,
        )  # fmt: skip
        self.counter.do(verb, self._on_taken, partial(self._on_wish_refused, self._quantity_field))

    def _on_taken(self, receipt: Receipt) -> None:
        self.counter.choose(int(str(receipt.result)))
        self.counter.accepted.emit()
        self.accept()
