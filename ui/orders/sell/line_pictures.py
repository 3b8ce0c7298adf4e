"""How a line of the sale looks: the current one stands out although the keyboard is elsewhere, and its warnings too.

A sale is painted after each scan, whole, and all its lines but one look as they did: what was painted once is kept.
"""

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.orders.sell.sale_rows import PRICE, SaleRow
from ui.theme import fonts, icons, look
from ui.widgets.column import Align, Column
from ui.widgets.table_header import padding

_KEPT = 64
"""Pictures at most, of some 150 KB each, and four times that on a screen with twice the pixels."""
LINE = 16
"""How high one line of small words is, in pixels at 100 %."""
_ICON, _GAP = 16, 6
_ROOM, _HEIGHT = 8, 26
"""Around an alarm, in pixels at 100 %."""
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
# Joining flags takes as long as drawing a word.
_TOP_LEFT, _BOTTOM_LEFT = _LEFT | Qt.AlignmentFlag.AlignTop, _LEFT | Qt.AlignmentFlag.AlignBottom
_TOP_RIGHT, _BOTTOM_RIGHT = _RIGHT | Qt.AlignmentFlag.AlignTop, _RIGHT | Qt.AlignmentFlag.AlignBottom
_FIGURE = Align.RIGHT.value


class Frame(NamedTuple):
    """Where the cells of every line stand, in pixels; a change of it makes all pictures anew."""

    width: int
    cells: tuple[tuple[int, int, int], ...]
    """Column, left edge and width of each that is shown."""
    left_out: tuple[int, ...]
    """The columns that are not shown, and stand under the name."""
    ratio: float
    """Pixels of the screen for one of these."""


class LinePictures:
    """Paints lines of the sale, and keeps what it painted as long as nothing of it has changed."""

    def __init__(self, columns: tuple[Column[SaleRow], ...]) -> None:
        self._columns = columns
        self._kept: dict[tuple[SaleRow, int, bool], QPixmap] = {}
        self._like: tuple[Frame, look.Look] | None = None

    def of(self, row: SaleRow, height: int, frame: Frame, *, current: bool) -> QPixmap:
        """Return a line as it looks in this frame, so many pixels high, in the look in force."""
        like = (frame, look.current())
        if like != self._like:
            self._kept.clear()
            self._like = like
        key = (row, height, current)
        picture = self._kept.pop(key, None) or self._painted(row, height, frame, current)
        self._kept[key] = picture  # behind all others: what was not shown for longest goes first
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return picture

    def _painted(self, row: SaleRow, height: int, frame: Frame, current: bool) -> QPixmap:
        # A line that ends within a pixel of the screen, as at 125 %, takes all of it, and the next one lies over it.
        picture = QPixmap(ceil(frame.width * frame.ratio), ceil(height * frame.ratio))
        picture.setDevicePixelRatio(frame.ratio)
        picture.fill(look.color("selection" if current else "surface"))
        painter = QPainter(picture)
        _paint_edges(painter, QRect(0, 0, frame.width + 1, height), current)
        for column, left, width in frame.cells:
            painter.save()
            words = QRect(left, 0, width, height).adjusted(padding(), 0, -padding(), -1)
            if column == 0:
                _paint_product(painter, words, row.name, row.under_the_name(frame.left_out))
            elif column == PRICE and row.list_price:
                _paint_prices(painter, words, row)
            else:
                _paint_cell(painter, words, self._columns[column], row)
            painter.restore()
        painter.end()
        return picture


def _paint_edges(painter: QPainter, box: QRect, current: bool) -> None:
    painter.fillRect(box.left(), box.bottom(), box.width(), 1, look.color("line"))
    if current:
        painter.fillRect(box.left(), box.top(), 3, box.height() - 1, look.color("accent"))


def lines_under(under: list[tuple[str, str]], width: int) -> list[list[tuple[str, str]]]:
    """Spread the small words of a product over as many lines as they need: none is cut that fits a line of its own."""
    lines: list[list[tuple[str, str]]] = [[]]
    room = width
    for words, tone in under:
        text = f" · {words}" if lines[-1] else words
        if lines[-1] and fonts.width("small_number", text) > room:
            lines.append([])
            text, room = words, width
        lines[-1].append((text, tone))
        room -= fonts.width("small_number", text)
    return lines


def _paint_product(painter: QPainter, box: QRect, name: str, under: list[tuple[str, str]]) -> None:
    words = box.adjusted(0, look.px(6), 0, -look.px(6))
    painter.setFont(fonts.font("body"))
    painter.setPen(look.color("text"))
    painter.drawText(words, _TOP_LEFT, fonts.fitting("body", name, words.width()))
    painter.setFont(fonts.font("small_number"))
    for number, line in enumerate(reversed(lines_under(under, words.width()))):
        place = words.adjusted(0, 0, 0, -number * look.px(LINE))
        for text, tone in line:
            painter.setPen(look.color(tone))
            painter.drawText(place, _BOTTOM_LEFT, fonts.fitting("small_number", text, place.width()))
            place.setLeft(place.left() + fonts.width("small_number", text))


def _paint_cell(painter: QPainter, box: QRect, column: Column[SaleRow], row: SaleRow) -> None:
    text = column.words(row)
    if not text:
        return
    tone = column.tone(row) if column.tone else "text"
    role = "strong_number" if column.strong else "number"
    painter.setFont(fonts.font(role))
    painter.setPen(look.color(tone))
    icon = column.icon(row) if column.icon else ""
    if tone == "error":
        _paint_ground_of(painter, box, fonts.width(role, text))
        painter.setPen(look.color(tone))
    painter.drawText(box, _FIGURE, text)
    if icon:
        left = box.right() - fonts.width(role, text) - look.px(_GAP) - look.px(_ICON)
        painter.drawPixmap(left, box.center().y() - look.px(_ICON) // 2, icons.pixmap(icon, tone, _ICON))


def _paint_prices(painter: QPainter, box: QRect, row: SaleRow) -> None:
    """The price that holds, and under it, struck, the one that does not."""
    words = box.adjusted(0, look.px(6), 0, -look.px(6))
    painter.setFont(fonts.font("number"))
    painter.setPen(look.color("text"))
    painter.drawText(words, _TOP_RIGHT, row.price)
    struck = fonts.font("small_number")
    struck.setStrikeOut(True)
    painter.setFont(struck)
    painter.setPen(look.color("dim"))
    painter.drawText(words, _BOTTOM_RIGHT, row.list_price)


def _paint_ground_of(painter: QPainter, box: QRect, words: int) -> None:
    """The ground of an alarm that stands at the right of a cell with its icon; ``words`` is how wide its text is."""
    width = words + look.px(_GAP) + look.px(_ICON) + 2 * look.px(_ROOM)
    height = look.px(_HEIGHT)
    ground = QRect(box.right() - width + look.px(_ROOM), box.center().y() - height // 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("error_soft"))
    painter.drawRoundedRect(ground, height / 2, height / 2)
