"""One thing that a search found."""

from dataclasses import dataclass

HIT_HEIGHT = 36
"""Pixels at 100 %, of its row."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Texts ready to show; `tone` is "warn" for what runs low and "error" for what is not there."""

    key: str
    name: str
    code: str = ""
    price: str = ""
    stock: str = ""
    tone: str = ""

    def spoken(self) -> str:
        """The hit as a screen reader says it."""
        return ", ".join(part for part in (self.name, self.code, self.price, self.stock) if part)
