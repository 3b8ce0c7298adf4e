"""The orders for which a product is kept: what the figure "reserved" is made of."""

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.format import Formats
from ui.inventory.entry import shown_unit
from ui.store import Doc
from ui.widgets.entry import Entry
from ui.widgets.entry_list import EntryList


class Reservations(EntryList):
    """Follows the open orders while it shows a product."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Orders for which it is kept"), parent)
        self.set_empty_text(self.tr("No open order keeps any of it."))
        self._formats = desk.formats
        self._sku = ""
        self._unit = ""
        self._view = desk.live.view("open_orders")
        self._view.reset.connect(self._on_reset)
        self._view.patched.connect(self._on_patched)

    def show_product(self, sku: str, unit: str) -> None:
        """Show the orders that keep a product; "" shows none."""
        self._sku, self._unit = sku, shown_unit(unit)
        self._on_reset()

    @Slot()
    def _on_reset(self) -> None:
        entries = (self._entry(key, order) for key, order in self._view.documents.items())
        self.entries.set_rows(entry for entry in entries if entry is not None)

    @Slot(object)
    def _on_patched(self, patches: dict[str, Doc | None]) -> None:
        self.entries.apply({key: self._entry(key, order) for key, order in patches.items()})

    def _entry(self, order_id: str, order: Doc | None) -> Entry | None:
        kept = sum(pick["quantity"] for pick in order["picks"] if pick["sku"] == self._sku) if order else 0
        return _entry(order_id, order, kept, self._unit, self._formats) if order and kept else None


def _entry(order_id: str, order: Doc, kept: int, unit: str, formats: Formats) -> Entry:
    tr = QCoreApplication.translate
    promised = tr("Reservations", "for %1").replace("%1", formats.promised(order["promised_for"]))
    details = (promised if order["promised_for"] else "", order["note"], formats.relative(order["placed_at"]))
    return Entry(
        key=order_id,
        order=order["number"],
        icon="receipt-text",
        tone="accent",
        title=tr("Reservations", "Order %1").replace("%1", str(order["number"])),
        detail=" · ".join(part for part in details if part),
        figure=formats.quantity(kept, unit),
        under="",
    )
