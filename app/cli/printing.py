"""The command that writes a paper into a file. Qt is imported here only, and only when it runs."""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.command import DONE, MISUSED, Command, Misused
from app.cli.opening import opened, store_folder
from app.cli.output import print_json, say
from app.cli.window import can_show

if TYPE_CHECKING:
    from app.queries import Source
    from ui.paper.description import Paper

DOCUMENTS = ("receipt", "gift_receipt", "pick_slip", "invoice")
_ENDINGS = (".pdf", ".png", ".bin", ".txt")


def print_paper(args: Namespace) -> int:
    """Write a document of an order into a file."""
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
    from app.printing.papers import paper_of
    from domain.documents.events import Document
    from ui.format import Formats

    with _source(args) as source:
        shop = source.documents("store")["shop"]
        formats = Formats(shop["currency"], zone=shop["time_zone"])
        return paper_of(source, args.order, Document(args.document), formats, copy=args.copy)


@contextmanager
def _source(args: Namespace) -> "Iterator[Source]":
    """Open what is read; a copy is recorded first, for which nobody else may have the store open."""
    if not args.copy:
        from app.sources import FolderSource

        with FolderSource(store_folder(args)) as files:
            yield files
        return
    from app.printing.papers import order_facts
    from app.sources import StoreSource
    from domain.documents.commands import PrintCopy
    from domain.documents.events import Document
    from domain.kernel.ids import OrderId

    with opened(args) as store:
        source = StoreSource(store)
        order_id = order_facts(source, args.order)["order_id"]
        store.core.execute(PrintCopy(order_id=OrderId(order_id), document=Document(args.document)))
        yield source


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


def _order(text: str) -> int:
    from readmodels.documents.codes import read_code

    named = read_code(text)
    if named is not None and named.order is not None:
        return named.order
    if not text.isdecimal() or len(text) > 12:
        raise ArgumentTypeError(f"{text!r} is neither the number of an order, such as 1042, nor the code on its paper")
    return int(text)


def print_words(parser: ArgumentParser) -> None:
    """Declare what is printed, and how."""
    parser.add_argument("order", metavar="ORDER", type=_order, help="its number, or the code that stands on its paper")
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True,
        help="ends in .pdf, .png, .txt, or .bin for what a receipt printer is sent",
    )  # fmt: skip
    parser.add_argument("--document", choices=DOCUMENTS, default="receipt")
    parser.add_argument("--width", choices=("58", "80", "a4"), help="a roll in millimetres, or a sheet")
    parser.add_argument("--copy", action="store_true", help="mark it as a COPY, and record that it was printed")


COMMANDS = (Command("print", "write a receipt, a pick slip or an invoice into a file", print_paper, print_words),)
