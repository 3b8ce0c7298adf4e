"""A product with its stock as one row of the list: what two views say of it, joined by its SKU."""

from enum import Enum

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from domain.kernel.text import fold
from readmodels.inventory.views import is_out
from ui.store import Doc


class StockState(Enum):
    """How a product stands, with the icon and the tone that say it besides the word; in the order of urgency."""

    OUT = (0, "circle-x", "error", QT_TRANSLATE_NOOP("StockState", "Out of stock"))
    LOW = (1, "triangle-alert", "warn", QT_TRANSLATE_NOOP("StockState", "Low"))
    IN_STOCK = (2, "", "", QT_TRANSLATE_NOOP("StockState", "In stock"))
    RETIRED = (3, "archive", "dim", QT_TRANSLATE_NOOP("StockState", "Retired"))

    def __init__(self, urgency: int, icon: str, tone: str, word: object) -> None:
        self.urgency = urgency
        self.icon = icon
        self.tone = tone
        self._word = str(word)

    @property
    def word(self) -> str:
        """The state in the language of the window."""
        return QCoreApplication.translate("StockState", self._word)


class ProductRow(msgspec.Struct, frozen=True, gc=False):
    """Money in minor units, quantities in thousandths; ``words`` is what the filter searches, folded."""

    sku: str
    name: str
    category: str
    unit: str
    price: int
    on_hand: int
    reserved: int
    available: int
    reorder_point: int
    low: bool
    state: StockState
    words: str


def joined(sku: str, product: Doc, stock: Doc) -> ProductRow:
    """Return the row of one product from its documents in ``catalogue`` and ``stock``."""
    codes = " ".join(code.lstrip("0") for code in product["barcodes"])
    return ProductRow(
        sku=sku,
        name=product["name"],
        category=product["category"],
        unit=product["unit"],
        price=product["price"],
        on_hand=stock["on_hand"],
        reserved=stock["reserved"],
        available=stock["available"],
        reorder_point=product["reorder_point"],
        low=stock["low"],
        state=state_of(stock),
        words=fold(f"{product['name']}\n{sku}\n{product['brand']}\n{product['category']}\n{codes}"),
    )


def state_of(stock: Doc) -> StockState:
    """Return how a product stands by its document in ``stock``."""
    if stock["retired"]:
        return StockState.RETIRED
    if is_out(stock["available"], retired=False):
        return StockState.OUT
    return StockState.LOW if stock["low"] else StockState.IN_STOCK
