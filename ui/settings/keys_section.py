"""Every action with its key, to search and to change."""

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from ui.actions import ActionSpec
from ui.desk import Desk
from ui.kept import Kept
from ui.settings.key_form import KeyForm, shown_keys
from ui.settings.section import Section
from ui.theme import look
from ui.widgets.buttons import button
from ui.widgets.column import Column
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import Table

_HEIGHT = 420


class KeyRow(NamedTuple):
    """One action in the list."""

    id: str
    text: str
    where: str
    keys: str
    remark: str

    def words(self) -> str:
        """Return what the search looks at."""
        return f"{self.text} {self.where} {self.keys}"


class KeysSection(Section):
    """Enter on an action changes its key; ``Actions`` keeps what is chosen, and everything shows it at once."""

    NAME = "keys"
    TITLE = str(QT_TRANSLATE_NOOP("Settings", "Keys"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._specs: dict[str, ActionSpec] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("What it does, or its key"))
        self.search.setAccessibleName(self.tr("Search keys"))
        self.search.setClearButtonEnabled(True)
        columns = (
            Column[KeyRow](self.tr("Action"), lambda row: row.text, stretch=True, strong=True),
            Column[KeyRow](self.tr("Where"), lambda row: row.where, width=110),
            Column[KeyRow](self.tr("Key"), lambda row: row.keys, width=130),
            Column[KeyRow](self.tr("Changed"), lambda row: row.remark, width=130),
        )
        self._model: RowsModel[KeyRow] = RowsModel(columns, lambda row: row.id, KeyRow.words)
        self.table = Table(self._model, self.tr("Keys"))
        self.table.set_empty_text(self.tr("Nothing is called so."))
        self._change = button(self.tr("&Change …"), "primary")
        self._reset = button(self.tr("&Usual keys for all"))
        self._lay_out()
        self.search.textChanged.connect(self._model.set_text_filter)
        self.search.returnPressed.connect(self._on_into_list)
        self.table.typed.connect(self._on_typed)
        self.table.row_activated.connect(self._on_change)
        self._change.clicked.connect(self._on_change)
        self._reset.clicked.connect(self._on_reset)

    def load(self, kept: Kept) -> None:
        actions = self.desk.actions
        rows = []
        for group in actions.groups():
            for spec in group.specs:
                self._specs[spec.id] = spec
                usual = self.tr("usually %1").replace("%1", ", ".join(spec.keys) or "–")
                remark = "" if actions.is_usual(spec) else usual
                rows.append(KeyRow(spec.id, spec.words(), group.title, shown_keys(actions, spec), remark))
        self._model.set_rows(rows)
        self._reset.setEnabled(bool(kept.keys))
        if self.table.current_key() is None:
            self.table.selectRow(0)

    def save(self, kept: Kept) -> None:
        """``Actions`` has done so already."""

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self._change)
        row.addWidget(self._reset)
        self.body.addLayout(row)
        self.table.setMinimumHeight(look.px(_HEIGHT))
        self.body.addWidget(self.table, 1)

    @Slot()
    def _on_into_list(self) -> None:
        if self.table.current_key() is None:
            self.table.selectRow(0)
        self.table.setFocus()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.search.setFocus()
        self.search.insert(text)

    @Slot()
    def _on_change(self) -> None:
        key = self.table.current_key()
        if key is not None:
            self.desk.feedback.open_form(KeyForm(self.desk.actions, self._specs[key]))

    @Slot()
    def _on_reset(self) -> None:
        self.desk.feedback.confirm(
            self.tr("Usual keys for all actions?"),
            self.tr("Every key that was chosen here is forgotten."),
            self.tr("Use the usual keys"),
            self.desk.actions.reset,
        )
