"""Orders and their lines as rows of tables: what each column shows, declared once."""

from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from ui.customer_names import called
from ui.format import Formats
from ui.order_words import STATUS_ICON, STATUS_TONE, status_text
from ui.widgets.column import Align, Column


class OrderRow(NamedTuple):
    """One order in the list; money in minor units, ``placed_at`` UTC text."""

    order_id: str
    number: int
    placed_at: str
    customer: str
    kind: str
    status: str
    total: int
    promised_for: str


def order_row(order: dict[str, Any]) -> OrderRow:
    """Return an order of the archive as a row."""
    customer = called(order["customer_name"]) if order["customer_id"] else order["customer_name"]
    return OrderRow(
        order["order_id"], order["number"], order["placed_at"], customer, order["kind"], order["status"],
        order["total"], order["promised_for"],
    )  # fmt: skip


def kind_text(kind: str) -> str:
    """Say how an order was placed."""
    if kind == "telephone":
        return QCoreApplication.translate("Orders", "Telephone")
    return QCoreApplication.translate("Orders", "Counter")


_KIND_ICON = {"counter": "store", "telephone": "phone"}


def order_columns(formats: Formats) -> tuple[Column[OrderRow], ...]:
    """Return the columns of the list of orders."""
    tr = QCoreApplication.translate
    return (
        Column(tr("Orders", "Order"), lambda row: row.number, str, Align.RIGHT, 84, strong=True),
        Column(tr("Orders", "Placed"), lambda row: row.placed_at, formats.relative, width=128),
        Column(tr("Orders", "Customer"), lambda row: row.customer, stretch=True),
        Column(
            tr("Orders", "Placed by"), lambda row: row.kind, kind_text, width=112, icon=lambda row: _KIND_ICON[row.kind]
        ),
        Column(
            tr("Orders", "State"), lambda row: row.status, status_text, width=108,
            tone=lambda row: STATUS_TONE[row.status], icon=lambda row: STATUS_ICON[row.status],
        ),
        Column(tr("Orders", "Total"), lambda row: row.total, formats.money, Align.RIGHT, 100, strong=True),
    )  # fmt: skip


class LineRow(NamedTuple):
    """One line of an order; quantities in thousandths, money in minor units."""

    number: int
    name: str
    sku: str
    quantity: int
    unit_price: int | None
    discount: int
    given_back: int
    total: int


def line_rows(order: dict[str, Any]) -> list[LineRow]:
    """Return the lines of an order of the archive as rows."""
    return [
        LineRow(
            number, line["name"], line["sku"], line["quantity"], line["unit_price"], line["discount"],
            line["given_back"], line["total"],
        )
        for number, line in enumerate(order["lines"], 1)
    ]  # fmt: skip


def line_columns(formats: Formats) -> tuple[Column[LineRow], ...]:
    """Return the columns of an order's lines."""
    tr = QCoreApplication.translate

    def money(minor: int | None) -> str:
        return "–" if minor is None else formats.amount(minor)

    def discount(minor: int) -> str:
        return formats.amount(-minor) if minor else ""

    def back(thousandths: int) -> str:
        return formats.quantity(thousandths) if thousandths else ""

    return (
        Column(tr("Orders", "Qty"), lambda row: row.quantity, formats.quantity, Align.RIGHT, 56),
        Column(tr("Orders", "Product"), lambda row: row.name, stretch=True),
        Column(
            tr("Orders", "Price"), lambda row: row.unit_price, money, Align.RIGHT, 76,
            sort=lambda row: row.unit_price or 0,
        ),
        Column(tr("Orders", "Discount"), lambda row: row.discount, discount, Align.RIGHT, 72),
        Column(tr("Orders", "Back"), lambda row: row.given_back, back, Align.RIGHT, 56, tone=lambda _: "warn"),
        Column(tr("Orders", "Total"), lambda row: row.total, formats.amount, Align.RIGHT, 76, strong=True),
    )  # fmt: skip
