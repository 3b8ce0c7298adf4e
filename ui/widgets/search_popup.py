"""What matches, under the line in which it is typed; the keyboard never leaves the line."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from ui.theme import look
from ui.widgets.announce import announce
from ui.widgets.column import Column
from ui.widgets.popup_keys import ENTER, MOST_ROWS, STEPS, takes_key
from ui.widgets.rows_model import RowsModel
from ui.widgets.search_hit import HIT_HEIGHT, SearchHit

if TYPE_CHECKING:
    from ui.widgets.rows_list import RowsList
    from ui.widgets.search_delegate import SearchDelegate

_NARROWEST = 520
_FRAME = 5


class SearchPopup(QFrame):
    """A child of the window rather than a window of its own: no window manager can take the focus for it."""

    chosen = Signal(str)
    """The key of the hit that was taken with Enter or a click."""

    def __init__(self, edit: QLineEdit, name: str) -> None:
        """`edit` keeps the focus; `name` is what a screen reader calls the list."""
        super().__init__(edit.window())
        self.setObjectName("popup")
        self._edit = edit
        self._name = name
        self._model = RowsModel((Column[SearchHit](name, SearchHit.spoken),), lambda hit: hit.key)
        edit.installEventFilter(self)
        self.hide()

    @cached_property
    def _delegate(self) -> "SearchDelegate":
        from ui.widgets.search_delegate import SearchDelegate

        return SearchDelegate()

    @cached_property
    def _list(self) -> "RowsList":
        """Made with the first thing that is found: the window is open before anybody has searched."""
        from ui.widgets.rows_list import RowsList

        found = RowsList(self._model, self._delegate, self._name)
        found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        found.clicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_FRAME - 1, _FRAME - 1, _FRAME - 1, _FRAME - 1)
        layout.addWidget(found)
        return found

    def show_hits(self, hits: Sequence[SearchHit], query: str = "") -> None:
        """Show these with the first one chosen, and the words of `query` marked in them; none hides the popup."""
        self._model.set_rows(hits)
        if not hits:
            self.hide()
            return
        self._delegate.mark(query)
        self._list.setCurrentIndex(self._model.index(0, 0))
        self._place(len(hits))
        self.show()
        self.raise_()

    def current_key(self) -> str | None:
        """The hit that Enter would take, while the popup is shown."""
        index = self._list.currentIndex()
        return self._model.row_at(index.row()).key if self.isVisible() and index.isValid() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.FocusOut:
            self.hide()
        if not self.isVisible():
            return False
        if kind in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place(self._model.rowCount())
        return takes_key(event, self._on_key)

    def _on_key(self, key: Qt.Key) -> bool:
        if key in STEPS:
            self._move(STEPS[key])
        elif key in ENTER:
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        row = min(max(self._list.currentIndex().row() + step, 0), self._model.rowCount() - 1)
        self._list.setCurrentIndex(self._model.index(row, 0))
        announce(self._edit, self._model.row_at(row).spoken())

    def _take(self) -> None:
        key = self.current_key()
        self.hide()
        if key is not None:
            self.chosen.emit(key)

    def _place(self, hits: int) -> None:
        window = self._edit.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        rows = min(hits, MOST_ROWS)
        top_left = self._edit.mapTo(window, QPoint(0, self._edit.height() + 4))
        width = min(max(self._edit.width(), look.px(_NARROWEST)), window.width() - 16)
        left = min(top_left.x(), window.width() - width - 8)
        height = min(rows * look.target(HIT_HEIGHT) + 2 * _FRAME, window.height() - top_left.y() - 8)
        self.setGeometry(left, top_left.y(), width, height)

    @Slot()
    def _on_clicked(self) -> None:
        self._take()
