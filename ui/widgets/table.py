"""A table set up right once: fixed rows, sorted by its model, keyboard first, the same row current after a change."""

from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme import fonts, look
from ui.widgets.label import Label
from ui.widgets.rows_model import KEY_ROLE, RowsModel
from ui.widgets.table_header import TableHeader, padding

_ROW_HEIGHT, _HEAD_HEIGHT = 32, 34
_ROOM_FOR_ARROW = 24
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class Table(QTableView):
    """Shows a `RowsModel`; speaks of rows by their keys."""

    row_activated = Signal(object)
    """The key of the row on which Enter was pressed or that was clicked twice."""
    current_changed = Signal(object)
    """The key of the row that has become current, or None."""
    typed = Signal(str)
    """Letters typed on the table; a page passes them to its filter."""

    def __init__(self, model: RowsModel[Any], name: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader says."""
        super().__init__(parent)
        self._kept: Hashable | None = None
        self._zoom_percent = look.current().zoom_percent
        self._widths: dict[int, tuple[int, int]] = {}
        self._empty = Label("", "body", "dim", self)  # asking for the viewport makes PySide know every class of Qt
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.hide()
        self.setAccessibleName(name)
        self._configure()
        self.setModel(model)
        self._configure_header(model)
        model.modelAboutToBeReset.connect(self._keep_current)
        model.modelReset.connect(self._restore_current)
        model.counted.connect(self._on_counted)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.activated.connect(self._on_activated)

    def rows_model(self) -> RowsModel[Any]:
        """The model, typed."""
        model = self.model()
        assert isinstance(model, RowsModel)
        return model

    def current_key(self) -> Any:
        """The key of the current row, or None."""
        index = self.currentIndex()
        return index.data(KEY_ROLE) if index.isValid() else None

    def selected_keys(self) -> list[Any]:
        """The keys of the selected rows, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.model().index(row, 0).data(KEY_ROLE) for row in rows]

    def select_key(self, key: Hashable) -> bool:
        """Make the row of `key` current and visible; False where it is not shown."""
        position = self.rows_model().position_of(key)
        if position is None:
            return False
        self.selectRow(position)
        self.scrollTo(self.model().index(position, 0))
        return True

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Leave what somebody reads where it is while rows come and go above it; at the very top new ones are seen."""
        bar, top = self.verticalScrollBar(), self.indexAt(QPoint(0, 0))
        key, before = top.data(KEY_ROLE), self.rowViewportPosition(top.row())
        read_on = top.isValid() and bar.value() > bar.minimum()
        yield
        position = self.rows_model().position_of(key) if read_on else None
        if position is not None:
            self.updateGeometries()  # now: the bar does not know yet how far it goes
            bar.setValue(bar.value() + self.rowViewportPosition(position) - before)

    def select_many(self) -> None:
        """Let several rows be selected."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def width_of(self, column: int) -> int:
        """How wide a column is, or was when it was last seen, at the zoom in force."""
        width, zoom = self._widths[column]
        return width * look.current().zoom_percent // zoom

    def layout_now(self) -> dict[str, list[int]]:
        """The columns' widths at 100 %, their places, and what is sorted by, for a later start."""
        header, columns = self.horizontalHeader(), range(self.model().columnCount())
        descending = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        return {
            "widths": [
                (width * 100 + zoom // 2) // zoom for width, zoom in (self._widths[column] for column in columns)
            ],
            "places": [header.visualIndex(column) for column in columns],
            "sort": [header.sortIndicatorSection(), int(descending)],
        }

    def lay_out(self, kept: Mapping[str, list[int]]) -> None:
        """Put back what `layout_now` said, as far as it can be of this table."""
        header, columns = self.horizontalHeader(), range(self.model().columnCount())
        widths, places, sort = (kept.get(what, []) for what in ("widths", "places", "sort"))
        if len(widths) == len(columns) and min(widths) > 0:
            for column, width in enumerate(widths):
                self._set_width(column, look.px(width))
        if sorted(places) == list(columns):
            for place, column in enumerate(sorted(columns, key=places.__getitem__)):
                header.moveSection(header.visualIndex(column), place)
        if len(sort) == 2 and -1 <= sort[0] < len(columns):
            self.sortByColumn(sort[0], Qt.SortOrder.DescendingOrder if sort[1] else Qt.SortOrder.AscendingOrder)

    def set_empty_text(self, text: str) -> None:
        """What is said in place of the rows while there are none."""
        self._empty.setText(text)
        self._on_counted(self.model().rowCount(), 0)

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._selected_text())
            return
        if event.key() in _ENDS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            # As in every list; Qt would go to another cell of the same row, which nobody sees.
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else self.model().rowCount() - 1)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Where no row was current Qt makes the first one so, without marking it.
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.contentsRect().marginsRemoved(self.viewportMargins())
        self._empty.setGeometry(room.adjusted(24, 24, -24, -24))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _configure(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(TableHeader(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit()

    def _configure_header(self, model: RowsModel[Any]) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.setStretchLastSection(not any(column.stretch for column in model.columns))
        self.setSortingEnabled(True)
        header.sectionResized.connect(self._on_section_resized)
        for section, column in enumerate(model.columns):
            title = self.horizontalHeader().fontMetrics().horizontalAdvance(column.title)
            self._set_width(section, max(look.px(column.width), title + 2 * padding() + look.px(_ROOM_FOR_ARROW)))
            if column.stretch:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)

    def _fit(self) -> None:
        zoom = look.current().zoom_percent
        if zoom != self._zoom_percent:
            self._zoom_percent = zoom
            for section in range(self.horizontalHeader().count()):
                self._set_width(section, self.width_of(section))
        self.verticalHeader().setMinimumSectionSize(look.target(_ROW_HEIGHT))
        self.verticalHeader().setDefaultSectionSize(look.target(_ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(look.target(_HEAD_HEIGHT))
        self.horizontalHeader().setFont(fonts.font("small"))

    def _selected_text(self) -> str:
        model = self.rows_model()
        rows = (model.row_of(key) for key in self.selected_keys())
        return "\n".join("\t".join(column.words(row) for column in model.columns) for row in rows)

    def _set_width(self, column: int, width: int) -> None:
        # Noted here too: Qt says nothing of a column that is hidden, and later shows it as wide.
        self._widths[column] = (width, look.current().zoom_percent)
        self.setColumnWidth(column, width)

    @Slot(int, int, int)
    def _on_section_resized(self, section: int, _before: int, width: int) -> None:
        if width:
            self._widths[section] = (width, look.current().zoom_percent)

    @Slot()
    def _keep_current(self) -> None:
        self._kept = self.current_key()

    @Slot()
    def _restore_current(self) -> None:
        if self._kept is not None:
            self.select_key(self._kept)

    @Slot(int, int)
    def _on_counted(self, shown: int, total: int) -> None:
        self._empty.setVisible(shown == 0 and bool(self._empty.text()))

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.current_changed.emit(current.data(KEY_ROLE) if current.isValid() else None)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.row_activated.emit(index.data(KEY_ROLE))
