"""Keeps the list of products at what the views say, a few milliseconds at a time, so that no key waits for it."""

from collections import Counter
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.catalog.product_row import ProductRow, joined
from ui.catalog.wanted import Show
from ui.live import Live
from ui.store import Doc
from ui.widgets.rows_model import RowsModel

_SLICE = 0.004
"""Seconds of work between two looks at keyboard and mouse; painting comes on top."""

_FIRST, _AT_ONCE = 500, 4000
"""New products that are told as one new reading: few at first, so that something is there at once."""

_FEW = 16
"""Rows that are told one by one."""


class ProductsFeed(QObject):
    """Joins ``catalogue`` and ``stock``, and counts what the choices over the list say."""

    caught_up = Signal()
    """Everything that the views say is in the list, and counted."""

    def __init__(self, live: Live, model: RowsModel[ProductRow], parent: QObject) -> None:
        super().__init__(parent)
        self.shown: Counter[Show] = Counter()
        """How many products belong to each choice."""
        self.categories: Counter[str] = Counter()
        """How many products each category has."""
        self._model = model
        self._catalogue = live.view("catalogue")
        self._stock = live.view("stock")
        self._pending: dict[str, None] = {}
        self._new: dict[str, ProductRow] = {}
        self._awake = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._work)
        for view in (self._catalogue, self._stock):
            view.reset.connect(self._on_reset)
            view.patched.connect(self._on_patched)
        self._on_reset()

    @property
    def settled(self) -> bool:
        """Whether the list shows all that the views say."""
        return self._loaded and not self._pending and not self._new

    def set_awake(self, awake: bool) -> None:
        """Work only while somebody looks; what changed meanwhile is caught up with."""
        self._awake = awake
        if awake:
            self._work()
        else:
            self._timer.stop()

    @property
    def _loaded(self) -> bool:
        return self._catalogue.loaded and self._stock.loaded

    @Slot()
    def _on_reset(self) -> None:
        if self._loaded:
            every: dict[Any, None] = dict.fromkeys((*self._model.keys(), *self._catalogue.documents))
            # The last one in is the first one out: so the first come first.
            self._pending = dict.fromkeys(reversed(every))
            self._go_on()

    @Slot(object)
    def _on_patched(self, patches: dict[str, Doc | None]) -> None:
        if self._loaded:
            self._pending.update(dict.fromkeys(patches))
            if self._awake and not self._timer.isActive() and len(self._pending) <= _FEW:
                self._work()
            else:
                self._go_on()

    def _go_on(self) -> None:
        if self._awake and not self._timer.isActive():
            self._timer.start(0)

    @Slot()
    def _work(self) -> None:
        if not self._loaded:
            return
        # Sorting many new rows in takes as long as a slice, and so has one of its own.
        if self._pending and len(self._new) < (_AT_ONCE if self._model.total else _FIRST):
            self._take_some()
        else:
            self._add_new()
        if not self._pending and len(self._new) <= _FEW:
            self._add_new()
        if self.settled:
            self._pending = {}  # not the one that has held every key: emptied, it keeps its 2 MB
            self.caught_up.emit()
        else:
            self._go_on()

    def _take_some(self) -> None:
        """Look at products until the slice is over; changed rows are told soon, because telling takes the time."""
        until = perf_counter() + _SLICE
        changed: dict[str, ProductRow | None] = {}
        while self._pending and perf_counter() < until:
            self._take(changed)
            if len(changed) >= _FEW:
                self._model.apply(changed)
                changed.clear()
        if changed:
            self._model.apply(changed)

    def _take(self, changed: dict[str, ProductRow | None]) -> None:
        sku, _ = self._pending.popitem()
        known, row = self._model.row_of(sku), self._row(sku)
        old = known or self._new.pop(sku, None)
        self._tally(old, -1)
        self._tally(row, 1)
        if known is None and row is not None:
            self._new[sku] = row
        elif row != known:
            changed[sku] = row

    def _add_new(self) -> None:
        new, self._new = self._new, {}
        if len(new) > _FEW:
            self._model.add_rows(new.values())
        elif new:
            self._model.apply(new)

    def _row(self, sku: str) -> ProductRow | None:
        product, stock = self._catalogue.documents.get(sku), self._stock.documents.get(sku)
        return joined(sku, product, stock) if product is not None and stock is not None else None

    def _tally(self, row: ProductRow | None, count: int) -> None:
        if row is None:
            return
        self.categories[row.category] += count
        for show in Show:
            if show.holds(row):
                self.shown[show] += count
