"""The Prices page of a small shop, worked by keys alone."""

from tests.ui.form_keys import FormKeys
from tests.ui.shop import Shop
from ui.prices.page import PricesPage


class OfferKeys(FormKeys):
    """One window on the Prices page."""

    def __init__(self, shop: Shop) -> None:
        super().__init__(shop, "prices")
        self.page = self.one(PricesPage)

    def pick(self, text: str) -> None:
        """Type into the line for products, and take what is found first."""
        self.keys(text)
        self.shop.wait()
        self.keys("\r")
        self.shop.wait()

    def names(self) -> list[str]:
        """What the list that is seen says in its first column."""
        model = self.page.room.table.rows_model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]
