"""How a product looks among search results: name and code, what is there, what it costs."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from domain.kernel.text import fold
from ui.theme import fonts, icons, look
from ui.widgets.list_ground import paint_ground
from ui.widgets.rows_model import ROW_ROLE
from ui.widgets.search_hit import HIT_HEIGHT, SearchHit

_ROOM = 12
_PRICE_WIDTH, _STOCK_WIDTH, _CODE_WIDTH = 88, 88, 128
_ICON = 14
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SearchDelegate(QStyledItemDelegate):
    """Marks in each name the words that were typed."""

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()

    def mark(self, query: str) -> None:
        """Mark these words from now on."""
        self._words = tuple(fold(query).split())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(look.px(240), look.target(HIT_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hit: SearchHit = index.data(ROW_ROLE)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        rest = box.adjusted(look.px(_ROOM), 0, -look.px(_ROOM), 0)
        _paint_right(painter, _take_right(rest, _PRICE_WIDTH), hit.price, "strong_number", "text")
        self._paint_stock(painter, _take_right(rest, _STOCK_WIDTH), hit)
        code = _take_right(rest, _CODE_WIDTH)
        painter.setFont(fonts.font("small_number"))
        painter.setPen(look.color("dim"))
        painter.drawText(code, _LEFT, _fitting(painter, hit.code, code.width()))
        self._paint_name(painter, rest.adjusted(0, 0, -look.px(_ROOM), 0), hit.name)
        painter.restore()

    def _paint_name(self, painter: QPainter, box: QRect, name: str) -> None:
        painter.setFont(fonts.font("body"))
        painter.setPen(look.color("text"))
        name = _fitting(painter, name, box.width())
        left = box.left()
        for text, marked in runs(name, self._words):
            painter.setFont(fonts.font("strong" if marked else "body"))
            painter.drawText(QRect(left, box.top(), box.right() - left + 1, box.height()), _LEFT, text)
            left += painter.fontMetrics().horizontalAdvance(text)

    def _paint_stock(self, painter: QPainter, box: QRect, hit: SearchHit) -> None:
        _paint_right(painter, box, hit.stock, "small_number", hit.tone or "dim")
        if hit.tone:
            side = look.px(_ICON)
            left = box.right() - painter.fontMetrics().horizontalAdvance(hit.stock) - look.px(4) - side
            picture = icons.pixmap("circle-x" if hit.tone == "error" else "triangle-alert", hit.tone, _ICON)
            painter.drawPixmap(left, box.center().y() - side // 2, picture)


def runs(text: str, words: tuple[str, ...]) -> list[tuple[str, bool]]:
    """Cut `text` into pieces, and say of each whether it is one of the folded `words`."""
    # Not through Unicode's own folding of "…", which makes three dots of it.
    folded = fold(text.replace("…", "\0"))
    if not words or len(folded) != len(text):
        return [(text, False)]
    marked = bytearray(len(text))
    for word in words:
        start = folded.find(word)
        if start >= 0:
            marked[start : start + len(word)] = b"\1" * len(word)
    pieces: list[tuple[str, bool]] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or marked[end] != marked[start]:
            pieces.append((text[start:end], bool(marked[start])))
            start = end
    return pieces


def _take_right(rest: QRect, width: int) -> QRect:
    """Cut a column off the right end of `rest`."""
    column = QRect(rest.right() - look.px(width) + 1, rest.top(), look.px(width), rest.height())
    rest.setRight(column.left() - 1)
    return column


def _paint_right(painter: QPainter, box: QRect, text: str, role: str, tone: str) -> None:
    painter.setFont(fonts.font(role))
    painter.setPen(look.color(tone))
    painter.drawText(box, _RIGHT, text)


def _fitting(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
