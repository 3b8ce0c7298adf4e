"""Keeps the views current: hears events as they are published, reads from the log whatever it did not hear.

Signals are hints, the log is the delivery: start, crash, missed signal and second process take one code path,
``catch_up``. A view that fails stops alone, at its own position; the others go on.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from domain.kernel.messages import Envelope, Event, Recorded
from readmodels.engine import snapshots
from readmodels.engine.collector import without_collector
from readmodels.engine.snapshots import Checkpoint, Outdated, Snapshot, Unreadable
from readmodels.engine.tables import Doc, DocumentDatabase
from readmodels.engine.view import View

log = logging.getLogger(__name__)

Patches = dict[str, dict[str, Doc | None] | None]
"""View name -> key -> document; a view that changed from the ground up is given as None: read it anew."""

Report = Callable[[int, int], None]
"""Hears how far a long job is (done, of all); it stops the job by raising."""

PAGE = 200
"""Events that the views hear one after the other: few enough to be in the processor's cache still for the last one."""

_MANY_EVENTS = 2_000


def no_report(done: int, of_all: int) -> None:
    """Tell nobody."""


class EventSource(Protocol):
    """The log, as far as the read side may see it."""

    @property
    def store_id(self) -> str:
        """Return whose log it is."""

    def head(self) -> int:
        """Return the position of the last event."""

    def read(self, *, after: int, upto: int, limit: int) -> list[Recorded]:
        """Return the events after a position, in order, none beyond ``upto``."""

    def hash_at(self, position: int) -> bytes | None:
        """Return the hash of the event at a position, None where there is none."""

    def skipped(self) -> frozenset[tuple[str, int]]:
        """Return (view, position) of every event that a manager let a view pass over."""


class Trouble(NamedTuple):
    """Why a view stands still: the event that it could not take, and what went wrong."""

    position: int
    error: str
    at: str = ""
    """When that event happened, as UTC text; all that happened before is shown. Empty where it is not known."""

    @property
    def shown(self) -> int:
        """Return the position of the last event that is shown."""
        return self.position - 1


class Kept(NamedTuple):
    """A view at one moment."""

    position: int
    trouble: Trouble | None
    patches: dict[str, Doc | None] | None
    documents: dict[str, Doc]


class Projection:
    """One view and how far it has come."""

    def __init__(self, view: View[Any]) -> None:
        self.view = view
        self.position = 0
        self.saved = -1
        """The position of the snapshot on disk, -1 where there is none."""
        self.trouble: Trouble | None = None
        self.awaited = False
        """Whether its snapshot is still being read: it hears nothing until then, and is not asked."""
        self.patches: dict[str, Doc | None] | None = {}
        """What changed since it was last asked; None where everything may have."""

    def hear(self, event: Event, envelope: Envelope, skipped: Callable[[], frozenset[tuple[str, int]]]) -> None:
        """Apply one event. Never raises: a failure stops this view."""
        if self.trouble is not None or self.awaited or envelope.position <= self.position:
            return
        try:
            changes = self.view.apply(event, envelope)
        except Exception as error:
            if (self.view.name, envelope.position) in skipped():
                return
            log.exception("view %s stopped at event %d", self.view.name, envelope.position)
            self.position = envelope.position - 1
            self.trouble = Trouble(envelope.position, f"{type(error).__name__}: {error}", envelope.at)
        else:
            if self.patches is not None:
                self.patches.update(changes)

    def hear_all(self, page: Sequence[Recorded], skipped: Callable[[], frozenset[tuple[str, int]]]) -> None:
        """Apply consecutive events, and note that they were offered."""
        hears = self.view.hears
        for recorded in page:
            if type(recorded.event) in hears:
                self.hear(recorded.event, recorded.envelope, skipped)
        self.advance(page[-1].envelope.position)

    def kept(self) -> Kept:
        """Return all that hearing an event changes, as it is now."""
        patches = None if self.patches is None else dict(self.patches)
        return Kept(self.position, self.trouble, patches, dict(self.view.table.documents))

    def put_back(self, kept: Kept) -> None:
        """Be as it was."""
        self.position, self.trouble, self.patches, documents = kept
        self.view.table.load(documents)

    def advance(self, position: int) -> None:
        """Note that every event up to a position was offered."""
        if self.trouble is None and not self.awaited and position > self.position:
            self.position = position


class Projections:
    """Every view of the store, kept current on one thread."""

    def __init__(self, view_types: Sequence[type[View[Any]]], source: EventSource, folder: Path) -> None:
        self.source = source
        self.folder = folder
        self.documents = DocumentDatabase()
        self.projections = {kind.name: Projection(kind(self.documents.keyed(kind.name))) for kind in view_types}
        self.position = 0
        self._by_event = _by_event(self.projections.values())

    @property
    def hears(self) -> Iterable[type[Event]]:
        """Return every type of event that some view hears."""
        return self._by_event.keys()

    def restore(self, at_most: int | None = None) -> list[str]:
        """Load the snapshots that are whole and speak of this log; drop the others, and say so.

        Views whose file is larger than ``at_most`` bytes are left for ``read`` and ``adopt``; their names are returned.
        """
        with without_collector():
            for name, projection in self.projections.items():
                if at_most is not None and self._size(name) > at_most:
                    projection.awaited = True
                else:
                    self._take(projection, self.read(name))
        return [name for name, projection in self.projections.items() if projection.awaited]

    def read(self, name: str) -> Snapshot | None:
        """Read the snapshot of a view, on any thread; None where there is none that can be read."""
        view = self.projections[name].view
        try:
            return snapshots.read(self._path(name), view.document, view.version)
        except FileNotFoundError:
            log.info("there is no file of view %s; it is made from the log", name)
        except Outdated:
            log.info("the file of view %s is of another version; it is made anew from the log", name)
        except Unreadable as error:
            log.warning("the file of view %s cannot be read (%s); it is made anew from the log", name, error)
        return None

    def adopt(self, name: str, snapshot: Snapshot | None) -> None:
        """Take a view that was left for later, and bring it up to where the others are."""
        projection = self.projections[name]
        projection.awaited = False
        self._take(projection, snapshot)
        self.position = min(self.position, projection.position)  # until then, so that a failure is made good later
        self.catch_up()
        projection.patches = {}  # nobody was given its documents before

    def catch_up(self, report: Report = no_report) -> None:
        """Read from the log whatever the views have not seen yet; ``report`` may raise to stop between two pages."""
        head = self.source.head()
        moving = [p for p in self.projections.values() if p.trouble is None and not p.awaited]
        after = min((p.position for p in moving), default=head)
        many = head - after > _MANY_EVENTS
        if many:
            for projection in moving:
                projection.patches = None
        with without_collector() if many else nullcontext():
            self._read_on(moving, after, head, report)

    def _read_on(self, moving: Sequence[Projection], after: int, head: int, report: Report) -> None:
        while after < head:
            report(after, head)
            page = self.source.read(after=after, upto=head, limit=PAGE)
            if not page:
                break
            self.hear_all(page)
            after = page[-1].envelope.position
        self.position = max(self.position, after)

    def hear(self, recorded: Recorded) -> None:
        """Offer one event to every view that hears its type."""
        event, envelope, skipped = recorded.event, recorded.envelope, self.source.skipped
        for projection in self._by_event.get(type(event), ()):
            projection.hear(event, envelope, skipped)

    def hear_all(self, page: Sequence[Recorded]) -> None:
        """Offer consecutive events to every view, one view after the other: each works on what is at hand then."""
        if not page:
            return
        for projection in self.projections.values():
            if len(page) > _MANY_EVENTS:
                projection.patches = None
            projection.hear_all(page, self.source.skipped)
        self.position = page[-1].envelope.position

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """Let the views hear in here what is not on disk yet: whatever is raised puts them back as they were."""
        position, before = self.position, [(p, p.kept()) for p in self.projections.values()]
        try:
            yield
        except BaseException:
            for projection, kept in before:
                projection.put_back(kept)
            self.position = position
            raise

    def settle(self, position: int) -> None:
        """Note that every event up to a position was offered to every view."""
        for projection in self.projections.values():
            projection.advance(position)
        self.position = position

    def take_patches(self) -> Patches:
        """Return what changed since the last call."""
        moved = {name: p for name, p in self.projections.items() if p.patches is None or p.patches}
        patches: Patches = {name: projection.patches for name, projection in moved.items()}
        for projection in moved.values():
            projection.patches = {}
        return patches

    def save(self, name: str) -> Callable[[], None]:
        """Take a consistent copy of one view now; return what writes it as a snapshot, on whatever thread."""
        projection = self.projections[name]
        position = projection.position
        digest = self.source.hash_at(position) or b""
        checkpoint = Checkpoint(self.source.store_id, name, projection.view.version, position, digest.hex())
        documents = dict(projection.view.table.documents)
        projection.saved = position  # now: until the file is written, other documents may have come in their place

        def write() -> None:
            try:
                snapshots.write(self._path(name), checkpoint, documents)
            except BaseException:
                projection.saved = -1
                raise

        return write

    def swap(self, fresh: "Projections") -> list[str]:
        """Put the documents of views that were made anew in place of the live ones; return the views that differed.

        Both stand at the same position. A difference between healthy views is a bug of ours, and is logged as one.
        """
        differing = []
        for name, new in fresh.projections.items():
            live = self.projections[name]
            healthy = live.trouble is None and live.view.version == new.view.version
            if healthy and live.view.table.documents != new.view.table.documents:
                differing.append(name)
                log.error("view %s differed from what the log says; it was put right", name)
            live.view.table.load(new.view.table.documents)
            live.position, live.trouble, live.saved = new.position, new.trouble, -1
            live.patches = None
        return differing

    def _take(self, projection: Projection, snapshot: Snapshot | None) -> None:
        if snapshot is None:
            return
        if self._belongs(projection, snapshot.checkpoint):
            projection.view.table.load(snapshot.documents)
            projection.position = projection.saved = snapshot.checkpoint.position
        else:
            name = projection.view.name
            log.warning("the file of view %s belongs to another state of the log; it is made anew", name)

    def _size(self, name: str) -> int:
        try:
            return self._path(name).stat().st_size
        except OSError:
            return 0

    def _belongs(self, projection: Projection, checkpoint: Checkpoint) -> bool:
        if (checkpoint.store_id, checkpoint.view) != (self.source.store_id, projection.view.name):
            return False
        digest = self.source.hash_at(checkpoint.position)
        return digest is not None and digest.hex() == checkpoint.hash

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.json"


def _by_event(projections: Iterable[Projection]) -> dict[type[Event], list[Projection]]:
    by_event: dict[type[Event], list[Projection]] = {}
    for projection in projections:
        for event_type in projection.view.hears:
            by_event.setdefault(event_type, []).append(projection)
    return by_event
