"""A list of offers with the chosen one beside it: one room for promotions, one for price lists."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.format import Formats
from ui.prices.detail import OfferDetail
from ui.prices.rows import GIVE_WAY, OfferRow, offer_columns
from ui.store import Doc
from ui.theme import look
from ui.widgets.empty import EmptyState
from ui.widgets.giving_table import GivingTable
from ui.widgets.halves import Halves
from ui.widgets.rows_model import RowsModel


class Offers(NamedTuple):
    """What a room shows."""

    view: str
    title: str
    icon: str
    nothing: str
    explained: str
    step: str
    row: Callable[[str, Doc, Formats], OfferRow]
    show: Callable[[OfferDetail, Doc | None], None]


class OffersRoom(QWidget):
    """Follows its view; what is done with an offer is for the page."""

    add_wanted = Signal()
    current_changed = Signal()
    """Another offer is chosen, or what is chosen says something else."""

    def __init__(self, desk: Desk, offers: Offers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._offers = offers
        self._view = desk.live.view(offers.view)
        self._model: RowsModel[OfferRow] = RowsModel(offer_columns(), lambda row: row.offer_id)
        self.table = GivingTable(self._model, offers.title, GIVE_WAY)
        self._model.setParent(self.table)
        self.table.setObjectName(offers.view)
        self.detail = OfferDetail(desk)
        self.detail.setMinimumWidth(look.px(340))
        halves = Halves(f"{offers.view}_halves", self.table, self.detail, (3, 2))
        halves.setChildrenCollapsible(False)
        self.empty = EmptyState(offers.icon, offers.nothing, offers.explained, offers.step)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(halves)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
        self.empty.wanted.connect(self.add_wanted)
        self.table.current_changed.connect(self._on_current_changed)
        for view in (self._view, desk.live.view("catalogue"), desk.live.view("store")):
            view.reset.connect(self.refresh)
            view.patched.connect(self.refresh)
        self.refresh()

    @property
    def current(self) -> tuple[str, Any]:
        """The id and the document of the chosen offer, "" and None without one."""
        offer_id = self.table.current_key() or ""
        return offer_id, self._view.documents.get(offer_id)

    @property
    def running(self) -> int:
        """How many of them hold now."""
        return sum(row.state.value == "running" for row in self._model.rows())

    def choose(self, offer_id: str) -> None:
        """Show an offer."""
        self.table.select_key(offer_id)

    @Slot()
    def refresh(self) -> None:
        """Show the offers as they are now; a day may have ended one."""
        documents = self._view.documents.items()
        self._model.become(self._offers.row(key, document, self._desk.formats) for key, document in documents)
        self._stack.setCurrentIndex(1 if self._model.total else 0)
        self.setFocusProxy(self.table if self._model.total else self.empty)
        if self._model.total and not self.table.selected_keys():
            self.table.selectRow(0)
        self._show()

    @Slot(object)
    def _on_current_changed(self, _offer_id: str | None) -> None:
        self._show()

    def _show(self) -> None:
        self._offers.show(self.detail, self.current[1])
        self.current_changed.emit()
