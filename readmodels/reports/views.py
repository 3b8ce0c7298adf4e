"""Sales as managers look at them: by day, hour, category and product, and the store's totals.

Money in minor units, quantities in thousandths; ``through`` is the position of the last event that a figure heard.
"""

from typing import TypedDict

from domain.catalog.events import ProductAdded, ProductRestored, ProductRetired
from domain.customers.events import CustomerErased, CustomerRegistered
from domain.inventory.events import StockMoved
from domain.kernel.messages import Envelope
from domain.kernel.money import COST_SCALE
from domain.kernel.rounding import divide
from readmodels.engine.documents import Document
from readmodels.engine.view import on
from readmodels.reports.sold import SalesView, Sold, sells, takes_back


class DayDocument(TypedDict):
    """What was sold on one day, by the store's clock."""

    orders: int
    lines: int
    units: int
    sales: int
    discount: int
    returns: int
    categories: dict[str, int]
    through: int


_NO_DAY: DayDocument = {
    "orders": 0, "lines": 0, "units": 0, "sales": 0, "discount": 0, "returns": 0, "categories": {}, "through": 0,
}  # fmt: skip


class SalesByDayView(SalesView[DayDocument]):
    """Every day on which something was sold, as YYYY-MM-DD."""

    name = "sales_by_day"
    key = "date"

    def sold(self, event: Sold, sign: int, envelope: Envelope) -> None:
        """Add an order to its day."""
        day = self.get(event.local_date, _NO_DAY)
        categories = dict(day["categories"])
        units = 0
        for line in event.lines:
            units += line.quantity
            categories[line.category] = categories.get(line.category, 0) + sign * line.total
        self.put(
            event.local_date,
            {
                "orders": day["orders"] + sign * sells(event),
                "lines": day["lines"] + sign * len(event.lines),
                "units": day["units"] + sign * units,
                "sales": day["sales"] + sign * event.total,
                "discount": day["discount"] + sign * event.discount,
                "returns": day["returns"] + (sign < 0 or takes_back(event)),
                "categories": categories,
                "through": envelope.position,
            },
        )


class HourDocument(TypedDict):
    """What was sold in one hour of one day, by the store's clock."""

    orders: int
    units: int
    sales: int
    through: int


class SalesByHourView(SalesView[HourDocument]):
    """Every hour in which something was sold, as YYYY-MM-DDTHH."""

    name = "sales_by_hour"
    key = "hour"
    version = 2

    def sold(self, event: Sold, sign: int, envelope: Envelope) -> None:
        """Add an order to its hour."""
        key = f"{event.local_date}T{event.local_hour:02d}"
        hour = self.get(key) or {"orders": 0, "units": 0, "sales": 0, "through": 0}
        self.put(
            key,
            {
                "orders": hour["orders"] + sign * sells(event),
                "units": hour["units"] + sign * sum(line.quantity for line in event.lines),
                "sales": hour["sales"] + sign * event.total,
                "through": envelope.position,
            },
        )


class CategoryDocument(TypedDict):
    """What was sold of one category, ever."""

    lines: int
    units: int
    sales: int
    through: int


_NOTHING_SOLD: CategoryDocument = {"lines": 0, "units": 0, "sales": 0, "through": 0}


class SalesByCategoryView(SalesView[CategoryDocument]):
    """Every category of which something was sold."""

    name = "sales_by_category"
    key = "category"

    def sold(self, event: Sold, sign: int, envelope: Envelope) -> None:
        """Add each line to its category."""
        for line in event.lines:
            before = self.get(line.category, _NOTHING_SOLD)
            self.put(
                line.category,
                {
                    "lines": before["lines"] + sign,
                    "units": before["units"] + sign * line.quantity,
                    "sales": before["sales"] + sign * line.total,
                    "through": envelope.position,
                },
            )


class ProductSalesDocument(Document, frozen=True, kw_only=True, gc=False):
    """What was sold of one product, ever."""

    name: str = ""
    category: str = ""
    units: int = 0
    sales: int = 0
    last_sold: str = ""
    through: int = 0


_NEVER_SOLD = ProductSalesDocument()


class TopProductsView(SalesView[ProductSalesDocument]):
    """Every product that was ever sold, by SKU; the best is found by sorting."""

    name = "top_products"
    key = "sku"
    document = ProductSalesDocument

    def sold(self, event: Sold, sign: int, envelope: Envelope) -> None:
        """Add each line to its product."""
        for line in event.lines:
            before = self.get(line.sku, _NEVER_SOLD)
            self.put(
                line.sku,
                ProductSalesDocument(
                    name=line.name,
                    category=line.category,
                    units=before.units + sign * line.quantity,
                    sales=before.sales + sign * line.total,
                    last_sold=max(before.last_sold, event.local_date),
                    through=envelope.position,
                ),
            )


class TodayProductDocument(Document, frozen=True, kw_only=True, gc=False):
    """What was sold of one product on the latest day."""

    date: str = ""
    name: str = ""
    units: int = 0
    sales: int = 0
    through: int = 0


_NOT_SOLD_TODAY = TodayProductDocument()


class ProductsOfTheDayView(SalesView[TodayProductDocument]):
    """What sold on the latest day on which anything was sold, by SKU."""

    name = "products_of_the_day"
    key = "sku"
    document = TodayProductDocument

    def sold(self, event: Sold, sign: int, envelope: Envelope) -> None:
        """Add each line to its product; the first sale of a later day clears the table."""
        latest = self.latest() or _NOT_SOLD_TODAY
        if event.local_date < latest.date:
            return
        if event.local_date > latest.date:
            self.remove_all()
        for line in event.lines:
            before = self.get(line.sku, _NOT_SOLD_TODAY)
            self.put(
                line.sku,
                TodayProductDocument(
                    date=event.local_date,
                    name=line.name,
                    units=before.units + sign * line.quantity,
                    sales=before.sales + sign * line.total,
                    through=envelope.position,
                ),
            )


class TotalsDocument(TypedDict):
    """The store's totals. ``exact_stock_value`` is the running sum, in ten-thousandths of a minor unit."""

    products: int
    orders: int
    lines: int
    units: int
    sales: int
    discount: int
    customers: int
    stock_value: int
    exact_stock_value: int
    through: int


_NO_TOTALS: TotalsDocument = {
    "products": 0, "orders": 0, "lines": 0, "units": 0, "sales": 0, "discount": 0, "customers": 0, "stock_value": 0,
    "exact_stock_value": 0, "through": 0,
}  # fmt: skip


class StoreTotalsView(SalesView[TotalsDocument]):
    """One document, under the key ``store``."""

    name = "store_totals"
    key = "of"

    def sold(self, event: Sold, sign: int, envelope: Envelope) -> None:
        """Count an order and its lines."""
        before = self.get("store", _NO_TOTALS)
        units = sum([line.quantity for line in event.lines])
        self.put(
            "store",
            {
                **before,
                "orders": before["orders"] + sign * sells(event),
                "lines": before["lines"] + sign * len(event.lines),
                "units": before["units"] + sign * units,
                "sales": before["sales"] + sign * event.total,
                "discount": before["discount"] + sign * event.discount,
                "through": envelope.position,
            },
        )

    @on(ProductAdded, ProductRestored)
    def product_added(self, _event: ProductAdded | ProductRestored, envelope: Envelope) -> None:
        """Count a product that is sold."""
        self._count(envelope, products=1)

    @on(ProductRetired)
    def product_retired(self, _event: ProductRetired, envelope: Envelope) -> None:
        """Count it no more."""
        self._count(envelope, products=-1)

    @on(CustomerRegistered)
    def customer_registered(self, _event: CustomerRegistered, envelope: Envelope) -> None:
        """Count a customer who is known."""
        self._count(envelope, customers=1)

    @on(CustomerErased)
    def customer_erased(self, _event: CustomerErased, envelope: Envelope) -> None:
        """Count them no more."""
        self._count(envelope, customers=-1)

    @on(StockMoved)
    def stock_moved(self, event: StockMoved, envelope: Envelope) -> None:
        """Follow the value of the stock."""
        before = self.get("store", _NO_TOTALS)
        exact = before["exact_stock_value"] + sum([moved.value + moved.revaluation for moved in event.movements])
        value = divide(exact, COST_SCALE)
        self.put("store", {**before, "stock_value": value, "exact_stock_value": exact, "through": envelope.position})

    def _count(self, envelope: Envelope, *, products: int = 0, customers: int = 0) -> None:
        before = self.get("store", _NO_TOTALS)
        self.put(
            "store",
            {
                **before,
                "products": before["products"] + products,
                "customers": before["customers"] + customers,
                "through": envelope.position,
            },
        )
