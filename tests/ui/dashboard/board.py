"""A shop whose clock a test turns, and its dashboard."""

from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from domain.kernel.clock import utc_text
from domain.kernel.ids import Sku
from domain.orders.commands import PlaceOrder, WantedLine
from domain.orders.events import OrderKind
from tests.ui.shop import PRODUCTS, Shop
from ui.dashboard.figure_tile import FigureTile
from ui.dashboard.page import DashboardPage
from ui.dashboard.tile import Tile
from ui.widgets.rows_list import RowsList

T = TypeVar("T", bound=Tile)

PRICE: dict[str, int] = {product.sku: product.price for product in PRODUCTS}
NAME: dict[str, str] = {product.sku: product.name for product in PRODUCTS}
CATEGORY: dict[str, str] = {product.sku: product.category for product in PRODUCTS}


class Clock:
    """The clock on the shop's wall; Monday, 14:30 in Vienna, until a test turns it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 9, 13, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def text(self) -> str:
        return utc_text(self.now)

    def turn(self, **by: int) -> None:
        self.now += timedelta(**by)


class Board:
    """Pages are made with ``open``; what is sold is remembered, to compute figures anew from it."""

    def __init__(self, shop: Shop, clock: Clock) -> None:
        self.shop = shop
        self.clock = clock
        self.sold: list[tuple[str, int, dict[str, int]]] = []
        """Local date, hour and pieces by SKU of each order."""

    def open(self, width: int = 1200, height: int = 800) -> DashboardPage:
        page = DashboardPage(self.shop.desk(), now=self.clock)
        self.shop.qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        self.shop.wait()
        return page

    def sell(self, **pieces: int) -> str:
        """Sell pieces of products at the moment of the clock (``s1001=2``: two of 1001); return the order's id."""
        return self.order(OrderKind.COUNTER, **pieces)

    def order(self, kind: OrderKind, **pieces: int) -> str:
        """Place an order of any kind and return its id."""
        quantities = {sku.removeprefix("s"): count for sku, count in pieces.items()}
        local = self.clock.now.astimezone(ZoneInfo("Europe/Vienna"))
        self.sold.append((f"{local:%Y-%m-%d}", local.hour, quantities))
        lines = tuple(WantedLine(sku=Sku(sku), quantity=count * 1000) for sku, count in quantities.items())
        result: Any = self.shop.do(PlaceOrder(lines=lines, kind=kind)).result
        return str(result["order_id"])

    def sell_days_ago(self, days: int, hours_ago: int = 0, **pieces: int) -> None:
        """Sell in the past."""
        now = self.clock.now
        self.clock.now = now - timedelta(days=days, hours=hours_ago)
        self.sell(**pieces)
        self.clock.now = now


def tile(page: DashboardPage, kind: type[T]) -> T:
    return next(tile for tile in page.tiles if isinstance(tile, kind))


def value(page: DashboardPage, kind: type[FigureTile]) -> str:
    """The figure that a tile shows."""
    return tile(page, kind).figure.value_text


def rows(widget: RowsList) -> list[str]:
    """What a list says, row by row."""
    model = widget.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]
