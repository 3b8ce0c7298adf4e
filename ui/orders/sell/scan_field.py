"""The one field of the counter: codes, names and quantities are typed here, and the keys of the list work from here."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from domain.kernel.ids import Sku
from domain.kernel.labels import Label
from ui.orders.sell.entry import ONE, read_entry
from ui.orders.sell.look_up import NOTHING, Found, LookUp, Rules
from ui.runner import Runner
from ui.theme import fonts
from ui.theme.icons import set_icon
from ui.widgets.search_hit import SearchHit
from ui.widgets.search_popup import SearchPopup

_CALM_MS = 60
_MOST_LETTERS = 200
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {"+": ONE, "-": -ONE}
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

Hits = Callable[[str, Found], list[SearchHit]]
"""What the popup offers for a typed text and what was found for it."""


class Pace:
    """Tells letters that come faster than a person types, by the times of their keys in milliseconds."""

    _QUICK_MS = 50
    _LETTERS = 2

    def __init__(self) -> None:
        self._last = 0
        self._quick = 0

    def note(self, now: int) -> None:
        """A key was pressed."""
        self._quick = self._quick + 1 if now - self._last <= self._QUICK_MS else 0
        self._last = now

    @property
    def is_machines(self) -> bool:
        """Whether several keys in a row came too fast."""
        return self._quick >= self._LETTERS


class Picked(NamedTuple):
    """What was taken from the popup, what was typed when it was, and the label that this is, where it is one."""

    key: Sku
    typed: str
    label: Label | None = None


class ScanField(QLineEdit):
    """Never waits: the answer to what is typed comes into the popup, and Enter on what is not answered yet is kept."""

    entered = Signal(str)
    """Enter was pressed; "" on the empty field. The field is empty by then."""
    picked = Signal(object)
    """``Picked``; the field is empty by then."""
    moved = Signal(int)
    """Up or Down, in rows."""
    stepped = Signal(int)
    """Plus or minus on the empty field, in thousandths."""
    removal_wanted = Signal()
    """Delete on the empty field."""
    escaped = Signal()
    """Esc where the field has nothing to close any more."""

    def __init__(self, runner: Runner, rules: Rules, hits: Hits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = hits
        self._found = NOTHING
        self._given_back = ""
        self._pace = Pace()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self.look_again)
        self._look_up = LookUp(runner, rules, self)
        self._look_up.answered.connect(self._on_answered)
        self.setAccessibleName(self.tr("Scan or search"))
        self.setPlaceholderText(self.tr("Scan a code, or type a name or number"))
        self.setFont(fonts.font("large"))
        self.setMaxLength(_MOST_LETTERS)
        self._add_icons()
        self._popup = SearchPopup(self, self.tr("Products found"))
        self._popup.chosen.connect(self._on_chosen)
        self.textEdited.connect(self._on_edited)
        # After the popup, and so before it: Enter must not take what was found for an earlier text.
        self.installEventFilter(self)

    @property
    def settled(self) -> bool:
        """Whether the popup shows what was found for the text."""
        return self._look_up.settled and not self._calm.isActive()

    def give_back(self, typed: str) -> None:
        """Put back what nothing could be done with, to be changed or to choose from; not where typing went on."""
        if not self.text():
            self._given_back = typed
            self.setText(typed)
            self.selectAll()
            self.look_again()

    @Slot()
    def drop_given_back(self) -> None:
        """Something else was done meanwhile: what was given back and not touched is no longer of interest."""
        if self._given_back and self.selectedText() == self._given_back:
            self._take_text()

    @Slot(str)
    def type_on(self, letters: str) -> None:
        """Take letters that were typed elsewhere, and the keyboard with them."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.insert(letters)
        self.look_again()

    @Slot()
    def look_again(self) -> None:
        """Find anew what the text means."""
        self._look_up.follow(read_entry(self.text()).text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        stale = self._found.text != read_entry(self.text()).text
        if stale and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            self._popup.hide()
        return False

    def event(self, event: QEvent) -> bool:
        is_undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if is_undo and event.type() is QEvent.Type.ShortcutOverride and not self.text():
            # What is undone on the empty field is what was done last, not the typing of it.
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._pace.note(event.timestamp())
        if event.key() in _ENTER:
            self.entered.emit(self._take_text())
        elif event.key() in _MOVES:
            self.moved.emit(_MOVES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        elif self.text() or not self._on_empty(event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.font() != fonts.font("large"):
            self.setFont(fonts.font("large"))

    def _add_icons(self) -> None:
        # Qt makes a button of each, which a screen reader calls by its words. Its own button to clear a line fades in
        # and out, and so repaints ten times after each scan.
        search = QAction(self.tr("Search"), self)
        set_icon(search, "scan-barcode", "dim", 20)
        self.addAction(search, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(self.tr("Clear"), self)
        set_icon(self._clear, "x", "dim", 20)
        self._clear.triggered.connect(self._take_text)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self.textChanged.connect(self._on_text_changed)

    def _on_empty(self, event: QKeyEvent) -> bool:
        if event.text() in _STEPS:
            self.stepped.emit(_STEPS[event.text()])
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            return False
        return True

    def _on_escape(self) -> None:
        if self.text():
            self._take_text()
        else:
            self.escaped.emit()

    @Slot()
    def _take_text(self) -> str:
        typed = self.text().strip()
        self._given_back = ""
        self.clear()
        self._on_edited("")
        return typed

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    @Slot(str)
    def _on_edited(self, typed: str) -> None:
        if typed and self._pace.is_machines:
            # The beginning of a code that is being scanned is not worth looking up.
            self._look_up.follow("")
            self._calm.start()
        else:
            self._calm.stop()
            self._look_up.follow(read_entry(typed).text)

    @Slot(object)
    def _on_answered(self, found: Found) -> None:
        self._found = found
        self._popup.show_hits(self._hits(self.text(), found), found.text)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        label = self._found.label if key in self._found.exact else None
        self.picked.emit(Picked(Sku(key), self._take_text(), label))
