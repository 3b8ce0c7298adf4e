"""Which products a code or a few letters mean, asked of the archive while somebody goes on typing."""

import sqlite3
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from domain.kernel.ids import Sku
from domain.kernel.labels import Exact, Label, LabelRules, Refused, meaning
from readmodels.catalog.look_up import find_exact, find_scanned
from readmodels.catalog.views import search_products
from readmodels.shop.views import label_rules
from ui.live import Live
from ui.runner import Runner

Rules = Callable[[], LabelRules]
"""Says how the store reads labels at this moment."""


class Found(NamedTuple):
    """``exact`` are the products whose code it is, ``matches`` what else it may mean, best first and exact included.

    ``label`` was on the package of the exact ones, ``meant`` is what the code says by itself where none is exact.
    """

    text: str
    exact: list[Sku]
    matches: list[Sku]
    label: Label | None = None
    meant: Label | Refused | None = None


NOTHING = Found("", [], [])


def rules_of(live: Live) -> Rules:
    """Return what says how the store that a window shows reads labels."""
    store = live.view("store")

    def rules() -> LabelRules:
        shop = store.documents.get("shop")
        return label_rules(shop) if shop else LabelRules()

    return rules


def look_up(text: str, rules: LabelRules, archive: sqlite3.Connection) -> Found:
    """Answer for a typed text."""
    scanned = find_exact(archive, text, rules)
    exact = [found.sku for found in scanned]
    matches = list(dict.fromkeys([*exact, *search_products(archive, text)]))
    if matches:
        return Found(text, exact, matches, scanned[0].label if scanned else None)
    return Found(text, [], [], meant=_meant(text, rules))


def look_up_code(code: str, rules: LabelRules, archive: sqlite3.Connection) -> Found:
    """Answer for a scanned code; what it may be a part of is only looked for where no product has it."""
    scanned = find_scanned(archive, code, rules)
    exact = [found.sku for found in scanned if not found.searched]
    if exact:
        return Found(code, exact, exact, scanned[0].label)
    return Found(code, [], [found.sku for found in scanned], meant=_meant(code, rules))


def _meant(code: str, rules: LabelRules) -> Label | Refused | None:
    meant = meaning(code, rules)
    return None if isinstance(meant, Exact) else meant


class LookUp(QObject):
    """Follows what is typed: one question is under way at a time, and the next one is for the newest text."""

    answered = Signal(object)
    """``Found`` for the text that is wanted now; what is stale is never told."""

    def __init__(self, runner: Runner, rules: Rules, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._rules = rules
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
        question = partial(look_up, self._asked, self._rules())
        self._runner.ask(question, self, done=self._on_found, failed=self._on_failed)

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
