"""The form for a new product."""

from collections.abc import Iterable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from domain.catalog.commands import AddProduct
from domain.kernel import checks
from domain.kernel.ids import Sku
from domain.kernel.messages import Receipt
from ui.catalog import ops
from ui.catalog.product_form import ProductForm
from ui.desk import Desk
from ui.widgets.fields import MoneyEdit, QuantityEdit


class AddProductForm(ProductForm):
    """A product with its price and what is on the shelf already."""

    def __init__(self, desk: Desk, categories: Iterable[str], usual_tax_rate: int | None = None) -> None:
        """``usual_tax_rate`` is what most products bear, in thousandths of a percent."""
        super().__init__(desk, self.tr("New product"), self.tr("Add product"), categories)
        self.sku = QLineEdit()
        self.price = MoneyEdit(desk.formats, self.tr("Price"))
        self.price.set_required()
        self.opening_stock = QuantityEdit(desk.formats, self.tr("On the shelf now"))
        self.open_price.toggled.connect(self._on_open_price)
        self.category.setCurrentText("")
        self.tax_rate.set_value(usual_tax_rate)
        self.place("name", self.tr("&Name"), self.name, 0, 0, 2)
        self.place("sku", self.tr("&SKU"), self.sku, 1, 0, hint=self.tr("Your own number for it; it never changes."))
        self.place("category", self.tr("Cate&gory"), self.category, 1, 1)
        self.place("price", self.tr("&Price"), self.price, 2, 0)
        self.place("tax_rate", self.tr("&Tax rate, %"), self.tax_rate, 2, 1)
        self.place("cost", self.tr("&Cost"), self.cost, 3, 0)
        self.place("opening_stock", self.tr("&On the shelf now"), self.opening_stock, 3, 1)
        self.place("reorder_point", self.tr("R&eorder when down to"), self.reorder_point, 4, 0)
        self.place("unit", self.tr("Sold b&y"), self.unit, 4, 1)
        self.place("brand", self.tr("Bran&d"), self.brand, 5, 0)
        self.place_barcodes(6)

    @Slot(bool)
    def _on_open_price(self, asked: bool) -> None:
        self.price.set_required(not asked)

    def send_product(self) -> None:
        product = AddProduct(
            sku=Sku(self.sku.text()),
            name=self.name.text(),
            category=self.category.currentText(),
            price=self.price.value() or 0,
            tax_rate=self.tax_rate.value() or 0,
            cost=self.cost.value() or 0,
            barcodes=self.barcodes.codes,
            brand=self.brand.text(),
            unit=self.unit.currentText(),
            reorder_point=self.reorder_point.value() or 0,
            allow_negative=self.allow_negative.isChecked(),
            open_price=self.open_price.isChecked(),
            opening_stock=self.opening_stock.value() or 0,
        )
        ops.add_product(self.desk, product, self, command_id=self.command_id, done=self.done_with, failed=self.failed)

    def succeeded(self, _receipt: Receipt) -> None:
        self.saved.emit(checks.text(self.sku.text(), "sku"))
        self.desk.feedback.done(self.tr("%1 is in the assortment").replace("%1", self.name.text().strip()))
