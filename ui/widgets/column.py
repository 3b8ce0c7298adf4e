"""What one column of a table shows of a row, declared once and used for text, order, colour and width."""

from collections.abc import Callable
from enum import Enum
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import Qt

R = TypeVar("R")


class Align(Enum):
    """Where a column's words and its title stand; figures stand right."""

    LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    CENTER = int(Qt.AlignmentFlag.AlignCenter)


class Column(NamedTuple, Generic[R]):
    """`value` picks from the row, `text` says it; `sort` gives what is compared where the value itself is not meant.

    `tone` names the token of the words' colour and `icon` a Lucide icon drawn in it ("" for neither). `width` is in
    pixels at 100 %; a column that stretches takes what the others leave.
    """

    title: str
    value: Callable[[R], Any]
    text: Callable[[Any], str] = str
    align: Align = Align.LEFT
    width: int = 120
    sort: Callable[[R], Any] | None = None
    tone: Callable[[R], str] | None = None
    icon: Callable[[R], str] | None = None
    strong: bool = False
    stretch: bool = False

    def words(self, row: R) -> str:
        """What the cell says."""
        return self.text(self.value(row))

    def order(self, row: R) -> Any:
        """What the column sorts by; words without regard to case."""
        if self.sort is not None:
            return self.sort(row)
        value = self.value(row)
        return value.casefold() if isinstance(value, str) else value
