"""The pages of the window, in the order of the rail. A new page is one file and one entry here.

Each is imported by a function of its own, which is called when the page is wanted for the first time: the window stands
sooner without the pages that nobody looks at yet.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui import window_actions
from ui.actions import ActionGroup
from ui.store_page import PageKind, StorePage


def _sell() -> type[StorePage]:
    from ui.orders.sell.page import SellPage

    return SellPage


def _dashboard() -> type[StorePage]:
    from ui.dashboard.page import DashboardPage

    return DashboardPage


def _products() -> type[StorePage]:
    from ui.products_page import ProductsPage

    return ProductsPage


def _board() -> type[StorePage]:
    from ui.orders.board.page import BoardPage

    return BoardPage


def _prices() -> type[StorePage]:
    from ui.prices.page import PricesPage

    return PricesPage


def _orders() -> type[StorePage]:
    from ui.orders.book.page import OrdersPage

    return OrdersPage


def _customers() -> type[StorePage]:
    from ui.customers.page import CustomersPage

    return CustomersPage


def _till() -> type[StorePage]:
    from ui.till.page import TillPage

    return TillPage


def _reports() -> type[StorePage]:
    from ui.reports.page import ReportsPage

    return ReportsPage


def _staff() -> type[StorePage]:
    from ui.staff.page import StaffPage

    return StaffPage


def _settings() -> type[StorePage]:
    from ui.settings.page import SettingsPage

    return SettingsPage


PAGES = (
    PageKind("sell", str(QT_TRANSLATE_NOOP("Page", "Sell")), "scan-barcode", "Ctrl+1", _sell, takes_scans=True),
    PageKind("dashboard", str(QT_TRANSLATE_NOOP("Page", "Dashboard")), "layout-dashboard", "Ctrl+2", _dashboard),
    PageKind(
        "products", str(QT_TRANSLATE_NOOP("Page", "Products")), "package", "Ctrl+3", _products,
        takes_scans=True, finds=True,
    ),
    PageKind(
        "orders", str(QT_TRANSLATE_NOOP("Page", "Orders")), "receipt-text", "Ctrl+4", _orders,
        takes_scans=True, finds=True,
    ),
    PageKind("customers", str(QT_TRANSLATE_NOOP("Page", "Customers")), "users", "Ctrl+5", _customers, finds=True),
    PageKind("till", str(QT_TRANSLATE_NOOP("Page", "Till")), "calculator", "Ctrl+6", _till),
    PageKind(
        "board", str(QT_TRANSLATE_NOOP("Page", "Open orders")), "clipboard-list", "Ctrl+7", _board,
        takes_scans=True,
    ),
    PageKind("prices", str(QT_TRANSLATE_NOOP("Page", "Prices")), "tags", "Ctrl+Shift+L", _prices),
    PageKind("reports", str(QT_TRANSLATE_NOOP("Page", "Reports")), "scroll-text", "Ctrl+Shift+T", _reports),
    PageKind("staff", str(QT_TRANSLATE_NOOP("Page", "Staff")), "id-card", "Ctrl+8", _staff, at_foot=True),
    PageKind("settings", str(QT_TRANSLATE_NOOP("Page", "Settings")), "settings", "Ctrl+9", _settings, at_foot=True),
)  # fmt: skip


def action_groups() -> list[ActionGroup]:
    """Return every action there is: those of the window, and page by page; imports all pages."""
    everywhere = QCoreApplication.translate("Actions", "Everywhere")
    shown = tuple(kind.action for kind in PAGES)
    pages = ((kind.words(), kind.load().ACTIONS) for kind in PAGES)
    return [
        ActionGroup(everywhere, (*window_actions.ACTIONS, window_actions.LOCK, window_actions.GIFT_CARD, *shown)),
        *(ActionGroup(title, specs) for title, specs in pages if specs),
    ]
