"""The core: it owns the writing connection and the read models, and one thread at a time has its turn with them.

That is the core's own thread, to which whoever wants something hands it over and gets a future; or a thread that would
only wait for the answer, and executes its command itself where nobody else has the turn. Tidying is done in silence, in
steps of a few milliseconds; long reading is the workers'. When a receipt arrives, every view already shows what was
written.
"""

import logging
import queue
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

from app.bulk import Bulk
from app.bus import Bus
from app.housekeeping import AGAIN_AFTER, Housekeeping
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

_CALM_AT_LAST = 2.0
"""Seconds after which a large view is read though nobody said that there is time for it."""

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
        self._house = Housekeeping(side, projections, archive, self.workers)
        self._asked: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._turn = threading.Lock()
        """Whoever holds it may use what the core owns."""
        self._works = self._dozes = False
        """Whether commands are taken, and whether the core's thread waits to be woken: read and set in turn."""
        self._waits = False
        """Whether the core's thread was asked for something that is not done: nobody overtakes it."""
        self._awaited: dict[str, Future[None]] = {}
        self._tidy_up = True
        self._thread = threading.Thread(target=self._run, name="core", daemon=True)
        for event_type in projections.hears:
            bus.listen(event_type, projections.hear)

    # What other threads may call

    def start(self) -> None:
        """Begin to work."""
        self._works = True
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
        """Tell a listener, on whichever thread has the turn, what each event changed."""
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
        """Execute a command and return its receipt; on this thread where nobody else has the turn or waits for it.

        Waking another thread and being woken by it takes as long as a third of an order (docs/decisions/0010).
        """
        if self._turn.acquire(blocking=False):
            try:
                if self._works and not self._waits and self._asked.empty():
                    return self._execute_in_turn(command_id, command, context or Context())
            finally:
                self._turn.release()
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
        self._waits = True
        return future

    # In turn

    def finish_archive(self) -> int:
        """Write into the archive whatever it has not seen yet; return which file of it is in force, counted from 0."""
        return self._house.finish_archive()

    def publish(self, recorded: list[Recorded]) -> None:
        """Bring every view up to the events of one commit and say what changed."""
        if recorded[0].envelope.position == self.projections.position + 1:
            for one in recorded:
                self.bus.publish(one)
            self.projections.settle(recorded[-1].envelope.position)
            self.archive.hear(recorded)
        else:
            self.projections.catch_up()
        self._house.unsaved += len(recorded)
        self.announce()

    def announce(self) -> None:
        """Tell the listeners what changed since they were told last."""
        patches = self.projections.take_patches()
        for listener in self._listeners:
            try:
                listener(self.projections.position, patches)
            except Exception:
                log.exception("a listener of changes failed")

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

    def _execute_in_turn(self, command_id: CommandId | None, command: Command, context: Context) -> Receipt:
        """Execute a command on a thread that took the turn by itself, and keep the house as the core's own would."""
        try:
            return self._execute(command_id, command, context)
        finally:
            self._house.keep_up()
            if self._dozes:
                self._asked.put(_nothing)

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
        self._house.unsaved += self.side.head.position - before
        self.announce()
        return result

    # The core's own thread

    def _run(self) -> None:
        silence = self._house.keep_up()
        while True:
            try:
                asked = self._asked.get(timeout=silence)
            except queue.Empty:
                with self._turn:
                    silence = self._house.tidy()
                    self._dozes = silence is None or silence >= AGAIN_AFTER
                continue
            if asked is None:
                break
            with self._turn:
                self._dozes = False
                asked()
                self._waits = False
                silence = self._house.keep_up()
        with self._turn:
            self._works = False
            if self._tidy_up:
                self._house.finish()


def _nothing() -> None:
    """Be asked for, so that the core's thread wakes up and sees what there is to tidy."""
