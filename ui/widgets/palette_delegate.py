"""How one thing that can be done looks in the palette: picture, words, where it belongs, its key."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from domain.kernel.text import fold
from ui.theme import fonts, icons, look
from ui.widgets.list_ground import paint_ground
from ui.widgets.rows_model import ROW_ROLE
from ui.widgets.search_delegate import runs

_HEIGHT, _ROOM, _ICON, _CAP_ROOM, _CAP = 36, 12, 16, 6, 20
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class PaletteHit:
    """Texts ready to show; ``icon`` is a Lucide name."""

    key: str
    text: str
    where: str = ""
    shortcut: str = ""
    icon: str = ""

    def spoken(self) -> str:
        """The hit as a screen reader says it."""
        return ", ".join(part for part in (self.text, self.where, self.shortcut) if part)


def row_height() -> int:
    """Pixels, at the zoom in force."""
    return look.target(_HEIGHT)


class PaletteDelegate(QStyledItemDelegate):
    """Marks in each text the words that were typed."""

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()

    def mark(self, typed: str) -> None:
        """Mark these words from now on."""
        self._words = tuple(fold(typed).split())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(look.px(240), row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hit: PaletteHit = index.data(ROW_ROLE)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        rest = box.adjusted(look.px(_ROOM), 0, -look.px(_ROOM), 0)
        if hit.icon:
            side = look.px(_ICON)
            painter.drawPixmap(rest.left(), rest.center().y() - side // 2, icons.pixmap(hit.icon, "dim", _ICON))
        rest.setLeft(rest.left() + look.px(_ICON + 10))
        if hit.shortcut:
            _paint_cap(painter, rest, hit.shortcut)
        painter.setFont(fonts.font("small"))
        painter.setPen(look.color("dim"))
        painter.drawText(rest, _RIGHT, hit.where)
        rest.setRight(rest.right() - painter.fontMetrics().horizontalAdvance(hit.where) - look.px(_ROOM))
        self._paint_text(painter, rest, hit.text)
        painter.restore()

    def _paint_text(self, painter: QPainter, box: QRect, text: str) -> None:
        painter.setPen(look.color("text"))
        left = box.left()
        for part, marked in runs(fonts.fitting("body", text, box.width()), self._words):
            painter.setFont(fonts.font("strong" if marked else "body"))
            painter.drawText(QRect(left, box.top(), box.right() - left + 1, box.height()), _LEFT, part)
            left += painter.fontMetrics().horizontalAdvance(part)


def _paint_cap(painter: QPainter, rest: QRect, key: str) -> None:
    """Paint the key at the right end of the row, and take its room off ``rest``."""
    width, height = fonts.width("tiny", key) + 2 * look.px(_CAP_ROOM), look.px(_CAP)
    cap = QRect(rest.right() - width + 1, rest.center().y() - height // 2, width, height)
    painter.setPen(QPen(look.color("field_line"), 1))
    painter.setBrush(look.color("canvas"))
    painter.drawRoundedRect(cap, 4, 4)
    painter.setPen(look.color("text"))
    painter.setFont(fonts.font("tiny"))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
    rest.setRight(cap.left() - look.px(_ROOM))
