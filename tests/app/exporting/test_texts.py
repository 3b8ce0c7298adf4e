"""Any text goes through a file and comes back as it was, and a spreadsheet never takes it for a formula."""

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from app.exporting.csv_file import write_csv
from app.exporting.listed import Listed
from app.exporting.xlsx_file import write_xlsx
from app.formulas import guarded, unguarded
from app.importing.products import COLUMNS
from app.queries import QUERIES, Kind
from domain.kernel.errors import Rejected

any_text = st.text(st.characters(exclude_categories=["Cs"])) | st.from_regex(r"'*[=+\-@\t\r\n'].*", fullmatch=True)


def written(*texts: str) -> bytes:
    file = io.BytesIO()
    write_csv(file, Listed("names", {"name": Kind.TEXT, "end": Kind.TEXT}, [{"name": t, "end": "."} for t in texts], 2))
    return file.getvalue()


@given(any_text)
def test_any_text_survives_a_csv_file(text: str) -> None:
    lines = list(csv.reader(io.StringIO(written(text).decode("utf-8-sig"), newline=""), strict=True))
    assert lines[0] == ["name", "end"]
    assert [unguarded(lines[1][0]), lines[1][1]] == [text, "."]


@given(any_text)
def test_no_cell_begins_like_a_formula_unless_it_is_a_number(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    assert not cell.startswith(("=", "+", "@", "\t", "\r", "\n"))
    assert not cell.startswith("-") or cell.removeprefix("-").replace(".", "", 1).isdecimal()


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"), ("+43 1", "'+43 1"), ("+43", "'+43"), ("-1+1", "'-1+1"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"), ("'=1", "''=1"), ("-5", "-5"), ("-5.25", "-5.25"), ("'quoted'", "'quoted'"), ("a=b", "a=b"),
    ],
)  # fmt: skip
def test_an_apostrophe_stands_before_what_looks_like_a_formula(text: str, cell: str) -> None:
    assert guarded(text) == cell


def sheet(kind: Kind, *values: Any, exponent: int = 2) -> list[Any]:
    file = io.BytesIO()
    write_xlsx(file, Listed("list", {"field": kind}, [{"field": value} for value in values], exponent))
    rows = CalamineWorkbook.from_object(io.BytesIO(file.getvalue())).get_sheet_by_index(0).to_python()
    return [row[0] for row in rows[1:]]


@pytest.mark.parametrize("text", ["=1+1", "http://example.com", "007", "3.20", "{=A1}", "Ünï 漢字", " a ", "a\nb", "-"])
def test_a_text_in_a_sheet_stays_a_text(text: str) -> None:
    assert sheet(Kind.TEXT, text) == [text]


@pytest.mark.parametrize(
    ("kind", "value", "exponent", "cell"),
    [
        (Kind.MONEY, 12_345, 2, 123.45),
        (Kind.MONEY, -5, 2, -0.05),
        (Kind.MONEY, 12_345, 0, 12_345.0),
        (Kind.MONEY, 999_999_999_999_999, 2, 9_999_999_999_999.99),
        (Kind.MONEY, 10**15, 2, "10000000000000.00"),
        (Kind.COST, 12_345_678_901_234_567, 2, "12345678901.234567"),
        (Kind.QUANTITY, 137, 2, 0.137),
    ],
)
def test_a_number_in_a_sheet_is_exact_or_a_text(kind: Kind, value: int, exponent: int, cell: object) -> None:
    assert sheet(kind, value, exponent=exponent) == [cell]


def test_a_text_that_no_cell_holds_is_refused_rather_than_cut() -> None:
    with pytest.raises(Rejected, match="text_too_long_for_cell"):
        sheet(Kind.TEXT, "x" * 32_768)


def test_every_column_of_an_import_is_exported_under_the_same_name() -> None:
    names = {COLUMNS.aliases.get(name, name) for name in QUERIES["catalogue"].fields}
    assert names >= {*COLUMNS.required, *COLUMNS.optional} - {"opening_stock"}
