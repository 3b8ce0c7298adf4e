from pathlib import Path

import pytest

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
