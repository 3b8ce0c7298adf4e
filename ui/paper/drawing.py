"""A paper drawn on rolls and sheets: measured once without ink, then painted on a screen, into a file, by a printer."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.paper.description import Align, Barcode, Block, Gap, Logo, Mark, Paper, Qr, Row, Rule, Size, Table, Words
from ui.paper.pieces import UNIT, Pen, Piece


class Medium(NamedTuple):
    """What is printed on, in millimetres; a roll has no height of its own."""

    width: int
    margin: int
    height: int | None = None
    letters: int = 100
    """How large the letters are, in percent of a roll's."""
    longest_line: int = 1000
    """Millimetres that a line of something that is made for a roll may take."""


ROLL_58 = Medium(58, 5, letters=94)
ROLL_80 = Medium(80, 4)
A4 = Medium(210, 18, 297, letters=112, longest_line=90)
MEDIA = {"58": ROLL_58, "80": ROLL_80, "a4": A4}
"""Every medium by the name that settings and the terminal have for it."""

_FOOT = 6
"""Millimetres under the last line of a roll, and for the number of a page."""

_WIDE = 120
"""Millimetres of a line from which tables are written as large as words."""


class Drawing:
    """A paper on a medium: its pages, and how large they are in millimetres."""

    def __init__(self, paper: Paper, medium: Medium) -> None:
        self.medium = medium
        room = medium.width - 2 * medium.margin
        width = room if paper.sheet else min(room, medium.longest_line)
        self._pen = Pen(width * UNIT, medium.letters, Size.NORMAL if width > _WIDE else Size.SMALL)
        pieces = [piece for block in paper.blocks for piece in _pieces(block, self._pen)]
        self._pages = _paged(pieces, None if medium.height is None else self._room())
        self.width = medium.width
        self.height = medium.height or -(-int(self._used(self._pages[0])) // UNIT) + 2 * medium.margin + _FOOT

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def paint(self, painter: QPainter, page: int, dots_per_mm: float) -> None:
        """Paint a page, counted from 0, from the painter's origin on."""
        painter.save()
        painter.scale(dots_per_mm / UNIT, dots_per_mm / UNIT)
        painter.translate(self.medium.margin * UNIT, self.medium.margin * UNIT)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        y = 0.0
        for piece in self._pages[page]:
            painter.setPen(Qt.GlobalColor.black)
            piece.paint(painter, y)
            y += piece.height
        if self.pages > 1:
            number = ((f"{page + 1} / {self.pages}", Align.END, 0.0, self._pen.width),)
            self._pen.line(number, self._pen.font(Size.SMALL)).paint(painter, self._room() + UNIT)
        painter.restore()

    def _room(self) -> float:
        assert self.medium.height is not None
        return (self.medium.height - 2 * self.medium.margin - _FOOT) * UNIT

    def _used(self, pieces: list[Piece]) -> float:
        return sum(piece.height for piece in pieces)


def _paged(pieces: list[Piece], room: float | None) -> list[list[Piece]]:
    pages: list[list[Piece]] = [[]]
    left = room
    for piece in pieces:
        if left is not None and room is not None:
            if piece.height > left and pages[-1]:
                pages.append([piece.title] if piece.title else [])
                left = room - (piece.title.height if piece.title else 0)
            left -= piece.height
        pages[-1].append(piece)
    return pages


def _pieces(block: Block, pen: Pen) -> list[Piece]:
    return _PARTS[type(block)](block, pen)


def _table(table: Table, pen: Pen) -> list[Piece]:
    """Columns as wide as their widest figure, the first one with the rest; where it is narrow, line by line."""
    plain, strong = pen.font(pen.table), pen.font(pen.table, strong=True)
    metrics = QFontMetricsF(strong)
    rows = [table.titles, *table.rows]
    gap = max(2.5 * UNIT, pen.width / 35)
    widths = [max(metrics.horizontalAdvance(row[place]) for row in rows) + gap for place in range(1, len(table.titles))]
    first = pen.width - sum(widths)
    wanted = max(metrics.horizontalAdvance(row[0]) for row in rows)
    if first < min(wanted, 20 * UNIT):
        return _stacked(table, pen)
    title: Piece | None = None
    pieces: list[Piece] = []
    for number, row in enumerate(rows):
        font = strong if number == 0 or (table.total and number == len(table.rows)) else plain
        *words, last = pen.wrapped(row[0], font, first - gap)
        texts: list[tuple[str, Align, float, float]] = [(last, Align.START, 0.0, first)]
        x = first
        for cell, width in zip(row[1:], widths, strict=True):
            texts.append((cell, Align.END, x, width))
            x += width
        lines = [pen.line(((line, Align.START, 0.0, first),), font) for line in words]
        lines.append(pen.line(tuple(texts), font))
        pieces += [Piece(line.height, line.paint, title) for line in lines]
        title = title or pieces[-1]
    return pieces


def _stacked(table: Table, pen: Pen) -> list[Piece]:
    pieces: list[Piece] = []
    for row in table.rows:
        pieces += pen.words(row[0], Align.START, pen.table, strong=True)
        for title, cell in zip(table.titles[1:], row[1:], strict=True):
            pieces += pen.row(f"  {title}", cell, pen.table, strong=False) if cell else []
    return pieces


_PARTS: dict[type[Block], Callable[[Any, Pen], list[Piece]]] = {
    Words: lambda block, pen: pen.words(block.text, block.align, block.size, block.strong),
    Row: lambda block, pen: pen.row(block.left, block.right, block.size, block.strong),
    Table: _table,
    Mark: lambda block, pen: [pen.mark(block.text)],
    Barcode: lambda block, pen: pen.barcode(block.code),
    Qr: lambda block, pen: [pen.qr(block.text)],
    Logo: lambda block, pen: pen.logo(block.png),
    Rule: lambda block, pen: [pen.rule()],
    Gap: lambda block, pen: [pen.gap()],
}
"""How each part of a paper is made into pieces."""
