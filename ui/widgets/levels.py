"""How much is left of what runs low: names with a bar that is full at the reorder point."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import fonts, icons, look
from ui.widgets.column import Column
from ui.widgets.list_ground import INSET, paint_ground
from ui.widgets.rows_list import RowsList
from ui.widgets.rows_model import ROW_ROLE, RowsModel

_ROW_HEIGHT = 40
_ICON = 16
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Level:
    """`left` of `wanted` (0: nobody said how much), ready to read as `left_text` and `wanted_text`; `out` is none left.

    The rows stand in the order of `order`, the smallest first.
    """

    key: Hashable
    order: Any
    label: str
    left: int
    wanted: int
    left_text: str
    wanted_text: str
    out: bool = False


class Levels(RowsList):
    """The most urgent first; Enter or a double click says `row_activated` with the key."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        model = RowsModel((Column[Level](name, _spoken, sort=lambda row: row.order),), lambda row: row.key)
        super().__init__(model, _LevelDelegate(), name, parent)
        self._levels = model
        model.sort(0)

    def set_rows(self, rows: Iterable[Level]) -> None:
        """Show these instead of all others."""
        self._levels.become(rows)
        self.settle()


def _spoken(row: Level) -> str:
    template = "{label}: out of stock" if row.out else "{label}: {left} left, reorder point {wanted}"
    words = QCoreApplication.translate("Levels", template)
    return words.format(label=row.label, left=row.left_text, wanted=row.wanted_text)


class _LevelDelegate(QStyledItemDelegate):
    """An icon for how bad it is, the name, what is left of how much, a bar."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(look.px(120), look.target(_ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Level = index.data(ROW_ROLE)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        inner = box.adjusted(INSET, look.px(4), -INSET, -look.px(8))
        tone = "error" if row.out else "warn"
        words = QRect(inner.left(), inner.top(), inner.width(), look.px(20))
        icon = icons.pixmap("circle-alert" if row.out else "triangle-alert", tone, _ICON)
        painter.drawPixmap(words.left(), words.top() + look.px(20 - _ICON) // 2, icon)
        words.setLeft(words.left() + look.px(_ICON + 8))
        words.setRight(_paint_figures(painter, words, row, tone) - look.px(8))
        painter.setFont(fonts.font("body"))
        painter.setPen(look.color("text"))
        painter.drawText(words, _LEFT, fonts.fitting("body", row.label, words.width()))
        _paint_bar(painter, inner, row, tone)
        painter.restore()


def _paint_figures(painter: QPainter, words: QRect, row: Level, tone: str) -> int:
    """Paint what is left and of how much at the right end, and give the x at which they begin."""
    painter.setFont(fonts.font("small_number"))
    painter.setPen(look.color("dim"))
    wanted = f" / {row.wanted_text}" if row.wanted else ""
    painter.drawText(words, _RIGHT, wanted)
    rest = words.adjusted(0, 0, -fonts.width("small_number", wanted), 0)
    painter.setFont(fonts.font("strong_number"))
    painter.setPen(look.color(tone))
    painter.drawText(rest, _RIGHT, row.left_text)
    return rest.right() - fonts.width("strong_number", row.left_text)


def _paint_bar(painter: QPainter, inner: QRect, row: Level, tone: str) -> None:
    height = look.px(4)
    track = QRect(inner.left(), inner.bottom() - height + 1, inner.width(), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("track"))
    painter.drawRoundedRect(track, height / 2, height / 2)
    if row.left > 0:
        track.setWidth(max(track.width() * min(row.left, row.wanted) // max(row.wanted, 1), height))
        painter.setBrush(look.color(tone))
        painter.drawRoundedRect(track, height / 2, height / 2)
