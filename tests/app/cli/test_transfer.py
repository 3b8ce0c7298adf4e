import json
from contextlib import closing
from pathlib import Path

import pytest

from app.bootstrap import open_store
from tests.app.cli.conftest import Tillbook

PRODUCTS = "sku,name,category,price,opening_stock,colour\nC1,Cheese,Dairy,4.50,3,yellow\nD1,Dates,Fruit,2.00,1,brown\n"
ORDERS = "order_ref,placed_at,customer_ref,sku,quantity,line_total\n7,2026-01-05T10:00:00,K1,C1,2,8.50\n"


@pytest.fixture
def products(tmp_path: Path) -> str:
    file = tmp_path / "products.csv"
    file.write_text(PRODUCTS, encoding="utf-8")
    return str(file)


def test_products_and_orders_are_taken_over(tillbook: Tillbook, products: str, tmp_path: Path) -> None:
    orders = tmp_path / "orders.csv"
    orders.write_text(ORDERS, encoding="utf-8")
    assert tillbook("import", "products", products, "--json").json["added"] == 2
    assert tillbook("import", "orders", str(orders), "--json").json["added"] == 1
    (cheese,) = tillbook("query", "stock", "--key", "C1", "--json").json
    assert cheese["on_hand"] == 1000
    assert tillbook("query", "sales_by_day", "--json").json[0]["sales"] == 850


def test_what_is_left_out_and_what_was_done_is_said(tillbook: Tillbook, products: str) -> None:
    said = tillbook("import", "products", products).err
    assert "left out: colour." in said
    assert "2 products were added and 0 changed; 0 were the same as before." in said


def test_one_product_is_not_spoken_of_as_several(tillbook: Tillbook, tmp_path: Path) -> None:
    one = tmp_path / "one.csv"
    one.write_text("sku,name,price\nC9,Cheese,3.00\n", encoding="utf-8")
    said = [tillbook("import", "products", str(one)).err.splitlines()[0] for _ in range(2)]
    assert said == [
        "1 product was added and 0 changed; 0 were the same as before.",
        "0 products were added and 0 changed; 1 was the same as before.",
    ]


def test_the_same_file_again_changes_nothing_and_says_so(tillbook: Tillbook, products: str) -> None:
    tillbook("import", "products", products)
    again = tillbook("import", "products", products)
    assert again.status == 0
    assert "Nothing in the store was changed." in again.err


def test_a_dry_run_keeps_nothing(tillbook: Tillbook, products: str) -> None:
    assert "2 products would be added" in tillbook("import", "products", products, "--dry-run").err
    assert len(tillbook("query", "stock", "--json").json) == 2


def test_a_bad_row_is_named_and_nothing_is_imported(tillbook: Tillbook, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(PRODUCTS.replace("2.00", "2.001"), encoding="utf-8")
    answer = tillbook("import", "products", str(file))
    assert answer.status == 1
    assert answer.out.startswith('bad.csv, row 3, price "2.001": ')
    assert "Nothing was imported." in answer.err
    assert len(tillbook("query", "stock", "--json").json) == 2


def test_a_file_that_is_not_there_is_said(tillbook: Tillbook) -> None:
    answer = tillbook("import", "products", "/nothing.csv", "--json")
    assert (answer.status, list(answer.error)) == (1, ["code", "message", "params"])


@pytest.mark.parametrize(
    ("name", "what", "rows"), [("a.csv", "stock", 2), ("a.jsonl", "events", 4), ("a.xlsx", "orders", 0)]
)
def test_a_list_is_written_in_the_format_of_its_name(
    tillbook: Tillbook, tmp_path: Path, name: str, what: str, rows: int
) -> None:
    file = tmp_path / name
    assert tillbook("export", what, "-o", str(file), "--json").json == {"file": str(file), "rows": rows}
    assert file.stat().st_size > 0


def test_the_format_may_be_said(tillbook: Tillbook, tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    assert tillbook("export", "stock", "--format", "jsonl", "-o", str(file)).err == f"2 rows of stock are in {file}.\n"
    assert json.loads(file.read_text(encoding="utf-8").splitlines()[0])["sku"] == "A1"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("export", "moon", "-o", "x.csv"), "unknown_view"),
        (("export", "stock", "-o", "x.docx"), "unknown_format"),
        (("export", "stock", "-o", "/nothing/x.csv"), "file_not_written"),
    ],
)
def test_what_cannot_be_exported_is_said(tillbook: Tillbook, words: tuple[str, ...], code: str) -> None:
    assert tillbook(*words, "--json").error["code"] == code


def test_what_was_exported_while_the_store_is_open_is_the_same(
    tillbook: Tillbook, folder: Path, tmp_path: Path
) -> None:
    tillbook("export", "catalogue", "-o", str(tmp_path / "before.csv"))
    with closing(open_store(folder)):
        assert tillbook("export", "catalogue", "-o", str(tmp_path / "open.csv")).status == 0
    assert (tmp_path / "before.csv").read_bytes() == (tmp_path / "open.csv").read_bytes()
