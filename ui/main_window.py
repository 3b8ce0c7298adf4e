"""The window: a rail, one page at a time, a status bar. It knows no feature; pages are declared in ``ui/pages.py``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import window_actions
from ui.cards.key import GiftCardKey
from ui.customer_board import CustomerBoard
from ui.desk import Desk
from ui.feedback import Feedback
from ui.format import Formats
from ui.live import Live
from ui.paper.print_bar import PrintBar
from ui.paper.prints import Prints
from ui.preferences import Preferences
from ui.runner import Runner
from ui.sentences import spoken
from ui.staff.gate import Gate
from ui.store_page import PageKind, StorePage
from ui.store_status import StoreStatus
from ui.theme import look
from ui.widgets.fields import NumberEdit
from ui.widgets.rail import Rail, RailEntry

if TYPE_CHECKING:
    from ui.widgets.kept_layout import Layout
    from ui.window_palette import WindowPalette

_NARROW_BELOW = 1080
"""Pixels at 100 % under which the rail shows icons only."""

_EDITORS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)


class MainWindow(QMainWindow):
    """First without a store, showing whatever ``show_alone`` is given; then with one, after ``open_store``."""

    closing = Signal(object)
    """This window is being closed by a person."""
    another_wanted = Signal()
    """A second window on the same store was asked for (Ctrl+Shift+N)."""

    def __init__(self, preferences: Preferences, kinds: Sequence[PageKind]) -> None:
        super().__init__()
        self.setWindowTitle("Tillbook")
        self.resize(1280, 800)
        self.setMinimumSize(880, 560)
        self.feedback = Feedback(self)
        self.desk: Desk | None = None
        self.board = CustomerBoard(self)
        self._preferences = preferences
        self._kinds = {kind.name: kind for kind in kinds}
        self._pages: dict[str, StorePage] = {}
        self._rail = Rail([_entry(kind) for kind in kinds])
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
        self._layers = QStackedWidget()
        self._layers.addWidget(ground)
        self.setCentralWidget(self._layers)
        self._print_bar: PrintBar | None = None
        self._alone: QWidget | None = None
        self._cover: QWidget | None = None
        self._under_cover: list[QWidget] = []
        """What is shown again, or has the keyboard again, when nothing stands over the window any more."""
        self._palette: WindowPalette | None = None
        self._add_keys()

    @property
    def page(self) -> str:
        """The name of the page that is shown, "" where none is."""
        return self._rail.current if self.desk is not None else ""

    @property
    def blank(self) -> bool:
        """Whether nothing is shown yet, neither a page nor what ``show_alone`` was given."""
        return self.desk is None and self._alone is None

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
        self,
        live: Live,
        runner: Runner,
        formats: Formats,
        name: str,
        page: str = "",
        layout: "Layout | None" = None,
        prints: Prints | None = None,
    ) -> None:
        """Show the pages of a store, beginning with ``page`` or the first; ``layout`` is what they keep theirs in."""
        kept = {} if layout is None else layout
        self.desk = Desk(live, runner, formats, self._preferences, self.feedback, self, kept, self.board, prints)
        if prints is not None:
            self._print_bar = PrintBar(prints, formats)
            self._column.insertWidget(0, self._print_bar)
        self.setWindowTitle(f"{name} – Tillbook")
        self._rail.set_store(name)
        self._rail.show()
        self.setStatusBar(StoreStatus(self.desk, self._rail))
        runner.troubled.connect(self._on_troubled)
        self.show_page(page if page in self._kinds else next(iter(self._kinds)))
        if self._alone is not None:
            self._stack.removeWidget(self._alone)
            self._alone.deleteLater()
            self._alone = None
        Gate(self.desk, self, self)
        GiftCardKey(self.desk, self)

    def cover(self, widget: QWidget) -> None:
        """Show one thing in place of everything, dialogs and keys included, until ``uncover``."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        focused = self._stack.focusWidget()
        dialogs: list[QWidget] = [dialog for dialog in self.findChildren(QDialog) if dialog.isVisible()]
        for dialog in dialogs:
            dialog.hide()
        self._under_cover = [*([focused] if focused is not None else []), *dialogs]
        self._cover = widget
        self._layers.addWidget(widget)
        self._layers.setCurrentWidget(widget)
        self.statusBar().hide()
        self._let_keys(False)

    def uncover(self) -> None:
        """Show everything as it was."""
        if self._cover is not None:
            self._layers.removeWidget(self._cover)
            self._cover.deleteLater()
            self._cover = None
        self.statusBar().show()
        self._let_keys(True)
        if self.page:
            self._pages[self.page].setFocus()
        for widget in filter(shiboken6.isValid, self._under_cover):
            widget.show() if isinstance(widget, QDialog) else widget.setFocus()
        self._under_cover = []

    def _let_keys(self, enabled: bool) -> None:
        for action in self.actions():
            action.setEnabled(enabled)

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Show a page; it is made when it is seen for the first time. Raises ``KeyError`` for an unknown name."""
        page = self._made(name)
        self._rail.set_current(name)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _made(self, name: str) -> StorePage:
        """Return a page, which is made when it is wanted for the first time."""
        assert self.desk is not None
        if name not in self._pages:
            page = self._kinds[name].make(self.desk)
            page.page_wanted.connect(self.show_page)
            page.look_for_wanted.connect(self.look_for)
            page.restore_layout()
            self._pages[name] = page
            self._stack.addWidget(page)
        return self._pages[name]

    def wants_scan(self) -> bool:
        """Whether a code that was just scanned is for a page, rather than for what is being edited."""
        if self._cover is not None:
            return True
        if self.desk is None or self._scan_page() is None:
            return False
        focused = QApplication.focusWidget()
        if isinstance(focused, NumberEdit):
            return True  # a code is nobody's figure
        edits = isinstance(focused, _EDITORS) and not self._in_palette(focused)
        busy = QApplication.activeModalWidget() is not None or edits
        return self._kinds[self.page].takes_scans or not busy

    def take_scan(self, code: str) -> None:
        """Give a scanned code to the page that is shown, or else to the page that sells, which is shown for it."""
        kind = self._scan_page()
        if self._palette is not None:
            self._palette.close_and_return()
        if kind is None or self._cover is not None:
            return
        if QApplication.activeModalWidget() is None:
            if self.page != kind.name:
                self.show_page(kind.name)
        elif self.page != kind.name:
            self.feedback.tell(self.tr("%1 was scanned for the sale").replace("%1", code))
        self._made(kind.name).take_scan(code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rail.set_narrow(self.width() < look.px(_NARROW_BELOW))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if event.isAccepted():
            self.closing.emit(self)

    def _add_keys(self) -> None:
        actions, theme = self._preferences.actions, self._preferences.theme
        slots = {
            "palette": self._on_palette_wanted,
            "keys": self._on_keys_wanted,
            "undo": self.feedback.undo_latest,
            "another": self.another_wanted,
            "print": self._on_print,
            "larger": theme.zoom_in,
            "smaller": theme.zoom_out,
            "usual-size": theme.zoom_reset,
            "touch": theme.toggle_touch,
        }
        actions.make_all(window_actions.ACTIONS, self, slots)
        self._shows = {name: actions.make(kind.action, self, self._on_page_key) for name, kind in self._kinds.items()}
        actions.changed.connect(self._on_keys_changed)
        self._on_keys_changed()

    @Slot()
    def _on_keys_changed(self) -> None:
        for name, action in self._shows.items():
            self._rail.set_shortcut(name, action.key)

    @Slot()
    def _on_keys_wanted(self) -> None:
        from ui.widgets.keys_sheet import KeysSheet

        if self.desk is not None:
            page = self._pages[self.page]
            self.feedback.open_form(KeysSheet([(page.title, page.actions()), (self.tr("Everywhere"), self.actions())]))

    @Slot()
    def _on_print(self) -> None:
        if self._print_bar is not None:
            self._print_bar.act()

    @Slot()
    def _on_palette_wanted(self) -> None:
        if self.desk is None:
            return
        if self._palette is None:
            from ui.window_palette import WindowPalette

            self._palette = WindowPalette(self, self._preferences, self._kinds.values(), self.look_for)
        page = self._pages[self.page]
        self._palette.offer(page.title, page.actions(), self.actions())

    @Slot(str, str)
    def look_for(self, name: str, text: str) -> None:
        """Show a page with what matches a text. Raises ``KeyError`` for an unknown name."""
        self.show_page(name)
        self._pages[name].look_for(text)

    def _in_palette(self, widget: QWidget | None) -> bool:
        return self._palette is not None and widget is self._palette.edit

    def _scan_page(self) -> PageKind | None:
        shown = [kind for name, kind in self._kinds.items() if name == self.page]
        return next((kind for kind in (*shown, *self._kinds.values()) if kind.takes_scans), None)

    @Slot()
    def _on_page_key(self) -> None:
        if self.desk is not None:
            self.show_page(next(name for name, action in self._shows.items() if action is self.sender()))

    @Slot(object)
    def _on_troubled(self, error: Exception) -> None:
        if self.isActiveWindow() or not self.isVisible():
            spoken(self.feedback, error, self.desk.formats if self.desk else None)


def _entry(kind: PageKind) -> RailEntry:
    return RailEntry(kind.name, kind.words(), kind.icon, kind.shortcut, kind.at_foot)
