"""Rows of the first visible sheet of an XLSX, XLS or ODS file; a cell is the text that it would be in a CSV file."""

import datetime
from collections.abc import Generator
from decimal import Decimal
from pathlib import Path

from domain.kernel.errors import Rejected

SPREADSHEET_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How the files of spreadsheets begin: a ZIP archive, or the older container of XLS."""

_EXACT = 2**53
"""Whole numbers beyond this are not told apart by a spreadsheet."""


def read_spreadsheet(path: Path) -> tuple[Generator[tuple[int, list[str]], None, None], int]:
    """Return (row number, cells) of every row that is not blank, and how many rows there are."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    try:
        workbook = CalamineWorkbook.from_path(path)
        visible = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible is SheetVisibleEnum.Visible]
        if not visible:
            raise Rejected("file_empty", file=path.name)
        sheet = workbook.get_sheet_by_name(visible[0])
    except PasswordError:
        raise Rejected("file_has_password", file=path.name) from None
    except CalamineError:
        raise Rejected("file_not_a_table", file=path.name) from None
    rows = ((number, [text_of(cell) for cell in row]) for number, row in enumerate(sheet.iter_rows(), 1))
    return ((number, cells) for number, cells in rows if any(cells)), sheet.total_height


def text_of(cell: object) -> str:
    """Return a cell as text. A number is written with every digit that the file keeps of it, none made up."""
    match cell:
        case str():
            return cell
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer() and abs(cell) < _EXACT:
            return str(int(cell))
        case float():
            return format(Decimal(repr(cell)), "f")
        case datetime.datetime():
            return cell.isoformat(sep=" ")
    return str(cell)
