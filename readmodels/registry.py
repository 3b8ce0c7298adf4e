"""Every view and every shelf of the archive, in one tuple each; the engine knows none of them by name."""

from typing import Any

from readmodels.catalog.views import CatalogueView, ProductShelf
from readmodels.customers.views import CustomerView
from readmodels.engine.archive import Shelf
from readmodels.engine.view import View
from readmodels.inventory.views import MovementShelf, StockView
from readmodels.orders.open_sales import OpenSalesView
from readmodels.orders.views import OrderShelf, RecentOrdersView
from readmodels.orders.waiting import OpenOrdersView
from readmodels.payments.balances import BalanceShelf
from readmodels.payments.views import AccountsView, GiftCardsView, PaymentMethodsView, PaymentShelf
from readmodels.pricing.shelf import PriceShelf
from readmodels.pricing.views import CustomerGroupsView, PriceListsView, PromotionsView
from readmodels.reports.activity import ActivityView
from readmodels.reports.cashiers import CashierShelf
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
from readmodels.staff.views import StaffRulesView, StaffView
from readmodels.till.views import TillView, ZReportShelf

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
    PaymentMethodsView,
    GiftCardsView,
    AccountsView,
    TillView,
    PromotionsView,
    PriceListsView,
    CustomerGroupsView,
    StaffView,
    StaffRulesView,
)

SHELVES: tuple[type[Shelf], ...] = (
    ProductShelf,
    OrderShelf,
    MovementShelf,
    PaymentShelf,
    BalanceShelf,
    ZReportShelf,
    PriceShelf,
    CashierShelf,
)
