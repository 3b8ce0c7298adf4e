"""One offer: what it says, when, for whom, and what it does with goods that are there."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from domain.kernel.rounding import Rounding
from readmodels.pricing.example import entry_example, price_list_plan, promotion_example, promotion_plan
from readmodels.pricing.states import State, state_of
from ui.desk import Desk
from ui.prices import words
from ui.prices.entries import EntryRow, entry_columns, entry_rows
from ui.prices.words import translate
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.giving_table import GivingTable
from ui.widgets.label import Label
from ui.widgets.rows_model import RowsModel

_OTHERWISE = (3,)


class OfferDetail(QWidget):
    """Is given a document of ``promotions`` or ``price_lists``; asks for what a person wishes."""

    change_wanted = Signal()
    repeat_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = desk.formats
        self._catalogue = desk.live.view("catalogue")
        self._store = desk.live.view("store")
        self._said: list[tuple[str, str]] = []
        self._card = Card("", whole_title=True)
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(24)
        self._facts.setVerticalSpacing(8)
        self._facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.example = Label("", "strong", "accent")
        self.example.setWordWrap(True)
        self._entries: RowsModel[EntryRow] = RowsModel(
            entry_columns(desk.formats, self._catalogue), lambda row: row.key
        )
        self.entries = GivingTable(self._entries, translate("Prices", "Entries of the list"), _OTHERWISE)
        self._entries.setParent(self.entries)
        self.change = button(self.tr("&Change …"), icon="pencil")
        self.repeat = button(self.tr("Co&py …"), icon="copy")
        self.end = button(self.tr("&End …"), "danger")
        self.change.clicked.connect(self.change_wanted)
        self.repeat.clicked.connect(self.repeat_wanted)
        self.end.clicked.connect(self.end_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.end)
        buttons.addStretch(1)
        buttons.addWidget(self.repeat)
        buttons.addWidget(self.change)
        self._card.body.addLayout(self._facts)
        self._card.body.addSpacing(8)
        self._card.body.addWidget(self.example)
        self._card.body.addSpacing(8)
        self._card.body.addWidget(self.entries, 1)
        self._card.body.addStretch(0)
        self._card.body.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)

    @property
    def said(self) -> dict[str, str]:
        """What is said of the offer, by what it is about."""
        return dict(self._said)

    def show_promotion(self, document: Any | None) -> None:
        """Show a promotion, or nothing."""
        self.entries.hide()
        if not self._begin(document):
            return
        assert document is not None
        plan = promotion_plan(document)
        found = promotion_example(plan, self._products, self._rounding)
        self._finish(
            document, found,
            (translate("Prices", "What"), words.terms(plan.terms, self._formats)),
            (translate("Prices", "On"), words.of_terms(plan.terms, self._products, self._formats)),
        )  # fmt: skip

    def show_price_list(self, document: Any | None) -> None:
        """Show a price list, or nothing."""
        if not self._begin(document):
            return
        assert document is not None
        plan = price_list_plan(document)
        rows = entry_rows(plan)
        self._entries.set_rows(rows)
        self.entries.show()
        found = entry_example(rows[0].entry, plan, self._products, self._rounding)
        self._finish(document, found)

    @property
    def _products(self) -> words.Products:
        return self._catalogue.documents

    @property
    def _rounding(self) -> Rounding:
        shop = self._store.documents.get("shop")
        return Rounding(shop["rounding"]) if shop else Rounding.HALF_UP

    def _begin(self, document: Any | None) -> bool:
        self._card.setVisible(document is not None)
        while self._facts.rowCount():
            self._facts.removeRow(0)
        return document is not None

    def _finish(self, document: Any, found: Any, *facts: tuple[str, str]) -> None:
        formats = self._formats
        state = state_of(document, formats.today())
        ended = document["ended_on"]
        said = words.state(state)
        if ended:
            said = translate("Prices", "Ended on %1").replace("%1", formats.day_placed(ended))
        self._card.set_title(document["name"])
        period = words.period(_period(document), formats)
        made = formats.day_placed(document["made_on"])
        every = [
            (translate("Prices", "State"), said), *facts, (translate("Prices", "When"), period),
            (translate("Prices", "For"), words.group(document["group"])), (translate("Prices", "Made"), made),
        ]  # fmt: skip
        self._said = every
        for what, text in every:
            words_of_it = Label(
                text, "body", words.STATE_TONES[state] if what == translate("Prices", "State") else "text"
            )
            words_of_it.setWordWrap(True)
            self._facts.addRow(Label(what, "body", "dim"), words_of_it)
        self.example.set_tone("accent" if found is not None and found.now < found.before else "warn")
        self.example.setText(words.example(found, self._products, formats))
        for one in (self.change, self.end):
            one.setVisible(not ended)
        self.end.setVisible(state is not State.OVER)
        through = self.tr("through event %1").replace("%1", formats.count(document["through"]))
        self._card.set_footer(through)


def _period(document: Any) -> Any:
    return promotion_plan(document).period if "terms" in document else price_list_plan(document).period
