"""The lines of the open sale as the list shows them: the sale's own figures, and the stock of this moment."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.format import Formats
from ui.orders.sell.line_words import Toned, reduction, remarks
from ui.orders.sell.stock_words import StockWords, amount, left_in_stock, may_go_below
from ui.store import Doc
from ui.widgets.column import Align, Column

PRICE, DISCOUNT, STOCK = 2, 3, 5
"""The columns that a narrow list leaves out."""


@dataclass(frozen=True, slots=True)
class SaleRow:
    """One line, with its words ready to show; ``stock`` warns of all that the sale asks of the product together.

    ``list_price`` is what the catalogue asks where another price holds.
    """

    line: int
    sku: str
    name: str
    quantity: str
    price: str
    discount: str
    total: str
    stock: StockWords
    list_price: str = ""
    remarks: tuple[Toned, ...] = ()

    def under_the_name(self, left_out: Collection[int]) -> list[tuple[str, str]]:
        """The small words of a line with their tones: its number, what has no column in a narrow list, what is special.

        Of the stock only a warning is said there: a bare number would need its title.
        """
        words = [(self.sku, "dim")]
        words += [(self._prices(), "dim")] if PRICE in left_out else []
        words += [(self.discount, "dim")] if DISCOUNT in left_out else []
        words += [(self.stock.text, self.stock.tone)] if STOCK in left_out and self.stock.tone else []
        words += self.remarks
        return [(text, tone) for text, tone in words if text]

    def spoken(self) -> str:
        """The line as a screen reader says it."""
        warning = self.stock.text if self.stock.tone else ""
        said = (text for text, _ in self.remarks)
        words = (self.name, self.quantity, self._prices(), self.discount, self.total, *said, warning)
        return ", ".join(part for part in words if part)

    def _prices(self) -> str:
        if not self.list_price:
            return self.price
        instead = QCoreApplication.translate("SaleList", "{price} instead of {list_price}")
        return instead.format(price=self.price, list_price=self.list_price)


class SaleRows:
    """Makes rows, and words anew only for what differs from the last time: one line, as a rule, of any number."""

    def __init__(self, formats: Formats) -> None:
        self._formats = formats
        self._made: dict[int, tuple[dict[str, Any], Doc | None, int, bool, SaleRow]] = {}

    def of(self, lines: list[dict[str, Any]], stock: Mapping[str, Doc], products: Mapping[str, Doc]) -> list[SaleRow]:
        """Return the lines in the order of entry."""
        asked: Counter[str] = Counter()
        for line in lines:
            # What comes back is looked at before it is sold again.
            asked[line["sku"]] += max(line["quantity"], 0)
        self._made = {
            line["line"]: self._of(line, stock.get(sku), asked[sku], may_go_below(products.get(sku)))
            for line in lines
            for sku in (line["sku"],)
        }
        return [row for *_, row in self._made.values()]

    def _of(
        self, line: dict[str, Any], stock: Doc | None, asked: int, below: bool
    ) -> tuple[dict[str, Any], Doc | None, int, bool, SaleRow]:
        made = self._made.get(line["line"])
        # Documents are values: what is the same object says the same.
        if made is not None and made[0] is line and made[1] is stock and made[2:4] == (asked, below):
            return made
        words = left_in_stock(stock, asked, self._formats, may_go_below=below)
        return line, stock, asked, below, _row(line, words, self._formats)


def _row(line: dict[str, Any], stock: StockWords, formats: Formats) -> SaleRow:
    off, list_price = reduction(line), line["list_price"]
    return SaleRow(
        line=line["line"],
        sku=line["sku"],
        name=line["name"],
        quantity=amount(line["quantity"], line["unit"], formats),
        price=formats.amount(line["unit_price"]),
        discount=formats.amount(-off) if off else "",
        # What the prices on the labels add up to; where they are without tax, the tax stands below the list.
        total=formats.amount(line["amount"] - off),
        stock=StockWords("", "") if line["quantity"] < 0 else stock,
        list_price="" if list_price is None else formats.amount(list_price),
        remarks=remarks(line, formats),
    )


def columns() -> tuple[Column[SaleRow], ...]:
    """Return what the list shows of a line."""
    translate = QCoreApplication.translate
    return (
        Column(translate("SaleList", "Product"), lambda row: row.name, stretch=True, width=200),
        Column(translate("SaleList", "Quantity"), lambda row: row.quantity, align=Align.RIGHT, width=88, strong=True),
        Column(translate("SaleList", "Price"), lambda row: row.price, align=Align.RIGHT, width=88),
        Column(translate("SaleList", "Discount"), lambda row: row.discount, align=Align.RIGHT, width=92),
        Column(translate("SaleList", "Total"), lambda row: row.total, align=Align.RIGHT, width=96, strong=True),
        Column(
            translate("SaleList", "In stock"),
            lambda row: row.stock.text,
            align=Align.RIGHT,
            width=164,
            tone=lambda row: row.stock.tone or "dim",
            icon=lambda row: {"error": "circle-x", "warn": "triangle-alert"}.get(row.stock.tone, ""),
        ),
    )
