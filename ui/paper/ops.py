"""What can be wished about papers."""

from pathlib import Path

from PySide6.QtCore import QObject

from domain.documents.commands import PrintCopy
from domain.documents.events import Document
from domain.kernel.ids import OrderId
from ui.desk import Desk
from ui.paper import output
from ui.paper.description import Paper
from ui.paper.drawing import A4, ROLL_58, ROLL_80, Medium
from ui.runner import Done, Failed


def print_copy(desk: Desk, order_id: str, document: Document, asker: QObject, *, done: Done, failed: Failed) -> None:
    """Print a document of an order once more; it is recorded, and then comes out by itself."""
    desk.runner.submit(PrintCopy(order_id=OrderId(order_id), document=document), asker, done=done, failed=failed)


def make_paper(
    desk: Desk, number: int, document: Document, asker: QObject, *, done: Done, failed: Failed | None = None
) -> None:
    """Make a document of an order, to look at."""
    if desk.prints is not None:
        desk.runner.follow(desk.prints.queue.order_paper(number, document), asker, done, failed)


def save_pdf(paper: Paper, medium: Medium, file: str) -> None:
    """Write a paper into a file; raises ``Unavailable``."""
    path = Path(file)
    output.save(output.pdf(paper, medium), path if path.suffix else path.with_suffix(".pdf"))


def medium_of(desk: Desk, paper: Paper) -> Medium:
    """Return what this machine prints a paper on."""
    if paper.sheet:
        return A4
    return ROLL_58 if desk.prints is not None and desk.prints.queue.choice.roll == 58 else ROLL_80
