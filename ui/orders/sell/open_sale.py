"""The sale that is being entered at one window: which it is, and what the store says of it."""

from datetime import datetime
from typing import Any
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from domain.kernel.ids import SaleId, new_id
from domain.kernel.messages import Context
from ui.live import LiveView
from ui.store import Doc

_in_hand: "WeakSet[OpenSale]" = WeakSet()


class OpenSale(QObject):
    """Shows what the view of open sales says; everything on it is on disk, so that a crash loses nothing.

    A sale that was left unfinished, by a crash or by closing the window, is taken up again where no other window has it
    in hand. One that was put aside waits until somebody asks for it.
    """

    ready = Signal()
    """It is known which sale it is."""
    changed = Signal()
    """Its document is another one, or it has ended and the next one is in hand."""

    def __init__(self, sales: LiveView, parent: QObject) -> None:
        super().__init__(parent)
        self._sales = sales
        self._ready = False
        self.sale_id = SaleId(new_id())
        self.taken_up: Doc | None = None
        """The sale as it was found, where one was."""
        self._claimed = ""
        _in_hand.add(self)
        sales.reset.connect(self._on_reset)
        sales.patched.connect(self._on_patched)
        if sales.loaded:
            self._on_reset()

    def shows(self, sales: LiveView) -> bool:
        """Whether a window has it in hand, on this store."""
        return shiboken6.isValid(self) and self._sales is sales

    @property
    def is_ready(self) -> bool:
        """Whether it is known which sale it is."""
        return self._ready

    @property
    def document(self) -> Doc | None:
        """The sale as the store shows it, None while nothing was entered."""
        return self._sales.documents.get(self.sale_id)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Its lines in the order of entry."""
        document = self.document
        return document["lines"] if document else []

    def line(self, number: int) -> dict[str, Any] | None:
        """A line by its number."""
        return next((line for line in self.lines if line["line"] == number), None)

    def claim(self, sale_id: SaleId) -> bool:
        """Keep the other windows off a sale that is about to be in hand here; False where one of them was first."""
        if sale_id in self._held_by_others():
            return False
        self._claimed = sale_id
        return True

    def let_go(self) -> None:
        """Give up a claim that came to nothing."""
        self._claimed = ""

    def take(self, sale_id: SaleId) -> None:
        """Have a sale in hand that was put aside, and is the open one again."""
        self._claimed = ""
        self.sale_id, self.taken_up = sale_id, None
        self.changed.emit()

    def _held_by_others(self) -> set[str]:
        others = [sale for sale in _in_hand if sale is not self and sale.shows(self._sales)]
        return {sale.sale_id for sale in others} | {sale._claimed for sale in others}

    @Slot()
    def _on_reset(self) -> None:
        if not self._ready:
            self._take_up()
            self._ready = True
            self.ready.emit()
        self.changed.emit()

    def _take_up(self) -> None:
        others = self._held_by_others()
        register = Context().register
        left = [
            (datetime.fromisoformat(document["started_at"]), sale_id)
            for sale_id, document in self._sales.documents.items()
            if document["register"] == register and not document["parked"] and sale_id not in others
        ]
        if left:
            self.sale_id = SaleId(max(left)[1])
            self.taken_up = self.document

    @Slot(object)
    def _on_patched(self, patches: dict[str, Doc | None]) -> None:
        if self.sale_id in patches:
            sale = patches[self.sale_id]
            if sale is None or sale["parked"]:
                self.sale_id = SaleId(new_id())
                self.taken_up = None
            self.changed.emit()
