"""A list whose rows a delegate paints; feed, ranking and search popup are made of it."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QWidget

from ui.widgets.label import Label
from ui.widgets.rows_model import KEY_ROLE, RowsModel


class RowsList(QListView):
    """Shows the first column of a `RowsModel`, without a frame, and speaks of rows by their keys."""

    row_activated = Signal(object)

    def __init__(
        self, model: RowsModel[Any], delegate: QStyledItemDelegate, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        delegate.setParent(self)
        self.setObjectName("plain")
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(delegate)
        self.setModel(model)
        model.setParent(self)
        self._empty = Label("", "body", "dim", self)  # asking for the viewport makes PySide know every class of Qt
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._empty.setWordWrap(True)
        self._empty.hide()
        model.counted.connect(self._on_counted)
        self.activated.connect(self._on_activated)

    def settle(self) -> None:
        """Lay out now what changed, so that it is painted together with all else and not a turn later."""
        self.executeDelayedItemsLayout()

    def set_empty_text(self, text: str) -> None:
        """What is said in place of the rows while there are none."""
        self._empty.setText(text)
        self._on_counted(self.model().rowCount(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.contentsRect().marginsRemoved(self.viewportMargins())
        self._empty.setGeometry(room.adjusted(16, 24, -16, 0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    @Slot(int, int)
    def _on_counted(self, shown: int, _total: int) -> None:
        self._empty.setVisible(shown == 0 and bool(self._empty.text()))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.row_activated.emit(index.data(KEY_ROLE))
