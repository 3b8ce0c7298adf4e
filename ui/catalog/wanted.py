"""Which products a person wants to see: words, a state, a category; all at once."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from domain.kernel.text import fold
from ui.catalog.product_row import ProductRow, StockState


class Show(Enum):
    """The choices over the list. What runs low is counted as the status bar counts it: the sold out are among them."""

    ALL = "all"
    LOW = "low"
    OUT = "out"
    RETIRED = "retired"

    def holds(self, row: ProductRow) -> bool:
        """Whether a product belongs to this choice."""
        if self is Show.LOW:
            return row.low
        if self is Show.OUT:
            return row.state is StockState.OUT
        return self is Show.ALL or row.state is StockState.RETIRED


@dataclass(frozen=True)
class Wanted:
    """``text`` is looked for word by word, without regard to case and accents; an empty ``category`` means each."""

    text: str = ""
    show: Show = Show.ALL
    category: str = ""

    def test(self) -> Callable[[ProductRow], bool] | None:
        """Return one function for all of it, because it runs for every product at every key; None wants each."""
        words, show, category = tuple(_code(word) for word in fold(self.text).split()), self.show, self.category
        if not words and show is Show.ALL and not category:
            return None

        def holds(row: ProductRow) -> bool:
            for word in words:
                if word not in row.words:
                    return False
            return (not category or row.category == category) and show.holds(row)

        return holds


def _code(word: str) -> str:
    """A barcode is found however many zeros its printed form begins with."""
    return word.lstrip("0") or word if word.isdecimal() and len(word) >= 8 else word
