"""Wishes one after another, because keys come faster than answers and must still act in the order of the keys."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject

Next = Callable[[], None]
Step = Callable[[Next], None]
"""Begins something, and calls what it is given once that has come to its end, well or not."""


class InOrder(QObject):
    """Begins a step when the one before has ended. Nothing begins before ``start``."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Step] = deque()
        self._held = True

    @property
    def idle(self) -> bool:
        """Whether nothing is under way and nothing waits."""
        return not self._held and not self._waiting

    def start(self) -> None:
        """Begin with what has been added so far."""
        self._next()

    def add(self, step: Step) -> None:
        """Let a step have its turn; where nothing is under way it begins at once."""
        self._waiting.append(step)
        if not self._held:
            self._next()

    def _next(self) -> None:
        self._held = bool(self._waiting)
        if self._waiting:
            step = self._waiting.popleft()
            try:
                step(self._next)
            except Exception:
                # A mistake in one step is reported like any other, and must not keep the counter waiting for ever.
                self._next()
                raise
