"""What just happened, newest on top, as a person standing by would tell it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import fonts, icons, look
from ui.widgets.column import Column
from ui.widgets.list_ground import INSET, paint_ground
from ui.widgets.rows_list import RowsList
from ui.widgets.rows_model import ROW_ROLE, RowsModel

_ROW_HEIGHT = 44
_DISC, _ICON = 28, 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_GROUND_OF_TONE = {"ok": "ok_soft", "warn": "warn_soft", "error": "error_soft", "accent": "accent_soft"}


@dataclass(frozen=True, slots=True)
class FeedItem:
    """`position` orders the items (an event's position); `icon` is Lucide's, `tone` a token's name."""

    position: int
    icon: str
    text: str
    time: str
    detail: str = ""
    tone: str = "accent"


class Feed(RowsList):
    """Bounded: the oldest goes when a new one comes."""

    def __init__(self, name: str, limit: int = 100, parent: QWidget | None = None) -> None:
        column = Column[FeedItem](name, _spoken, sort=lambda item: -item.position)
        model = RowsModel((column,), lambda item: item.position)
        super().__init__(model, _FeedDelegate(), name, parent)
        self._items = model
        model.sort(0)
        self._limit = limit

    @property
    def latest(self) -> str:
        """The newest item as it is read out, "" where there is none."""
        rows = self._items.rows()
        return _spoken(rows[0]) if rows else ""

    def set_items(self, items: Iterable[FeedItem]) -> None:
        """Show these instead of all others."""
        newest = sorted(items, key=lambda item: item.position)[-self._limit :]
        self._items.become(newest)
        self.settle()

    def add(self, items: Iterable[FeedItem]) -> None:
        """Put new items on top; one with a position that is shown already replaces it."""
        self._items.apply({item.position: item for item in items})
        surplus = self._items.rows()[self._limit :]
        self._items.apply({item.position: None for item in surplus})
        self.settle()


def _spoken(item: FeedItem) -> str:
    return ", ".join(part for part in (item.text, item.detail, item.time) if part)


class _FeedDelegate(QStyledItemDelegate):
    """A disc with an icon, one or two lines, the time at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(look.px(160), look.target(_ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        item: FeedItem = index.data(ROW_ROLE)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        inner = box.adjusted(INSET, 0, -INSET, 0)
        _paint_disc(painter, inner, item)
        words = inner.adjusted(look.px(_DISC + 12), look.px(4), 0, -look.px(4))
        painter.setFont(fonts.font("small_number"))
        painter.setPen(look.color("dim"))
        painter.drawText(words, _RIGHT, item.time)
        words.setRight(words.right() - fonts.width("small_number", item.time) - look.px(8))
        _paint_words(painter, words, item)
        painter.restore()


def _paint_disc(painter: QPainter, inner: QRect, item: FeedItem) -> None:
    side, icon_side = look.px(_DISC), look.px(_ICON)
    disc = QRect(inner.left(), inner.center().y() - side // 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color(_GROUND_OF_TONE.get(item.tone, "sunken")))
    painter.drawEllipse(disc)
    inset = (side - icon_side) // 2
    painter.drawPixmap(disc.left() + inset, disc.top() + inset, icons.pixmap(item.icon, item.tone, _ICON))


def _paint_words(painter: QPainter, words: QRect, item: FeedItem) -> None:
    half = words.height() // 2
    first = words.adjusted(0, 0, 0, -half) if item.detail else words
    painter.setFont(fonts.font("body"))
    painter.setPen(look.color("text"))
    painter.drawText(first, _LEFT, fonts.fitting("body", item.text, words.width()))
    if item.detail:
        painter.setFont(fonts.font("small"))
        painter.setPen(look.color("dim"))
        painter.drawText(words.adjusted(0, half, 0, 0), _LEFT, fonts.fitting("small", item.detail, words.width()))
