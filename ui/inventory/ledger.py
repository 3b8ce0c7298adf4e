"""Every movement of one product, newest first: the figures above it are nothing but its sum."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer, Slot
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.format import Formats
from ui.inventory import ops, reasons
from ui.inventory.entry import shown_unit
from ui.store import Doc
from ui.widgets.entry import Entry
from ui.widgets.entry_list import EntryList

_REST = 60
"""Milliseconds for which a product must stay chosen before its ledger is read: the arrow keys run through many."""


class Ledger(EntryList):
    """Reads a page at a time; what moves while somebody looks comes on top."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Movements, newest first"), parent)
        self._desk = desk
        self._sku = ""
        self._unit = ""
        self._oldest: int | None = None
        self._asking = self._again = self._whole = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._read_newest)
        self._view = desk.live.view("stock")
        self._view.patched.connect(self._on_patched)
        self._view.reset.connect(self._read_newest)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_product(self, sku: str, unit: str) -> None:
        """Show the ledger of a product; "" of none."""
        if sku == self._sku:
            return
        self._sku, self._unit = sku, shown_unit(unit)
        self._oldest, self._whole, self._asking, self._again = None, False, False, False
        self.entries.set_rows(())
        self.set_empty_text("")
        if sku:
            self._rest.start()

    @Slot()
    def _read_newest(self) -> None:
        if self._asking:
            self._again = True
        elif self._sku:
            self._asking = True
            ops.read_movements(self._desk, self._sku, None, self, done=partial(self._on_newest, self._sku))

    def _on_newest(self, sku: str, found: list[dict[str, Any]]) -> None:
        if sku != self._sku:
            return
        if not self._reaches(found):
            self.entries.set_rows(())
            self._oldest, self._whole = _last(found), len(found) < ops.PAGE
        self._show(found)
        self.set_empty_text(self.tr("It has never moved."))
        self._asking = False
        if self._again:
            self._again = False
            self._read_newest()

    def _on_older(self, sku: str, found: list[dict[str, Any]]) -> None:
        if sku == self._sku:
            self._show(found)
            self._oldest, self._whole = _last(found) or self._oldest, len(found) < ops.PAGE
            self._asking = False

    def _reaches(self, found: list[dict[str, Any]]) -> bool:
        """Whether a newest page joins what is shown, with no gap between."""
        return any(self.entries.row_of(movement["position"]) is not None for movement in found)

    def _show(self, found: list[dict[str, Any]]) -> None:
        formats, name_of = self._desk.formats, self._desk.runner.session.name_of
        entries = (_entry(movement, self._unit, formats, name_of(movement["actor"])) for movement in found)
        self.entries.apply({entry.key: entry for entry in entries})

    @Slot(object)
    def _on_patched(self, patches: dict[str, Doc | None]) -> None:
        if self._sku in patches and not self._rest.isActive():
            self._read_newest()

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        if self._asking or self._whole or self._oldest is None or value < self.verticalScrollBar().maximum():
            return
        self._asking = True
        ops.read_movements(self._desk, self._sku, self._oldest, self, done=partial(self._on_older, self._sku))


def _last(found: list[dict[str, Any]]) -> int | None:
    return found[-1]["position"] if found else None


def _entry(movement: dict[str, Any], unit: str, formats: Formats, who: str) -> Entry:
    tr = QCoreApplication.translate
    change, came = movement["change"], movement["change"] > 0
    document = movement["document"]
    reason = reasons.word(movement["reason"])
    details = (
        formats.relative(movement["at"]),
        who,
        movement["note"],
        tr("Ledger", "at %1").replace("%1", formats.cost(movement["unit_cost"], 0)),
        tr("Ledger", "event %1").replace("%1", formats.count(movement["position"])),
    )
    return Entry(
        key=movement["position"],
        order=-movement["position"],
        icon=reasons.icon(movement["reason"]),
        tone="ok" if came else "dim",
        title=f"{reason} {document}" if document else reason,
        detail=" · ".join(part for part in details if part),
        figure=("+" if came else "") + formats.quantity(change, unit),
        under=tr("Ledger", "%1 left").replace("%1", formats.quantity(movement["balance"], unit)),
    )
