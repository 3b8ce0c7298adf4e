"""The titles of a table: the arrow stands beside the words, where Qt would lay it over those that stand right."""

from PySide6.QtCore import QItemSelection, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget

from ui.theme import fonts, icons, look

ARROW, _GAP = 12, 4


def padding() -> int:
    """How far the words of a cell stand from its edge: the stylesheet's room and Qt's own 3 pixels."""
    return look.px(8) + 3


class TableHeader(QHeaderView):
    """The column that is sorted by is bolder and has an arrow, which says up or down."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)

    def selectionChanged(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        """Stay as it is: Qt would paint all titles anew for each row that becomes current."""

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        option = QStyleOptionHeader()
        self.initStyleOptionForIndex(option, logical_index)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        sorted_by = self.isSortIndicatorShown() and self.sortIndicatorSection() == logical_index
        painter.save()
        painter.fillRect(rect, look.color("canvas" if hovered else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("button_line"))
        painter.setFont(fonts.font("small_strong" if sorted_by else "small"))
        painter.setPen(look.color("text" if sorted_by or hovered else "dim"))
        self._paint_title(painter, rect.adjusted(padding(), 0, -padding(), 0), logical_index, sorted_by)
        painter.restore()

    def _paint_title(self, painter: QPainter, box: QRect, logical_index: int, sorted_by: bool) -> None:
        model, across = self.model(), Qt.Orientation.Horizontal
        align = Qt.AlignmentFlag(model.headerData(logical_index, across, Qt.ItemDataRole.TextAlignmentRole))
        room = look.px(ARROW + _GAP) if sorted_by else 0
        metrics = painter.fontMetrics()
        title = metrics.elidedText(
            model.headerData(logical_index, across), Qt.TextElideMode.ElideRight, box.width() - room
        )
        words = self.style().itemTextRect(metrics, box, int(align), True, title)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)
        if sorted_by:
            before = bool(align & Qt.AlignmentFlag.AlignRight)
            left = words.left() - room if before else words.right() + look.px(_GAP)
            painter.drawPixmap(left, box.center().y() - look.px(ARROW) // 2, self._arrow())

    def _arrow(self) -> QPixmap:
        ascending = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        return icons.pixmap("chevron-up" if ascending else "chevron-down", "text", ARROW)
