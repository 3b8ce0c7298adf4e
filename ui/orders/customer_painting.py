"""How the second screen looks: sizes follow the screen and not what a person chose for the own one."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QFont, QPainter

from ui.theme import fonts, look

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter

# In hundredths of the height. On a screen of 25 centimetres a line is then 9 mm high, which is read at two metres.
_LINE, _SMALL, _ITEM, _TOTAL, _EDGE = 4, 3, 6, 13, 4
_ROW_ROOM = 2
_WIDEST = 16 / 9


class Line(NamedTuple):
    """One line, ready to show."""

    name: str
    quantity: str
    total: str


class Shown(NamedTuple):
    """All that stands on the screen: a sale, what was paid, or a welcome where there is neither."""

    lines: tuple[Line, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    """Words with their sums, the one that matters most last; without lines they are what was paid."""


class CustomerPainting:
    """Paints once."""

    def __init__(self, painter: QPainter, whole: QRect) -> None:
        self._painter = painter
        self._whole = whole

    def paint(self, shown: Shown, store: str) -> None:
        """Paint a sale, what was paid, or a welcome to the store."""
        self._painter.fillRect(self._whole, look.color("canvas"))
        edge = self._unit(_EDGE)
        room = self._whole.adjusted(edge, edge, -edge, -edge)
        if shown.lines:
            self._paint_sale(room, shown)
        elif shown.figures:
            self._paint_paid(room, shown)
        else:
            narrow = room.adjusted(room.width() // 6, 0, -room.width() // 6, 0)
            self._middle(narrow, store, QCoreApplication.translate("CustomerDisplay", "Welcome"))

    def _unit(self, hundredths: int) -> int:
        """Pixels of so many hundredths of the height; of a tall screen, of the height that its width is made for."""
        return max(1, round(min(self._whole.height(), self._whole.width() / _WIDEST * 1.3) * hundredths / 100))

    def _paint_sale(self, room: QRect, shown: Shown) -> None:
        aside = QRect(room)
        aside.setLeft(room.left() + room.width() * 58 // 100)
        self._paint_lines(room.adjusted(0, 0, -aside.width() - self._unit(_EDGE), 0), shown.lines)
        last = shown.lines[-1]
        top = self._text(aside, aside.top(), last.name, "strong", _ITEM, "text")
        self._text(aside, top, last.quantity, "number", _LINE, "dim")
        bottom = aside.bottom() - self._unit(_TOTAL + _LINE + 2 * _ROW_ROOM)
        for words, money in shown.figures[:-1]:
            self._pair(aside, bottom - self._unit(_LINE + _ROW_ROOM), words, money)
        words, money = shown.figures[-1]
        bottom = self._text(aside, bottom, words, "body", _LINE, "dim")
        self._text(aside, bottom, money, "total", _TOTAL, "text")

    def _paint_lines(self, room: QRect, every: tuple[Line, ...]) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(look.color("surface"))
        corner = self._unit(2)
        self._painter.drawRoundedRect(room, corner, corner)
        inner = room.adjusted(self._unit(3), self._unit(2), -self._unit(3), -self._unit(2))
        height = self._unit(_LINE + _SMALL + 2 * _ROW_ROOM)
        fitting = max(1, inner.height() // height)
        lines = every[-fitting:]
        for row, line in enumerate(lines):
            box = QRect(inner.left(), inner.top() + row * height, inner.width(), height)
            self._paint_line(box, line, latest=row == len(lines) - 1)

    def _paint_line(self, box: QRect, line: Line, *, latest: bool) -> None:
        self._painter.setPen(look.color("line"))
        self._painter.drawLine(box.bottomLeft(), box.bottomRight())
        upper = QRect(box.left(), box.top() + self._unit(1), box.width(), self._unit(_LINE + _ROW_ROOM))
        role = "strong" if latest else "body"
        self._painter.setFont(fonts.sized("strong_number", self._unit(_LINE)))
        self._painter.setPen(look.color("text"))
        self._painter.drawText(upper, _RIGHT, line.total)
        upper.setRight(upper.right() - self._painter.fontMetrics().horizontalAdvance(line.total) - self._unit(3))
        self._painter.setFont(fonts.sized(role, self._unit(_LINE)))
        self._painter.drawText(upper, _LEFT, _elided(self._painter, line.name, upper.width()))
        self._painter.setFont(fonts.sized("number", self._unit(_SMALL)))
        self._painter.setPen(look.color("dim"))
        lower = QRect(box.left(), upper.bottom(), box.width(), self._unit(_SMALL + 1))
        self._painter.drawText(lower, _LEFT, line.quantity)

    def _paint_paid(self, room: QRect, shown: Shown) -> None:
        """What comes back, as large as it can be; over it what was paid."""
        *others, (words, money) = shown.figures
        narrow = room.adjusted(room.width() // 4, 0, -room.width() // 4, 0)
        top = room.top() + self._unit(_EDGE)
        for other in others:
            self._pair(narrow, top, *other)
            top += self._unit(_LINE + 2 * _ROW_ROOM)
        self._middle(room, money, words, QCoreApplication.translate("CustomerDisplay", "Thank you"))

    def _middle(self, room: QRect, large: str, over: str, under: str = "") -> None:
        middle = room.center().y()
        boxes = (
            (over, _ITEM, "dim", middle - self._unit(_TOTAL + 4)),
            (large, _TOTAL + 5, "text", middle - self._unit(_TOTAL - 5)),
            (under, _ITEM, "accent", middle + self._unit(_TOTAL + 8)),
        )
        for text, size, tone, top in boxes:
            box = QRect(room.left(), top, room.width(), self._unit(size + 4))
            self._painter.setFont(_fitting(self._painter, "total", self._unit(size), text, room.width()))
            self._painter.setPen(look.color(tone))
            self._painter.drawText(box, _CENTER, text)

    def _pair(self, room: QRect, top: int, words: str, money: str) -> None:
        box = QRect(room.left(), top, room.width(), self._unit(_LINE + _ROW_ROOM))
        self._painter.setFont(fonts.sized("number", self._unit(_LINE)))
        self._painter.setPen(look.color("dim"))
        self._painter.drawText(box, _LEFT, words)
        self._painter.setPen(look.color("text"))
        self._painter.drawText(box, _RIGHT, money)

    def _text(
        self, room: QRect, top: int, text: str, role: str, size: int, tone: str
    ) -> int:  # fmt: skip
        """Paint a text at the right of the room, smaller where it must be; return where the next one begins."""
        height = self._unit(size + _ROW_ROOM)
        self._painter.setFont(_fitting(self._painter, role, self._unit(size), text, room.width()))
        self._painter.setPen(look.color(tone))
        box = QRect(room.left(), top, room.width(), height)
        self._painter.drawText(box, _LEFT, _elided(self._painter, text, room.width()))
        return top + height


def _fitting(painter: QPainter, role: str, pixels: int, text: str, width: int) -> QFont:
    """The font of a role at this size, down to half of it where the text is too long."""
    font = fonts.sized(role, pixels)
    painter.setFont(font)
    needed = painter.fontMetrics().horizontalAdvance(text)
    return font if needed <= width else fonts.sized(role, max(pixels // 2, pixels * width // max(needed, 1)))


def _elided(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
