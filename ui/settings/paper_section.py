"""The base of the sections about printing: what is chosen at the left, and a test paper at the right that shows it."""

from typing import Any, cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from readmodels.documents.shapes import StoreFacts
from ui.desk import Desk
from ui.paper.drawing import ROLL_58, ROLL_80
from ui.paper.preview import PreviewArea
from ui.paper.sample import sample
from ui.settings.section import Section
from ui.theme import look


class PaperSection(Section):
    """A subclass fills ``left``, and calls ``show_sample`` whenever the paper would look otherwise."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.area = PreviewArea()
        self.area.setMinimumHeight(look.px(520))
        self._store, self._paper = desk.live.view("store"), desk.live.view("paper")
        self.left = QVBoxLayout()
        self.left.setContentsMargins(0, 0, 0, 0)
        self.left.setSpacing(12)
        ground = QWidget()
        ground.setLayout(self.left)
        ground.setMaximumWidth(look.px(560))
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(ground, 3)
        row.addWidget(self.area, 2)
        self.body.addLayout(row)

    def words(self) -> dict[str, Any]:
        """Return what the store says on papers."""
        return dict(self._paper.documents.get("shop", {}))

    def facts(self) -> StoreFacts | None:
        """Return the store as it stands on the test; None as long as it is not known."""
        store, words = self._store.documents.get("shop"), self.words()
        if store is None or not words:
            return None
        return cast(StoreFacts, {"name": store["name"], "prices_include_tax": store["prices_include_tax"], **words})

    def show_test(self, roll: int) -> None:
        """Show the test on a roll of so many millimetres."""
        facts = self.facts()
        if facts is not None:
            self.area.show_paper(sample(facts, self.desk.formats), ROLL_58 if roll == 58 else ROLL_80)
