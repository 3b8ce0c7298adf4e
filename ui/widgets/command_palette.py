"""One field for everything that can be done now: type a part of it, Enter does it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from ui.fuzzy import rank
from ui.theme import fonts, look
from ui.widgets.announce import announce
from ui.widgets.column import Column
from ui.widgets.palette_delegate import PaletteDelegate, PaletteHit, row_height
from ui.widgets.popup_keys import ENTER, MOST_ROWS, STEPS, takes_key
from ui.widgets.rows_list import RowsList
from ui.widgets.rows_model import RowsModel

_WIDTH, _TOP, _ROOM = 600, 72, 8


@dataclass(frozen=True)
class PaletteEntry:
    """One thing that can be done now."""

    hit: PaletteHit
    run: Callable[[], object]


Lookups = Callable[[str], Sequence[PaletteEntry]]
"""What else can be done with the typed text itself, such as looking for it on a page."""


class CommandPalette(QFrame):
    """A child of the window rather than a window of its own: what is scanned meanwhile goes where it always goes."""

    ran = Signal(str)
    """The key of what was chosen."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("Everything that can be done"))
        self._window = window
        self._entries: dict[str, PaletteEntry] = {}
        self._lookups: Lookups = _none
        self._recent: list[str] = []
        self._before: QWidget | None = None
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(self.tr("What do you want to do?"))
        self.edit.setAccessibleName(self.tr("What do you want to do?"))
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.installEventFilter(self)
        self._delegate = PaletteDelegate()
        self._model = RowsModel((Column[PaletteHit]("", PaletteHit.spoken),), lambda hit: hit.key)
        self._list = RowsList(self._model, self._delegate, self.tr("What matches"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(self._on_clicked)
        self._list.set_empty_text(self.tr("Nothing matches."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_ROOM, _ROOM, _ROOM, _ROOM)
        layout.setSpacing(_ROOM)
        layout.addWidget(self.edit)
        layout.addWidget(self._list)
        window.installEventFilter(self)
        self.hide()

    def open_with(self, entries: Sequence[PaletteEntry], recent: Sequence[str], lookups: Lookups) -> None:
        """Show it over the window, with what was used last on top; the keyboard comes back when it is closed."""
        self._entries = {entry.hit.key: entry for entry in entries}
        self._lookups = lookups
        self._recent = [key for key in recent if key in self._entries]
        self._before = QApplication.focusWidget()
        self.edit.setFont(fonts.font("large"))
        self.edit.clear()
        self._show_matches()
        self._place()
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def shown(self) -> list[PaletteHit]:
        """What is offered now, the best first."""
        return list(self._model.rows())

    @Slot()
    def close_and_return(self) -> None:
        """Close it, and give the keyboard back to where it was."""
        # Before it is hidden: Qt would pass the keyboard on to whatever comes next.
        if self._before is not None and shiboken6.isValid(self._before) and self.edit.hasFocus():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.isVisible():
            return False
        if watched is not self.edit:
            if event.type() is QEvent.Type.Resize:
                self._place()
            return False
        kind = event.type()
        if kind is QEvent.Type.FocusOut:
            self.hide()
        return takes_key(event, self._on_key)

    def _on_key(self, key: Qt.Key) -> bool:
        if key in STEPS:
            self._move(STEPS[key])
        elif key in ENTER:
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.close_and_return()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def _show_matches(self) -> None:
        typed = self.edit.text().strip()
        hits = [entry.hit for entry in self._entries.values()]
        looked_up = list(self._lookups(typed)) if typed else []
        self._entries |= {entry.hit.key: entry for entry in looked_up}
        self._delegate.mark(typed)
        self._model.set_rows([*_best(typed, hits, self._recent), *(entry.hit for entry in looked_up)])
        if self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(0, 0))

    def _move(self, step: int) -> None:
        rows = self._model.rowCount()
        if rows:
            row = min(max(self._list.currentIndex().row() + step, 0), rows - 1)
            self._list.setCurrentIndex(self._model.index(row, 0))
            announce(self.edit, self._model.row_at(row).spoken())

    def _take(self) -> None:
        index = self._list.currentIndex()
        if index.isValid():
            entry = self._entries[self._model.row_at(index.row()).key]
            self.close_and_return()
            self.ran.emit(entry.hit.key)
            entry.run()

    def _place(self) -> None:
        window = self._window
        width = min(look.px(_WIDTH), window.width() - 2 * look.px(_ROOM))
        top = min(look.px(_TOP), window.height() // 8)
        wanted = self.edit.sizeHint().height() + 3 * _ROOM + MOST_ROWS * row_height() + 2
        self.setGeometry((window.width() - width) // 2, top, width, min(wanted, window.height() - 2 * top))

    @Slot(str)
    def _on_text_changed(self, _text: str) -> None:
        if self.isVisible():
            self._show_matches()

    @Slot()
    def _on_clicked(self) -> None:
        self._take()


def _best(typed: str, hits: Sequence[PaletteHit], recent: Sequence[str]) -> list[PaletteHit]:
    """What matches, the best first; what was used lately goes before its equals, and so before all at the beginning."""
    late = {key: place for place, key in enumerate(recent)}
    ranked = []
    for place, hit in enumerate(hits):
        found = rank(typed, hit.text, f"{hit.where} {hit.shortcut}")
        if found is not None:
            ranked.append((found, late.get(hit.key, len(late)), place, hit))
    return [hit for *_, hit in sorted(ranked, key=lambda each: each[:3])]


def _none(_typed: str) -> Sequence[PaletteEntry]:
    return ()
