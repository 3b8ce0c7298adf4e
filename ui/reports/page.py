"""The Reports page: what each person did at the till that went past a sale, by day, down to the order."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from domain.kernel.errors import Rejected
from domain.kernel.messages import Receipt
from domain.staff.events import Role
from readmodels.reports.cashiers import days_of
from ui.desk import Desk
from ui.reports import ops, words
from ui.reports.actions import ACTIONS
from ui.reports.rows import ActRow, DayRow, act_columns, act_row, day_columns, day_row
from ui.sentences import spoken
from ui.store_page import StorePage
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.fkey_bar import FKeyBar
from ui.widgets.giving_table import GivingTable
from ui.widgets.label import Label
from ui.widgets.rows_model import RowsModel
from ui.widgets.switch import Switch

_DAYS = {"today": 0, "week": 6, "month": 29}
_REST_MS = 400
"""Milliseconds after something happened until the report is read anew: a sale is many events."""

_MAY_LOOK = frozenset({Role.MANAGER, Role.OWNER})
"""Who is not first asked for somebody else's PIN; whether anybody may look is for the rules of the store."""

_EVERYBODY = "*"

_DAY_GIVES_WAY = (4, 7, 9, 8, 6)
_ACT_GIVES_WAY = (6, 5)
_EVENT = 6
"""The column of acts by which the newest stands first, whether or not there is room to show it."""


class ReportsPage(StorePage):
    """Shown to whoever may see it, for as long as they have the register; it moves as things happen."""

    ACTIONS = ACTIONS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._session = desk.runner.session
        self._catalogue = desk.live.view("catalogue")
        self._allowed: str | None = None
        """Who may look: the id of who asked, ``_EVERYBODY`` without staff, None as long as nobody has asked."""
        self._asking = False
        self._asked = 0
        self._acts: list[dict[str, Any]] = []
        self._days: dict[str, dict[str, Any]] = {}
        self._shown = ""
        """Whose acts are in the lower list, by the key of the upper one."""
        self.switch = Switch(
            self.tr("Days"),
            [("today", self.tr("Today")), ("week", self.tr("7 days")), ("month", self.tr("30 days"))],
        )
        self.switch.set_current("week")
        self.add_to_head(self.switch)
        self.closed = EmptyState(
            "lock", self.tr("For managers"),
            self.tr("What each person did at the till is shown to managers. Somebody who may see it types their PIN."),
            self.tr("Show it …"),
        )  # fmt: skip
        self._day_model: RowsModel[DayRow] = RowsModel(day_columns(desk.formats), lambda row: row.key)
        self.days = GivingTable(self._day_model, self.tr("People by day"), _DAY_GIVES_WAY)
        self._day_model.setParent(self.days)
        self.days.setObjectName("report_days")
        self._act_model: RowsModel[ActRow] = RowsModel(act_columns(desk.formats), lambda row: row.key)
        self.acts = GivingTable(self._act_model, self.tr("What was done, newest first"), _ACT_GIVES_WAY)
        self._act_model.setParent(self.acts)
        self.acts.setObjectName("report_acts")
        self.summary = Label("", "body", "dim")
        self.summary.setWordWrap(True)
        self._card = Card("")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._lay_out()
        self._connect()

    @property
    def settled(self) -> bool:
        return not self._rest.isActive()

    def refresh(self) -> None:
        """Show it to who may see it, else offer to ask."""
        person = self._session.person
        if self._session.only_looks:
            self._allowed = _EVERYBODY
        if self._allowed is None or self._allowed != self._here:
            self._allowed = None
            self._stack.setCurrentWidget(self.closed)
            self.setFocusProxy(self.closed)
            self.set_subtitle("")
            if not self._session.staffed or (person is not None and person["role"] in _MAY_LOOK):
                self.on_look()
        else:
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        self._stale = True  # another day may have begun meanwhile
        super().showEvent(event)

    def _lay_out(self) -> None:
        self._card.body.addWidget(self.summary)
        self._card.body.addWidget(self.acts, 1)
        self.days.set_empty_text(self.tr("Nothing of the kind happened in these days."))
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(16)
        halves.addWidget(self.days)
        halves.addWidget(self._card)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 3)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.closed)
        self._stack.addWidget(halves)
        self._open = halves
        self.body.addWidget(self._stack, 1)
        self.days.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        self.acts.sortByColumn(_EVENT, Qt.SortOrder.DescendingOrder)
        slots = {
            "today": self.on_today, "week": self.on_week, "month": self.on_month, "document": self.on_document
        }  # fmt: skip
        self._keys = self.desk.actions.make_all(ACTIONS, self, slots)
        bar = FKeyBar()
        bar.set_keys(self._keys.values())
        self.set_foot(bar)

    def _connect(self) -> None:
        self.closed.wanted.connect(self.on_look)
        self.switch.chosen.connect(self._on_span)
        self.days.current_changed.connect(self._on_day)
        self.days.row_activated.connect(self._on_into_acts)
        self.acts.current_changed.connect(self._on_act)
        self.acts.row_activated.connect(self.on_document)
        self._rest.timeout.connect(self.mark_stale)
        self.desk.live.advanced.connect(self._on_advanced)
        self._session.changed.connect(self.mark_stale)

    # Asking and reading

    @property
    def _here(self) -> str | None:
        """Who looks; None while the window is locked."""
        asked_for = self._session.staffed and not self._session.only_looks
        return (self._session.staff_id or None) if asked_for else _EVERYBODY

    @Slot()
    def on_look(self) -> None:
        """Ask whether whoever is at the till may look; somebody else's PIN may be wanted."""
        if not self._asking:
            self._asking = True
            done = partial(self._on_allowed, self._here)
            ops.ask_to_look(self.desk, self, done=done, failed=self._on_not_allowed)

    def _on_allowed(self, asked_by: str | None, _receipt: Receipt) -> None:
        self._asking = False
        self._allowed = asked_by  # somebody else may have the register by now
        self.refresh()

    def _on_not_allowed(self, error: Exception) -> None:
        self._asking = False
        if not isinstance(error, Rejected):
            spoken(self.desk.feedback, error, self.desk.formats)

    def _read(self) -> None:
        today = date.fromisoformat(self.desk.formats.today())
        first = today - timedelta(days=_DAYS[self.switch.current])
        self._asked += 1
        # A till that was opened for another day counts for it.
        dates = (first.isoformat(), "9999-12-31")
        ops.read_acts(self.desk, dates, self, done=partial(self._on_read, self._asked))

    def _on_read(self, asked: int, found: ops.Acts) -> None:
        if asked != self._asked or self._allowed is None:
            return
        self._acts = found.acts
        rows = [(day_row(day, self._session.name_of), day) for day in days_of(found.acts)]
        self._days = {row.key: day for row, day in rows}
        with self.days.steady():
            self._day_model.become([row for row, _ in rows])
        through = self.tr("through event %1").replace("%1", self.desk.formats.count(found.position))
        self._card.set_footer(through)
        self._stack.setCurrentWidget(self._open)
        self.setFocusProxy(self.days)
        if self.closed.isAncestorOf(self.focusWidget() or self):
            self.days.setFocus()
        if rows and not self.days.selected_keys():
            self.days.selectRow(0)
        self._show_day()

    # What is shown

    def _show_day(self) -> None:
        key = self.days.current_key() or ""
        day = self._days.get(key)
        self._card.setVisible(day is not None)
        count = self.tr("1 entry") if len(self._acts) == 1 else self.tr("%1 entries")
        self.set_subtitle(count.replace("%1", self.desk.formats.count(len(self._acts))))
        if day is None:
            self._shown = ""
            self._act_model.set_rows(())
            return
        formats, name_of = self.desk.formats, self._session.name_of
        self._card.set_title(f"{name_of(day['actor'])}, {formats.day(day['date'])}")
        self.summary.setText(words.summed(day, formats))
        mine = [act for act in self._acts if (act["date"], act["actor"]) == (day["date"], day["actor"])]
        self._show_acts(key, [act_row(act, self._catalogue, formats, name_of) for act in mine])

    def _show_acts(self, key: str, rows: list[ActRow]) -> None:
        """Show what was done on the day of a key; while it is the same one, what is chosen and read stays."""
        if key == self._shown:
            ordered = self.acts.horizontalHeader().sortIndicatorSection() >= 0
            with self.acts.steady():
                if ordered:
                    self._act_model.become(rows)
                else:  # what is new would stand last
                    self._act_model.set_rows(rows)
        else:
            self._act_model.set_rows(rows)
            self.acts.scrollToTop()
        self._shown = key
        self._on_act(None)

    @Slot(object)
    def _on_day(self, _key: str | None) -> None:
        self._show_day()

    @Slot(object)
    def _on_act(self, _key: str | None) -> None:
        row = self._act_model.row_of(self.acts.current_key())
        self._keys["document"].setEnabled(row is not None and row.number > 0)

    @Slot(object)
    def _on_into_acts(self, _key: str) -> None:
        if self._act_model.total:
            self.acts.selectRow(0)
            self.acts.setFocus()

    @Slot()
    def on_document(self) -> None:
        """Show the order that a row is of, on its own page."""
        row = self._act_model.row_of(self.acts.current_key())
        if row is not None and row.number:
            self.look_for_wanted.emit("orders", str(row.number))
        elif row is not None:
            self.desk.feedback.tell(self.tr("No order came of this; all that is known of it stands here."))

    @Slot(int)
    def _on_advanced(self, _position: int) -> None:
        if self.isVisible() and self._allowed is not None and not self._rest.isActive():
            self._rest.start()

    # Days

    @Slot()
    def on_today(self) -> None:
        """Show today."""
        self.switch.choose("today")

    @Slot()
    def on_week(self) -> None:
        """Show the last seven days."""
        self.switch.choose("week")

    @Slot()
    def on_month(self) -> None:
        """Show the last thirty days."""
        self.switch.choose("month")

    @Slot()
    def _on_span(self) -> None:
        if self._allowed is not None:
            self._read()
