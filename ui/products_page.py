"""Products and stock: every product with what is there of it, and all that can be done to it."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from domain.kernel.ids import Sku
from ui.catalog import ops
from ui.catalog.filter_bar import FilterBar
from ui.catalog.products_feed import ProductsFeed
from ui.catalog.products_table import NAME, ProductsTable, products_model
from ui.catalog.wanted import Wanted
from ui.desk import Desk
from ui.product_panel import ProductPanel
from ui.product_verbs import ACTIONS, ProductVerbs
from ui.store_page import StorePage
from ui.theme import look
from ui.transfer.drop_area import table_in
from ui.widgets.buttons import button
from ui.widgets.empty import EmptyState
from ui.widgets.fkey_bar import FKeyBar
from ui.widgets.halves import Halves

_LIST, _EMPTY = range(2)

_BOTH_FROM, _NARROWEST_PANEL = 720, 280
"""Pixels at 100 % from which list and panel stand side by side, and for the panel at least."""


class ProductsPage(StorePage):
    """Joins the catalogue and the stock: the list, the filter over it, the chosen product beside it."""

    ACTIONS = ACTIONS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.model = products_model(desk.formats)
        self.table = ProductsTable(self.model, self.tr("Products"))
        self.filter = FilterBar(desk.formats)
        self.panel = ProductPanel(desk)
        self.halves = Halves("products_halves", self.table, self.panel, (2, 1))
        self.stack = QStackedWidget()
        self.empty = EmptyState(
            "package-open",
            self.tr("No products yet"),
            self.tr("Everything that you sell will be listed here, with what is there of it."),
            self.tr("Add a product"),
        )
        self.feed = ProductsFeed(desk.live, self.model, self)
        self.verbs = ProductVerbs(desk, self)
        self._sought = ""
        self._wanted = Wanted()
        self._narrow: bool | None = None
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        self.panel.setMinimumWidth(look.px(_NARROWEST_PANEL))
        self.empty.add_step(self._file_button(self.verbs.import_, "link"))
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.filter)
        column.addWidget(self.halves, 1)
        self.stack.addWidget(shown)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack)
        for action in (self.verbs.import_, self.verbs.export):
            self.add_to_head(self._file_button(action, "plain"))
        keys = FKeyBar()
        keys.set_keys(self.verbs.every)
        self.set_foot(keys)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
        self.setFocusProxy(self.table)

    def _file_button(self, action: QAction, kind: str) -> QPushButton:
        made = button(f"{action.text()} …", kind)
        made.clicked.connect(action.trigger)
        return made

    def _connect(self) -> None:
        self.filter.wanted.connect(self._on_wanted)
        self.filter.finished.connect(self._on_into_list)
        self.table.typed.connect(self.filter.type_on)
        self.table.left.connect(self.filter.focus_edit)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.row_activated.connect(self._on_activated)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.panel)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._on_back)
        self.empty.wanted.connect(self.verbs.add.trigger)
        self.model.counted.connect(self._on_counted)
        self.feed.caught_up.connect(self._on_caught_up)
        self.verbs.filter_wanted.connect(self.filter.focus_edit)
        self.verbs.saved.connect(self._on_saved)
        self.table.customContextMenuRequested.connect(self._on_menu_wanted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.feed.set_awake(True)

    @property
    def settled(self) -> bool:
        return self.feed.settled

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if table_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.verbs.import_table(table_in(event.mimeData()))

    def look_for(self, text: str) -> None:
        """Show the products that match a name, a number or a code."""
        self.filter.clear()
        self.filter.type_on(text)

    def take_scan(self, code: str) -> None:
        """Show the product with a scanned code."""
        if QApplication.activeModalWidget() is not None:
            self.desk.feedback.warn(self.tr("Close the form first, then scan %1 again.").replace("%1", code))
        else:
            ops.find_product(self.desk, code, self, done=partial(self._on_found, code))

    def _on_found(self, code: str, found: list[Sku]) -> None:
        if not found:
            self.desk.feedback.warn(self.tr("No product has the code %1").replace("%1", code))
            return
        if self.model.position_of(found[0]) is None:
            self.filter.clear()
        self.table.select_key(found[0])
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < look.px(_BOTH_FROM)
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_panel(not narrow)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.feed.set_awake(False)

    @Slot(object)
    def _on_wanted(self, wanted: Wanted) -> None:
        self.model.set_filter(wanted.test(), narrower=wanted.within(self._wanted))
        self._wanted = wanted
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
        if not self.halves.sizes()[1]:
            self._show_panel(True)
        self.panel.focus_first()

    @Slot()
    def _on_back(self) -> None:
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._narrow:
            self._show_panel(False)

    @Slot()
    def _on_caught_up(self) -> None:
        self.filter.set_tally(self.feed.shown, self.feed.categories)
        self.stack.setCurrentIndex(_LIST if self.model.total else _EMPTY)
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
        if total and self.stack.currentIndex() == _EMPTY:
            self.stack.setCurrentIndex(_LIST)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        count = self.desk.formats.count
        if shown == total:
            self.set_subtitle(count(total))
        else:
            self.set_subtitle(self.tr("%1 of %2").replace("%1", count(shown)).replace("%2", count(total)))

    def _show_panel(self, shown: bool) -> None:
        """Where there is no room for both, the panel comes with Enter and goes with Esc."""
        self.halves.show_parts(first=not (shown and self._narrow), second=shown)

    def _choose_first(self) -> None:
        if self.table.current_key() is None and self.model.rowCount():
            self.table.select_key(self.model.row_at(0).sku)
