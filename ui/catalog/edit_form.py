"""The form for changing what a known product is."""

from collections.abc import Iterable

from domain.catalog.commands import EditProduct
from domain.kernel.ids import Sku
from domain.kernel.messages import Receipt
from ui.catalog import ops
from ui.catalog.product_form import ProductForm
from ui.desk import Desk
from ui.store import Doc


class EditProductForm(ProductForm):
    """What it is called and how it is sold: its SKU never changes, and its price has a form of its own."""

    def __init__(self, desk: Desk, categories: Iterable[str], sku: str, product: Doc) -> None:
        title = self.tr("Edit product %1").replace("%1", sku)
        super().__init__(desk, title, self.tr("Save product"), categories)
        self._sku = sku
        self._version = product["version"]
        self.place("name", self.tr("&Name"), self.name, 0, 0, 2)
        self.place("category", self.tr("Cate&gory"), self.category, 1, 0)
        self.place("brand", self.tr("Bran&d"), self.brand, 1, 1)
        self.place("tax_rate", self.tr("&Tax rate, %"), self.tax_rate, 2, 0)
        self.place("cost", self.tr("&Cost"), self.cost, 2, 1)
        self.place("reorder_point", self.tr("R&eorder when down to"), self.reorder_point, 3, 0)
        self.place("unit", self.tr("Sold b&y"), self.unit, 3, 1)
        self.place_barcodes(4)
        self._fill(product)

    def _fill(self, product: Doc) -> None:
        self.name.setText(product["name"])
        self.category.setCurrentText(product["category"])
        self.brand.setText(product["brand"])
        self.unit.setCurrentText(product["unit"])
        self.tax_rate.set_value(product["tax_rate"])
        self.cost.set_value(product["cost"])
        self.reorder_point.set_value(product["reorder_point"])
        self.allow_negative.setChecked(product["allow_negative"])
        self.open_price.setChecked(product["open_price"])
        self.barcodes.set_codes(product["barcodes"])

    def send_product(self) -> None:
        changes = EditProduct(
            sku=Sku(self._sku),
            name=self.name.text(),
            category=self.category.currentText(),
            tax_rate=self.tax_rate.value() or 0,
            cost=self.cost.value() or 0,
            barcodes=self.barcodes.codes,
            brand=self.brand.text(),
            unit=self.unit.currentText(),
            reorder_point=self.reorder_point.value() or 0,
            allow_negative=self.allow_negative.isChecked(),
            open_price=self.open_price.isChecked(),
            expected_version=self._version,
        )
        ops.edit_product(self.desk, changes, self, command_id=self.command_id, done=self.done_with, failed=self.failed)

    def succeeded(self, _receipt: Receipt) -> None:
        self.saved.emit(self._sku)
        self.desk.feedback.done(self.tr("%1 is saved").replace("%1", self.name.text().strip()))
