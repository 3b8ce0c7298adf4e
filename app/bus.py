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
Guard = Callable[[Command, Transaction], None]
"""Raises ``Rejected`` where whoever asks may not ask for that."""


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


class _Channel:
    """A signal whose receivers are looked up once for each class: they are held strongly, so that none goes by itself.

    blinker looks them up anew at each send, in a time in which a view hears an event.
    """

    def __init__(self, what: str) -> None:
        self._signal = _OrderedSignal(what)
        self._known: dict[type, tuple[Callable[..., object], ...]] = {}

    def connect(self, sender: type, receiver: Callable[..., object]) -> None:
        """Let a receiver be called for a class, after those that came before it."""
        self._signal.connect(receiver, sender=sender, weak=False)
        self._known.pop(sender, None)

    def receivers(self, sender: type) -> tuple[Callable[..., object], ...]:
        """Return who is called for a class, in order."""
        known = self._known.get(sender)
        if known is None:
            known = self._known[sender] = tuple(self._signal.receivers_for(sender))
        return known

    def close(self) -> None:
        """Let go of every receiver: blinker's signals refer to themselves, so nothing else would."""
        self._signal.receivers.clear()
        self._known.clear()


class Bus:
    """Knows who grants which command and who hears which event. ``guard`` is asked first, in the same transaction."""

    def __init__(self, handlers: Mapping[type[Command], Handler], guard: Guard | None = None) -> None:
        self._guard = guard
        self._commands = _Channel("a command was sent")
        self._events = _Channel("something happened")
        for command_type, handler in handlers.items():
            self._commands.connect(command_type, _receiver(handler))

    def send(self, command: Command, tx: Transaction) -> object:
        """Hand a command to its handler inside a transaction; return and raise what the handler does."""
        # blinker's own ``send`` would say that there are two handlers after both have run.
        receivers = self._commands.receivers(type(command))
        if len(receivers) != 1:
            raise LookupError(f"{len(receivers)} handlers for {type(command).__name__}")
        if self._guard is not None:
            self._guard(command, tx)
        return receivers[0](type(command), command=command, tx=tx)

    def listen(self, event_type: type[Event], listener: Listener) -> None:
        """Let a listener hear every event of a type, after its commit, in the core's turn."""

        def receive(_sender: object, *, recorded: Recorded) -> None:
            listener(recorded)

        self._events.connect(event_type, receive)

    def publish(self, recorded: Recorded) -> None:
        """Tell everybody who listens that an event is on disk."""
        for receiver in self._events.receivers(type(recorded.event)):
            try:
                receiver(type(recorded.event), recorded=recorded)
            except Exception:
                log.exception("a listener failed at event %d", recorded.envelope.position)

    def close(self) -> None:
        """Let go of everybody who listens."""
        self._events.close()


def _receiver(handler: Handler) -> Callable[..., object]:
    def receive(_sender: object, *, command: Command, tx: Transaction) -> object:
        return handler(command, tx)

    return receive
