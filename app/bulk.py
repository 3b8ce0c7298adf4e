"""Many commands in one transaction: afterwards all of them are on disk, or none is."""

import time
from collections.abc import Callable
from typing import TypeVar

from domain.kernel.errors import Rejected
from domain.kernel.fold import Fold, State
from domain.kernel.ids import CommandId
from domain.kernel.messages import Command, Context, Receipt, Recorded
from domain.persistence.transaction import Handler, UnitOfWork

S = TypeVar("S", bound=State)

_FLUSH_EVENTS = 4_000
"""Events after which what is pending is written into the open transaction and shown to the views, so that memory stays
bounded and nothing has to be read again."""

_BREATH_AFTER, _BREATH = 0.005, 0.000_05
"""Seconds after which whoever waits for the interpreter gets it, and for how long it is left free.

Each statement leaves it free for a few microseconds too, which is shorter than a sleeping thread takes to wake up; and
because it is left free so often, a thread that waits never asks for it in earnest (CPython's ``take_gil``).
"""


class Bulk:
    """What runs commands inside the one transaction. It is used on the core's thread, while the transaction is open."""

    def __init__(
        self, unit: UnitOfWork, handler: Handler, context: Context, hear: Callable[[list[Recorded]], None]
    ) -> None:
        self._unit = unit
        self._handler = handler
        self._context = context
        self._hear = hear
        self.head = unit.side.head.position
        """The position of the last event before the transaction: a receipt above it is for something new."""
        self.refused: Rejected | None = None
        """The first refusal. A transaction that had one is never committed."""
        self._breathed = time.monotonic()

    def run(self, command_id: CommandId, command: Command) -> Receipt:
        """Run one command. Raises ``Rejected``; who goes on after that does so only to find what else is wrong."""
        try:
            receipt = self._unit.run(command_id, command, self._context, self._handler)
        except Rejected as error:
            self.refused = self.refused or error
            raise
        if len(self._unit.recorded) >= _FLUSH_EVENTS:
            self._flush()
        if time.monotonic() - self._breathed > _BREATH_AFTER:
            time.sleep(_BREATH)
            self._breathed = time.monotonic()
        return receipt

    def _flush(self) -> None:
        recorded = self._unit.recorded
        self._unit.flush()
        if self.refused is None:
            self._hear(recorded)

    def find(self, fold: Fold[S], key: str) -> S | None:
        """Return one state as the commands so far have left it."""
        return self._unit.state(fold, key)
