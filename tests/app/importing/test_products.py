import pytest

from app.bootstrap import Store
from app.importing import import_file
from domain.catalog.commands import ChangePrice
from domain.kernel.ids import Sku
from tests.app.importing.conftest import Write
from tests.app.importing.looking import counts, documents, head, places

TEA = "sku,name,price,cost,tax_rate,opening_stock,barcode\ntea,Black tea,3.20,1.9375,10,14,9501101530003\n"


def test_a_new_product_is_added_with_its_opening_stock(store: Store, write: Write) -> None:
    report = import_file(store, "products", write(TEA))
    assert counts(report) == (1, 0, 0)
    tea = documents(store, "catalogue")["tea"]
    assert (tea["price"], tea["cost"], tea["tax_rate"]) == (320, 1_937_500, 10_000)
    assert (tea["barcodes"], tea["unit"], tea["category"]) == (("09501101530003",), "each", "")
    assert documents(store, "stock")["tea"]["on_hand"] == 14_000


def test_what_the_file_says_otherwise_of_a_known_product_is_changed(store: Store, write: Write) -> None:
    import_file(store, "products", write(TEA))
    report = import_file(store, "products", write("sku,name,price,brand\ntea,Black tea 250 g,3.50,Larch\n"))
    assert counts(report) == (0, 1, 0)
    tea = documents(store, "catalogue")["tea"]
    assert (tea["name"], tea["price"], tea["brand"], tea["cost"]) == ("Black tea 250 g", 350, "Larch", 1_937_500)


def test_a_price_that_was_changed_since_is_set_back_by_the_file(store: Store, write: Write) -> None:
    import_file(store, "products", write(TEA))
    store.core.execute(ChangePrice(sku=Sku("tea"), price=999))
    assert counts(import_file(store, "products", write(TEA))) == (0, 1, 0)
    assert documents(store, "catalogue")["tea"]["price"] == 320


def test_the_opening_stock_of_a_known_product_is_not_booked_again(store: Store, write: Write) -> None:
    import_file(store, "products", write(TEA))
    assert counts(import_file(store, "products", write(TEA.replace(",14,", ",99,")))) == (0, 0, 1)
    assert documents(store, "stock")["tea"]["on_hand"] == 14_000


def test_an_empty_cell_leaves_numbers_as_they_are_and_takes_texts_away(store: Store, write: Write) -> None:
    import_file(store, "products", write("sku,name,price,cost,brand,unit\ntea,Tea,3.20,2,Larch,kg\n"))
    import_file(store, "products", write("sku,name,price,cost,brand,unit\ntea,Tea,3.20,,,\n"))
    tea = documents(store, "catalogue")["tea"]
    assert (tea["cost"], tea["brand"], tea["unit"]) == (2_000_000, "", "kg")


@pytest.mark.parametrize("cell", ["9501101530003 96385074", "9501101530003;96385074", "9501101530003; 96385074 ;"])
def test_a_product_may_have_several_barcodes(store: Store, write: Write, cell: str) -> None:
    import_file(store, "products", write(f"sku,name,price,barcode\ntea,Tea,1,{cell}\n"))
    assert documents(store, "catalogue")["tea"]["barcodes"] == ("09501101530003", "00000096385074")


@pytest.mark.parametrize(("cell", "allowed"), [("yes", True), ("TRUE", True), ("1", True), ("no", False), ("", False)])
def test_selling_below_zero_is_allowed_in_words(store: Store, write: Write, cell: str, allowed: bool) -> None:
    import_file(store, "products", write(f"sku,name,price,allow_negative\ntea,Tea,1,{cell}\n"))
    assert documents(store, "catalogue")["tea"]["allow_negative"] is allowed


WRONG_CELLS = [
    ("sku", "", "The SKU is missing"),
    ("sku", "x" * 65, "longer than 64"),
    ("name", "", "The name is missing"),
    ("name", "Te\x1ba", "cannot be printed"),
    ("price", "", "is empty"),
    ("price", "$1.00", "is not a plain number"),
    ("price", "1,00", "is not a plain number"),
    ("price", "1.005", "has more than 2 decimals"),
    ("price", "-1", "may not be below zero"),
    ("price", "99999999999.00", "more than any store has"),
    ("price", "1e3", "is not a plain number"),
    ("price", "٣", "is not a plain number"),
    ("cost", "1.0000001", "has more than 6 decimals"),
    ("tax_rate", "21%", "is not a plain number"),
    ("tax_rate", "101", "more than any store has"),
    ("opening_stock", "-3", "may not be below zero"),
    ("reorder_point", "0.0001", "has more than 3 decimals"),
    ("allow_negative", "perhaps", "is neither yes nor no"),
    ("barcode", "9501101530004", "should be 3"),
]


@pytest.mark.parametrize(("column", "cell", "reason"), WRONG_CELLS)
def test_a_wrong_cell_is_named_and_nothing_is_imported(
    store: Store, write: Write, column: str, cell: str, reason: str
) -> None:
    row = {"sku": "b", "name": "B", "price": "1"} | {column: f'"{cell}"'}
    others = ",".join("1" if name == "price" else "" if name not in ("sku", "name") else "a" for name in row)
    before = head(store)
    report = import_file(store, "products", write(f"{','.join(row)}\n{others}\n{','.join(row.values())}\n"))
    assert [(problem.file, problem.row, problem.column) for problem in report.problems] == [("file.csv", 3, column)]
    assert reason in report.problems[0].reason
    assert (report.committed, head(store), documents(store, "catalogue")) == (False, before, {})


def test_every_wrong_cell_of_a_file_is_told_at_once(store: Store, write: Write) -> None:
    report = import_file(store, "products", write("sku,name,price,cost\na,,x,y\nb,B,1,1\nc,C,,-1\n"))
    assert places(report) == [(2, "name", ""), (2, "price", "x"), (2, "cost", "y"), (4, "price", ""), (4, "cost", "-1")]


def test_a_product_that_stands_in_the_file_twice_is_told_with_both_rows(store: Store, write: Write) -> None:
    report = import_file(store, "products", write("sku,name,price\ntea,Tea,1\ncup,Cup,2\ntea,Tea,3\n"))
    assert places(report) == [(4, "sku", "tea")]
    assert report.problems[0].reason.startswith("Row 2 is for tea already")


def test_a_barcode_of_another_product_is_told_with_its_row(store: Store, write: Write) -> None:
    import_file(store, "products", write(TEA))
    report = import_file(store, "products", write("sku,name,price,barcodes\na,A,1,\ncup,Cup,2,9501101530003\n"))
    assert places(report) == [(3, "barcode", "9501101530003")]
    assert "already belongs to the product tea" in report.problems[0].reason
    assert list(documents(store, "catalogue")) == ["tea"]


def test_no_more_than_a_hundred_problems_are_told_and_all_are_counted(store: Store, write: Write) -> None:
    report = import_file(store, "products", write("sku,name,price\n" + "".join(f"s{n},N,x\n" for n in range(250))))
    assert (len(report.problems), report.problem_count, report.rows) == (100, 250, 250)


def test_an_amount_has_the_decimals_of_the_stores_currency(store: Store, write: Write) -> None:
    report = import_file(store, "products", write("sku,name,price\na,A,0.5\nb,B,0.05\nc,C,0.005\n"))
    assert places(report) == [(4, "price", "0.005")]
