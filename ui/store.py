"""The open store as the window sees it: three questions and one subscription, none of which makes it wait."""

import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from domain.kernel.ids import CommandId
from domain.kernel.messages import Command, Receipt

if TYPE_CHECKING:
    from readmodels.engine.projection import Trouble

T = TypeVar("T")

Doc = Mapping[str, Any]
"""A document. It is a value: nobody changes one in place."""

Patches = dict[str, dict[str, Doc | None] | None]
"""View name -> key -> document; None in place of the keys: read the view anew."""


class OpenStore(Protocol):
    """What ``app`` hands to the window. Futures are completed on other threads; ``ui/runner.py`` brings them home."""

    def submit(self, command: Command, *, command_id: CommandId | None = None) -> Future[Receipt]:
        """Ask for a command; the future holds its receipt, ``Rejected`` or ``Unavailable``."""

    def documents(self, view: str) -> Future[tuple[int, dict[str, Doc]]]:
        """Return a view's position and its documents by key, both of one moment."""

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Put a question to the archive."""

    def troubles(self) -> "dict[str, Trouble]":
        """Return, at once, the views that stand still, each with why and since when."""

    def on_changed(self, listener: Callable[[int, Patches], None]) -> None:
        """Tell a listener, on another thread, what each event changed."""
