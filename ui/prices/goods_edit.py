"""What an offer is on: products and categories, and how many of each where they make a bundle."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.kernel.ids import Sku
from domain.pricing.plans import Goods, Part
from ui.desk import Desk
from ui.prices import words
from ui.prices.given_table import GivenTable
from ui.product_entry import ProductEntry
from ui.widgets.column import Align, Column
from ui.widgets.rows_model import RowsModel

_COUNT = 1
_MOST = 50


class GoodsRow(NamedTuple):
    """One product, one category, or some that one may choose from."""

    key: int
    goods: Goods
    pieces: int = 1


class GoodsEdit(QWidget):
    """Whatever is picked in the line comes into the list under it; an empty list means everything, but in a bundle."""

    changed = Signal()
    """Something else is meant now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._products = desk.live.view("catalogue")
        self._formats = desk.formats
        self._next = 0
        self._counted = False
        self.entry = ProductEntry(desk)
        self.entry.setAccessibleName(self.tr("Product or category"))
        names = {product["category"] for product in self._products.documents.values()}
        self.entry.offer_categories(sorted(names - {""}))
        columns = (
            Column[GoodsRow](self.tr("On"), self._words, stretch=True),
            Column[GoodsRow](self.tr("Pieces"), lambda row: row.pieces, desk.formats.count, Align.RIGHT, 70),
        )
        self._model: RowsModel[GoodsRow] = RowsModel(columns, lambda row: row.key)
        self.table = GivenTable(self._model, self.tr("What the offer is on"), 3)
        self._model.setParent(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.entry)
        column.addWidget(self.table)
        # Else the letter of its label leads nowhere. Before the proxy, which would take it over.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.entry)
        self.entry.scanned.connect(self._on_product)
        self.entry.picked.connect(self._on_product)
        self.entry.category_picked.connect(self._on_category)
        self.entry.moved.connect(self.table.enter)
        self.table.left.connect(self.entry.setFocus)
        self.table.remove_wanted.connect(self._on_remove)
        self.table.typed.connect(self._on_typed)
        self.set_counted(False)

    def set_counted(self, counted: bool) -> None:
        """Say whether it is a bundle, of which each row is a part of so many pieces."""
        self._counted = counted
        self.table.setColumnHidden(_COUNT, not counted)
        self.table.set_empty_text(
            self.tr("Pick what belongs together; a figure on a row says how many.")
            if counted
            else self.tr("Everything in the store, until you pick something.")
        )

    def show_goods(self, goods: Goods) -> None:
        """Show these, one by one."""
        singly = [Goods(skus=(sku,)) for sku in goods.skus]
        self._show([*singly, *(Goods(categories=(name,)) for name in goods.categories)], [])

    def show_parts(self, parts: tuple[Part, ...]) -> None:
        """Show the parts of a bundle."""
        self._show([part.goods for part in parts], [part.count for part in parts])

    def goods(self) -> Goods:
        """Return all that is in the list, as one."""
        rows = self._model.rows()
        skus = dict.fromkeys(sku for row in rows for sku in row.goods.skus)
        names = dict.fromkeys(name for row in rows for name in row.goods.categories)
        return Goods(skus=tuple(skus), categories=tuple(names))

    def parts(self) -> tuple[Part, ...]:
        """Return the rows as parts of a bundle."""
        return tuple(Part(goods=row.goods, count=row.pieces) for row in self._model.rows())

    def _show(self, goods: list[Goods], counts: list[int]) -> None:
        rows = zip(goods, counts or [1] * len(goods), strict=True)
        self._model.set_rows(GoodsRow(self._new_key(), its, count) for its, count in rows)

    def _new_key(self) -> int:
        self._next += 1
        return self._next

    def _words(self, row: GoodsRow) -> str:
        return words.goods(row.goods, self._products.documents)

    def _add(self, goods: Goods) -> None:
        known = next((row for row in self._model.rows() if row.goods == goods), None)
        if known is None:
            known = GoodsRow(self._new_key(), goods)
        elif self._counted:
            known = known._replace(pieces=min(known.pieces + 1, _MOST))
        self._model.apply({known.key: known})
        self.table.select_key(known.key)
        self.changed.emit()

    @Slot(str)
    def _on_product(self, sku: str) -> None:
        self._add(Goods(skus=(Sku(sku),)))

    @Slot(str)
    def _on_category(self, name: str) -> None:
        self._add(Goods(categories=(name,)))

    @Slot(object)
    def _on_remove(self, key: int) -> None:
        self._model.apply({key: None})
        if not self._model.total:
            self.entry.setFocus()
        self.changed.emit()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        row = self._model.row_of(self.table.current_key())
        if row is not None and self._counted and text in "123456789":
            self._model.apply({row.key: row._replace(pieces=int(text))})
            self.changed.emit()
        elif not text.isdecimal():
            self.entry.setFocus()
            self.entry.insert(text)
