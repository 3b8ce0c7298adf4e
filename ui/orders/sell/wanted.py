"""What somebody wants on the sale, before anything is asked of the store, and what may still have to be asked for."""

from typing import NamedTuple

from domain.kernel.errors import Rejected
from domain.kernel.ids import SaleId, Sku
from domain.kernel.labels import Label, Refused
from domain.orders.commands import AddSaleLine
from ui.orders.sell.entry import ONE


class Wanted(NamedTuple):
    """A product; ``quantity`` (thousandths) where somebody typed it, ``label`` where one was on the package.

    ``price`` (minor units for one) was asked for, because the catalogue does not say it.
    """

    sku: Sku
    quantity: int | None = None
    label: Label | None = None
    price: int | None = None

    def command(self, sale_id: SaleId) -> AddSaleLine:
        """Return what puts it on a sale. Raises ``Rejected`` for several of one label."""
        if self.label is None:
            return AddSaleLine(
                sale_id=sale_id, sku=self.sku, quantity=self.quantity, unit_price=self.price
            )  # fmt: skip
        if self.quantity not in (None, ONE):
            raise Rejected("label_one_package")
        return AddSaleLine(sale_id=sale_id, sku=self.sku, unit_price=self.price, label=self.label.code)

    def answered(self, code: str, value: int) -> "Wanted":
        """Return it with what a refusal asked for: a weight in thousandths, or a price in minor units."""
        return self._replace(quantity=value) if code == "weight_wanted" else self._replace(price=value)


ASKING = ("weight_wanted", "price_wanted")
"""The refusals that are questions."""


class Unknown(NamedTuple):
    """A scanned code that no product has, and how many thousandths were typed before it.

    ``meant`` says what it is all the same: a label of a product that is not here, or why it cannot have been read
    rightly.
    """

    code: str
    quantity: int | None = None
    meant: Label | Refused | None = None

    @property
    def label(self) -> Label | None:
        """The label that it is."""
        return self.meant if isinstance(self.meant, Label) and self.meant.value else None

    @property
    def misread(self) -> Rejected | None:
        """Why it cannot be right."""
        return self.meant.error if isinstance(self.meant, Refused) else None

    @property
    def barcode(self) -> str:
        """What stands for the product: of a label the number without the value, which differs on each package."""
        return self.meant.plain if isinstance(self.meant, Label) else self.code
