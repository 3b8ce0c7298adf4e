"""The line of a form into which products are scanned or typed; what is typed is looked up at every key."""

import re
import sqlite3
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from domain.kernel.ids import Sku
from domain.kernel.text import fold
from readmodels.catalog.views import find_code, search_products
from ui.desk import Desk
from ui.inventory.entry import shown_unit
from ui.store import Doc
from ui.widgets.search_hit import SearchHit
from ui.widgets.search_popup import SearchPopup

_CODE = re.compile("[0-9]{8,}")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CATEGORY = "\n"
"""Before the name of a category among the keys of what was found: no SKU begins with it."""
_MOST_CATEGORIES = 3


class Found(NamedTuple):
    """What a text means: the products with this very code, and those that it may mean, best first."""

    coded: list[Sku]
    searched: list[Sku]


class ProductEntry(QLineEdit):
    """Enter takes the product with this code, else the one that is chosen below the line."""

    scanned = Signal(str)
    """The product with this SKU was named by its code."""
    picked = Signal(str)
    """The product with this SKU was picked from what was found."""
    unknown = Signal(str)
    """Nothing is known under this text."""
    category_picked = Signal(str)
    """The category of this name was picked; only where categories are offered."""
    moved = Signal()
    """Up or Down was pressed: into the lines."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._catalogue = desk.live.view("catalogue")
        self._stock = desk.live.view("stock")
        self._answered = ""
        self._looked_up = 0
        """So many things are looked up that were entered."""
        self._categories: Sequence[str] = ()
        self.setPlaceholderText(self.tr("Scan a code, or type a name or number"))
        self._popup = SearchPopup(self, self.tr("Products found"))
        self._popup.chosen.connect(self._on_chosen)
        self.textEdited.connect(self._on_edited)
        # After the popup, and so before it: Enter must not take what was found for an earlier text.
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and event.key() in _ENTER and self._answered != self.text():  # type: ignore[attr-defined]
            self._popup.hide()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Also on the empty line: a scanner's second Enter must not send the form.
            self._enter()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit()
        else:
            super().keyPressEvent(event)

    @property
    def half_written(self) -> bool:
        """Whether something stands in the line, or is looked up, that nobody has been told of yet."""
        return self._looked_up > 0 or bool(self.text().strip())

    def look_up(self, text: str) -> None:
        """Take the product that a text names, wherever it was typed or scanned."""
        self._looked_up += 1
        self._ask(text, partial(self._on_entered, text), partial(self._on_failed, text))

    def offer_categories(self, names: Sequence[str]) -> None:
        """Let whole categories be picked too."""
        self._categories = names
        self.setPlaceholderText(self.tr("Scan a code, or type a product or a category"))

    def _enter(self) -> None:
        """Look up what stands in the line, and leave it free for the next scan meanwhile."""
        text = self.text()
        self.clear()
        self._show("", [])
        if text.strip():
            self.look_up(text)

    def _ask(self, text: str, done: "partial[None]", failed: "partial[None] | None" = None) -> None:
        def question(archive: sqlite3.Connection) -> Found:
            # A whole code that nobody knows is part of no name.
            searched = [] if _CODE.fullmatch(text.strip()) else search_products(archive, text)
            return Found(find_code(archive, text), searched)

        self._desk.runner.ask(question, self, done=done, failed=failed)

    def _on_failed(self, text: str, error: Exception) -> None:
        self._looked_up -= 1
        if not self.text():
            self.setText(text)
        self._desk.runner.troubled.emit(error)

    def _on_entered(self, text: str, found: Found) -> None:
        self._looked_up -= 1
        products = found.coded or found.searched
        categories = [] if found.coded else self._meant(text)
        if len(products) + len(categories) == 1:
            self._take(products, categories, coded=bool(found.coded))
            return
        if not self.text():
            self.setText(text)
            self.selectAll()
            self._show(text, products, categories)
        if not products and not categories:
            self.unknown.emit(text)

    def _take(self, products: Sequence[Sku], categories: Sequence[str], *, coded: bool) -> None:
        if categories:
            self.category_picked.emit(categories[0])
        else:
            (self.scanned if coded else self.picked).emit(products[0])

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if text.strip():
            self._ask(text, partial(self._on_searched, text))
        else:
            self._show(text, [])

    def _on_searched(self, text: str, found: Found) -> None:
        if text == self.text():
            self._show(text, found.coded or found.searched, [] if found.coded else self._meant(text))

    def _meant(self, text: str) -> list[str]:
        """Return the categories that hold every word of a text."""
        words = fold(text).split()
        found = [name for name in self._categories if all(word in fold(name) for word in words)]
        return found[:_MOST_CATEGORIES] if words else []

    def _show(self, text: str, products: Sequence[Sku], categories: Sequence[str] = ()) -> None:
        self._answered = text
        whole = self.tr("the whole category")
        of_categories = [SearchHit(f"{_CATEGORY}{name}", name, whole) for name in categories]
        hits = (self._hit(sku) for sku in products)
        self._popup.show_hits([*of_categories, *(hit for hit in hits if hit is not None)], text)

    def _hit(self, sku: Sku) -> SearchHit | None:
        product, stock = self._catalogue.documents.get(sku), self._stock.documents.get(sku)
        if product is None or stock is None:
            return None
        formats = self._desk.formats
        on_hand = formats.quantity(stock["on_hand"], shown_unit(stock["unit"]))
        return SearchHit(sku, product["name"], sku, formats.amount(product["price"]), on_hand, _tone(stock))

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self.clear()
        if key.startswith(_CATEGORY):
            self.category_picked.emit(key.removeprefix(_CATEGORY))
        else:
            self.picked.emit(key)


def _tone(stock: Doc) -> str:
    return "warn" if stock["low"] else ""
