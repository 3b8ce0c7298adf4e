"""The core: the one thread that owns the writing connection and the read models.

Whoever wants something hands it over and gets a future. Tidying is done in silence, in steps of a few milliseconds;
long reading is the workers'. When a receipt arrives, every view already shows what was written.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

from app.bulk import Bulk
from app.bus import Bus
from domain.kernel.clock import utc_now
from domain.kernel.ids import CommandId
from domain.kernel.messages import Command, Context, Receipt, Recorded
from domain.persistence.store_file import worldly_trouble
from domain.persistence.transaction import WriteSide
from readmodels.engine.archive import Archive
from readmodels.engine.collector import without_collector
from readmodels.engine.projection import Patches, Projections, Report, no_report
from readmodels.engine.tables import Doc

log = logging.getLogger(__name__)

T = TypeVar("T")
Changed = Callable[[int, Patches], None]

_ARCHIVE_AFTER = 0.015
_CHECKPOINT_AFTER = 0.25
_SNAPSHOT_AFTER = 2.0
"""Seconds of silence after which each kind of tidying is done."""

_TIDY_AGAIN_AFTER = 60.0

_CALM_AT_LAST = 2.0
"""Seconds after which a large view is read though nobody said that there is time for it."""

_SNAPSHOT_EVENTS = 5_000
_ARCHIVE_EVENTS = 2_000
_ARCHIVE_PAGE = 100
_BULK_REPORT = 500


class Core:
    """Executes commands, keeps the views current, tidies up when nobody asks for anything."""

    def __init__(
        self,
        side: WriteSide,
        bus: Bus,
        projections: Projections,
        archive: Archive,
        clock: Callable[[], str] = utc_now,
    ) -> None:
        self.side = side
        self.bus = bus
        self.projections = projections
        self.archive = archive
        self.clock = clock
        self.workers = ThreadPoolExecutor(2, thread_name_prefix="worker")
        self._listeners: list[Changed] = []
        self._asked: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._saving: Future[None] | None = None
        self._awaited: dict[str, Future[None]] = {}
        self._unsaved = 0
        self._tidy_up = True
        self._thread = threading.Thread(target=self._run, name="core", daemon=True)
        for event_type in projections.hears:
            bus.listen(event_type, projections.hear)

    # What other threads may call

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def stop(self, *, tidy: bool = True) -> None:
        """Finish what was asked for, write snapshots where ``tidy``, end both kinds of threads."""
        self.await_snapshots()
        self._tidy_up = tidy
        self._asked.put(None)
        self._thread.join()
        self.workers.shutdown()
        self.bus.close()

    def restore(self, names: Iterable[str], calm: threading.Event) -> None:
        """Read the snapshots of these views beside the work, once it is calm; they hear nothing until then."""
        for name in names:
            self._awaited[name] = Future()
            self.workers.submit(self._read, name, calm)

    def await_snapshots(self) -> None:
        """Wait until no snapshot is being read any more; not for the core's own thread."""
        wait(list(self._awaited.values()))

    def documents(self, name: str) -> "Future[tuple[int, dict[str, Doc]]]":
        """Return a view's position and its documents by key, both of one moment, once its snapshot is read."""
        projection = self.projections.projections[name]
        asked: Future[tuple[int, dict[str, Doc]]] = Future()

        def answer() -> None:
            asked.set_result((projection.position, dict(projection.view.table.documents)))

        awaited = self._awaited.get(name)
        if awaited is None:
            self.call(answer)
        else:
            awaited.add_done_callback(lambda _: self.call(answer))
        return asked

    def on_changed(self, listener: Changed) -> None:
        """Tell a listener, on the core's thread, what each event changed."""
        self._listeners.append(listener)

    def submit(
        self, command: Command, *, command_id: CommandId | None = None, context: Context | None = None
    ) -> Future[Receipt]:
        """Ask for a command; the future holds its receipt, or ``Rejected`` or ``Unavailable``.

        The same ``command_id`` twice has one effect and one receipt: a form mints it when it opens.
        """
        asked_context = context or Context()
        return self.call(lambda: self._execute(command_id, command, asked_context))

    def execute(
        self, command: Command, *, command_id: CommandId | None = None, context: Context | None = None
    ) -> Receipt:
        """Ask for a command and wait for its receipt."""
        return self.submit(command, command_id=command_id, context=context).result()

    def transact(self, work: Callable[[Bulk], T], context: Context | None = None) -> Future[T]:
        """Let ``work`` run many commands in one transaction, on the core's thread: all or nothing.

        Nothing is kept where ``work`` raises, or where a command was refused: then the future holds ``Rejected``.
        """
        return self.call(lambda: self._transact(work, context or Context()))

    def execute_all(
        self, commands: Iterable[tuple[CommandId, Command]], context: Context | None = None, report: Report = no_report
    ) -> Future[list[Receipt]]:
        """Execute many commands in one transaction: all or nothing. ``report`` may raise to take all of it back."""

        def work(bulk: Bulk) -> list[Receipt]:
            receipts = []
            for number, (command_id, command) in enumerate(commands, 1):
                receipts.append(bulk.run(command_id, command))
                if number % _BULK_REPORT == 0:
                    report(number, 0)
            return receipts

        return self.transact(work, context)

    def call(self, function: Callable[[], T]) -> Future[T]:
        """Run a quick function on the core's thread."""
        future: Future[T] = Future()

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(function())
            except BaseException as error:
                future.set_exception(error)

        self._asked.put(run)
        return future

    # The core's own thread

    def finish_archive(self) -> int:
        """Write into the archive whatever it has not seen yet; return which file of it is in force, counted from 0."""
        while self.archive.flush():
            pass
        return self.archive.generation

    def publish(self, recorded: list[Recorded]) -> None:
        """Bring every view up to the events of one commit and say what changed."""
        if recorded[0].envelope.position == self.projections.position + 1:
            for one in recorded:
                self.bus.publish(one)
            self.projections.settle(recorded[-1].envelope.position)
            self.archive.hear(recorded)
        else:
            self.projections.catch_up()
        self._unsaved += len(recorded)
        self.announce()

    def announce(self) -> None:
        """Tell the listeners what changed since they were told last."""
        patches = self.projections.take_patches()
        for listener in self._listeners:
            try:
                listener(self.projections.position, patches)
            except Exception:
                log.exception("a listener of changes failed")

    def save_snapshots(self) -> None:
        """Write every view that moved since it was last saved, on a worker."""
        if self._saving is not None and not self._saving.done():
            return
        every = self.projections.projections
        moved = [name for name, p in every.items() if p.saved != p.position and not p.awaited]
        writes = [self.projections.save(name) for name in moved]
        self._unsaved = 0
        self._saving = self.workers.submit(_write_all, writes) if writes else None

    def _read(self, name: str, calm: threading.Event) -> None:
        calm.wait(_CALM_AT_LAST)
        snapshot = self.projections.read(name)

        def adopt() -> None:
            try:
                self.projections.adopt(name, snapshot)
                self.announce()
            except Exception:
                log.exception("view %s could not be brought up to date; it is tried again at the next event", name)
            finally:
                self._awaited.pop(name).set_result(None)

        self.call(adopt)

    def _execute(self, command_id: CommandId | None, command: Command, context: Context) -> Receipt:
        with worldly_trouble(), self.side.unit(self.clock) as unit:
            receipt = unit.run(command_id, command, context, self.bus.send)
            recorded = unit.commit()
        if recorded:
            self.publish(recorded)
        return receipt

    def _transact(self, work: Callable[[Bulk], T], context: Context) -> T:
        before = self.side.head.position
        views = self.projections
        views.catch_up()
        with without_collector(), worldly_trouble(), views.rehearsal(), self.side.unit(self.clock) as unit:
            bulk = Bulk(unit, self.bus.send, context, views.hear_all)
            result = work(bulk)
            if bulk.refused is not None:
                raise bulk.refused
            views.hear_all(unit.commit())
        self._unsaved += self.side.head.position - before
        self.announce()
        return result

    def _run(self) -> None:
        quiet_since = time.monotonic()
        tidying: float | None = _ARCHIVE_AFTER
        while True:
            try:
                asked = self._asked.get(timeout=tidying)
            except queue.Empty:
                tidying = self._guarded(self._tidy, time.monotonic() - quiet_since)
                continue
            if asked is None:
                break
            asked()
            quiet_since, tidying = time.monotonic(), _ARCHIVE_AFTER
            self._guarded(self._keep_up)
        if self._tidy_up:
            self._guarded(self._finish)

    def _guarded(self, tidying: Callable[..., float | None], *silence: float) -> float | None:
        """Tidy up; where that fails, go on answering commands, and try again later."""
        try:
            return tidying(*silence)
        except Exception:
            log.exception("tidying up failed; it is tried again")
            return _TIDY_AGAIN_AFTER

    def _keep_up(self) -> None:
        """Under a load that leaves no silence, do in between what must not wait for ever."""
        if self.side.head.position - self.archive.position > _ARCHIVE_EVENTS:
            self.archive.flush(_ARCHIVE_PAGE)
        if self._unsaved >= _SNAPSHOT_EVENTS:
            self.save_snapshots()

    def _tidy(self, quiet: float) -> float | None:
        """Do what the silence so far allows; return the seconds until the next kind is due, None where none is."""
        if quiet < _ARCHIVE_AFTER:
            return _ARCHIVE_AFTER
        if self.archive.flush(_ARCHIVE_PAGE):
            return 0.0
        if quiet < _CHECKPOINT_AFTER:
            return _CHECKPOINT_AFTER - quiet
        if quiet < _SNAPSHOT_AFTER:
            self.side.database.checkpoint()
            return _SNAPSHOT_AFTER - quiet
        self.save_snapshots()
        return None if self._saving is None else _TIDY_AGAIN_AFTER

    def _finish(self) -> None:
        self.finish_archive()
        if self._saving is not None:
            self._saving.result()
        self.save_snapshots()
        if self._saving is not None:
            self._saving.result()
        self.side.database.checkpoint("TRUNCATE")


def _write_all(writes: list[Callable[[], None]]) -> None:
    for write in writes:
        try:
            write()
        except OSError:
            # The log holds everything that a snapshot does; a full disk only makes the next start slower.
            log.warning("a snapshot could not be written", exc_info=True)
