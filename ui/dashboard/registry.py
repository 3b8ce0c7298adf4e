"""The tiles of the dashboard, in the order in which they are read. A new tile is one file and one name here."""

from ui.dashboard.tile import Tile
from ui.dashboard.tiles.activity import ActivityTile
from ui.dashboard.tiles.basket import BasketTile
from ui.dashboard.tiles.best_sellers import BestSellersTile
from ui.dashboard.tiles.by_hour import ByHourTile
from ui.dashboard.tiles.categories import CategoriesTile
from ui.dashboard.tiles.last_days import LastDaysTile
from ui.dashboard.tiles.low_stock import LowStockTile
from ui.dashboard.tiles.orders import OrdersTile
from ui.dashboard.tiles.sales import SalesTile
from ui.dashboard.tiles.stock_value import StockValueTile
from ui.dashboard.tiles.units import UnitsTile

TILES: tuple[type[Tile], ...] = (
    SalesTile,
    OrdersTile,
    UnitsTile,
    BasketTile,
    StockValueTile,
    LastDaysTile,
    ByHourTile,
    ActivityTile,
    BestSellersTile,
    CategoriesTile,
    LowStockTile,
)
