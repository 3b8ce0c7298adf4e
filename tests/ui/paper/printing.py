"""A print queue that a test can look into: what is asked of it is kept, what it says is chosen."""

from collections.abc import Callable
from concurrent.futures import Future

from domain.documents.events import Document
from domain.kernel.errors import Rejected
from tests.ui.paper.test_lines import PAPERS
from ui.paper.choice import PrinterChoice, PrinterKind
from ui.paper.description import Paper
from ui.paper.printing import PrintState


class Queue:
    """Speaks the words of ``Printing``."""

    def __init__(self) -> None:
        self.choice = PrinterChoice(kind=PrinterKind.NETWORK, target="till-printer")
        self.state = PrintState()
        self.wishes: list[str] = []
        self.printed: list[Paper] = []
        self.asked: list[tuple[int, Document, str, int]] = []
        self._listeners: list[Callable[[PrintState], None]] = []

    def be(self, state: PrintState) -> None:
        self.state = state
        for listener in self._listeners:
            listener(state)

    def on_changed(self, listener: Callable[[PrintState], None]) -> None:
        self._listeners.append(listener)

    def reprint(self) -> None:
        self.wishes.append("reprint")

    def give_up(self) -> None:
        self.wishes.append("give up")

    def print_asked(self) -> None:
        self.wishes.append("print asked")

    def print_paper(self, paper: Paper) -> None:
        self.printed.append(paper)

    def order_paper(self, number: int, document: Document, register: str = "", receipt: int = 0) -> Future[Paper]:
        self.asked.append((number, document, register, receipt))
        made: Future[Paper] = Future()
        if number == 77:
            made.set_exception(Rejected("unknown_order_number", number=number))
        else:
            made.set_result(PAPERS[document])
        return made

    def till_paper(self, register: str, z: int = 0) -> Future[Paper]:
        made: Future[Paper] = Future()
        made.set_result(PAPERS["z_report" if z else "x_report"])
        return made
