"""Two lines and two figures: how a movement looks under the figure that it is a part of."""

import msgspec
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import fonts, icons, look
from ui.widgets.list_ground import INSET, paint_ground
from ui.widgets.rows_model import ROW_ROLE

ROW_HEIGHT = 44
"""In pixels at 100 %."""
_DISC, _ICON = 28, 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_GROUND_OF_TONE = {"ok": "ok_soft", "accent": "accent_soft"}


class Entry(msgspec.Struct, frozen=True):
    """Texts ready to show. ``order`` sorts, smallest first; ``tone`` colours icon and figure."""

    key: int | str
    order: int | str
    icon: str
    tone: str
    title: str
    detail: str
    figure: str
    under: str

    def spoken(self) -> str:
        """The entry as a screen reader says it."""
        return ", ".join(part for part in (self.title, self.figure, self.under, self.detail) if part)


class EntryDelegate(QStyledItemDelegate):
    """A disc with an icon, title over detail, figure over what it left."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(look.px(160), look.target(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(ROW_ROLE)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        inner = box.adjusted(INSET, 0, -INSET, 0)
        _paint_disc(painter, inner, entry)
        words = inner.adjusted(look.px(_DISC + 10), look.px(4), 0, -look.px(4))
        half = words.height() // 2
        upper, lower = words.adjusted(0, 0, 0, -half), words.adjusted(0, half, 0, 0)
        tone = entry.tone if entry.tone == "ok" else "text"
        _paint_line(painter, upper, entry.title, "body", "text", entry.figure, "strong_number", tone)
        _paint_line(painter, lower, entry.detail, "small", "dim", entry.under, "small_number", "dim")
        painter.restore()


def _paint_disc(painter: QPainter, inner: QRect, entry: Entry) -> None:
    side, inset = look.px(_DISC), (look.px(_DISC) - look.px(_ICON)) // 2
    disc = QRect(inner.left(), inner.center().y() - side // 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color(_GROUND_OF_TONE.get(entry.tone, "sunken")))
    painter.drawEllipse(disc)
    painter.drawPixmap(disc.left() + inset, disc.top() + inset, icons.pixmap(entry.icon, entry.tone, _ICON))


def _paint_line(
    painter: QPainter, box: QRect, words: str, font: str, tone: str, figure: str, figure_font: str, figure_tone: str
) -> None:
    painter.setFont(fonts.font(figure_font))
    painter.setPen(look.color(figure_tone))
    painter.drawText(box, _RIGHT, figure)
    free = box.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(figure) - look.px(8), 0)
    painter.setFont(fonts.font(font))
    painter.setPen(look.color(tone))
    painter.drawText(free, _LEFT, painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, free.width()))
