"""What a customer ordered last, newest first; the Orders page has all of it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.customers import ops
from ui.desk import Desk
from ui.format import Formats
from ui.order_words import STATUS_ICON, status_text
from ui.store import Doc
from ui.theme import look
from ui.widgets.entry import Entry
from ui.widgets.entry_list import EntryList

_REST = 60
"""Milliseconds for which a customer must stay chosen before their orders are read: the arrow keys run through many."""

_LEAST = 140
"""Pixels at 100 % below which the list does not go: three orders."""


class LastOrders(EntryList):
    """Asks the archive while it is seen, and anew when an order of the customer is placed or changes."""

    order_wanted = Signal(int)
    """The order of this number."""
    told = Signal(int, int)
    """How many orders are shown, and how many the customer placed in all."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Last orders, newest first"), parent)
        self._desk = desk
        self._customer_id = ""
        self._numbers: dict[str, int] = {}
        self._asked = 0
        self._stale = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._read)
        self.row_activated.connect(self._on_row)
        for view in map(desk.live.view, ("customers", "open_orders", "recent_orders")):
            view.reset.connect(self._on_changed)
            view.patched.connect(self._on_patched)

    @property
    def settled(self) -> bool:
        """Whether nothing is about to be asked."""
        return not self._rest.isActive()

    def show_customer(self, customer_id: str) -> None:
        """Show the orders of a customer; "" of none."""
        if customer_id == self._customer_id:
            return
        self._customer_id = customer_id
        self._asked += 1  # what is still answered is of somebody else
        self.set_empty_text("")
        self._show(ops.FoundOrders([], 0))
        self._on_changed()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(look.px(160), look.px(_LEAST))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._rest.start()

    @Slot()
    def _on_changed(self) -> None:
        self._stale = bool(self._customer_id)
        if self._stale and self.isVisible():
            self._rest.start()

    @Slot(object)
    def _on_patched(self, patches: dict[str, Doc | None]) -> None:
        if self._customer_id and any(self._concerns(key, document) for key, document in patches.items()):
            self._on_changed()

    def _concerns(self, key: str, document: Doc | None) -> bool:
        whose = document.get("customer_id") if document is not None else None
        return self._customer_id in (key, whose) or key in self._numbers

    @Slot()
    def _read(self) -> None:
        if not self._customer_id or not self.isVisible():
            return
        self._stale = False
        self._asked += 1
        asked = self._asked

        def done(found: ops.FoundOrders) -> None:
            if asked == self._asked:
                self.set_empty_text(self.tr("Nothing was ordered yet."))
                self._show(found)

        ops.read_last_orders(self._desk, self._customer_id, self, done=done)

    def _show(self, found: ops.FoundOrders) -> None:
        self._numbers = {order["order_id"]: order["number"] for order in found.orders}
        self.entries.become(_entry(order, self._desk.formats) for order in found.orders)
        self.told.emit(len(found.orders), found.in_all)

    @Slot(object)
    def _on_row(self, order_id: str) -> None:
        self.order_wanted.emit(self._numbers[order_id])


def _entry(order: Mapping[str, Any], formats: Formats) -> Entry:
    tr = QCoreApplication.translate
    waits = order["status"] == "open"
    promised = tr("LastOrders", "for %1").replace("%1", formats.promised(order["promised_for"]))
    details = (formats.day_placed(order["local_date"]), promised if waits and order["promised_for"] else "")
    return Entry(
        key=order["order_id"],
        order=-order["number"],
        icon=STATUS_ICON[order["status"]],
        tone="accent" if waits else "dim",
        title=tr("LastOrders", "Order %1").replace("%1", str(order["number"])),
        detail=" · ".join(part for part in details if part),
        figure=formats.money(order["total"]),
        under=status_text(order["status"]),
    )
