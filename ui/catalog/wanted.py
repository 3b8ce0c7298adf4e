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

    @property
    def words(self) -> tuple[str, ...]:
        """What a product must have, folded as its own words are."""
        return tuple(_code(word) for word in fold(self.text).split())

    def within(self, former: "Wanted") -> bool:
        """Whether this holds for no product for which the former did not: as a rule, while somebody goes on typing."""
        return (
            former.show in (Show.ALL, self.show)
            and former.category in ("", self.category)
            and all(any(word in longer for longer in self.words) for word in former.words)
        )

    def test(self) -> Callable[[ProductRow], bool] | None:
        """Return what every product is tested with at every key; None wants each."""
        words = self.words
        if self.show is Show.ALL and not self.category:
            return _having(words) if words else None
        having, show, category = _having(words), self.show, self.category

        def holds(row: ProductRow) -> bool:
            return having(row) and (not category or row.category == category) and show.holds(row)

        return holds


def _having(words: tuple[str, ...]) -> Callable[[ProductRow], bool]:
    if len(words) == 1:
        (only,) = words
        return lambda row: only in row.words

    def have(row: ProductRow) -> bool:
        text = row.words
        for word in words:  # noqa: SIM110 - all() with a generator takes twice the time
            if word not in text:
                return False
        return True

    return have


def _code(word: str) -> str:
    """A barcode is found however many zeros its printed form begins with."""
    return word.lstrip("0") or word if word.isdecimal() and len(word) >= 8 else word
