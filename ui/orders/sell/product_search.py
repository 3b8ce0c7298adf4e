"""Finds one product within a form: typing lists what matches, Up and Down choose, Enter or a scan takes it."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from domain.kernel.ids import Sku
from domain.kernel.labels import Label
from ui.desk import Desk
from ui.orders.sell.hits import price_words
from ui.orders.sell.look_up import Found, LookUp, rules_of
from ui.theme import look
from ui.widgets.announce import announce
from ui.widgets.column import Align, Column
from ui.widgets.field import Field
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

_LIST_HEIGHT = 220


class _Product(NamedTuple):
    sku: Sku
    name: str
    price: str


class ProductSearch(QWidget):
    """The keyboard stays in the line; what was entered before its answer came is taken with it."""

    retyped = Signal()
    """Another product is looked for."""
    taken = Signal(str, object)
    """The product with this SKU, and the ``Label`` that was on its package or None."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entered = self._scanned = False
        self._label: Label | None = None
        self._look_up = LookUp(desk.runner, rules_of(desk.live), self)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Scan it, or type its name or number"))
        self.line.installEventFilter(self)
        self.field = Field(self.tr("&Product"), self.line)
        self._products: RowsModel[_Product] = RowsModel(self._columns(), lambda row: row.sku)
        self.table = Table(self._products, self.tr("Products found"))
        self.table.setFixedHeight(look.px(_LIST_HEIGHT))
        self.table.setSortingEnabled(False)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.set_empty_text(self.tr("Products stand here as soon as something is typed."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.field)
        column.addWidget(self.table)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_typed)
        self._look_up.answered.connect(self._on_answered)
        self.table.row_activated.connect(self._take)

    def scan(self, code: str) -> None:
        """Take the product with this code."""
        self.line.setText(code)
        self._on_typed(code)
        self._enter(code, scanned=True)

    def enter(self) -> None:
        """Take the chosen product, or the one that is meant once that is known."""
        if self._products.rowCount() and self._look_up.settled:
            self._take(self.table.current_key())
        else:
            self._enter(self.line.text().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        step = 0
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and self._products.rowCount():
            row = min(max(self.table.currentIndex().row() + step, 0), self._products.rowCount() - 1)
            self.table.selectRow(row)
            announce(self.line, self._products.row_at(row).name)
            return True
        return super().eventFilter(watched, event)

    def _columns(self) -> tuple[Column[_Product], ...]:
        return (
            Column(self.tr("Name"), lambda row: row.name, stretch=True),
            Column(self.tr("Number"), lambda row: row.sku, width=120),
            Column(self.tr("Price"), lambda row: row.price, align=Align.RIGHT, width=96),
        )

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._entered = False
        self.field.set_problem("")
        self.retyped.emit()
        self._look_up.follow(text.strip())

    @Slot(object)
    def _on_answered(self, found: Found) -> None:
        self._label = found.label
        products = self._desk.live.view("catalogue").documents
        self._products.set_rows(
            _Product(sku, products[sku]["name"], price_words(products[sku], self._desk.formats))
            for sku in found.exact or found.matches
            if sku in products
        )
        if self._products.rowCount():
            self.table.selectRow(0)
        if self._entered:
            self._entered = False
            # Nobody has looked at what a broken code happens to be a part of.
            sure = found.exact if self._scanned else found.exact or found.matches
            if len(sure) == 1:
                self._take(sure[0])
            elif not self._products.rowCount():
                self.field.set_problem(self.tr("No product matches. Try fewer letters."))

    def _enter(self, text: str, *, scanned: bool = False) -> None:
        self._entered, self._scanned = bool(text), scanned
        self._look_up.follow(text)

    @Slot(object)
    def _take(self, sku: str | None) -> None:
        if sku is not None:
            self.field.set_problem("")
            self.taken.emit(sku, self._label)
