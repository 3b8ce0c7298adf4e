"""The parts of a paper with their heights, so that all of it is measured before the first one is drawn.

Everything is laid out on a grid of twentieths of a millimetre, whatever it is drawn on: the preview, the file and the
printer break the same lines at the same words.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPen, QTextLayout, QTextOption

from ui.paper import codes
from ui.paper.description import Align, Size
from ui.theme import fonts

UNIT = 20
"""Units of the grid in a millimetre."""

_DOT = 0.25
"""Millimetres of a barcode's narrowest bar: two dots of a receipt printer."""
_BARCODE_HEIGHT = 11
_QR_DOT = 0.5
_LOGO_HEIGHT = 24
_LOGO_DOTS = 8
"""Pixels of a logo in a millimetre: those of a receipt printer."""


@dataclass(frozen=True)
class Piece:
    """A part that stays on one page. ``paint`` draws it at a height; ``title`` is repeated over it on a new page."""

    height: float
    paint: Callable[[QPainter, float], None]
    title: "Piece | None" = None


@dataclass(frozen=True)
class Pen:
    """Writes lines of one width, in grid units; ``scale`` is in percent of a roll's letters."""

    width: float
    scale: int = 100
    table: Size = Size.SMALL
    """How large the letters of tables are."""

    def font(self, size: Size = Size.NORMAL, strong: bool = False) -> QFont:
        """The font of a size."""
        tenths = {Size.SMALL: 26, Size.NORMAL: 31, Size.LARGE: 46}[size]
        return fonts.on_paper(tenths * UNIT * self.scale // 1000, strong)

    def wrapped(self, text: str, font: QFont, width: float) -> list[str]:
        """The lines of a text, broken between words, or within one that is wider than the line."""
        layout = QTextLayout(text, font)
        layout.setTextOption(_anywhere())
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
        return lines or [""]

    def words(self, text: str, align: Align, size: Size, strong: bool) -> list[Piece]:
        """A text, line by line; one word, such as a hash, stays on one page however long it is."""
        font = self.font(size, strong)
        lines = [self.line(((line, align, 0, self.width),), font) for line in self.wrapped(text, font, self.width)]
        return lines if len(text.split()) > 1 else [_together(lines)]

    def row(self, left: str, right: str, size: Size, strong: bool) -> list[Piece]:
        """Words, and a figure beside the last of their lines or under them."""
        font = self.font(size, strong)
        taken = QFontMetricsF(font).horizontalAdvance(right) + 2 * UNIT
        room = self.width - taken if taken < self.width * 3 / 4 else self.width
        *lines, last = self.wrapped(left, font, room)
        pieces = [self.line(((line, Align.START, 0, self.width),), font) for line in lines]
        figure = (right, Align.END, 0, self.width)
        if room == self.width:
            return [*pieces, self.line(((last, Align.START, 0, self.width),), font), self.line((figure,), font)]
        return [*pieces, self.line(((last, Align.START, 0, self.width), figure), font)]

    def line(self, texts: tuple[tuple[str, Align, float, float], ...], font: QFont, gap: float = 0.35) -> Piece:
        """Texts on one line, each with its place and width; ``gap`` in millimetres under it."""
        metrics = QFontMetricsF(font)

        def paint(painter: QPainter, y: float) -> None:
            painter.setFont(font)
            for text, align, x, width in texts:
                free = width - metrics.horizontalAdvance(text)
                start = {Align.START: 0.0, Align.CENTRE: free / 2, Align.END: free}[align]
                painter.drawText(QPointF(x + start, y + metrics.ascent()), text)

        return Piece(metrics.height() + gap * UNIT, paint)

    def rule(self) -> Piece:
        """A line across."""

        def paint(painter: QPainter, y: float) -> None:
            painter.setPen(QPen(Qt.GlobalColor.black, UNIT / 5))
            painter.drawLine(QPointF(0, y + UNIT), QPointF(self.width, y + UNIT))

        return Piece(2 * UNIT, paint)

    def gap(self) -> Piece:
        """Room."""
        return Piece(2.5 * UNIT, lambda painter, y: None)

    def mark(self, text: str) -> Piece:
        """A word in a frame."""
        font = self.font(Size.LARGE, strong=True)
        metrics = QFontMetricsF(font)
        width = min(metrics.horizontalAdvance(text) + 8 * UNIT, self.width)
        height = metrics.height() + UNIT

        def paint(painter: QPainter, y: float) -> None:
            frame = QRectF((self.width - width) / 2, y + UNIT, width, height)
            painter.setPen(QPen(Qt.GlobalColor.black, UNIT / 3))
            painter.drawRect(frame)
            painter.setFont(font)
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)

        return Piece(height + 3 * UNIT, paint)

    def barcode(self, code: str) -> list[Piece]:
        """A code with its text under it."""
        picture = self._modules(codes.bars(code), _DOT * UNIT, _BARCODE_HEIGHT * UNIT)
        return [picture, *self.words(code, Align.CENTRE, Size.SMALL, strong=False)]

    def qr(self, text: str) -> Piece:
        """A code for a telephone."""
        return self._modules(codes.dots(text), _QR_DOT * UNIT, _QR_DOT * UNIT)

    def logo(self, png: bytes) -> list[Piece]:
        """The store's picture, dot by dot of a receipt printer; smaller where it is wider than the paper."""
        image = QImage.fromData(png)
        if image.isNull():
            return []
        room = QSize(int(self.width), _LOGO_HEIGHT * UNIT)
        size = QSize(image.width() * UNIT // _LOGO_DOTS, image.height() * UNIT // _LOGO_DOTS)
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)

        def paint(painter: QPainter, y: float) -> None:
            painter.drawImage(QRectF((self.width - size.width()) / 2, y, size.width(), size.height()), image)

        return [Piece(size.height() + 1.5 * UNIT, paint)]

    def _modules(self, rows: codes.Modules, dot: float, height: float) -> Piece:
        """A code in the middle; each module a whole number of the printer's dots, so that all are equally wide."""
        columns = len(rows[0])
        dot = min(dot, self.width / (columns + 8))

        def paint(painter: QPainter, y: float) -> None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            dots = painter.worldTransform().m11()
            whole = max(round(dot * dots), 1) / dots
            wide = whole if columns * whole <= self.width else dot
            left = round((self.width - columns * wide) / 2 * dots) / dots
            top = round(y * dots) / dots
            high = wide if len(rows) > 1 else height
            for number, row in enumerate(rows):
                for start, end in _runs(row):
                    area = QRectF(left + start * wide, top + number * high, (end - start) * wide, high)
                    painter.fillRect(area, Qt.GlobalColor.black)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

        return Piece(len(rows) * height + 1.5 * UNIT, paint)


def _together(pieces: list[Piece]) -> Piece:
    """One piece of several, one under the other."""

    def paint(painter: QPainter, y: float) -> None:
        for piece in pieces:
            piece.paint(painter, y)
            y += piece.height

    return Piece(sum(piece.height for piece in pieces), paint)


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where dark modules begin and end: one rectangle each, because between two a printer may leave a hair of light."""
    edges = [place for place in range(len(row) + 1) if (row[place - 1] if place else False) != (
        row[place] if place < len(row) else False)]  # fmt: skip
    return list(zip(edges[::2], edges[1::2], strict=True))


def _anywhere() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
