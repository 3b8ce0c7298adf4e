"""Which products a code or a few letters mean, asked of the archive while somebody goes on typing."""

import sqlite3
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from domain.kernel.ids import Sku
from readmodels.catalog.views import find_code, search_products
from ui.runner import Runner


class Found(NamedTuple):
    """``exact`` are the products whose code it is, ``matches`` what else it may mean, best first and exact included."""

    text: str
    exact: list[Sku]
    matches: list[Sku]


NOTHING = Found("", [], [])


def look_up(text: str, archive: sqlite3.Connection) -> Found:
    """Answer for a typed text."""
    return Found(text, find_code(archive, text), search_products(archive, text))


def look_up_code(code: str, archive: sqlite3.Connection) -> Found:
    """Answer for a scanned code; what it may be a part of is only looked for where no product has it."""
    exact = find_code(archive, code)
    return Found(code, exact, exact or search_products(archive, code))


class LookUp(QObject):
    """Follows what is typed: one question is under way at a time, and the next one is for the newest text."""

    answered = Signal(object)
    """``Found`` for the text that is wanted now; what is stale is never told."""

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._wanted = ""
        self._asked: str | None = None

    @property
    def settled(self) -> bool:
        """Whether the newest text has been answered."""
        return self._asked is None

    def follow(self, text: str) -> None:
        """Look this up, as soon as the former question has been answered; an empty text means nothing at once."""
        self._wanted = text
        if not text:
            self.answered.emit(NOTHING)
        elif self._asked is None:
            self._ask()

    def _ask(self) -> None:
        self._asked = self._wanted
        self._runner.ask(partial(look_up, self._asked), self, done=self._on_found, failed=self._on_failed)

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self._asked = None
        if found.text == self._wanted:
            self.answered.emit(found)
        elif self._wanted:
            self._ask()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._asked = None
        self._runner.troubled.emit(error)
