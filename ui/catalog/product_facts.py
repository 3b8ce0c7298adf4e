"""What the catalogue says of one product: price and what is left of it, tax, codes, how it is sold."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from domain.kernel.money import COST_SCALE
from domain.kernel.rounding import divide
from readmodels.catalog.margin import cost_now, margin
from ui.format import Formats
from ui.store import Doc
from ui.widgets.label import Label


class ProductFacts(QWidget):
    """Pairs of a name and a value in two columns; the codes have a line of their own."""

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._values: dict[str, Label] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        for row, pair in enumerate(
            (
                (("price", self.tr("Price")), ("tax", self.tr("Tax"))),
                (("cost", self.tr("Cost")), ("margin", self.tr("Margin"))),
                (("value", self.tr("Stock value")), ("reorder", self.tr("Reorder at"))),
                (("unit", self.tr("Sold by")), ("negative", self.tr("Below zero"))),
            )
        ):
            for column, (key, name) in enumerate(pair):
                self._add(key, name, row, column * 2)
        self._add("codes", self.tr("Barcodes"), 4, 0, 3)

    def set_product(self, product: Doc, stock: Doc, *, prices_include_tax: bool) -> None:
        """Show the documents of a product in ``catalogue`` and ``stock``."""
        formats, cost = self._formats, cost_now(product, stock)
        left = margin(product["price"], cost, product["tax_rate"], prices_include_tax=prices_include_tax)
        texts = {
            "price": self.tr("asked for") if product["open_price"] else formats.money(product["price"]),
            "tax": formats.percent(product["tax_rate"]),
            "cost": formats.cost(cost, 2),
            "margin": "–" if left is None else formats.percent(left, 1),
            "value": formats.money(divide(stock["value"], COST_SCALE)),
            "reorder": formats.quantity(product["reorder_point"]) if product["reorder_point"] else "–",
            "unit": product["unit"],
            "negative": self.tr("allowed") if product["allow_negative"] else self.tr("refused"),
            "codes": ", ".join(map(printed_code, product["barcodes"])) or "–",
        }
        for key, text in texts.items():
            self._values[key].setText(text)

    def text_of(self, key: str) -> str:
        """What is said of one fact."""
        return self._values[key].text()

    def _add(self, key: str, name: str, row: int, column: int, span: int = 1) -> None:
        value = Label("", "number")
        value.setAccessibleName(name)
        value.setWordWrap(span > 1)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._values[key] = value
        self._grid.addWidget(Label(name, "small", "dim"), row, column, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, column + 1, 1, span)


def printed_code(code: str) -> str:
    """Return a barcode as it is printed under the bars: without the zeros that fill it up to 14 digits."""
    if len(code) != 14 or not code.isdecimal():
        return code
    digits = code.lstrip("0")
    return digits.zfill(next(length for length in (8, 12, 13, 14) if len(digits) <= length))
