"""The pages of the window, in the order of the rail. A new page is one file and one name here."""

from ui.customers.page import CustomersPage
from ui.dashboard.page import DashboardPage
from ui.orders.book.page import OrdersPage
from ui.orders.sell.page import SellPage
from ui.products_page import ProductsPage
from ui.settings.page import SettingsPage
from ui.store_page import StorePage

PAGES: tuple[type[StorePage], ...] = (SellPage, DashboardPage, ProductsPage, OrdersPage, CustomersPage, SettingsPage)
