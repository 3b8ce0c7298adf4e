"""The list of orders that wait: a heading over each group, and in each row what somebody across the room must see."""

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.orders.board.rows import STAGE_ICON, STAGE_TONE, BoardRow, Group
from ui.theme import fonts, icons, look
from ui.widgets.column import Column
from ui.widgets.list_ground import INSET, paint_ground
from ui.widgets.rows_list import RowsList
from ui.widgets.rows_model import KEY_ROLE, ROW_ROLE, RowsModel

_ROW_HEIGHT, _HEAD_HEIGHT = 56, 34
_TIME_WIDTH, _WAY_WIDTH, _RIGHT_WIDTH, _ICON = 104, 28, 168, 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TONE = {Group.LATE: "error", Group.NOW: "warn"}
_HEAD_ICON = {
    Group.LATE: "alarm-clock", Group.NOW: "clock", Group.TODAY: "calendar", Group.LATER: "calendar-days",
    Group.NO_TIME: "calendar-x",
}  # fmt: skip


class BoardList(RowsList):
    """Keeps the chosen order chosen while the others move."""

    chosen = Signal(object)
    """The id of the order that is current now, or None."""

    def __init__(self) -> None:
        name = QCoreApplication.translate("Board", "Open orders")
        column = Column[BoardRow](name, lambda row: row.spoken(), sort=lambda row: row.order)
        self.orders: RowsModel[BoardRow] = RowsModel((column,), lambda row: row.order_id)
        self.orders.sort(0)
        super().__init__(self.orders, _BoardDelegate(), name)
        self.setUniformItemSizes(False)
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def show_rows(self, rows: list[BoardRow]) -> None:
        """Show these orders; the one that was chosen stays so, or else its neighbour is."""
        before, place = self.current_key(), self.currentIndex().row()
        self.orders.become(rows)
        if before is None or not self.select_key(before):
            last = self.orders.rowCount() - 1
            if last >= 0:
                self.setCurrentIndex(self.orders.index(min(max(place, 0), last), 0))
            else:
                self.chosen.emit(None)
        self.scheduleDelayedItemsLayout()

    def current_key(self) -> str | None:
        """Return the id of the current order."""
        index = self.currentIndex()
        return str(index.data(KEY_ROLE)) if index.isValid() else None

    def select_key(self, order_id: str) -> bool:
        """Make an order the current one; False where it does not wait."""
        place = self.orders.position_of(order_id)
        if place is None:
            return False
        index = self.orders.index(place, 0)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(current.data(KEY_ROLE) if current.isValid() else None)


class _BoardDelegate(QStyledItemDelegate):
    """Time at the left, then for whom and what, at the right how far it is and what is due."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: BoardRow = index.data(ROW_ROLE)
        head = look.px(_HEAD_HEIGHT) if row.heading else 0
        return QSize(look.px(320), look.target(_ROW_HEIGHT) + head)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: BoardRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        if row.heading:
            _paint_heading(painter, QRect(box.left(), box.top(), box.width(), look.px(_HEAD_HEIGHT)), row)
            option.rect = box = box.adjusted(0, look.px(_HEAD_HEIGHT), 0, 0)
        paint_ground(painter, option)
        inner = box.adjusted(INSET + look.px(6), look.px(6), -INSET, -look.px(6))
        _paint_row(painter, inner, row)
        painter.restore()


def _paint_heading(painter: QPainter, box: QRect, row: BoardRow) -> None:
    tone, side = _TONE.get(row.group, "dim"), look.px(_ICON)
    words = box.adjusted(INSET, look.px(8), -INSET, 0)
    picture = icons.pixmap(_HEAD_ICON[row.group], tone, _ICON)
    painter.drawPixmap(words.left(), words.center().y() - side // 2, picture)
    painter.setFont(fonts.font("small_strong"))
    painter.setPen(look.color(tone))
    painter.drawText(words.adjusted(side + look.px(6), 0, 0, 0), _LEFT, row.heading)


def _paint_row(painter: QPainter, inner: QRect, row: BoardRow) -> None:
    half = inner.height() // 2
    upper, lower = inner.adjusted(0, 0, 0, half - inner.height()), inner.adjusted(0, half, 0, 0)
    time, way, right = look.px(_TIME_WIDTH), look.px(_WAY_WIDTH), look.px(_RIGHT_WIDTH)
    _text(painter, upper, time, "large_number", row.time, _TONE.get(row.group, "text"))
    _text(painter, lower, time, "small_number", f"#{row.number}", "dim")
    middle = inner.width() - time - way - right - look.px(8)
    icon = "truck" if row.delivered else "store"
    painter.drawPixmap(inner.left() + time, upper.center().y() - look.px(_ICON) // 2, icons.pixmap(icon, "dim", _ICON))
    for line, role, text, tone in ((upper, "strong", row.customer, "text"), (lower, "small", row.what, "dim")):
        _text(painter, line.adjusted(time + way, 0, 0, 0), middle, role, text, tone)
    edge = QRect(inner.right() - right + 1, inner.top(), right, inner.height())
    _paint_stage(painter, QRect(edge.left(), upper.top(), right, upper.height()), row)
    painter.setFont(fonts.font("small_number"))
    painter.setPen(look.color("ok" if row.paid else "text"))
    painter.drawText(QRect(edge.left(), lower.top(), right, lower.height()), _RIGHT, row.due)


def _paint_stage(painter: QPainter, box: QRect, row: BoardRow) -> None:
    tone, side, gap = STAGE_TONE[row.stage], look.px(_ICON), look.px(6)
    text = fonts.fitting("small_strong", row.stage_words, box.width() - side - gap)
    painter.setFont(fonts.font("small_strong"))
    painter.setPen(look.color(tone))
    painter.drawText(box, _RIGHT, text)
    left = box.right() - fonts.width("small_strong", text) - gap - side
    painter.drawPixmap(left, box.center().y() - side // 2, icons.pixmap(STAGE_ICON[row.stage], tone, _ICON))


def _text(painter: QPainter, line: QRect, width: int, role: str, text: str, tone: str) -> None:
    box = QRect(line.left(), line.top(), width, line.height())
    painter.setFont(fonts.font(role))
    painter.setPen(look.color(tone))
    painter.drawText(box, _LEFT, fonts.fitting(role, text, box.width() - look.px(4)))
