"""How much of a product is left, in words and a tone, so that a warning is never a colour alone."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from domain.kernel.quantity import EACH
from ui.format import Formats
from ui.store import Doc


class StockWords(NamedTuple):
    """``tone`` is "error" where more is asked for than is left, "warn" where that is allowed or it runs low, or ""."""

    text: str
    tone: str


def left_in_stock(stock: Doc | None, asked: int, formats: Formats, *, may_go_below: bool = False) -> StockWords:
    """Say what is left of a product of which so many thousandths are asked for, and that it may go below zero."""
    if stock is None:
        return StockWords("", "")
    translate = QCoreApplication.translate
    available = stock["available"]
    left = amount(available, stock["unit"], formats)
    short = "warn" if may_go_below else "error"
    if available <= 0:
        return StockWords(translate("StockWords", "none left"), short)
    if asked > available:
        return StockWords(translate("StockWords", "only {left} left").format(left=left), short)
    if stock["low"]:
        return StockWords(translate("StockWords", "low: {left}").format(left=left), "warn")
    return StockWords(left, "")


def amount(quantity: int, unit: str, formats: Formats) -> str:
    """Write a quantity with its unit, which goes without saying for things that are counted."""
    return formats.quantity(quantity, "" if unit == EACH else unit)


def may_go_below(product: Doc | None) -> bool:
    """Return whether a product may be sold below zero."""
    return product is not None and bool(product["allow_negative"])
