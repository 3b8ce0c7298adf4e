"""Rows of a CSV file: UTF-8 with or without a mark, cells separated by commas, semicolons or tabs."""

import codecs
import csv
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import BinaryIO

from domain.kernel.errors import Rejected, Unavailable

SEPARATORS = ",;\t"
MOST_LETTERS = 131_072
"""Letters in one cell; more is a quotation mark that was never closed, or no table."""

_CHUNK = 1 << 20
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def not_read(name: str, error: OSError) -> Unavailable:
    """Return what to say where the disk does not give the file."""
    return Unavailable("file_not_read", file=name, reason=error.strerror or str(error))


class BrokenRow(Exception):
    """No row can be read from here on. ``error`` says why."""

    def __init__(self, row: int, error: Rejected) -> None:
        super().__init__(row, error)
        self.row = row
        self.error = error


def scan(file: BinaryIO, name: str) -> int:
    """Read a file through once, in pieces, and return how many lines it has; refuses what is not text in UTF-8."""
    lines, last = 0, b"\n"
    decoder = codecs.getincrementaldecoder("utf-8")()
    while chunk := file.read(_CHUNK):
        if b"\0" in chunk:
            raise Rejected("file_utf16" if chunk.startswith(_UTF16) else "file_not_a_table", file=name)
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError as error:
            # What the decoder kept of a letter cut in two by the chunk's end holds no line feed.
            row = lines + error.object.count(b"\n", 0, error.start) + 1
            raise Rejected("file_not_utf8", file=name, row=row, byte=f"{error.object[error.start]:02X}") from None
        lines += chunk.count(b"\n")
        last = chunk[-1:]
    if decoder.getstate()[0]:
        raise Rejected("file_not_utf8", file=name, row=lines + 1, byte=f"{decoder.getstate()[0][0]:02X}")
    return lines + (last != b"\n")


def read_csv(path: Path, known: Iterable[str]) -> Generator[tuple[int, list[str]], None, None]:
    """Yield (row number, cells) of every row that is not blank; raises ``BrokenRow``."""
    before = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            first = next((line for line in text if line.strip()), "")
            text.seek(0)
            reader = csv.reader(text, delimiter=_separator(first, set(known)), strict=True)
            for cells in reader:
                number, before = before + 1, reader.line_num
                if any(cells):
                    yield number, cells
    except csv.Error as error:
        raise BrokenRow(before + 1, _refusal(path.name, str(error))) from None
    except OSError as error:
        raise not_read(path.name, error) from error


def _separator(header: str, known: set[str]) -> str:
    """Return what separates the header into the most columns that are known, else into the most."""

    def found(separator: str) -> tuple[int, int]:
        names = [part.strip().strip('"').casefold() for part in header.split(separator)]
        return len(known.intersection(names)), len(names)

    return max(SEPARATORS, key=found)


def _refusal(name: str, words: str) -> Rejected:
    if "field limit" in words:
        return Rejected("cell_too_long", file=name, most=MOST_LETTERS)
    if "unexpected end of data" in words:
        return Rejected("quote_not_closed")
    return Rejected("quote_misplaced")
