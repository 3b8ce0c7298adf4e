"""Printing as the window sees it: what waits, what failed, and the few wishes there are about it."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

import msgspec

from domain.documents.events import Document
from ui.paper.choice import PrinterChoice
from ui.paper.description import Paper


class PrintState(msgspec.Struct, frozen=True, kw_only=True):
    """The print queue at one moment.

    ``trouble`` is why ``title`` is not printed; ``asked`` names what is printed only if somebody wants it; ``late``
    counts what was not printed when the program ended.
    """

    waiting: int = 0
    title: str = ""
    trouble: Exception | None = None
    asked: str = ""
    late: int = 0


class Printing(Protocol):
    """What ``app`` hands to the window. Nothing here waits for a printer."""

    @property
    def choice(self) -> PrinterChoice:
        """Return how this machine prints."""

    @property
    def state(self) -> PrintState:
        """Return the queue as it is now."""

    def on_changed(self, listener: Callable[[PrintState], None]) -> None:
        """Tell a listener, on whichever thread it is, whenever the queue changes."""

    def reprint(self) -> None:
        """Print what failed once more; as a recorded copy where a part of it may have come out."""

    def give_up(self) -> None:
        """Do not print what failed, and go on with what waits; else neither what is asked about nor what is late."""

    def print_asked(self) -> None:
        """Print what was asked about, or what is late."""

    def print_paper(self, paper: Paper) -> None:
        """Print a paper that belongs to no event, such as a test or a report, after what waits."""

    def order_paper(self, number: int, document: Document, register: str = "", receipt: int = 0) -> Future[Paper]:
        """Make a paper of an order, or of one of its receipts, marked as the copy that it will be.

        The future holds ``Rejected`` where there is none.
        """

    def till_paper(self, register: str, z: int = 0) -> Future[Paper]:
        """Make the report that closed a shift once more (Z), by its number, or without one the reading of now (X).

        Both are printed with ``print_paper``. The future holds ``Rejected`` where there is none.
        """
