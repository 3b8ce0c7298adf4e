"""Wishes one after another, because keys come faster than answers and must still act in the order of the keys."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

Next = Callable[[], None]
Step = Callable[[Next], None]
"""Begins something, and calls what it is given once that has come to its end, well or not."""


class InOrder(QObject):
    """Begins a step when the one before has ended. Nothing begins before ``start``."""

    counted = Signal(int)
    """So many are under way or wait now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Step] = deque()
        self._started = False
        self._under_way = False

    @property
    def count(self) -> int:
        """How many are under way or wait."""
        return len(self._waiting) + self._under_way

    def start(self) -> None:
        """Begin with what has been added so far."""
        if not self._started:
            self._started = True
            self._next()

    def add(self, step: Step) -> None:
        """Let a step have its turn; where nothing is under way it begins at once."""
        self._waiting.append(step)
        self.counted.emit(self.count)
        if self._started and not self._under_way:
            self._next()

    def _next(self) -> None:
        step = self._waiting.popleft() if self._waiting else None
        self._under_way = step is not None
        self.counted.emit(self.count)
        if step is None:
            return
        try:
            step(self._next)
        except Exception:
            # A mistake in one step is reported like any other, and must not keep the counter waiting for ever.
            self._next()
            raise
