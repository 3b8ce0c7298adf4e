"""How the labels of the store's scales are read: its country's table, the store's own rules, and a line to try one."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from domain.kernel.labels import COUNTRIES, LabelRule
from domain.kernel.messages import Receipt
from readmodels.shop.views import label_rules
from ui.desk import Desk
from ui.kept import Kept
from ui.sentences import spoken
from ui.settings import ops
from ui.settings.label_rule_form import LabelRuleForm
from ui.settings.label_words import country_name, kind_name, read_out, shape, table_of
from ui.settings.section import Section
from ui.theme import look
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.column import Align, Column
from ui.widgets.field import Field
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

_HEIGHT = 170


class RuleRow(NamedTuple):
    """One rule in the list."""

    prefix: str
    holds: str
    decimals: int
    shape: str


class LabelsSection(Section):
    """Belongs to the store, for all of its tills. What is chosen holds at once; a refusal shows again what holds."""

    NAME = "labels"
    TITLE = str(QT_TRANSLATE_NOOP("Settings", "Labels of scales"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._store = desk.live.view("store")
        self._sending = False
        self._next: str | None = None
        self.country = QComboBox()
        self.country.addItem(self.tr("None"), "")
        for country in sorted(COUNTRIES, key=country_name):
            self.country.addItem(country_name(country), country)
        columns = (
            Column[RuleRow](self.tr("Begins with"), lambda row: row.prefix, width=110, strong=True),
            Column[RuleRow](self.tr("Holds"), lambda row: row.holds, width=170),
            Column[RuleRow](self.tr("Decimals"), lambda row: row.decimals, align=Align.RIGHT, width=90),
            Column[RuleRow](self.tr("Made up of"), lambda row: row.shape, stretch=True),
        )
        self._model: RowsModel[RuleRow] = RowsModel(columns, lambda row: row.prefix)
        self.table = Table(self._model, self.tr("Rules of your own"))
        self.table.setSortingEnabled(False)
        self.table.set_empty_text(self.tr("No rules of your own. Add one where a scale prints something else."))
        self.new = button(self.tr("&New rule …"))
        self.change = button(self.tr("&Change …"))
        self.remove = button(self.tr("&Remove"))
        self.trial = QLineEdit()
        self.trial.setPlaceholderText(self.tr("Click here, then scan or type a label"))
        self.verdict = Banner()
        self._lay_out()
        self._connect()
        self._show()

    def load(self, kept: Kept) -> None:
        self._show()

    def save(self, kept: Kept) -> None:
        """Nothing of it is this machine's."""

    def _lay_out(self) -> None:
        self.say(self.tr("A scale prints a price, a weight or a count into the number of its labels."))
        self._country_field = Field(self.tr("Labels &as in"), self.country)
        self.add(self._country_field)
        self.table.setFixedHeight(look.px(_HEIGHT))
        self.say(
            self.tr(
                "Rules of your own go before the country’s. P stands for the product, V for the value, C for a check"
                " digit."
            )
        )
        self.body.addWidget(self.table)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.new, self.change, self.remove):
            row.addWidget(part)
        row.addStretch(1)
        self.body.addLayout(row)
        self.add(Field(self.tr("&Try a label"), self.trial))
        self.body.addWidget(self.verdict)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._store.reset.connect(self._show)
        self._store.patched.connect(self._show)
        self.country.activated.connect(self._on_country)
        self.table.row_activated.connect(self._on_change)
        self.table.current_changed.connect(self._on_row)
        self.new.clicked.connect(self._on_new)
        self.change.clicked.connect(self._on_change)
        self.remove.clicked.connect(self._on_remove)
        self.trial.textChanged.connect(self._try)
        self.trial.returnPressed.connect(self.trial.selectAll)
        self.desk.preferences.scanner.scanned.connect(self._on_scanned)

    # What holds

    def _kept(self) -> tuple[str, tuple[LabelRule, ...], int]:
        shop = self._store.documents.get("shop")
        return (shop["label_country"], label_rules(shop).rules, shop["label_version"]) if shop else ("", (), 0)

    @Slot()
    def _show(self) -> None:
        country, rules, _ = self._kept()
        self.country.setCurrentIndex(self.country.findData(country if self._next is None else self._next))
        self._country_field.set_hint(table_of(country))
        self._model.set_rows(RuleRow(rule.prefix, kind_name(rule.value), rule.decimals, shape(rule)) for rule in rules)
        if rules and self.table.current_key() is None:
            self.table.selectRow(0)
        self._on_row()
        self._try()

    @Slot()
    def _on_row(self) -> None:
        for part in (self.change, self.remove):
            part.setEnabled(self.table.current_key() is not None)

    @Slot()
    def _try(self) -> None:
        code, shop = self.trial.text().strip(), self._store.documents.get("shop")
        if not code or shop is None:
            self.verdict.clear()
            return
        words, tone = read_out(code, label_rules(shop), self.desk.formats)
        show = {"ok": self.verdict.show_done, "error": self.verdict.show_error}.get(tone, self.verdict.show_info)
        show(words)

    @Slot(str)
    def _on_scanned(self, _code: str) -> None:
        if self.trial.hasFocus():
            self.trial.selectAll()  # the next one takes its place

    # What is chosen

    @Slot()
    def _on_country(self) -> None:
        if self._sending:  # a key held down is faster than the store: the last one chosen is sent once it has answered
            self._next = self.country.currentData()
            return
        _, rules, version = self._kept()
        self._set(self.country.currentData(), rules, version)

    @Slot()
    def _on_new(self) -> None:
        country, rules, version = self._kept()
        self.desk.feedback.open_form(LabelRuleForm(self.desk, country, rules, version, len(rules)))

    @Slot()
    def _on_change(self) -> None:
        country, rules, version = self._kept()
        place = self._place(rules)
        if place is not None:
            self.desk.feedback.open_form(LabelRuleForm(self.desk, country, rules, version, place))

    @Slot()
    def _on_remove(self) -> None:
        country, rules, version = self._kept()
        place = self._place(rules)
        if place is not None and not self._sending:
            self._set(country, [*rules[:place], *rules[place + 1 :]], version)

    def _place(self, rules: Sequence[LabelRule]) -> int | None:
        key = self.table.current_key()
        return next((place for place, rule in enumerate(rules) if rule.prefix == key), None)

    def _set(self, country: str, rules: Sequence[LabelRule], version: int) -> None:
        self._sending = True
        ops.set_label_rules(self.desk, country, rules, version, self, done=self._on_set, failed=self._on_refused)

    def _on_set(self, _receipt: Receipt) -> None:
        self._show()
        self._sending, self._next, more = False, None, self._next is not None
        if more:
            self._on_country()

    def _on_refused(self, error: Exception) -> None:
        self._sending, self._next = False, None
        self._show()
        spoken(self.desk.feedback, error, self.desk.formats)
