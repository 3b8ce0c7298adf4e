"""Whatever a person picks as a file to import is imported, or answered with a sentence."""

import datetime
import gzip
import sqlite3
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from app.bootstrap import Store
from app.importing import KINDS, import_file
from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.sentences import sentence
from tests.app.importing.looking import counts, documents, head, places

CSV = "sku,name,price\ntea,Tea “Früh”,3.20\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def sqlite_file(path: Path) -> bytes:
    connection = sqlite3.connect(path.with_name("other.db"))
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    return path.with_name("other.db").read_bytes()


def zipped(path: Path) -> bytes:
    with zipfile.ZipFile(path.with_name("other.zip"), "w") as archive:
        archive.writestr("products.csv", CSV)
    return path.with_name("other.zip").read_bytes()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"\xef\xbb\xbf", "file_empty"),
        (b"\n\n  \n", "columns_missing"),
        (b"\n\n", "file_empty"),
        (PNG, "file_not_a_table"),
        (b"PK\x03\x04 cut short", "file_not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "file_not_a_table"),
        (zipped, "file_not_a_table"),
        (sqlite_file, "file_not_a_table"),
        (gzip.compress(CSV.encode(), mtime=0), "file_not_a_table"),
        (b"%PDF-1.7\n%\xb5\xed\xae\xfb\n1 0 obj", "file_not_utf8"),
        (b"sku,name,price\ntea,\0,1\n", "file_not_a_table"),
        (CSV.encode("utf-16"), "file_utf16"),
        (CSV.encode("cp1252"), "file_not_utf8"),
        (b"sku,name,price\ntea,T\xc3", "file_not_utf8"),
        (b"order_ref,placed_at\n1,2\n", "columns_missing"),
        (b"Dear customer, thank you for your order.\n", "columns_missing"),
        (b"sku,name,price,SKU\n", "column_twice"),
        (b"sku,barcode,barcodes,name,price\n", "column_twice"),
        (b'sku,name,"price\n', "quote_not_closed"),
        (b"sku,name,price," + b"x" * 10_000_000, "cell_too_long"),
    ],
)
def test_a_file_that_is_no_such_table_is_answered_with_a_sentence(
    store: Store, tmp_path: Path, content: Any, code: str
) -> None:
    path = tmp_path / "picked.csv"
    path.write_bytes(content(path) if callable(content) else content)
    before = head(store)
    with pytest.raises(Rejected) as caught:
        import_file(store, "products", path)
    assert caught.value.code == code
    assert len(sentence(caught.value)) < 2000
    assert head(store) == before


def test_wrong_bytes_are_named_with_their_row(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes(b"sku,name,price\na,A,1\nb,Fr\xfch,2\n")
    with pytest.raises(Rejected) as caught:
        import_file(store, "products", path)
    assert sentence(caught.value).startswith("Row 3 of old.csv is not written in UTF-8 (byte FC).")


def test_missing_columns_are_named_beside_those_that_are_there(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "short.csv"
    path.write_text("sku,Label\n")
    with pytest.raises(Rejected) as caught:
        import_file(store, "products", path)
    assert (
        sentence(caught.value) == "The file short.csv lacks what is needed: name, price. Its columns are: sku, Label."
    )


@pytest.mark.parametrize("picked", ["nothing.csv", "."])
def test_a_file_that_cannot_be_read_is_answered_with_a_sentence(store: Store, tmp_path: Path, picked: str) -> None:
    with pytest.raises(Unavailable, match="file_not_read"):
        import_file(store, "products", tmp_path / picked)


def test_only_what_is_known_can_be_imported(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="unknown_import"):
        import_file(store, "customers", tmp_path / "customers.csv")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_is_read_however_its_program_wrote_it(
    store: Store, tmp_path: Path, separator: str, encoding: str, end: str
) -> None:
    lines = ["SKU|Name|Price|Shelf", "tea|Früh tee|3.20|A1", '"a;b,c"|"Cup ""x"""|5|']
    content = end.join(lines).replace("|", separator)
    path = tmp_path / "table.txt"
    path.write_text(content, encoding=encoding, newline="")
    report = import_file(store, "products", path)
    assert (counts(report), report.ignored_columns) == ((2, 0, 0), ("Shelf",))
    catalogue = documents(store, "catalogue")
    assert (catalogue["tea"]["name"], catalogue["a;b,c"]["name"]) == ("Früh tee", 'Cup "x"')


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_stands_in_the_manual(kind: str) -> None:
    manual = (Path(__file__).resolve().parents[3] / "docs" / "manual" / "tables.md").read_text(encoding="utf-8")
    section = manual.split(f"## {kind.title()}")[1].split("\n## ")[0]
    columns = KINDS[kind]
    assert [name for name in (*columns.required, *columns.optional) if f"`{name}`" not in section] == []


def test_a_table_without_rows_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "header.csv"
    path.write_text("sku,name,price\n")
    report = import_file(store, "products", path)
    assert (report.rows, counts(report), report.committed) == (0, (0, 0, 0), True)


def test_a_cell_of_ten_megabytes_is_a_problem_of_its_row(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_text(f"sku,name,price\na,A,1\nb,{'x' * 10_000_000},1\n")
    report = import_file(store, "products", path)
    assert ([(p.row, p.code) for p in report.problems], report.committed) == ([(3, "cell_too_long")], False)


def test_what_a_terminal_would_obey_is_not_shown_as_it_is(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text(f"sku,name,price\na,A,\x1b[2J{'9' * 200}\n", encoding="utf-8")
    value = import_file(store, "products", path).problems[0].value
    assert value.startswith("\\x1b[2J999")
    assert len(value) < 100


def spreadsheet(path: Path, rows: Sequence[Sequence[object]], hidden: bool = False) -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd hh:mm:ss"}) as workbook:
        if hidden:
            workbook.add_worksheet("notes").write(0, 0, "not this one")
            workbook.worksheets()[0].hide()
        sheet = workbook.add_worksheet("table")
        if hidden:
            sheet.activate()
            sheet.set_first_sheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def test_a_spreadsheet_is_read_exactly(store: Store, tmp_path: Path) -> None:
    products: list[list[object]] = [
        ["sku", "barcode", "name", "price", "opening_stock", "allow_negative"],
        [818980, 9501101530003, "Tea", 0.1, 12.125, True],
        ["", "", "", "", "", ""],
        ["007", "", "=1+1", 19.99, 5, False],
    ]
    path = spreadsheet(tmp_path / "products.xlsx", products, hidden=True)
    with zipfile.ZipFile(path) as archive:
        assert len(archive.namelist()) > 5
    assert counts(import_file(store, "products", path)) == (2, 0, 0)
    catalogue = documents(store, "catalogue")
    assert (catalogue["818980"]["price"], catalogue["818980"]["barcodes"]) == (10, ("09501101530003",))
    assert (catalogue["007"]["price"], catalogue["007"]["allow_negative"]) == (1999, False)
    assert documents(store, "stock")["818980"]["on_hand"] == 12_125


def test_a_date_of_a_spreadsheet_is_the_stores_own_time(store: Store, tmp_path: Path) -> None:
    products: list[list[object]] = [["sku", "name", "price", "opening_stock"], ["tea", "Tea", 1, 5]]
    import_file(store, "products", spreadsheet(tmp_path / "p.xlsx", products))
    at = datetime.datetime(2026, 3, 2, 8, 15, 59)
    orders: list[list[object]] = [["order_ref", "placed_at", "sku", "quantity", "line_total"], [1, at, "tea", 1, 1]]
    assert counts(import_file(store, "orders", spreadsheet(tmp_path / "o.xlsx", orders))) == (1, 0, 0)
    order = next(iter(documents(store, "recent_orders").values()))
    assert (order["placed_at"], order["reference"]) == ("2026-03-02T07:15:59.000000Z", "1")


SCHEMAS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
ODS = (
    f"<office:document-content {SCHEMAS}><office:body><office:spreadsheet><table:table table:name='t'>%s"
    "</table:table></office:spreadsheet></office:body></office:document-content>"
)


def ods_row(*cells: str | float) -> str:
    kinds = (f'"float" office:value="{cell}"' if isinstance(cell, int | float) else '"string"' for cell in cells)
    texts = (f"<text:p>{cell}</text:p>" for cell in cells)
    both = zip(kinds, texts, strict=True)
    written = (f"<table:table-cell office:value-type={kind}>{text}</table:table-cell>" for kind, text in both)
    return f"<table:table-row>{''.join(written)}</table:table-row>"


def test_an_open_document_is_read_too(store: Store, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS % (ods_row("sku", "name", "price") + ods_row(77, "Tea", 3.2)))
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    assert counts(import_file(store, "products", tmp_path / "p.ods")) == (1, 0, 0)
    assert documents(store, "catalogue")["77"]["price"] == 320


def test_a_number_that_is_not_exact_is_refused_with_its_row(store: Store, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["sku", "name", "price"],
        ["a", "A", 1.5],
        [],
        ["b", "B", 1.0000000000000002],
        ["c", "C", 0.00001],
    ]
    report = import_file(store, "products", spreadsheet(tmp_path / "p.xlsx", rows))
    assert [(row, column) for row, column, _ in places(report)] == [(5, "price")]
