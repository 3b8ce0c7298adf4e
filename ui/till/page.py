"""The Till page: the shift that runs, live, what can be done with it, and every report that closed one."""

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.desk import Desk
from ui.store import Doc
from ui.store_page import StorePage
from ui.theme import look
from ui.till import ops
from ui.till.actions import ACTIONS
from ui.till.report import Writer
from ui.till.report_view import ReportView
from ui.till.rows import NOW, ReportRow, closed_row, report_columns, running_row
from ui.till.verbs import TillVerbs
from ui.widgets.banner import Banner
from ui.widgets.empty import EmptyState
from ui.widgets.fkey_bar import FKeyBar
from ui.widgets.giving_table import GivingTable
from ui.widgets.halves import Halves
from ui.widgets.rows_model import RowsModel

_GIVE_WAY = (1, 2)
"""The columns of sales and of the difference; the report beside the list says both."""


class TillPage(StorePage):
    """The list says which report is shown; the shift that runs stands first in it, and moves as sales are paid."""

    ACTIONS = ACTIONS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._view = desk.live.view("till")
        self._methods = desk.live.view("payment_methods")
        self._session = desk.runner.session
        self._writer = Writer(desk.formats, self._session.name_of, self._method_of)
        self._reports: dict[str, dict[str, Any]] = {}
        self._upto = ops.PAGE
        self._asked_for_z = -1
        self._wanted = ""
        """The shift whose report is shown as soon as it has been read."""
        self.banner = Banner()
        self.empty = EmptyState(
            "calculator", self.tr("The till is closed"),
            self.tr("Count the coins and notes in the drawer, or open it with what was left there."),
            self.tr("Open the till …"),
        )  # fmt: skip
        self.counting = EmptyState(
            "coins", self.tr("Somebody is counting"), self.tr("What should be there is shown when the count is saved.")
        )
        self._model: RowsModel[ReportRow] = RowsModel(report_columns(desk.formats), lambda row: row.key)
        self.table = GivingTable(self._model, self.tr("Reports"), _GIVE_WAY)
        self.table.setObjectName("till_reports")
        self.report = ReportView()
        self._lay_out()
        self._verbs = TillVerbs(desk, self)
        self._keys = desk.actions.make_all(ACTIONS, self, {**self._verbs.slots(), "now": self._on_now})
        bar = FKeyBar()
        bar.set_keys(self._keys.values())
        self.set_foot(bar)
        self._connect()

    @property
    def till(self) -> Doc | None:
        """The document of the till while it is open."""
        return self._verbs.till

    @property
    def settled(self) -> bool:
        return self._view.loaded and self._asked_for_z == self._last_z() and not self._wanted

    def refresh(self) -> None:
        """Show the till as it is now, and the report that is chosen."""
        if not self._view.loaded:
            return
        till = self.till
        opened = till is not None
        for wish, action in self._keys.items():
            if wish != "drawer":
                action.setVisible(opened != (wish == "open"))
                action.setEnabled(opened != (wish == "open"))
        self._show_subtitle(till)
        self._show_forgotten(till)
        self._model.apply({NOW: running_row(till) if till is not None else None})
        if self.table.current_key() is None:
            self.table.select_key(NOW)
        if self._asked_for_z != self._last_z():
            self._read_reports()
        self._show_chosen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_forgotten(self.till)  # another day may have begun meanwhile

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # While the till is closed the keyboard is at the offer to open it, and the reports are beside it all the same.
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.empty.isVisible() and self._model.total:
            self.table.setFocus()
            self.table.selectRow(0)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._right = QStackedWidget()
        for widget in (self.report, self.empty, self.counting):
            self._right.addWidget(widget)
        self._right.setMinimumWidth(look.px(420))
        halves = Halves("till_halves", self.table, self._right, (3, 5))
        halves.setChildrenCollapsible(False)
        self.table.setMinimumWidth(look.px(220))
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self.body.addWidget(self.banner)
        self.body.addWidget(halves, 1)

    def _connect(self) -> None:
        self.empty.wanted.connect(self._verbs.on_open)
        self.banner.action_wanted.connect(self._verbs.on_close)
        self._verbs.opened.connect(self._on_now)
        self._verbs.counting.connect(self._on_counting)
        self._verbs.closed.connect(self._on_closed)
        self.table.current_changed.connect(self._on_chosen)
        self.table.row_activated.connect(self._on_activated)
        self.table.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._session.changed.connect(self.mark_stale)
        for view in (self._view, self._methods):
            view.reset.connect(self.mark_stale)
            view.patched.connect(self.mark_stale)

    # What is shown

    def _last_z(self) -> int:
        till = self._view.documents.get(ops.REGISTER)
        return int(till["z"]) if till is not None else 0

    def _method_of(self, method: str) -> str:
        terms = self._methods.documents.get(method)
        return str(terms["name"]) if terms is not None else method

    def _show_subtitle(self, till: Doc | None) -> None:
        text = self.tr("closed")
        if till is not None:
            text = self.tr("open since %1").replace("%1", self.desk.formats.relative(till["opened_at"]))
        self.set_subtitle(text)

    def _show_forgotten(self, till: Doc | None) -> None:
        if till is None or till["business_date"] >= self.desk.formats.today():
            self.banner.clear()
            return
        text = self.tr("This till has been open since %1. What is sold counts for that day until it is closed.")
        text = text.replace("%1", self.desk.formats.day(till["business_date"]))
        if self.banner.text != text:
            self.banner.show_info(text, self.tr("Close it now …"))

    def _show_chosen(self) -> None:
        key, till = self.table.current_key(), self.till
        known = self._reports.get(key)
        if known is not None:
            self.report.show_report(self._writer.closing(known))
        elif till is not None:
            self.report.show_report(self._writer.running(till))
        shown = self.report if known is not None or till is not None else self.empty
        if self._right.currentWidget() is not self.counting or till is None:
            self._right.setCurrentWidget(shown)
        self.table.setVisible(bool(self._model.total))
        self.setFocusProxy(self.table if self._model.total and shown is self.report else self.empty)

    def _read_reports(self) -> None:
        self._asked_for_z = self._last_z()
        ops.read_reports(self.desk, self._upto, self, done=self._on_read)

    def _on_read(self, reports: list[dict[str, Any]]) -> None:
        self._reports = {report["shift_id"]: report for report in reports}
        self._model.apply({key: closed_row(report) for key, report in self._reports.items()})
        if self._wanted in self._reports:
            self.table.select_key(self._wanted)
            self.table.setFocus()
            self._wanted = ""
        self._show_chosen()

    @Slot(object)
    def _on_chosen(self, _key: str | None) -> None:
        self._show_chosen()

    @Slot(object)
    def _on_activated(self, _key: str) -> None:
        self.report.setFocus()

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        if value >= self.table.verticalScrollBar().maximum() and len(self._reports) == self._upto:
            self._upto += ops.PAGE
            self._read_reports()

    @Slot()
    def _on_now(self) -> None:
        self.table.select_key(NOW)
        self.table.setFocus()

    @Slot(bool)
    def _on_counting(self, under_way: bool) -> None:
        self._right.setCurrentWidget(self.counting if under_way else self.report)
        self._show_chosen()

    @Slot(str)
    def _on_closed(self, shift_id: str) -> None:
        self._wanted = shift_id
        if shift_id in self._reports:
            self._on_read(list(self._reports.values()))
