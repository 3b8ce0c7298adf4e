"""What a product cost and when, newest first, and the lowest price of the thirty days before today."""

import sqlite3
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readmodels.pricing.history import lowest_price, price_history
from ui.desk import Desk
from ui.format import Formats
from ui.store import Doc
from ui.widgets.entry import Entry
from ui.widgets.entry_list import EntryList
from ui.widgets.label import Label

translate = QCoreApplication.translate

_REST = 60
"""Milliseconds for which a product must stay chosen before its prices are read: the arrow keys run through many."""

_ICONS = {"price": "tag", "promotion": "badge-percent", "price_list": "list"}


class History(NamedTuple):
    """What the archive says of a product's prices: the lowest of the thirty days before a day, and every change."""

    lowest: int | None
    entries: list[dict[str, Any]]


class ProductPrices(QWidget):
    """Read when a product stays chosen and its prices are seen, and anew when its price or an offer changes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sku = ""
        self._stale = True
        self.list = EntryList(self.tr("Prices, newest first"))
        self._lowest = Label("", "small", "dim")
        self._lowest.setWordWrap(True)
        self._lowest.setContentsMargins(8, 0, 8, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._lowest)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._read)
        self._catalogue = desk.live.view("catalogue")
        self._catalogue.patched.connect(self._on_patched)
        for name in ("promotions", "price_lists"):
            desk.live.view(name).patched.connect(self._read_soon)

    @property
    def lowest(self) -> str:
        """What is said of the lowest price."""
        return self._lowest.text()

    def said(self) -> list[tuple[str, str, str]]:
        """What each row says: what it was, the price, and what it was before."""
        return self.list.said()

    def show_product(self, sku: str) -> None:
        """Show the prices of a product; "" of none."""
        if sku != self._sku:
            self._sku = sku
            self.list.entries.set_rows(())
            self._lowest.setText("")
            self._read_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read_soon()

    @Slot()
    def _read_soon(self) -> None:
        """Read as soon as the product stays chosen, and its prices are seen."""
        self._stale = not self.isVisible()
        if self._sku and not self._stale:
            self._rest.start()

    @Slot(object)
    def _on_patched(self, patches: dict[str, Doc | None]) -> None:
        if self._sku in patches:
            self._read_soon()

    @Slot()
    def _read(self) -> None:
        sku, today = self._sku, self._desk.formats.today()

        def question(archive: sqlite3.Connection) -> History:
            return History(lowest_price(archive, sku, today), price_history(archive, sku))

        self._desk.runner.ask(question, self, done=partial(self._on_read, sku))

    def _on_read(self, sku: str, history: History) -> None:
        if sku != self._sku:
            return
        formats = self._desk.formats
        text = self.tr("It is new: nobody was asked a price in the thirty days before today.")
        if history.lowest is not None:
            text = self.tr("Lowest price of the 30 days before today: %1. Say it where you announce a lower one.")
            text = text.replace("%1", formats.money(history.lowest))
        self._lowest.setText(text)
        self.list.entries.become(_entry(place, its, formats) for place, its in enumerate(history.entries))


def _entry(place: int, its: dict[str, Any], formats: Formats) -> Entry:
    kind, price, former = its["kind"], its["price"], its["former_price"]
    title = its["name"] or (translate("ProductPrices", "Price") if former is not None else _first())
    group = translate("ProductPrices", "for %1").replace("%1", its["group"]) if its["group"] else ""
    event = translate("ProductPrices", "event %1").replace("%1", formats.count(its["position"]))
    lower = price is not None and former is not None and price < former
    under = translate("ProductPrices", "instead of %1").replace("%1", formats.money(former or 0))
    return Entry(
        key=f"{its['position']}/{place}", order=place, icon=_ICONS[kind], tone="accent" if lower else "dim",
        title=title, detail=" · ".join(filter(None, (_days(its, formats), event, group))),
        figure=formats.money(price) if price is not None else translate("ProductPrices", "several"),
        under=under if None not in (price, former) and former != price else "",
    )  # fmt: skip


def _first() -> str:
    return translate("ProductPrices", "First price")


def _days(its: dict[str, Any], formats: Formats) -> str:
    first = formats.day_placed(its["first_day"])
    if not its["last_day"]:
        return translate("ProductPrices", "since %1").replace("%1", first)
    return first if its["first_day"] == its["last_day"] else f"{first} – {formats.day_placed(its['last_day'])}"
