"""What can be wished about papers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject

from domain.documents.commands import PrintCopy
from domain.documents.events import Document
from domain.kernel.ids import OrderId
from readmodels.payments.views import PaymentQuery, find_payments
from ui.desk import Desk
from ui.paper import output
from ui.paper.description import Paper
from ui.paper.drawing import A4, ROLL_58, ROLL_80, Medium
from ui.runner import Done, Failed


class OrderPaper(NamedTuple):
    """A document of an order; ``receipt`` is the payment that it is about, which ``register`` gave out, 0 for none."""

    document: Document
    register: str = ""
    receipt: int = 0


Payments = list[dict[str, Any]]


def find_payments_of(desk: Desk, order_id: str, asker: QObject, *, done: Callable[[Payments], None]) -> None:
    """Look for what was paid on an order and given back of it, the latest first."""
    query = PaymentQuery(about_order_id=order_id)
    desk.runner.ask(lambda archive: find_payments(archive, query), asker, done=done)


def print_copy(desk: Desk, order_id: str, paper: OrderPaper, asker: QObject, *, done: Done, failed: Failed) -> None:
    """Print a document of an order once more; it is recorded, and then comes out by itself."""
    command = PrintCopy(
        order_id=OrderId(order_id), document=paper.document, receipt=paper.receipt, of_register=paper.register
    )
    desk.runner.submit(command, asker, done=done, failed=failed)


def make_paper(
    desk: Desk, number: int, paper: OrderPaper, asker: QObject, *, done: Done, failed: Failed | None = None
) -> None:
    """Make a document of an order, to look at."""
    if desk.prints is not None:
        made = desk.prints.queue.order_paper(number, paper.document, paper.register, paper.receipt)
        desk.runner.follow(made, asker, done, failed)


def save_pdf(paper: Paper, medium: Medium, file: str) -> None:
    """Write a paper into a file; raises ``Unavailable``."""
    path = Path(file)
    output.save(output.pdf(paper, medium), path if path.suffix else path.with_suffix(".pdf"))


def medium_of(desk: Desk, paper: Paper) -> Medium:
    """Return what this machine prints a paper on."""
    if paper.sheet:
        return A4
    return ROLL_58 if desk.prints is not None and desk.prints.queue.choice.roll == 58 else ROLL_80
