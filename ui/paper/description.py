"""What stands on a sheet or a roll, line by line, as data: every printer, picture and file is drawn from the same.

Texts are in the person's language and figures as the country writes them already. How wide it is and how it looks is
not said here.
"""

from enum import StrEnum

import msgspec


class Kind(StrEnum):
    """What a paper is."""

    RECEIPT = "receipt"
    GIFT_RECEIPT = "gift_receipt"
    PICK_SLIP = "pick_slip"
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    X_REPORT = "x_report"
    Z_REPORT = "z_report"
    TEST = "test"


class Align(StrEnum):
    """Where a text stands within the width."""

    START = "start"
    CENTRE = "centre"
    END = "end"


class Size(StrEnum):
    """How large a text is."""

    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"


class Block(msgspec.Struct, frozen=True, tag=True):
    """One part of a paper; they stand under one another."""


class Words(Block, frozen=True):
    """A text that takes as many lines as it needs."""

    text: str
    align: Align = Align.START
    size: Size = Size.NORMAL
    strong: bool = False


class Row(Block, frozen=True):
    """Words at the left and a figure at the right of one line; the words wrap, the figure never does."""

    left: str
    right: str
    size: Size = Size.NORMAL
    strong: bool = False


class Table(Block, frozen=True):
    """Columns under their titles. The first one holds words and takes the room that is left, the others figures.

    Where the columns do not fit, each row is written as lines of title and figure. ``total`` marks the last row.
    """

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: bool = False


class Rule(Block, frozen=True):
    """A line across."""


class Gap(Block, frozen=True):
    """An empty line."""


class Barcode(Block, frozen=True):
    """A code to scan, as CODE 128, with its text under it."""

    code: str


class Qr(Block, frozen=True):
    """A text for a telephone's camera."""

    text: str


class Logo(Block, frozen=True):
    """The store's picture, a PNG."""

    png: bytes


class Mark(Block, frozen=True):
    """A word that nobody may overlook, such as COPY."""

    text: str


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """One document. ``title`` names it among others, ``sheet`` says that it belongs on A4 rather than on a roll."""

    kind: Kind
    title: str
    blocks: tuple[Block, ...]
    sheet: bool = False
