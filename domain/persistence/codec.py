"""Events as stored text and back: the one decode path of replay, rebuild, verify and export.

A stored row never changes. When an event's fields change, its class's ``SCHEMA`` rises by one and an upcaster turns
the former fields, as a dict, into the next ones. What personal data an event carries is kept outside the log, so that
it can be erased without breaking the chain of hashes.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from domain.kernel.errors import Unavailable
from domain.kernel.messages import Event

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]


class Encoded(msgspec.Struct, frozen=True, gc=False):
    """An event as it goes into the log; ``personal`` is what goes beside it, as JSON text."""

    type: str
    schema: int
    data: str
    personal: str | None


class _Decoders(dict[str, Callable[[str], Event]]):
    """One for each event type that was met: most starts of the program meet few."""

    def __init__(self, types: Mapping[str, type[Event]]) -> None:
        super().__init__()
        self._types = types

    def __missing__(self, name: str) -> Callable[[str], Event]:
        self[name] = decode = msgspec.json.Decoder(self._types[name]).decode
        return decode


class Codec:
    """Knows every event type that was ever stored."""

    def __init__(
        self, types: Iterable[type[Event]], upcasters: Mapping[tuple[str, int], Upcaster] | None = None
    ) -> None:
        self.types = {event_type.__name__: event_type for event_type in types}
        self._upcasters = dict(upcasters or {})
        self._encode = msgspec.json.Encoder().encode
        self._decoders = _Decoders(self.types)

    def encode(self, event: Event) -> Encoded:
        """Return the event's stored name, schema, public data and personal data."""
        kind = type(event)
        personal = None
        if kind.PERSONAL is not None:
            content = getattr(event, kind.PERSONAL)
            personal = None if content is None else self._encode(content).decode()
            event = msgspec.structs.replace(event, **{kind.PERSONAL: None})
        return Encoded(kind.__name__, kind.SCHEMA, self._encode(event).decode(), personal)

    def decode(self, name: str, schema: int, data: str, personal: str | None = None) -> Event:
        """Return the event of today's shape; raises ``Unavailable`` for a type or a schema of a newer version."""
        kind = self.types.get(name)
        if kind is None or schema > kind.SCHEMA:
            raise Unavailable("store_newer", event=name, schema=schema)
        if schema == kind.SCHEMA and personal is None:
            return self._decoders[name](data)
        fields = msgspec.json.decode(data)
        while schema < kind.SCHEMA:
            fields = self._upcasters[name, schema](fields)
            schema += 1
        if personal is not None and kind.PERSONAL is not None:
            fields[kind.PERSONAL] = msgspec.json.decode(personal)
        return msgspec.convert(fields, kind)
