"""The entries of a price list as rows: for what, from how many on, and what it costs."""

from typing import NamedTuple

from domain.kernel.quantity import THOUSAND
from domain.pricing.plans import ListPrice, ListRate, PriceListPlan
from ui.format import Formats
from ui.live import LiveView
from ui.prices import words
from ui.prices.words import translate
from ui.widgets.column import Align, Column

Entry = ListPrice | ListRate


class EntryRow(NamedTuple):
    """One entry in the list."""

    key: str
    entry: Entry


def entry_columns(formats: Formats, catalogue: LiveView) -> tuple[Column[EntryRow], ...]:
    """Return the columns of a list of entries."""

    def costs(row: EntryRow) -> str:
        entry = row.entry
        if isinstance(entry, ListPrice):
            return formats.amount(entry.price)
        return translate("Prices", "%1 off").replace("%1", formats.percent(entry.rate))

    def otherwise(row: EntryRow) -> str:
        product = catalogue.documents.get(row.entry.sku) if isinstance(row.entry, ListPrice) else None
        return formats.amount(product["price"]) if product is not None else ""

    return (
        Column(
            translate("Prices", "For"), lambda row: words.entry(row.entry, catalogue.documents), stretch=True,
            strong=True,
        ),
        Column(
            translate("Prices", "From"), lambda row: row.entry.from_quantity or THOUSAND, formats.quantity,
            Align.RIGHT, 64,
        ),
        Column(translate("Prices", "Price"), costs, align=Align.RIGHT, width=84, sort=lambda row: figure(row.entry)),
        Column(translate("Prices", "Otherwise"), otherwise, align=Align.RIGHT, width=92),
    )  # fmt: skip


def entry_rows(plan: PriceListPlan) -> list[EntryRow]:
    """Return the rows of a list."""
    entries: list[Entry] = [*plan.prices, *plan.rates]
    return [EntryRow(key_of(entry), entry) for entry in entries]


def figure(entry: Entry) -> int:
    """Return the price of an entry, or the part that it takes off."""
    return entry.price if isinstance(entry, ListPrice) else entry.rate


def key_of(entry: Entry) -> str:
    """Return what an entry is about: another one about the same takes its place."""
    goods = (entry.sku,) if isinstance(entry, ListPrice) else ("", *entry.goods.skus, "", *entry.goods.categories)
    return "\n".join((*goods, str(entry.from_quantity)))
