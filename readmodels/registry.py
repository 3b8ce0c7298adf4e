"""Every view and every shelf of the archive, in one tuple each; the engine knows none of them by name."""

from typing import Any

from readmodels.catalog.views import CatalogueView, ProductShelf
from readmodels.customers.views import CustomerView
from readmodels.engine.archive import Shelf
from readmodels.engine.view import View
from readmodels.inventory.views import MovementShelf, StockView
from readmodels.orders.views import OpenOrdersView, OpenSalesView, OrderShelf, RecentOrdersView
from readmodels.reports.activity import ActivityView
from readmodels.reports.views import (
    ProductsOfTheDayView,
    SalesByCategoryView,
    SalesByDayView,
    SalesByHourView,
    StoreTotalsView,
    TopProductsView,
)
from readmodels.shop.paper import PaperView
from readmodels.shop.views import StoreView

VIEWS: tuple[type[View[Any]], ...] = (
    StoreView,
    PaperView,
    CatalogueView,
    StockView,
    CustomerView,
    OpenSalesView,
    OpenOrdersView,
    RecentOrdersView,
    SalesByDayView,
    SalesByHourView,
    SalesByCategoryView,
    TopProductsView,
    ProductsOfTheDayView,
    StoreTotalsView,
    ActivityView,
)

SHELVES: tuple[type[Shelf], ...] = (ProductShelf, OrderShelf, MovementShelf)
