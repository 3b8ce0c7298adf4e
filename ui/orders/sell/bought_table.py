"""Orders of which something can come back, in a list that the search field above it moves in."""

from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt

from ui.format import Formats
from ui.widgets.column import Align, Column
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table


class BoughtRow(NamedTuple):
    """One order; ``total`` in minor units."""

    order_id: str
    number: int
    placed_at: str
    customer: str
    products: str
    total: int


class BoughtTable(Table):
    """The keyboard stays in the field above; Up and Down there move here."""

    def __init__(self, formats: Formats) -> None:
        tr = QCoreApplication.translate
        columns = (
            Column[BoughtRow](tr("TakeBack", "Order"), lambda row: row.number, str, Align.RIGHT, 72, strong=True),
            Column[BoughtRow](tr("TakeBack", "Bought"), lambda row: row.placed_at, formats.relative, width=120),
            Column[BoughtRow](tr("TakeBack", "Customer"), lambda row: row.customer, width=130),
            Column[BoughtRow](tr("TakeBack", "Products"), lambda row: row.products, stretch=True),
            Column[BoughtRow](tr("TakeBack", "Total"), lambda row: row.total, formats.money, Align.RIGHT, 96),
        )
        self._orders: RowsModel[BoughtRow] = RowsModel(columns, lambda row: row.order_id)
        super().__init__(self._orders, tr("TakeBack", "Orders found"))
        self._orders.setParent(self)
        self.setSortingEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_empty_text(tr("TakeBack", "Scan the receipt, or type its number."))

    def show_orders(self, orders: list[dict[str, Any]]) -> None:
        """Show these, the first one chosen."""
        self._orders.set_rows(
            BoughtRow(
                order["order_id"], order["number"], order["placed_at"], order["customer_name"],
                ", ".join(line["name"] for line in order["lines"]), order["total"],
            )
            for order in orders
        )  # fmt: skip
        if orders:
            self.selectRow(0)

    def step(self, rows: int) -> str:
        """Choose the order so many rows below, and return how it is called."""
        if not self._orders.rowCount():
            return ""
        position = min(max(self.currentIndex().row() + rows, 0), self._orders.rowCount() - 1)
        self.selectRow(position)
        row = self._orders.row_at(position)
        return f"{row.number}, {row.customer}, {row.products}"
