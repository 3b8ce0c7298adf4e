"""Keeps a spreadsheet from running a text of a CSV file as a formula, in a way that can be taken back exactly.

A text that begins with = + - @ or a control character gets an apostrophe before it, as OWASP's "CSV Injection" advises;
so does one that already begins with apostrophes and such a sign. Numbers stay as they are.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def guarded(text: str) -> str:
    """Return a text as it goes into a cell of a CSV file."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(cell: str) -> str:
    """Return the text of a cell, without the apostrophe that ``guarded`` put there."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
