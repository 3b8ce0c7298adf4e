"""The lines of an order that waits, as they are picked."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from domain.kernel.quantity import EACH, is_enough
from ui.format import Formats
from ui.store import Doc
from ui.widgets.column import Align, Column

translate = QCoreApplication.translate


class PickRow(NamedTuple):
    """One line as it is picked; quantities in thousandths, ``short`` is why no more can be had."""

    line: int
    sku: str
    name: str
    unit: str
    quantity: int
    picked: int
    short: str
    note: str

    @property
    def complete(self) -> bool:
        """Whether nobody need look for more of it."""
        return is_enough(self.picked, self.quantity, self.unit) or bool(self.short)

    @property
    def remark(self) -> str:
        """Why it is short, and what the customer said of it."""
        return " · ".join(filter(None, [self.short, self.note]))

    @property
    def icon(self) -> str:
        """The picture of how far it is."""
        return "triangle-alert" if self.short else "square-check" if self.complete else "square"

    @property
    def tone(self) -> str:
        """The colour that goes with it."""
        return "warn" if self.short else "ok" if self.complete else "dim"


def pick_rows(order: Doc, products: Mapping[str, Doc]) -> list[PickRow]:
    """Return the lines of an order that waits."""
    return [
        PickRow(
            pick["line"], pick["sku"], pick["name"], products.get(pick["sku"], {}).get("unit", EACH),
            pick["quantity"], pick["picked"], pick["short"], pick["note"],
        )
        for pick in order["picks"]
    ]  # fmt: skip


def pick_columns(formats: Formats, *, remarks: bool = True) -> tuple[Column[PickRow], ...]:
    """Return the columns of lines that are picked; ``remarks`` where there is room for them."""

    def ready(row: PickRow) -> str:
        unit = "" if row.unit == EACH else row.unit
        of = formats.quantity(row.quantity, unit)
        return translate("Board", "%1 of %2").replace("%1", formats.quantity(row.picked)).replace("%2", of)

    columns: tuple[Column[PickRow], ...] = (
        Column(
            translate("Board", "Product"), lambda row: row.name, stretch=True, width=180, icon=lambda row: row.icon,
            tone=lambda row: "text" if row.complete or not row.picked else "accent",
        ),
        Column(
            translate("Board", "Ready"), ready, align=Align.RIGHT, width=128, strong=True, tone=lambda row: row.tone
        ),
        Column(
            translate("Board", "Remark"), lambda row: row.remark, width=132,
            tone=lambda row: "warn" if row.short else "dim",
        ),
    )  # fmt: skip
    return columns if remarks else columns[:-1]
