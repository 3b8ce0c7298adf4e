"""A list as a spreadsheet, written row by row so that its length does not matter to the memory."""

from decimal import Decimal
from typing import Any, BinaryIO

from app.exporting.cells import decimals, text_of
from app.exporting.listed import Listed
from app.queries import Kind
from domain.kernel.errors import Rejected

_MOST_ROWS = 1_048_576
_MOST_LETTERS = 32_767
_EXACT = 10**15
"""A spreadsheet keeps 15 digits of a number; one that needs more is written as text."""


def write_xlsx(file: BinaryIO, listed: Listed) -> None:
    """Write a sheet: texts as texts, whatever they begin with, amounts and quantities as numbers.

    Raises ``Rejected`` for more than a sheet can hold.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    try:
        with Workbook(file, {"constant_memory": True}) as workbook:
            _write_sheet(workbook, listed)
    except FileCreateError as error:
        raise error.args[0] from None


def _write_sheet(workbook: Any, listed: Listed) -> None:
    sheet = workbook.add_worksheet(listed.name[:31])
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(listed.fields) - 1, 16)
    bold = workbook.add_format({"bold": True})
    for column, name in enumerate(listed.fields):
        sheet.write_string(0, column, name, bold)
    formats = {kind: workbook.add_format({"num_format": _pattern(kind, listed.exponent)}) for kind in Kind}
    for number, row in enumerate(listed.rows, 1):
        if number >= _MOST_ROWS:
            raise Rejected("too_many_rows", most=_MOST_ROWS - 1)
        for column, (name, kind) in enumerate(listed.fields.items()):
            _write_cell(sheet, number, column, kind, row[name], listed.exponent, formats[kind])


def _write_cell(sheet: Any, row: int, column: int, kind: Kind, value: Any, exponent: int, pattern: Any) -> None:
    places = decimals(kind, exponent)
    if places is not None and isinstance(value, int) and abs(value) < _EXACT:
        sheet.write_number(row, column, Decimal(value).scaleb(-places), pattern)
        return
    text = text_of(kind, value, exponent)
    if len(text) > _MOST_LETTERS:
        raise Rejected("text_too_long_for_cell", row=row + 1, most=_MOST_LETTERS)
    sheet.write_string(row, column, text)


def _pattern(kind: Kind, exponent: int) -> str:
    if kind is Kind.MONEY and exponent:
        return f"0.{'0' * exponent}"
    return "General" if decimals(kind, exponent) else "0"
