"""What a price list says, entry by entry: product, from how many on, and the price; all of it from one line."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from domain.kernel.ids import Sku
from domain.kernel.quantity import THOUSAND
from domain.pricing.plans import Goods, ListPrice, ListRate, PriceListPlan
from ui.desk import Desk
from ui.prices import words
from ui.prices.entries import Entry, EntryRow, entry_columns, entry_rows, figure, key_of
from ui.prices.given_table import GivenTable
from ui.product_entry import ProductEntry
from ui.theme import look
from ui.widgets.buttons import button
from ui.widgets.fields import MoneyEdit, NumberEdit, QuantityEdit, RateEdit
from ui.widgets.label import Label
from ui.widgets.rows_model import RowsModel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EVERYTHING = Goods()


class PriceLines(QWidget):
    """Enter goes on: from the product to the quantity, to the price, into the list, and back to the next product.

    A product has a price, a category and everything a part that is taken off. What is there already is written anew.
    """

    changed = Signal()
    """The list or the line says something else."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._products = desk.live.view("catalogue")
        self._formats = desk.formats
        self._goods: Goods | None = None
        self._taken = ""
        self.entry = ProductEntry(desk)
        self.entry.setAccessibleName(self.tr("Product or category"))
        names = {product["category"] for product in self._products.documents.values()}
        self.entry.offer_categories(sorted(names - {""}))
        self.quantity = QuantityEdit(desk.formats, self.tr("From how many on"))
        self.price = MoneyEdit(desk.formats, self.tr("Price of one"))
        self.rate = RateEdit(desk.formats, self.tr("Percent off"))
        self.everything = button(self.tr("&Everything"))
        self.everything.setAutoDefault(False)
        self._now = Label("", "small", "dim")
        self._model: RowsModel[EntryRow] = RowsModel(entry_columns(desk.formats, self._products), lambda row: row.key)
        self.table = GivenTable(self._model, self.tr("Entries of the list"), 5)
        self._model.setParent(self.table)
        self.table.set_empty_text(self.tr("Nothing yet. Pick a product or a category over this list."))
        self._lay_out()
        self._connect()
        self._clear()

    def show_entries(self, plan: PriceListPlan) -> None:
        """Show what a list says."""
        self._model.set_rows(entry_rows(plan))

    def prices(self) -> tuple[ListPrice, ...]:
        """Return the entries that name a price."""
        return tuple(row.entry for row in self._model.rows() if isinstance(row.entry, ListPrice))

    def rates(self) -> tuple[ListRate, ...]:
        """Return the entries that take a part off."""
        return tuple(row.entry for row in self._model.rows() if isinstance(row.entry, ListRate))

    def looked_at(self) -> Entry | None:
        """Return the entry that is being written, else the one that is chosen, else any."""
        row = self._model.row_of(self.table.current_key()) or next(iter(self._model.rows()), None)
        return self._written() or (row.entry if row is not None else None)

    def as_if(self, entry: Entry) -> PriceListPlan:
        """Return what the list says, with this entry in its place."""
        key = key_of(entry)
        others = [row.entry for row in self._model.rows() if row.key not in (key, self._taken)]
        every = [*others, entry]
        return PriceListPlan(
            name="", prices=tuple(its for its in every if isinstance(its, ListPrice)),
            rates=tuple(its for its in every if isinstance(its, ListRate)),
        )  # fmt: skip

    @property
    def half_written(self) -> bool:
        """Whether something stands in the line that is not in the list."""
        return self._goods is not None or self.entry.half_written

    def _lay_out(self) -> None:
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(0, 0, 0, 0)
        column_of.setSpacing(6)
        grid = QGridLayout()
        column_of.addLayout(grid)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        titles = ("", self.tr("from"), self.tr("price"))
        for column, title in enumerate(titles):
            grid.addWidget(Label(title, "small", "dim"), 0, column)
        grid.addWidget(self._now, 0, 0)
        grid.addWidget(self.entry, 1, 0)
        grid.addWidget(self.quantity, 1, 1)
        grid.addWidget(self.price, 1, 2)
        grid.addWidget(self.rate, 1, 2)
        grid.addWidget(self.everything, 1, 3)
        grid.setColumnStretch(0, 1)
        for edit in (self.quantity, self.price, self.rate):
            edit.setFixedWidth(look.px(88))
            edit.installEventFilter(self)
        column_of.addWidget(self.table, 1)
        # Else the letter of its label leads nowhere. Before the proxy, which would take it over.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.entry)

    def _connect(self) -> None:
        self.entry.scanned.connect(self._on_product)
        self.entry.picked.connect(self._on_product)
        self.entry.category_picked.connect(self._on_category)
        self.entry.textEdited.connect(self._on_edited)
        self.entry.moved.connect(self.table.enter)
        self.everything.clicked.connect(self._on_everything)
        for edit in (self.quantity, self.price, self.rate):
            edit.value_changed.connect(self._on_figure)
        self.table.left.connect(self.entry.setFocus)
        self.table.remove_wanted.connect(self._on_remove)
        self.table.take_wanted.connect(self._on_take)
        self.table.current_changed.connect(self._on_figure)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if not is_key or event.key() not in _ENTER or event.modifiers() & Qt.KeyboardModifier.ControlModifier:  # type: ignore[attr-defined]
            return False
        if watched is self.quantity:
            self._value.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._put()
        return True

    # The line

    @property
    def _value(self) -> NumberEdit:
        """The field of the price, or of the part that is taken off."""
        return self.price if self._names_price else self.rate

    @property
    def _names_price(self) -> bool:
        return self._goods is None or len(self._goods.skus) == 1

    def _clear(self) -> None:
        self._take_up(None, "", None, None)

    def _take_up(self, goods: Goods | None, taken: str, quantity: int | None, value: int | None) -> None:
        """Let the line be about these goods; ``taken`` is the entry that it is to replace."""
        self._goods, self._taken = goods, taken
        self.entry.setText("" if goods is None else words.goods(goods, self._products.documents))
        for edit in (self.quantity, self.price, self.rate):
            edit.set_value(None)
            edit.setEnabled(goods is not None)
        self.price.setVisible(self._names_price)
        self.rate.setVisible(not self._names_price)
        self.quantity.set_value(quantity)
        self._value.set_value(value)
        product = self._products.documents.get(goods.skus[0]) if goods is not None and goods.skus else None
        text = self.tr("costs %1 otherwise").replace("%1", self._formats.money(product["price"])) if product else ""
        self._now.setText(text)
        self.changed.emit()

    def _written(self) -> Entry | None:
        """Return the entry that the line makes, None as long as it is not complete."""
        value, quantity = self._value.value(), self.quantity.value() or 0
        if self._goods is None or value is None:
            return None
        quantity = 0 if quantity == THOUSAND else quantity
        if self._names_price:
            return ListPrice(sku=self._goods.skus[0], price=value, from_quantity=quantity)
        return ListRate(goods=self._goods, rate=value, from_quantity=quantity)

    def _put(self) -> None:
        if not (self.quantity.check() and self._value.check()):
            return
        entry = self._written()
        if entry is None:
            self._value.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        row = EntryRow(key_of(entry), entry)
        self._model.apply({**({self._taken: None} if self._taken else {}), row.key: row})
        self.table.select_key(row.key)
        self._clear()
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, goods: Goods) -> None:
        self._take_up(goods, "", None, None)
        self.quantity.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(str)
    def _on_product(self, sku: str) -> None:
        self._begin(Goods(skus=(Sku(sku),)))

    @Slot(str)
    def _on_category(self, name: str) -> None:
        self._begin(Goods(categories=(name,)))

    @Slot()
    def _on_everything(self) -> None:
        self._begin(_EVERYTHING)

    @Slot()
    def _on_edited(self) -> None:
        if self._goods is not None:  # something else is looked for
            text = self.entry.text()
            self._clear()
            self.entry.setText(text)

    @Slot(object)
    def _on_figure(self, _value: object) -> None:
        self.changed.emit()

    # The list

    @Slot(object)
    def _on_remove(self, key: str) -> None:
        self._model.apply({key: None})
        if not self._model.total:
            self.entry.setFocus()
        self.changed.emit()

    @Slot(object)
    def _on_take(self, key: str) -> None:
        row = self._model.row_of(key)
        if row is not None:
            entry = row.entry
            goods = Goods(skus=(entry.sku,)) if isinstance(entry, ListPrice) else entry.goods
            self._take_up(goods, key, entry.from_quantity or None, figure(entry))
            self._value.setFocus(Qt.FocusReason.TabFocusReason)
