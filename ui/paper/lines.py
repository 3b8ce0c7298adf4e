"""A paper as lines of so many letters, as a receipt printer writes them by itself, and a text file shows them."""

import textwrap
from typing import NamedTuple

from ui.paper.description import Align, Barcode, Block, Gap, Logo, Mark, Paper, Qr, Row, Rule, Size, Table, Words

COLUMNS = {58: 32, 80: 48}
"""Letters across rolls of so many millimetres, in the printers' usual letter of 12 dots."""

_LEAST_WORDS = 10
"""Letters that words keep beside a figure; with fewer the figure goes to a line of its own."""

# What printers have no letter for and Unicode has several of.
_PLAIN = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "−": "-", "–": "-", "—": "-", "’": "'", "‘": "'", "“": '"',
     "”": '"', "…": "..."}
)  # fmt: skip


class Line(NamedTuple):
    """A line of text, as long as the paper is wide at most. A large one takes twice the room for each letter."""

    text: str
    strong: bool = False
    large: bool = False


Item = Line | Barcode | Qr | Logo
"""What a receipt printer prints one after the other."""


def lay_out(paper: Paper, columns: int) -> list[Item]:
    """Return the paper as lines of at most so many letters, with its codes and its logo between them."""
    return [item for block in paper.blocks for item in _laid(block, columns)]


def as_text(paper: Paper, columns: int) -> str:
    """Return the paper as a text file holds it; a code is written as what it says."""
    return "".join(_shown(item, columns) for item in lay_out(paper, columns))


def plain(text: str) -> str:
    """Return a text without the many spaces, dashes and quotation marks that only print shops tell apart."""
    return text.translate(_PLAIN)


def _shown(item: Item, columns: int) -> str:
    match item:
        case Line(text=text, large=large):
            shown = _at_usual_size(text, columns) if large else text
        case Barcode(code=code):
            shown = f"|||  {code}  |||".center(columns)
        case _:  # a picture, whose words stand under it
            return ""
    return shown.rstrip() + "\n"


def _at_usual_size(text: str, columns: int) -> str:
    """Put a large line, which is padded in large spaces, to the same places in small ones."""
    left, _, right = text.strip().rpartition("  ")
    if left:
        return left.rstrip() + right.rjust(columns - len(left.rstrip()))
    return right.center(columns) if text.startswith(" ") else right


def _laid(block: Block, columns: int) -> list[Item]:
    match block:
        case Words():
            large = block.size is Size.LARGE
            return [*_words(block.text, columns // 2 if large else columns, block.align, block.strong, large)]
        case Row():
            return [*_row(block, columns)]
        case Table():
            return [*_table(block, columns)]
        case Mark():
            return [*_words(f"* {block.text} *", columns // 2, Align.CENTRE, strong=True, large=True)]
        case Rule():
            return [Line("-" * columns)]
        case Gap():
            return [Line("")]
        case Barcode() | Qr() | Logo():
            return [block]
    raise TypeError(f"{type(block).__name__} is no part of a paper")


def _words(text: str, width: int, align: Align, strong: bool, large: bool) -> list[Line]:
    place = {Align.START: "<", Align.CENTRE: "^", Align.END: ">"}[align]
    # A large line is padded in large spaces, so that it ends where its own width does.
    return [Line(f"{line:{place}{width}}".rstrip(), strong, large) for line in _wrapped(text, width)]


def _wrapped(text: str, width: int) -> list[str]:
    text = plain(text)
    indent = text[: len(text) - len(text.lstrip())]
    return textwrap.wrap(text, width, subsequent_indent=indent, break_on_hyphens=False) or [""]


def _row(row: Row, columns: int) -> list[Line]:
    """Words with their figure on the last of their lines, or under it where there is no room beside it."""
    large = row.size is Size.LARGE and len(plain(row.left)) + len(plain(row.right)) < columns // 2
    width = columns // 2 if large else columns
    right = plain(row.right)
    room = width - len(right) - 1
    if room < min(_LEAST_WORDS, len(row.left)):
        lines = [*_wrapped(row.left, width), right.rjust(width)]
    else:
        *lines, last = _wrapped(row.left, room)
        lines.append(f"{last:<{room}} {right}")
    return [Line(line, row.strong, large) for line in lines]


def _table(table: Table, columns: int) -> list[Line]:
    rows = [table.titles, *table.rows]
    widths = [max(len(plain(row[place])) for row in rows) for place in range(1, len(table.titles))]
    least = min(_LEAST_WORDS, max(len(plain(row[0])) for row in rows))
    gap = 2 if columns - sum(widths) - 2 * len(widths) >= least else 1
    first = columns - sum(widths) - gap * len(widths)
    if first < least:
        return _stacked(table, columns)
    lines = []
    for number, row in enumerate(rows):
        strong = number == 0 or (table.total and number == len(table.rows))
        *words, last = _wrapped(row[0], first)
        figures = "".join(" " * gap + f"{plain(cell):>{width}}" for cell, width in zip(row[1:], widths, strict=True))
        lines += [Line(text, strong) for text in (*words, f"{last:<{first}}{figures}")]
    return lines


def _stacked(table: Table, columns: int) -> list[Line]:
    """Each row under its first cell, a line for each figure."""
    lines = []
    for row in table.rows:
        lines += [Line(text, strong=True) for text in _wrapped(row[0], columns)]
        for title, cell in zip(table.titles[1:], row[1:], strict=True):
            lines += _row(Row(f"  {title}", cell), columns) if cell else []
    return lines
