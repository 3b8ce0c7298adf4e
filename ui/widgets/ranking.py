"""Who leads: best sellers, categories, payment methods, as names with figures and bars to the same scale."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import fonts, look
from ui.widgets.column import Column
from ui.widgets.list_ground import INSET, paint_ground
from ui.widgets.rows_list import RowsList
from ui.widgets.rows_model import ROW_ROLE, RowsModel

_ROW_HEIGHT = 40
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class RankingRow:
    """`value` gives the bar's length, `text` says it; `note` stands small beside the text."""

    key: Hashable
    label: str
    value: int
    text: str
    note: str = ""


class Ranking(RowsList):
    """Largest first; Enter or a double click says `row_activated` with the key."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        column = Column[RankingRow](name, _spoken, sort=lambda row: -row.value)
        model = RowsModel((column,), lambda row: row.key)
        self._delegate = _RankingDelegate()
        super().__init__(model, self._delegate, name, parent)
        self._ranked = model
        model.sort(0)

    def set_rows(self, rows: Iterable[RankingRow]) -> None:
        """Show these, the largest first; all bars are measured against it."""
        self._ranked.become(rows)
        shown = self._ranked.rows()
        longest = max(shown[0].value, 1) if shown else 1
        if longest != self._delegate.longest:
            self._delegate.longest = longest
            self.viewport().update()
        self.settle()


def _spoken(row: RankingRow) -> str:
    return " ".join(part for part in (f"{row.label}:", row.text, row.note) if part)


class _RankingDelegate(QStyledItemDelegate):
    """Words over a bar."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 1

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(look.px(120), look.target(_ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: RankingRow = index.data(ROW_ROLE)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        inner = box.adjusted(INSET, look.px(4), -INSET, -look.px(8))
        words = QRect(inner.left(), inner.top(), inner.width(), look.px(20))
        words.setRight(_paint_right(painter, words, row) - look.px(8))
        painter.setFont(fonts.font("body"))
        painter.setPen(look.color("text"))
        painter.drawText(words, _LEFT, fonts.fitting("body", row.label, words.width()))
        self._paint_bar(painter, inner, row.value)
        painter.restore()

    def _paint_bar(self, painter: QPainter, inner: QRect, value: int) -> None:
        height = look.px(4)
        track = QRect(inner.left(), inner.bottom() - height + 1, inner.width(), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("track"))
        painter.drawRoundedRect(track, height / 2, height / 2)
        track.setWidth(max(track.width() * max(value, 0) // self.longest, height))
        painter.setBrush(look.color("bar"))
        painter.drawRoundedRect(track, height / 2, height / 2)


def _paint_right(painter: QPainter, words: QRect, row: RankingRow) -> int:
    """Paint note and figure at the right end, and give the x at which they begin."""
    painter.setFont(fonts.font("strong_number"))
    painter.setPen(look.color("text"))
    painter.drawText(words, _RIGHT, row.text)
    begin = words.right() - fonts.width("strong_number", row.text)
    if row.note:
        painter.setFont(fonts.font("small_number"))
        painter.setPen(look.color("dim"))
        rest = QRect(words.left(), words.top(), begin - look.px(8) - words.left(), words.height())
        painter.drawText(rest, _RIGHT, row.note)
        begin = rest.right() - fonts.width("small_number", row.note)
    return begin
