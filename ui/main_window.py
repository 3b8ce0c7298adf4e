"""The window: a rail, one page at a time, a status bar. It knows no feature; pages are declared in ``ui/pages.py``."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.desk import Desk
from ui.feedback import Feedback
from ui.format import Formats
from ui.live import Live
from ui.paper.print_bar import PrintBar
from ui.paper.prints import Prints
from ui.runner import Runner
from ui.sentences import spoken
from ui.store_page import StorePage
from ui.store_status import StoreStatus
from ui.theme import look
from ui.theme.theme import Theme
from ui.widgets.keys_sheet import KeysSheet
from ui.widgets.rail import Rail, RailEntry

_NARROW_BELOW = 1080
"""Pixels at 100 % under which the rail shows icons only."""

_EDITORS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)


class MainWindow(QMainWindow):
    """First without a store, showing whatever ``show_alone`` is given; then with one, after ``open_store``."""

    closing = Signal(object)
    """This window is being closed by a person."""
    another_wanted = Signal()
    """A second window on the same store was asked for (Ctrl+Shift+N)."""

    def __init__(self, theme: Theme, page_types: Sequence[type[StorePage]]) -> None:
        super().__init__()
        self.setWindowTitle("Tillbook")
        self.resize(1280, 800)
        self.setMinimumSize(880, 560)
        self.feedback = Feedback(self)
        self.desk: Desk | None = None
        self._theme = theme
        self._page_types = {kind.NAME: kind for kind in page_types}
        self._pages: dict[str, StorePage] = {}
        self._rail = Rail([_entry(kind) for kind in page_types])
        self._rail.chosen.connect(self.show_page)
        self._rail.hide()
        self._stack = QStackedWidget()
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        row.addLayout(self._column, 1)
        self.setCentralWidget(ground)
        self._alone: QWidget | None = None
        self._add_keys()

    @property
    def page(self) -> str:
        """The name of the page that is shown, "" where none is."""
        return self._rail.current if self.desk is not None else ""

    @property
    def settled(self) -> bool:
        """Whether the page that is shown shows all that it was told."""
        return not self.page or self._pages[self.page].settled

    def show_alone(self, widget: QWidget) -> None:
        """Show one thing over the whole window, as long as no store is open."""
        if self._alone is not None:
            self._stack.removeWidget(self._alone)
            self._alone.deleteLater()
        self._alone = widget
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def open_store(
        self, live: Live, runner: Runner, formats: Formats, name: str, page: str = "", prints: Prints | None = None
    ) -> None:
        """Show the pages of a store, beginning with ``page`` or the first."""
        self.desk = Desk(live, runner, formats, self._theme, self.feedback, self, prints)
        if prints is not None:
            bar = PrintBar(prints)
            self._column.insertWidget(0, bar)
            self._add_key(self.tr("Print what waits"), ("Ctrl+Shift+P",), bar.act)
        self.setWindowTitle(f"{name} – Tillbook")
        self._rail.set_store(name)
        self._rail.show()
        self.setStatusBar(StoreStatus(self.desk, self._rail))
        runner.troubled.connect(self._on_troubled)
        self.show_page(page if page in self._page_types else next(iter(self._page_types)))
        if self._alone is not None:
            self._stack.removeWidget(self._alone)
            self._alone.deleteLater()
            self._alone = None

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Show a page; it is made when it is seen for the first time. Raises ``KeyError`` for an unknown name."""
        assert self.desk is not None
        if name not in self._pages:
            page = self._page_types[name](self.desk)
            page.page_wanted.connect(self.show_page)
            self._pages[name] = page
            self._stack.addWidget(page)
        self._rail.set_current(name)
        self._stack.setCurrentWidget(self._pages[name])
        self._pages[name].setFocus()

    def wants_scan(self) -> bool:
        """Whether a code that was just scanned is for a page, rather than for what is being edited."""
        if self.desk is None or self._scan_page() is None:
            return False
        busy = QApplication.activeModalWidget() is not None or isinstance(QApplication.focusWidget(), _EDITORS)
        return self._page_types[self.page].TAKES_SCANS or not busy

    def take_scan(self, code: str) -> None:
        """Give a scanned code to the page that is shown, or else to the page that sells, which is shown for it."""
        kind = self._scan_page()
        if kind is not None:
            if self.page != kind.NAME:
                self.show_page(kind.NAME)
            self._pages[kind.NAME].take_scan(code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rail.set_narrow(self.width() < look.px(_NARROW_BELOW))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if event.isAccepted():
            self.closing.emit(self)

    def _add_keys(self) -> None:
        for text, keys, slot in (
            (self.tr("Show all keys"), ("F1",), self._on_keys_wanted),
            (self.tr("Undo what was just done"), ("Ctrl+Z",), self.feedback.undo_latest),
            (self.tr("Open one more window"), ("Ctrl+Shift+N",), self.another_wanted.emit),
            (self.tr("Larger"), ("Ctrl+=", "Ctrl++"), self._theme.zoom_in),
            (self.tr("Smaller"), ("Ctrl+-",), self._theme.zoom_out),
            (self.tr("As large as usual"), ("Ctrl+0",), self._theme.zoom_reset),
        ):
            self._add_key(text, keys, slot)
        for name, kind in self._page_types.items():
            self._add_key(kind.title(), (kind.SHORTCUT,), self._on_page_key).setObjectName(name)

    def _add_key(self, text: str, keys: tuple[str, ...], slot: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    @Slot()
    def _on_keys_wanted(self) -> None:
        if self.desk is not None:
            page = self._pages[self.page]
            self.feedback.open_form(
                KeysSheet([(page.title(), page.actions()), (self.tr("Everywhere"), self.actions())])
            )

    def _scan_page(self) -> type[StorePage] | None:
        shown = [kind for name, kind in self._page_types.items() if name == self.page]
        return next((kind for kind in (*shown, *self._page_types.values()) if kind.TAKES_SCANS), None)

    @Slot()
    def _on_page_key(self) -> None:
        if self.desk is not None:
            self.show_page(self.sender().objectName())

    @Slot(object)
    def _on_troubled(self, error: Exception) -> None:
        if self.isActiveWindow() or not self.isVisible():
            spoken(self.feedback, error)


def _entry(kind: type[StorePage]) -> RailEntry:
    return RailEntry(kind.NAME, kind.title(), kind.ICON, kind.SHORTCUT, kind.AT_FOOT)
