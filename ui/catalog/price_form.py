"""The form for a price: the old beside the new, and what is left of each."""

from PySide6.QtCore import Slot

from domain.kernel.messages import Receipt
from readmodels.catalog.margin import cost_now, margin
from ui.catalog import ops
from ui.command_form import CommandForm
from ui.desk import Desk
from ui.store import Doc
from ui.widgets.fields import MoneyEdit
from ui.widgets.label import Label


class PriceForm(CommandForm):
    """The margin follows what is typed."""

    def __init__(self, desk: Desk, sku: str, product: Doc, stock: Doc, *, prices_include_tax: bool) -> None:
        title = self.tr("Price of %1").replace("%1", product["name"])
        super().__init__(desk, title, self.tr("Change price"))
        self._sku = sku
        self._product = product
        self._cost = cost_now(product, stock)
        self._prices_include_tax = prices_include_tax
        formats = desk.formats
        self.price = MoneyEdit(formats, self.tr("New price"))
        self.price.set_required()
        self.price.set_value(product["price"])
        now = self.tr("%1 now, with a margin of %2 at a cost of %3")
        for place, text in (
            ("%1", formats.money(product["price"])),
            ("%2", self._margin(product["price"])),
            ("%3", formats.cost(self._cost, 2)),
        ):
            now = now.replace(place, text)
        self.body.addWidget(Label(now, "body", "dim"))
        self.add_named("price", self.tr("&New price"), self.price)
        self.left = Label("", "strong")
        self.body.addWidget(self.left)
        self.price.value_changed.connect(self._on_typed)
        self._on_typed(product["price"])

    def send(self) -> None:
        ops.change_price(
            self.desk, self._sku, self.price.value() or 0, self._product["version"], self,
            command_id=self.command_id, done=self.done_with, failed=self.failed,
        )  # fmt: skip

    def succeeded(self, _receipt: Receipt) -> None:
        text = self.tr("%1 costs %2 now").replace("%1", self._product["name"])
        self.desk.feedback.done(text.replace("%2", self.desk.formats.money(self.price.value() or 0)))

    @Slot(object)
    def _on_typed(self, price: int | None) -> None:
        self.left.setText(self.tr("Margin %1").replace("%1", "–" if price is None else self._margin(price)))

    def _margin(self, price: int) -> str:
        rate = self._product["tax_rate"]
        left = margin(price, self._cost, rate, prices_include_tax=self._prices_include_tax)
        return "–" if left is None else self.desk.formats.percent(left, 1)
