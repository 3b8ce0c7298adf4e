"""How what is true now follows from what happened: state is a fold over events, in replay and in real life alike."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from domain.kernel.messages import Event, Recorded


class State(msgspec.Struct, frozen=True, kw_only=True):
    """One thing's present state. ``version`` is the version of its stream at the last event that touched it."""

    version: int = 0


S = TypeVar("S", bound=State)

Parts = Callable[[Any], Iterable[tuple[str, Any]]]
"""Takes an event apart into (key of the state that it touches, what it means for that one)."""


class Fold(Generic[S]):
    """One kind of state: which events touch it, under which keys, and what they make of it.

    ``evolve(state or None, part)`` returns the next state, or None where the thing ends. It is pure. ``stream`` names
    the one stream that holds every event of a key, where there is one: a single state can then be folded by itself.
    """

    def __init__(
        self,
        name: str,
        state_type: type[S],
        evolve: Callable[[S | None, Any], S | None],
        parts: Mapping[type[Event], Parts],
        *,
        stream: Callable[[Any], str] | None = None,
    ) -> None:
        self.name = name
        self.state_type = state_type
        self.evolve = evolve
        self.parts = dict(parts)
        self.stream = stream

    def apply(self, state: S | None, part: Any, version: int) -> S | None:
        """Return the next state, marked with the version of the event that made it."""
        after = self.evolve(state, part)
        return None if after is None else msgspec.structs.replace(after, version=version)

    def changes(self, recorded: Recorded) -> Iterable[tuple[str, Any]]:
        """Yield (key, part) for every state of this kind that the event touches."""
        parts = self.parts.get(type(recorded.event))
        return parts(recorded.event) if parts else ()

    def __repr__(self) -> str:
        return f"Fold({self.name!r})"


class AttributedFold(Fold[S]):
    """A kind of state that also says by whom: its ``parts`` take the whole of what was recorded, with its envelope."""

    def changes(self, recorded: Recorded) -> Iterable[tuple[str, Any]]:
        """Yield (key, part) for every state of this kind that the event touches."""
        parts = self.parts.get(type(recorded.event))
        return parts(recorded) if parts else ()


def keyed_by(field: str) -> Parts:
    """Return parts for an event that touches one state, the one whose key stands in ``field``."""

    def parts(event: Event) -> tuple[tuple[str, Event]]:
        return ((getattr(event, field), event),)

    return parts
