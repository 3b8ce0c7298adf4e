"""Wishes about the open sale, one at a time, in the order of the keys, whatever each of them has to wait for."""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from domain.kernel.messages import Receipt
from ui.orders.sell.in_order import InOrder, Next
from ui.runner import Done, Failed


class Verb(Protocol):
    """One of ``ops`` that lacks only who asks and who is answered."""

    def __call__(self, asker: QObject, *, done: Done, failed: Failed) -> None:
        """Ask for it."""


class Turns(QObject):
    """What each step has in common: it ends in a signal, and whatever happens, the next one has its turn."""

    accepted = Signal()
    """Something was done."""
    refused = Signal(object)
    """An exception: a rule said no, or the world failed. Everything is as it was."""
    counted = Signal(int)
    """So many things that were asked for are not done yet."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.steps = InOrder(self)
        self.steps.counted.connect(self.counted)

    @property
    def under_way(self) -> int:
        """How many things that were asked for are not done yet."""
        return self.steps.count

    def after_all(self, act: Callable[[], None]) -> None:
        """Act once everything that was asked for before has been done."""
        self.steps.add(lambda then: both(lambda _: act(), then, None))

    def do(self, verb: Verb, done: Done, failed: Failed) -> None:
        """Do something else with the sale, in its turn; the answer is the asker's."""
        self.steps.add(lambda then: verb(self, done=partial(both, done, then), failed=partial(both, failed, then)))

    def submit(self, verb: Verb, then: Next, done: Done) -> None:
        """Do something within a step."""
        verb(self, done=partial(self.succeed, done, then), failed=partial(self.refuse, then))

    def succeed(self, done: Done, then: Next, receipt: Receipt) -> None:
        """End a step whose wish was granted."""
        try:
            done(receipt)
            self.accepted.emit()
        finally:
            then()

    def refuse(self, then: Next, error: Exception) -> None:
        """End a step whose wish was not."""
        self.end(then, self.refused, error)

    def end(self, then: Next, signal: Any, *words: object) -> None:
        """End a step with a signal."""
        both(lambda _: signal.emit(*words), then, None)


def both(answer: Callable[[Any], None], then: Next, what: Any) -> None:
    """Give an answer, and go on whatever comes of that."""
    try:
        answer(what)
    finally:
        then()
