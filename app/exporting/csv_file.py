"""A list as CSV (RFC 4180), in UTF-8 with the mark by which spreadsheets know it."""

import csv
import io
from typing import BinaryIO

from app.exporting.cells import text_of
from app.exporting.listed import Listed
from app.formulas import guarded
from app.queries import Kind

_ARE_TEXT = (Kind.TEXT, Kind.NESTED)


def write_csv(file: BinaryIO, listed: Listed) -> None:
    """Write a header and a row for each document. A text that looks like a formula gets an apostrophe before it."""
    text = io.TextIOWrapper(file, "utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(listed.fields)
    fields = list(listed.fields.items())
    for row in listed.rows:
        cells = ((kind, text_of(kind, row[name], listed.exponent)) for name, kind in fields)
        writer.writerow([guarded(cell) if kind in _ARE_TEXT else cell for kind, cell in cells])
    text.flush()
    text.detach()
