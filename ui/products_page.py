"""Products and stock: every product with what is there of it, and all that can be done to it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QPoint, Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QWidget

from ui.catalog.filter_bar import FilterBar
from ui.catalog.products_feed import ProductsFeed
from ui.catalog.products_table import NAME, ProductsTable, products_model
from ui.catalog.wanted import Wanted
from ui.desk import Desk
from ui.product_panel import ProductPanel
from ui.product_verbs import ProductVerbs
from ui.store_page import StorePage
from ui.theme import look
from ui.widgets.fkey_bar import FKeyBar

_PANEL_WIDTH, _NARROWEST_PANEL = 390, 320


class ProductsPage(StorePage):
    """Joins the catalogue and the stock: the list, the filter over it, the chosen product beside it."""

    NAME = "products"
    TITLE = str(QT_TRANSLATE_NOOP("Page", "Products"))
    ICON = "package"
    SHORTCUT = "Ctrl+3"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.model = products_model(desk.formats)
        self.table = ProductsTable(self.model, self.tr("Products"))
        self.filter = FilterBar(desk.formats)
        self.panel = ProductPanel(desk)
        self.feed = ProductsFeed(desk.live, self.model, self)
        self.verbs = ProductVerbs(desk, self)
        self._sought = ""
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("products_split")
        splitter.setHandleWidth(16)
        splitter.addWidget(self.table)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 1)
        splitter.setCollapsible(0, False)
        splitter.setSizes([2 * _PANEL_WIDTH, _PANEL_WIDTH])
        self.panel.setMinimumWidth(look.px(_NARROWEST_PANEL))
        self.body.addWidget(self.filter)
        self.body.addWidget(splitter, 1)
        keys = FKeyBar()
        keys.set_keys(self.verbs.every)
        self.set_foot(keys)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.filter.wanted.connect(self._on_wanted)
        self.filter.finished.connect(self._on_into_list)
        self.table.typed.connect(self.filter.type_on)
        self.table.left.connect(self.filter.focus_edit)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.row_activated.connect(self._on_activated)
        self.model.counted.connect(self._on_counted)
        self.feed.caught_up.connect(self._on_caught_up)
        self.verbs.filter_wanted.connect(self.filter.focus_edit)
        self.verbs.saved.connect(self._on_saved)
        self.table.customContextMenuRequested.connect(self._on_menu_wanted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.feed.set_awake(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.feed.set_awake(False)

    @Slot(object)
    def _on_wanted(self, wanted: Wanted) -> None:
        self.model.set_filter(wanted.test())
        self._choose_first()

    @Slot()
    def _on_into_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._choose_first()

    @Slot(object)
    def _on_current_changed(self, sku: str | None) -> None:
        if sku is not None and sku != self.panel.sku:
            self.panel.show_product(sku)
            self.verbs.set_product(sku)

    @Slot(object)
    def _on_activated(self, _sku: str) -> None:
        self.panel.focus_first()

    @Slot()
    def _on_caught_up(self) -> None:
        self.filter.set_tally(self.feed.shown, self.feed.categories)
        if self._sought and self.table.select_key(self._sought):
            self._sought = ""
        self._choose_first()

    @Slot(str)
    def _on_saved(self, sku: str) -> None:
        self._sought = sku
        if self.feed.settled:
            self._on_caught_up()

    @Slot(QPoint)
    def _on_menu_wanted(self, place: QPoint) -> None:
        if self.table.current_key() is None:
            return
        menu = QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.verbs.of_product)
        menu.popup(self.table.viewport().mapToGlobal(place))

    @Slot(int, int)
    def _on_counted(self, shown: int, total: int) -> None:
        count = self.desk.formats.count
        if shown == total:
            self.set_subtitle(count(total))
        else:
            self.set_subtitle(self.tr("%1 of %2").replace("%1", count(shown)).replace("%2", count(total)))

    def _choose_first(self) -> None:
        if self.table.current_key() is None and self.model.rowCount():
            self.table.select_key(self.model.row_at(0).sku)
