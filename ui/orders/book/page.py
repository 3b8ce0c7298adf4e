"""The Orders page: every order that was ever placed, found by number, customer, product or date, and what it holds."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget

from domain.documents.events import Document
from readmodels.documents.codes import read_code
from readmodels.orders.search import OrderQuery
from ui.actions import ActionSpec
from ui.desk import Desk
from ui.orders.book import ops
from ui.orders.book.cancel_form import CancelForm
from ui.orders.book.detail import OrderDetail, may_be_cancelled
from ui.orders.book.rows import OrderRow, order_columns, order_row
from ui.orders.hand_over import HandOver
from ui.paper.print_dialog import PrintDialog
from ui.store_page import StorePage
from ui.theme import look
from ui.widgets.fkey_bar import FKeyBar
from ui.widgets.halves import Halves
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

_PLACED_BY = 3
_WIDE_ENOUGH = 1100
"""Pixels at 100 % from which there is room for how an order was placed; its detail says so too."""


class _Span(NamedTuple):
    title: str
    days: int | None


class OrdersPage(StorePage):
    """The list asks the archive; what is placed or changed elsewhere moves it."""

    ACTIONS = (
        ActionSpec("orders.search", str(QT_TRANSLATE_NOOP("Action", "Search")), ("F2", "Ctrl+F"), "search"),
        ActionSpec("orders.hand-over", str(QT_TRANSLATE_NOOP("Action", "Hand over")), ("F4",), "package-check"),
        ActionSpec(
            "orders.documents", str(QT_TRANSLATE_NOOP("Action", "Documents of the order")), ("F5", "Ctrl+P"), "printer"
        ),
        ActionSpec("orders.cancel", str(QT_TRANSLATE_NOOP("Action", "Cancel the order")), ("Del",), "circle-x"),
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._upto = ops.PAGE
        self._matching = 0
        self._asked = 0
        self._shown: dict[str, Any] | None = None
        self._spans = (
            _Span(self.tr("Any day"), None),
            _Span(self.tr("Today"), 0),
            _Span(self.tr("Last 7 days"), 6),
            _Span(self.tr("Last 30 days"), 29),
        )
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Customer, product or number (Ctrl+F)"))
        self._search.setAccessibleName(self.tr("Search orders"))
        self._search.setClearButtonEnabled(True)
        self._status = _choice(
            self.tr("State"), (self.tr("All"), self.tr("Waiting"), self.tr("Finished"), self.tr("Cancelled"))
        )
        self._span = _choice(self.tr("Days"), tuple(span.title for span in self._spans))
        self._model: RowsModel[OrderRow] = RowsModel(order_columns(desk.formats), lambda row: row.order_id)
        self.table = Table(self._model, self.tr("Orders"))
        self.table.setObjectName("orders")
        self.detail = OrderDetail(desk)
        self._hand_over = HandOver(desk, self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(120)
        self._lay_out()
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(_PLACED_BY, self.width() < look.px(_WIDE_ENOUGH))

    def refresh(self) -> None:
        """Ask the archive anew, for as many as were shown."""
        self._asked += 1
        asked = self._asked

        def done(found: ops.FoundOrders) -> None:
            if asked == self._asked:
                self._show(found)

        ops.search_orders(self.desk, self._query(), self._upto, self, done=done)

    def look_for(self, text: str) -> None:
        """Show the orders that match a number, a customer or a product, of any day and state."""
        self._status.setCurrentIndex(0)
        self._span.setCurrentIndex(0)
        self._search.setText(text)
        self._search.setFocus()
        self._on_wanted_changed()

    def take_scan(self, code: str) -> None:
        """Show the order whose receipt or slip was scanned, or those of a product that is scanned into the search.

        Goods that are scanned elsewhere on the page are meant to be sold.
        """
        named = read_code(code)
        if named is None and self._search.hasFocus():
            self.look_for(code)
        elif named is None:
            self.sell_scanned(code)
        elif QApplication.activeModalWidget() is not None:
            self.desk.feedback.warn(self.tr("Close the form first, then scan it again."))
        else:
            self.look_for(str(named.order) if named.receipt is None else f"{named.register}-{named.receipt}")

    def _lay_out(self) -> None:
        self._search.setMinimumWidth(look.px(280))
        self.add_to_head(self._search)
        self.add_to_head(self._status)
        self.add_to_head(self._span)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        halves = Halves("orders_halves", left, self.detail, (3, 2))
        halves.setChildrenCollapsible(False)
        self.detail.setMinimumWidth(look.px(360))
        self.body.addWidget(halves, 1)
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self._typing.timeout.connect(self._on_wanted_changed)
        self._search.textEdited.connect(self._on_typed)
        self._search.returnPressed.connect(self.table.setFocus)
        self._status.activated.connect(self._on_wanted_changed)
        self._span.activated.connect(self._on_wanted_changed)
        self.table.typed.connect(self._on_typed_in_table)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.row_activated.connect(self._on_row_activated)
        self.table.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.detail.fulfil_wanted.connect(self._on_fulfil)
        self.detail.cancel_wanted.connect(self._on_cancel)
        self._hand_over.done.connect(self._on_fulfilled)
        for name in ("recent_orders", "open_orders", "customers"):
            view = self.desk.live.view(name)
            view.patched.connect(self.mark_stale)
            view.reset.connect(self.mark_stale)
        slots = {
            "search": self._on_search, "hand-over": self._on_fulfil, "documents": self._on_documents,
            "cancel": self._on_cancel,
        }  # fmt: skip
        self._keys = self.desk.actions.make_all(self.ACTIONS, self, slots)
        bar = FKeyBar()
        bar.set_keys(self._keys.values())
        self.set_foot(bar)
        self._show_keys()

    @Slot()
    def _on_documents(self) -> None:
        if self._shown is not None and self.desk.prints is not None:
            slip = self._shown["status"] == "open"
            document = Document.PICK_SLIP if slip else Document.RECEIPT
            form = PrintDialog(self.desk, self._shown["order_id"], self._shown["number"], document)
            self.desk.feedback.open_form(form)

    @Slot()
    def _on_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def _query(self) -> OrderQuery:
        days = self._spans[self._span.currentIndex()].days
        today = date.fromisoformat(self.desk.formats.today())
        return OrderQuery(
            text=self._search.text(),
            status=(None, "open", "finished", "cancelled")[self._status.currentIndex()],
            first_date=None if days is None else (today - timedelta(days=days)).isoformat(),
        )

    def _show(self, found: ops.FoundOrders) -> None:
        self._matching = found.matching
        rows = {row.order_id: row for row in (order_row(order) for order in found.orders)}
        known = {row.order_id: row for row in self._model.rows()}
        changed: dict[str, OrderRow | None] = {key: row for key, row in rows.items() if known.get(key) != row}
        changed |= dict.fromkeys(known.keys() - rows.keys())
        self._model.apply(changed)
        self.set_subtitle(self.desk.formats.count(found.matching))
        self.table.set_empty_text(self.tr("No order matches. Orders appear here as soon as they are placed."))
        if self.table.current_key() is None and rows:
            self.table.select_key(next(iter(rows)))
        else:
            self._read(self.table.current_key())

    def _read(self, order_id: str | None) -> None:
        if order_id is None:
            self._shown = None
            self.detail.show_order(None)
            self._show_keys()
        else:
            ops.read_order(self.desk, order_id, self, done=self._on_read)

    def _on_read(self, found: list[dict[str, Any]]) -> None:
        if found and found[0]["order_id"] == self.table.current_key():
            self._shown = found[0]
            self.detail.show_order(found[0])
            self._show_keys()

    def _show_keys(self) -> None:
        status = "" if self._shown is None else self._shown["status"]
        self._keys["hand-over"].setEnabled(status == "open")
        self._keys["documents"].setEnabled(bool(status) and self.desk.prints is not None)
        self._keys["cancel"].setEnabled(self._shown is not None and may_be_cancelled(self._shown))

    @Slot()
    def _on_typed(self) -> None:
        self._typing.start()

    @Slot(str)
    def _on_typed_in_table(self, text: str) -> None:
        self._search.setFocus()
        self._search.insert(text)
        self._typing.start()

    @Slot()
    def _on_wanted_changed(self) -> None:
        self._upto = ops.PAGE
        self.refresh()

    @Slot(object)
    def _on_current_changed(self, order_id: str | None) -> None:
        self._read(order_id)

    @Slot(object)
    def _on_row_activated(self, _order_id: str) -> None:
        if self._keys["hand-over"].isEnabled():
            self.detail.fulfil.setFocus()
        else:
            self._on_documents()

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        at_end = value >= self.table.verticalScrollBar().maximum()
        if at_end and self._model.total >= self._upto < self._matching:
            self._upto += ops.PAGE
            self.refresh()

    @Slot()
    def _on_fulfil(self) -> None:
        if self._shown is not None:
            self._hand_over.begin(self._shown["order_id"])

    @Slot(object)
    def _on_fulfilled(self, outcome: dict[str, Any]) -> None:
        self.desk.feedback.done(self._hand_over.words(outcome))

    @Slot()
    def _on_cancel(self) -> None:
        if self._shown is None:
            return
        form = CancelForm(self.desk, self._shown["order_id"], self._shown["number"])
        form.cancelled.connect(self._on_cancelled)
        self.desk.feedback.open_form(form)

    @Slot(int)
    def _on_cancelled(self, number: int) -> None:
        self.desk.feedback.done(self.tr("Order %1 is cancelled").replace("%1", str(number)))


def _choice(name: str, choices: tuple[str, ...]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItems(choices)
    return box
