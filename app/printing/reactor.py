"""The reactor that prints: it hears of what was committed and lets it be printed beside all other work.

A reactor is no projector: it has a checkpoint of its own and nothing is ever replayed for it. What had not been printed
when the program ended is offered at the next start, and never printed by itself: the customer may have gone.
"""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from app.printing.checkpoint import read_checkpoint, write_checkpoint
from app.printing.jobs import HEARD, DrawerJob, Job, PaperJob, ReportJob, wanted
from app.printing.queue import PrintQueue
from app.sources import StoreSource
from domain.documents.commands import PrintCopy
from domain.documents.events import Document
from domain.kernel.ids import OrderId
from domain.kernel.messages import Receipt, Recorded
from domain.persistence.event_log import LogSource
from ui.format import Formats
from ui.paper.choice import PrinterChoice, PrinterKind, When
from ui.paper.description import Paper
from ui.paper.printing import PrintState

if TYPE_CHECKING:
    from app.bootstrap import Store

log = logging.getLogger(__name__)

_LATE = timedelta(hours=1)
"""How old a paper may be that is offered at the next start."""
_LATE_EVENTS = 500
"""Events before the end of the log in which such papers are looked for."""


class PrintReactor:
    """Belongs to an open store, from its opening to its close; see ``ui.paper.printing.Printing``."""

    def __init__(self, store: "Store", formats: Formats, choice: PrinterChoice) -> None:
        self._store = store
        self._formats = formats
        self._choice = choice
        self._source = StoreSource(store)
        self._file = store.paths.folder / "printing.json"
        self._listeners: list[Callable[[PrintState], None]] = []
        self._lock = threading.Lock()
        self._heard = 0
        self._asked: Job | None = None
        self._late: list[Job] = []
        self._queue: PrintQueue[Job | Paper] = PrintQueue(self._print, self._tell)

    @property
    def choice(self) -> PrinterChoice:
        """Return how this machine prints."""
        return self._choice

    @property
    def state(self) -> PrintState:
        """Return the queue as it is now."""
        queue = self._queue.state
        head = queue.waiting[0] if queue.trouble is not None else None
        return PrintState(
            waiting=len(queue.waiting),
            title=_called(head),
            trouble=queue.trouble,
            asked=_called(self._asked),
            late=len(self._late),
        )

    def start(self) -> None:
        """Begin to listen; what is not printed yet of the last hour is only offered."""
        with self._store.database.reader() as connection:
            source = LogSource(connection, self._store.codec)
            head = source.head()
            after = max(read_checkpoint(self._file, source), head - _LATE_EVENTS)
            since = (datetime.now(UTC) - _LATE).isoformat()
            missed = source.read(after=after, upto=head)
        jobs = [job for recorded in missed if recorded.envelope.at >= since and (job := wanted(recorded))]
        late = [job for job in jobs if not isinstance(job, DrawerJob)]  # nobody stands at the drawer any more
        self._late = late if self._prints() else []
        self._heard = head
        self._queue.start()
        for event_type in HEARD:
            self._store.core.bus.listen(event_type, self.hear)

    def hear(self, recorded: Recorded) -> None:
        """Take in what was committed a moment ago; called in the core's turn, so nothing here waits."""
        self._heard = recorded.envelope.position
        job = wanted(recorded)
        if isinstance(job, DrawerJob):
            if self._choice.kick:
                self._queue.add(job)
        elif isinstance(job, PaperJob | ReportJob) and (job.copy or self._prints()):
            self._take(job)

    def _take(self, job: PaperJob | ReportJob) -> None:
        if job.copy or self._choice.when is When.ALWAYS:
            self._queue.add(job)
            return
        if isinstance(job, PaperJob) and job.methods and self._choice.kick:
            self._queue.add(DrawerJob(methods=job.methods))
        self._asked = job if self._choice.when is When.ASK else None
        self._tell()

    def choose(self, choice: PrinterChoice) -> None:
        """Print like this from now on."""
        self._choice = choice

    def on_changed(self, listener: Callable[[PrintState], None]) -> None:
        """Tell a listener, on whichever thread it is, whenever the queue changes."""
        self._listeners.append(listener)

    def reprint(self) -> None:
        """Print what failed once more; as a recorded copy where a part of it may have come out."""
        from app.printing.targets import HalfPrinted

        queue = self._queue.state
        head = queue.waiting[0] if queue.waiting else None
        if isinstance(queue.trouble, HalfPrinted) and isinstance(head, PaperJob):
            copy = PrintCopy(
                order_id=OrderId(head.order_id), document=head.document, receipt=head.receipt,
                of_register=head.of_register,
            )  # fmt: skip
            self._store.submit(copy).add_done_callback(self._on_copied)
        else:
            self._queue.again()

    def _on_copied(self, answer: Future[Receipt]) -> None:
        """Let the copy take the place of what failed, once it is recorded; who may not ask for one leaves it there."""
        if answer.exception() is None:
            self._queue.drop()

    def give_up(self) -> None:
        """Do not print what failed; where nothing has, neither what is asked about nor what is late."""
        if self._queue.drop() is None:
            self._asked, self._late = None, []
            self._tell()

    def print_asked(self) -> None:
        """Print what was asked about, or what is late."""
        jobs = [*self._late, *([self._asked] if self._asked is not None else [])]
        self._asked, self._late = None, []
        for job in jobs:
            self._queue.add(job)

    def print_paper(self, paper: Paper) -> None:
        """Print a paper that belongs to no event, after what waits."""
        self._queue.add(paper)

    def order_paper(self, number: int, document: Document, register: str = "", receipt: int = 0) -> Future[Paper]:
        """Make a paper of an order, or of one of its receipts, marked as the copy that it will be."""
        return self._made(PaperJob(document=document, number=number, of_register=register, receipt=receipt, copy=True))

    def till_paper(self, register: str, z: int = 0) -> Future[Paper]:
        """Make the report that closed a shift once more, by its number, or without one the reading of now."""
        return self._made(ReportJob(register=register, z=z, copy=z != 0))

    def _made(self, job: PaperJob | ReportJob) -> Future[Paper]:
        from app.printing.papers import paper_of

        return self._store.core.workers.submit(partial(paper_of, self._source, job, self._formats))

    def close(self) -> None:
        """Print nothing more; what waits is offered at the next start. Before the store is closed."""
        self._listeners.clear()  # a printer that hangs may answer after the window is gone
        self._queue.close()
        self._heard = self._store.core.call(lambda: self._store.core.side.head.position).result()
        self._keep()

    def _prints(self) -> bool:
        return self._choice.kind is not PrinterKind.NONE

    def _print(self, item: Job | Paper) -> None:
        from app.printing.papers import paper_of
        from app.printing.targets import open_drawer, print_out

        if isinstance(item, Paper):
            print_out(item, self._choice)
        elif isinstance(item, DrawerJob):
            if not item.methods or self._opens(item.methods):
                open_drawer(self._choice)
        elif isinstance(item, PaperJob | ReportJob):
            paper = paper_of(self._source, item, self._formats)
            kick = self._choice.kick and isinstance(item, PaperJob) and self._opens(item.methods)
            print_out(paper, self._choice, kick=kick)
            self._keep(printed=item)

    def _opens(self, methods: tuple[str, ...]) -> bool:
        """Tell whether one of the methods opens the drawer."""
        known = self._source.documents("payment_methods")
        return any(known[method]["opens_drawer"] for method in methods if method in known)

    def _keep(self, printed: Job | None = None) -> None:
        """Write down up to which event nothing waits any more."""
        waiting = [
            job.position for job in (*self._queue.state.waiting, *self._late)
            if isinstance(job, Job) and job.position and job is not printed
        ]  # fmt: skip
        position = min(waiting) - 1 if waiting else self._heard
        with self._lock, self._store.database.reader() as connection:
            write_checkpoint(self._file, LogSource(connection, self._store.codec), position)

    def _tell(self) -> None:
        state = self.state
        for listener in self._listeners:
            try:
                listener(state)
            except Exception:
                log.exception("a listener of the print queue failed")


def _called(item: Job | Paper | None) -> str:
    if item is None:
        return ""
    from app.printing.titles import title

    return title(item)
