"""The bus: a command goes to exactly one handler, an event to everybody who listens.

Both are blinker signals whose sender is the message's class. Receivers are called in the order in which they were
connected; a listener that fails does not keep the event from the others.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from blinker import Signal

from domain.kernel.messages import Command, Event, Recorded
from domain.persistence.transaction import Handler, Transaction

log = logging.getLogger(__name__)

Listener = Callable[[Recorded], None]


class _InOrder(dict[Any, None]):
    """The part of a set that blinker uses, in order of insertion: its own sets change their order from run to run."""

    def add(self, item: Any) -> None:
        """Append an item that is not there yet."""
        self[item] = None

    def discard(self, item: Any) -> None:
        """Drop an item where it is there."""
        self.pop(item, None)

    def remove(self, item: Any) -> None:
        """Drop an item."""
        del self[item]


class _OrderedSignal(Signal):
    set_class = _InOrder  # type: ignore[assignment]


class Bus:
    """Knows who grants which command and who hears which event."""

    def __init__(self, handlers: Mapping[type[Command], Handler]) -> None:
        self._commands = _OrderedSignal("a command was sent")
        self._events = _OrderedSignal("something happened")
        for command_type, handler in handlers.items():
            self._commands.connect(_receiver(handler), sender=command_type, weak=False)

    def send(self, command: Command, tx: Transaction) -> object:
        """Hand a command to its handler inside a transaction; return and raise what the handler does."""
        # blinker's own ``send`` would say that there are two handlers after both have run.
        receivers = list(self._commands.receivers_for(type(command)))
        if len(receivers) != 1:
            raise LookupError(f"{len(receivers)} handlers for {type(command).__name__}")
        return receivers[0](type(command), command=command, tx=tx)

    def listen(self, event_type: type[Event], listener: Listener) -> None:
        """Let a listener hear every event of a type, after its commit, on the core's thread."""

        def receive(_sender: object, *, recorded: Recorded) -> None:
            listener(recorded)

        self._events.connect(receive, sender=event_type, weak=False)

    def publish(self, recorded: Recorded) -> None:
        """Tell everybody who listens that an event is on disk."""
        for receiver in self._events.receivers_for(type(recorded.event)):
            try:
                receiver(type(recorded.event), recorded=recorded)
            except Exception:
                log.exception("a listener failed at event %d", recorded.envelope.position)

    def close(self) -> None:
        """Let go of everybody who listens: blinker's signals refer to themselves, so nothing else would."""
        self._events.receivers.clear()


def _receiver(handler: Handler) -> Callable[..., object]:
    def receive(_sender: object, *, command: Command, tx: Transaction) -> object:
        return handler(command, tx)

    return receive
