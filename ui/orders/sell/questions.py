"""What has to be known before something can be on the sale: a weight, or a price that no catalogue says."""

from collections import deque
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from domain.kernel.errors import Rejected
from ui.orders.sell.wanted import Wanted


class Question(NamedTuple):
    """``code`` is that of the refusal; ``price`` what one costs or usually does, in minor units, 0 for unknown."""

    wanted: Wanted
    code: str
    name: str
    unit: str
    price: int

    @property
    def waits(self) -> Rejected:
        """Why nothing ends the sale before it is answered."""
        return Rejected("answer_first", name=self.name)


class Questions(QObject):
    """One is open at a time, the others wait: no scan is held up by them, and the sale does not end before them."""

    changed = Signal()
    """Another one is open now, or none."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._open: deque[Question] = deque()

    @property
    def open(self) -> Question | None:
        """The one to be answered now."""
        return self._open[0] if self._open else None

    def ask(self, wanted: Wanted, error: Rejected) -> None:
        """Ask for what a refusal says is missing."""
        given = error.params
        price = int(str(given["price"])) if wanted.price is None else wanted.price
        self._open.append(Question(wanted, error.code, str(given["name"]), str(given["unit"]), price))
        self.changed.emit()

    def take(self) -> Question | None:
        """Return the open one, which is settled with that, and go on with the next."""
        question = self._open.popleft() if self._open else None
        self.changed.emit()
        return question
