"""The command that writes a paper into a file. Qt is imported here only, and only when it runs."""

import os
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.cli.command import DONE, MISUSED, Command, Misused
from app.cli.opening import opened, store_folder
from app.cli.output import print_json, say
from app.cli.window import can_show

if TYPE_CHECKING:
    from app.printing.papers import PaperSource
    from app.queries import Source
    from domain.documents.commands import PrintCopy
    from ui.paper.description import Paper

DOCUMENTS = ("receipt", "gift_receipt", "pick_slip", "invoice", "credit_note")
_RECEIPT = re.compile(r"(?P<register>[^\s-]{1,40})-(?P<receipt>[1-9]\d{0,11})", re.ASCII)
_REPORT = re.compile(r"X(?P<x>[^\s-]{1,40})|Z(?P<z>[^\s-]{1,40})-(?P<number>[1-9]\d{0,11})", re.ASCII)
_ENDINGS = (".pdf", ".png", ".bin", ".txt")


def print_paper(args: Namespace) -> int:
    """Write a document of an order, a receipt or a report into a file."""
    file = Path(args.output)
    if file.suffix not in _ENDINGS:
        raise Misused(f"{file.name}: the file must end in one of {', '.join(_ENDINGS)}")
    if args.width == "a4" and file.suffix == ".bin":
        raise Misused("a receipt printer has no A4; choose 58 or 80")
    if not can_show("offscreen"):
        return MISUSED
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.paper.output import save

    application = QApplication.instance() or QApplication([sys.argv[0]])
    paper = _paper(args)
    save(_content(paper, file.suffix, args.width or ("a4" if paper.sheet else "80")), file)
    del application
    if args.json:
        print_json({"file": str(file), "title": paper.title})
    else:
        say(f"{paper.title} is in {file}.")
    return DONE


def _paper(args: Namespace) -> "Paper":
    from app.printing.jobs import PaperJob, ReportJob
    from app.printing.papers import paper_of
    from domain.documents.events import Document
    from ui.format import Formats

    what: Printed = args.what
    job: PaperJob | ReportJob = PaperJob(
        document=Document(args.document), number=what.order, of_register=what.register, receipt=what.receipt,
        copy=args.copy,
    )  # fmt: skip
    if what.report:
        job = ReportJob(register=what.register, z=what.z)
    with _source(args) as source:
        shop = source.documents("store")["shop"]
        return paper_of(source, job, Formats(shop["currency"], zone=shop["time_zone"]))


@contextmanager
def _source(args: Namespace) -> "Iterator[PaperSource]":
    """Open what is read; a copy is recorded first, for which nobody else may have the store open."""
    if not args.copy:
        from app.sources import FolderSource

        with FolderSource(store_folder(args)) as files:
            yield files
        return
    from app.sources import StoreSource
    from domain.kernel.messages import TERMINAL

    if args.what.report:
        raise Misused("a report is not printed as a copy")
    with opened(args) as store:
        source = StoreSource(store)
        store.core.execute(_copied(source, args.what, args.document), context=TERMINAL)
        yield source


def _copied(source: "Source", what: "Printed", document: str) -> "PrintCopy":
    from app.printing.papers import order_facts, receipt_found
    from domain.documents.commands import PrintCopy
    from domain.documents.events import Document
    from domain.kernel.ids import OrderId

    found = receipt_found(source, what.register, what.receipt) if what.receipt else order_facts(source, what.order)
    return PrintCopy(
        order_id=OrderId(found["order_id"]), document=Document(document), receipt=what.receipt,
        of_register=what.register,
    )  # fmt: skip


def _content(paper: "Paper", ending: str, width: str) -> bytes:
    from ui.paper import escpos, lines, output
    from ui.paper.drawing import MEDIA

    if ending == ".pdf":
        return output.pdf(paper, MEDIA[width])
    if ending == ".png":
        return output.png(paper, MEDIA[width])
    if ending == ".bin":
        return escpos.commands(paper, int(width))
    columns = lines.COLUMNS | {210: 80}
    return lines.as_text(paper, columns[MEDIA[width].width]).encode()


class Printed(NamedTuple):
    """What is to be printed: an order, a receipt of a register, or a report of one; its reading has no ``z``."""

    order: int = 0
    register: str = ""
    receipt: int = 0
    report: bool = False
    z: int = 0


def _printed(text: str) -> Printed:
    from readmodels.documents.codes import read_code

    if named := read_code(text):
        return Printed(named.order or 0, named.register, named.receipt or 0)
    if found := _REPORT.fullmatch(text):
        return Printed(register=found["x"] or found["z"], report=True, z=int(found["number"] or 0))
    if found := _RECEIPT.fullmatch(text):
        return Printed(register=found["register"], receipt=int(found["receipt"]))
    if not text.isdecimal() or len(text) > 12:
        raise ArgumentTypeError(
            f"{text!r} is none of these: the number of an order, such as 1042, that of a receipt, such as 1-123, the "
            "code on a paper, Z1-17 for a report, X1 for the reading of now"
        )
    return Printed(order=int(text))


def print_words(parser: ArgumentParser) -> None:
    """Declare what is printed, and how."""
    parser.add_argument(
        "what", metavar="WHAT", type=_printed,
        help="an order by its number, a receipt such as 1-123, the code that stands on a paper, the report Z1-17 of "
        "register 1, or X1, its reading of now",
    )  # fmt: skip
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True,
        help="ends in .pdf, .png, .txt, or .bin for what a receipt printer is sent",
    )  # fmt: skip
    parser.add_argument("--document", choices=DOCUMENTS, default="receipt")
    parser.add_argument("--width", choices=("58", "80", "a4"), help="a roll in millimetres, or a sheet")
    parser.add_argument("--copy", action="store_true", help="mark it as a COPY, and record that it was printed")


COMMANDS = (
    Command("print", "write a receipt, a pick slip, an invoice or a report into a file", print_paper, print_words),
)
