"""Views: documents ready to show, and what each event makes of them.

A view is pure over its own documents, the event and the envelope: no clock, no SQL, no other view. All that one event
changes is applied together or not at all.
"""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, ClassVar, Generic, TypeVar, overload

from msgspec.structs import replace

from domain.kernel.messages import Envelope, Event
from readmodels.engine.tables import Doc, KeyedTable

Changes = Mapping[str, Doc | None]
"""Key -> the document as it is now, None where there is none any more."""

D = TypeVar("D")
E = TypeVar("E", bound=Event)
V = TypeVar("V", bound="Consumer")
Method = Callable[[V, E, Envelope], None]


class Consumer:
    """Something that hears events: methods marked with ``@on`` are found by the event's class, never by a string."""

    hears: ClassVar[dict[type[Event], str]] = {}
    """Event class -> name of the method that takes it."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.hears = dict(cls.hears)
        for name, method in vars(cls).items():
            for event_type in getattr(method, "hears", ()):
                cls.hears[event_type] = name


def on(*event_types: type[Event]) -> Callable[[Method[V, E]], Method[V, E]]:
    """Mark the method that takes events of these types."""

    def mark(method: Method[V, E]) -> Method[V, E]:
        method.hears = event_types  # type: ignore[attr-defined]
        return method

    return mark


class View(Consumer, Generic[D]):
    """One read model of documents shaped as ``D``: a ``TypedDict``, or a ``Document`` where there are very many.

    Raise ``version`` when the documents' shape or meaning changes: they are then made anew.
    """

    name: ClassVar[str]
    key: ClassVar[str]
    """The name of the key in what people read, such as ``sku``."""
    version: ClassVar[int] = 1
    document: ClassVar[type[Any]] = dict
    """What a document of a snapshot is read as: ``D`` itself where that is a ``Document``."""

    def __init__(self, table: KeyedTable) -> None:
        self.table = table
        self._documents: dict[str, Any] = table.documents
        self._staged: dict[str, Any] = {}

    @overload
    def get(self, key: str) -> D | None: ...
    @overload
    def get(self, key: str, default: D) -> D: ...
    def get(self, key: str, default: D | None = None) -> D | None:
        """Return a document as this event has left it so far, the default where there is none."""
        document: D | None = self._staged[key] if key in self._staged else self._documents.get(key)
        return default if document is None else document

    def known(self, key: str) -> D:
        """Return a document; raises ``KeyError`` where there is none."""
        document: D | None = self._staged[key] if key in self._staged else self._documents[key]
        if document is None:
            raise KeyError(key)
        return document

    def put(self, key: str, document: D) -> None:
        """Replace a document."""
        self._staged[key] = document

    def patch(self, key: str, **fields: Any) -> None:
        """Make a new document of the one under a key; raises ``KeyError`` where there is none."""
        document: Any = self.known(key)
        changed = {**document, **fields} if isinstance(document, dict) else replace(document, **fields)
        self._staged[key] = changed

    def remove(self, key: str) -> None:
        """Take a document away."""
        self._staged[key] = None

    def keep(self, most: int) -> None:
        """Take the oldest documents away until, with what was put, no more than ``most`` are left."""
        new = [key for key in self._staged if key not in self._documents]
        surplus = len(self._documents) + len(new) - most
        if surplus > 0:
            self._staged.update(dict.fromkeys(islice(self._documents, surplus)))

    def remove_all(self) -> None:
        """Take every document away that was there before this event."""
        self._staged.update(dict.fromkeys(self._documents))

    def latest(self) -> D | None:
        """Return the document that came in last before this event, None where there is none."""
        # From its beginning a dict is read past all that was ever removed there.
        return next(reversed(self._documents.values()), None)

    def apply(self, event: Event, envelope: Envelope) -> Changes:
        """Let an event change the documents; return what changed. Whatever is raised leaves them as they were."""
        changes = self._staged = {}
        # Not through bound methods kept here: they would hold the view, and it them, for ever (see ``collector``).
        getattr(self, self.hears[type(event)])(event, envelope)
        self.table.apply(changes)
        return changes
