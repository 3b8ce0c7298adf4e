"""The peer of a rebuild: the log, decoded by msgspec and folded into plain dicts that are changed in place.

It comes to the same figures as the views (a test compares them), with one function for each type of event, without
positions, without atomic steps and without a way to show anything meanwhile.
"""

import sqlite3
from collections import defaultdict, deque
from typing import Any

import msgspec

from domain.catalog.events import PriceChanged, ProductAdded
from domain.customers.events import CustomerRegistered
from domain.inventory.events import StockMoved, StockReleased, StockReserved
from domain.orders.events import OrderCancelled, OrderFulfilled, OrderPlaced
from readmodels.orders.views import RECENT
from readmodels.reports.activity import ACTIVITY


class Figures:
    """Everything that the views show of products, stock, customers, orders and sales."""

    def __init__(self) -> None:
        self.products: dict[str, ProductAdded] = {}
        self.prices: dict[str, int] = {}
        self.stock: dict[str, list[int]] = {}
        """SKU -> on hand, reserved, value."""
        self.customers: dict[str, list[Any]] = {}
        """Id -> reference, orders, spent, last order."""
        self.open: dict[str, OrderPlaced] = {}
        self.recent: deque[OrderPlaced] = deque(maxlen=RECENT)
        self.days: defaultdict[str, list[int]] = defaultdict(lambda: [0] * 5)
        """Date -> orders, lines, units, sales, discount."""
        self.day_categories: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
        self.hours: defaultdict[tuple[str, int], list[int]] = defaultdict(lambda: [0] * 3)
        """Date and hour -> orders, units, sales."""
        self.categories: defaultdict[str, list[int]] = defaultdict(lambda: [0] * 3)
        """Category -> lines, units, sales."""
        self.sold: defaultdict[str, list[Any]] = defaultdict(lambda: [0, 0, ""])
        """SKU -> units, sales, day of the last sale."""
        self.today = ""
        self.sold_today: defaultdict[str, list[int]] = defaultdict(lambda: [0] * 2)
        """SKU -> units, sales."""
        self.totals = [0] * 5
        """Orders, lines, units, sales, discount."""
        self.stock_value = 0
        self.activity: deque[tuple[str, str, int, int]] = deque(maxlen=ACTIVITY)
        """What happened, when, its amount and its lines."""

    def product_added(self, event: ProductAdded, at: str) -> None:
        self.products[event.sku] = event
        self.prices[event.sku] = event.price
        self.stock[event.sku] = [0, 0, 0]
        self.activity.append(("product", at, event.price, 0))

    def price_changed(self, event: PriceChanged, at: str) -> None:
        self.prices[event.sku] = event.price
        self.activity.append(("price", at, event.price, 0))

    def customer_registered(self, event: CustomerRegistered, _at: str) -> None:
        self.customers[event.customer_id] = [event.reference, 0, 0, ""]

    def stock_moved(self, event: StockMoved, at: str) -> None:
        for movement in event.movements:
            level = self.stock[movement.sku]
            level[0] += movement.quantity
            value = movement.value + movement.revaluation
            level[2] += value
            self.stock_value += value
        if event.reason not in ("sale", "return"):
            amount = sum(movement.quantity for movement in event.movements)
            self.activity.append((f"stock_{event.reason}", at, amount, len(event.movements)))

    def stock_reserved(self, event: StockReserved, _at: str) -> None:
        for line in event.lines:
            self.stock[line.sku][1] += line.quantity

    def stock_released(self, event: StockReleased, _at: str) -> None:
        for line in event.lines:
            self.stock[line.sku][1] -= line.quantity

    def order_placed(self, event: OrderPlaced, at: str) -> None:
        self.recent.append(event)
        if event.customer_id in self.customers:
            customer = self.customers[event.customer_id]
            customer[1] += 1
            customer[2] += event.total
            customer[3] = max(customer[3], event.local_date)
        if event.kind == "counter":
            self._sold(event, 1)
            self.activity.append(("sold", at, event.total, len(event.lines)))
        else:
            self.open[event.order_id] = event
            self.activity.append(("ordered", at, event.total, len(event.lines)))

    def order_fulfilled(self, event: OrderFulfilled, at: str) -> None:
        self.open.pop(event.order_id, None)
        self._sold(event, 1)
        self.activity.append(("fulfilled", at, event.total, len(event.lines)))

    def order_cancelled(self, event: OrderCancelled, at: str) -> None:
        self.open.pop(event.order_id, None)
        if event.returned:
            self._sold(event, -1)
        self.activity.append(("cancelled", at, event.total, 0))

    def _sold(self, event: OrderPlaced | OrderFulfilled | OrderCancelled, sign: int) -> None:
        date, units = event.local_date, 0
        day_categories = self.day_categories[date]
        if date > self.today:
            self.today = date
            self.sold_today.clear()
        for line in event.lines:
            quantity, sales = sign * line.quantity, sign * line.total
            units += quantity
            day_categories[line.category] += sales
            category = self.categories[line.category]
            category[0] += sign
            category[1] += quantity
            category[2] += sales
            product = self.sold[line.sku]
            product[0] += quantity
            product[1] += sales
            product[2] = max(product[2], date)
            if date == self.today:
                today = self.sold_today[line.sku]
                today[0] += quantity
                today[1] += sales
        changes = (sign, sign * len(event.lines), units, sign * event.total, sign * event.discount)
        for sums in (self.days[date], self.totals):
            for column, change in enumerate(changes):
                sums[column] += change
        hour = self.hours[date, event.local_hour]
        hour[0] += sign
        hour[1] += units
        hour[2] += sign * event.total


_HANDLERS = {
    ProductAdded: Figures.product_added,
    PriceChanged: Figures.price_changed,
    CustomerRegistered: Figures.customer_registered,
    StockMoved: Figures.stock_moved,
    StockReserved: Figures.stock_reserved,
    StockReleased: Figures.stock_released,
    OrderPlaced: Figures.order_placed,
    OrderFulfilled: Figures.order_fulfilled,
    OrderCancelled: Figures.order_cancelled,
}
_BY_NAME: dict[str, Any] = {
    kind.__name__: (msgspec.json.Decoder(kind).decode, handle) for kind, handle in _HANDLERS.items()
}


def fold(connection: sqlite3.Connection) -> Figures:
    """Fold the whole log."""
    figures = Figures()
    for name, data, at in connection.execute("SELECT type, data, at FROM event ORDER BY position"):
        if name in _BY_NAME:
            decode, handle = _BY_NAME[name]
            handle(figures, decode(data), at)
    return figures
