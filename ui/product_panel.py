"""One product beside the list: what it is, how much of it there is, and every movement that made it so."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.catalog.product_facts import ProductFacts
from ui.catalog.product_row import state_of
from ui.desk import Desk
from ui.inventory.ledger import Ledger
from ui.inventory.reservations import Reservations
from ui.inventory.stock_figures import StockFigures
from ui.product_prices import ProductPrices
from ui.store import Doc
from ui.theme import look
from ui.widgets.empty import EmptyState
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import ElidedLabel, Label

_LEDGER, _RESERVED, _PRICES = range(3)
_LEAST_LIST = 140
"""Pixels at 100 % for what a figure is made of; on a small screen the panel scrolls instead."""


class ProductPanel(QFrame):
    """Follows both views while it shows a product."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(self.tr("The chosen product"))
        self._catalogue = desk.live.view("catalogue")
        self._stock = desk.live.view("stock")
        self._store = desk.live.view("store")
        self._sku = ""
        self._name = Label("", "large")
        self._name.setWordWrap(True)
        self._line = ElidedLabel("", "small", "dim")
        self._icon = IconLabel("", "dim", 16)
        self._state = Label("", "strong")
        self.figures = StockFigures(desk.formats)
        self.facts = ProductFacts(desk.formats)
        self.ledger = Ledger(desk)
        self.reservations = Reservations(desk)
        self.prices = ProductPrices(desk)
        self._tabs = QTabBar()
        self._lists = QStackedWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._tabs.currentChanged.connect(self._lists.setCurrentIndex)
        self.figures.movements_wanted.connect(self.show_movements)
        self.figures.reservations_wanted.connect(self.show_reservations)
        desk.live.advanced.connect(self._on_advanced)
        for view in (self._catalogue, self._stock, self._store):
            view.reset.connect(self._show)
            view.patched.connect(self._on_patched)
        self.show_product("")

    @property
    def sku(self) -> str:
        """The product that is shown, or ""."""
        return self._sku

    def show_product(self, sku: str) -> None:
        """Show a product; "" shows none."""
        self._sku = sku
        unit = self._stock.documents.get(sku, {}).get("unit", "")
        self.ledger.show_product(sku, unit)
        self.reservations.show_product(sku, unit)
        self.prices.show_product(sku)
        self._show()

    def focus_first(self) -> None:
        """Put the keyboard where one can go on reading."""
        rooms = (self.ledger, self.reservations, self.prices)
        rooms[self._lists.currentIndex()].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def show_movements(self) -> None:
        """Show what "on hand" is made of."""
        self._tabs.setCurrentIndex(_LEDGER)

    @Slot()
    def show_reservations(self) -> None:
        """Show what "reserved" is made of."""
        self._tabs.setCurrentIndex(_RESERVED)

    @Slot()
    def show_prices(self) -> None:
        """Show what it cost, and when."""
        self._tabs.setCurrentIndex(_PRICES)

    def _lay_out(self) -> None:
        state = QHBoxLayout()
        state.setSpacing(6)
        state.addWidget(self._icon)
        state.addWidget(self._state)
        state.addWidget(self._line, 1)
        self._tabs.addTab(self.tr("Movements"))
        self._tabs.addTab(self.tr("Reserved"))
        self._tabs.addTab(self.tr("Prices"))
        self._tabs.setAccessibleName(self.tr("What the figures are made of"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._lists.addWidget(self.ledger)
        self._lists.addWidget(self.reservations)
        self._lists.addWidget(self.prices)
        content = QWidget()
        content.setProperty("kind", "page")
        column = QVBoxLayout()
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(self._name)
        column.addLayout(state)
        column.addWidget(self.figures)
        column.addWidget(self.facts)
        column.addWidget(self._tabs)
        whole = QVBoxLayout(content)
        whole.setContentsMargins(8, 12, 8, 12)
        whole.addLayout(column)
        # The lists' words stand in line with the rest, their grounds reach out of it.
        whole.addWidget(self._lists, 1)
        self._lists.setMinimumHeight(look.px(_LEAST_LIST))
        shown = QScrollArea()
        shown.setWidgetResizable(True)
        shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setWidget(content)
        nothing = EmptyState(
            "package-search", self.tr("No product chosen"), self.tr("Choose one in the list to see all about it.")
        )
        self._stack.addWidget(nothing)
        self._stack.addWidget(shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    @Slot(object)
    def _on_patched(self, patches: dict[str, Doc | None]) -> None:
        if self._sku in patches:
            self._show()

    @Slot(int)
    def _on_advanced(self, _position: int) -> None:
        self.figures.set_position(self._stock.position)

    @Slot()
    def _show(self) -> None:
        product, stock = self._catalogue.documents.get(self._sku), self._stock.documents.get(self._sku)
        shop = self._store.documents.get("shop")
        if product is None or stock is None or shop is None:
            self._stack.setCurrentIndex(0)
            return
        state = state_of(stock)
        self._stack.setCurrentIndex(1)
        self._name.setText(product["name"])
        self._line.set_text(" · ".join(part for part in (self._sku, product["category"], product["brand"]) if part))
        self._icon.set_icon(state.icon or "circle-check", state.tone or "ok")
        self._state.setText(state.word)
        self._state.set_tone(state.tone or "ok")
        self.figures.set_stock(stock, state.tone)
        self.figures.set_position(self._stock.position)
        self.facts.set_product(product, stock, prices_include_tax=shop["prices_include_tax"])
