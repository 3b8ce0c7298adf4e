"""The list of all products: what each costs, how much of it there is, and what runs low."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.catalog.product_row import ProductRow, StockState
from ui.format import Formats
from ui.widgets.column import Align, Column
from ui.widgets.giving_table import GivingTable
from ui.widgets.rows_model import RowsModel

NAME, SKU, CATEGORY, PRICE, ON_HAND, RESERVED, AVAILABLE, REORDER_POINT, STATE = range(9)

_GIVE_WAY = (REORDER_POINT, CATEGORY, RESERVED, SKU, PRICE, ON_HAND)
"""Columns that are hidden, in this order, where the names would have no room; the panel beside shows them too."""


class ProductsTable(GivingTable):
    """Hides what does not fit, and never the name, what is available and how it stands."""

    left = Signal()
    """Up was pressed on the first row: back to the filter."""

    def __init__(self, model: RowsModel[ProductRow], name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name, _GIVE_WAY, parent)
        self.setObjectName("products")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Up and row == 0 == self.currentIndex().row():
            self.left.emit()


def products_model(formats: Formats) -> RowsModel[ProductRow]:
    """Return the empty list with its columns."""
    return RowsModel(_columns(formats), lambda row: row.sku)


def _columns(formats: Formats) -> tuple[Column[ProductRow], ...]:
    def unless_none(thousandths: int) -> str:
        return formats.quantity(thousandths) if thousandths else ""

    tr = QCoreApplication.translate
    right = Align.RIGHT
    return (
        Column(tr("Products", "Product"), lambda row: row.name, tone=_name_tone, stretch=True),
        Column(tr("Products", "SKU"), lambda row: row.sku, tone=_dim, width=88),
        Column(tr("Products", "Category"), lambda row: row.category, tone=_dim, width=120),
        Column(tr("Products", "Price"), lambda row: row.price, formats.amount, right, 72),
        Column(tr("Products", "On hand"), lambda row: row.on_hand, formats.quantity, right, 76),
        Column(tr("Products", "Reserved"), lambda row: row.reserved, unless_none, right, 82),
        Column(
            tr("Products", "Available"), lambda row: row.available, formats.quantity, right, 84, tone=_tone, strong=True
        ),
        Column(tr("Products", "Reorder at"), lambda row: row.reorder_point, unless_none, right, 92, tone=_dim),
        Column(
            tr("Products", "State"), lambda row: row.state.word, width=120, sort=_urgency, tone=_state_tone, icon=_icon
        ),
    )


def _dim(row: ProductRow) -> str:
    return "dim"


def _name_tone(row: ProductRow) -> str:
    return "dim" if row.state is StockState.RETIRED else ""


def _tone(row: ProductRow) -> str:
    return row.state.tone


def _state_tone(row: ProductRow) -> str:
    return row.state.tone or "dim"


def _icon(row: ProductRow) -> str:
    return row.state.icon


def _urgency(row: ProductRow) -> int:
    return row.state.urgency
