import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from app.bootstrap import Store, create_store
from app.exporting import EVENTS, FORMATS, export
from app.exporting.replacing import replaced
from app.importing import import_file
from app.queries import QUERIES
from domain.catalog.commands import AddProduct, EditProduct
from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.inventory.commands import AdjustStock
from domain.inventory.events import Reason
from domain.kernel.errors import Rejected, Unavailable
from domain.kernel.ids import Sku
from domain.kernel.messages import TERMINAL
from domain.kernel.sentences import sentence
from domain.orders.commands import AddSaleLine, PlaceOrder, WantedLine
from domain.orders.events import OrderKind
from domain.payments.commands import SellGiftCard, SetAccountLimit, WantedTender
from domain.pricing.commands import MakePriceList, MakePromotion, SetCustomerGroup
from domain.pricing.plans import AmountOff, Goods, ListPrice, PriceListPlan, PromotionPlan
from domain.shop.commands import SetUpStore
from domain.staff.commands import RegisterStaff
from domain.staff.events import Pin, Role
from domain.till.commands import CloseTill, OpenDrawer, OpenTill

TEA, CUP = Sku("tea"), Sku("-1+1")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store in which every list has something to show."""
    folder = tmp_path_factory.mktemp("store") / "shop"
    store = create_store(folder, SetUpStore(name="Corner", currency="EUR", prices_include_tax=True))
    run = store.core.execute
    tea = AddProduct(
        sku=TEA, name="=HYPERLINK(1)", category="Früh", price=320, cost=1_937_505, tax_rate=8875, unit="kg",
        barcodes=("9501101530003", "A 12"), opening_stock=12_125, reorder_point=20_000,
    )  # fmt: skip
    run(tea)
    run(AddProduct(sku=CUP, name='Cup "x", blue', category="", price=5, allow_negative=True))
    run(AdjustStock(sku=CUP, quantity=-1500, reason=Reason.DAMAGE))
    customer = run(RegisterCustomer(person=Person(name="Ann Lee", phone="+43 1 2345"))).result
    for kind in OrderKind:
        lines = (WantedLine(sku=TEA, quantity=137), WantedLine(sku=CUP, discount=2))
        run(PlaceOrder(lines=lines, kind=kind, customer_id=customer))  # type: ignore[arg-type]
    run(AddSaleLine(sale_id="sale-1", sku=TEA, quantity=1))  # type: ignore[arg-type]
    run(SetAccountLimit(customer_id=customer, limit=5000))  # type: ignore[arg-type]
    for command in (
        OpenTill(),
        OpenDrawer(reason="coins"),
        SellGiftCard(amount=500, tenders=(WantedTender(method="cash", amount=500),)),
        CloseTill(),
    ):
        run(command)
    goods = Goods(skus=(TEA,))
    run(MakePromotion(promotion=PromotionPlan(name="Tea time", terms=AmountOff(goods=goods, amount=20))))
    run(MakePriceList(price_list=PriceListPlan(name="Trade", prices=(ListPrice(sku=TEA, price=300),))))
    run(SetCustomerGroup(customer_id=customer, group="trade"))  # type: ignore[arg-type]
    pin = Pin(hash="$argon2id$", digits=4)  # from here on nobody is signed in, so this comes last
    run(RegisterStaff(name="Olga", role=Role.OWNER, pin=pin))
    yield store
    store.close()


def rows_of(path: Path) -> list[dict[str, Any]]:
    """What another program reads from a file: a row by name of column."""
    match path.suffix:
        case ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                return list(csv.DictReader(file))
        case ".jsonl":
            return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    header, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def exported(store: Store, folder: Path, what: str, fmt: str) -> dict[str, dict[str, Any]]:
    """The rows of a list by its key, out of a file."""
    path = folder / f"list.{fmt}"
    assert export(store, what, fmt, path) == len(rows_of(path))
    key = "position" if what == EVENTS else QUERIES[what].key
    return {str(row[key]): row for row in rows_of(path)}


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("what", [*QUERIES, EVENTS])
def test_every_list_can_be_exported_with_every_field(store: Store, tmp_path: Path, what: str, fmt: str) -> None:
    rows = exported(store, tmp_path, what, fmt)
    assert rows
    if what != EVENTS:
        assert all(list(row) == list(QUERIES[what].fields) for row in rows.values())
    assert [path.name for path in tmp_path.iterdir()] == [f"list.{fmt}"]


def test_amounts_in_csv_are_exact_decimals_and_formulas_are_texts(store: Store, tmp_path: Path) -> None:
    tea = exported(store, tmp_path, "catalogue", "csv")["tea"]
    assert (tea["price"], tea["cost"], tea["tax_rate"], tea["reorder_point"]) == ("3.20", "1.937505", "8.875", "20")
    assert (tea["name"], tea["barcodes"], tea["allow_negative"]) == (
        "'=HYPERLINK(1)",
        "09501101530003;A 12;",
        "false",
    )
    stock = exported(store, tmp_path, "stock", "csv")
    assert (stock["'-1+1"]["on_hand"], stock["'-1+1"]["name"]) == ("-2.5", 'Cup "x", blue')
    assert exported(store, tmp_path, "customers", "csv").popitem()[1]["phone"] == "'+43 1 2345"


def test_amounts_within_a_cell_are_exact_decimals_too(store: Store, tmp_path: Path) -> None:
    order = exported(store, tmp_path, "orders", "csv").popitem()[1]
    lines = json.loads(order["lines"])
    assert [(line["sku"], line["quantity"], line["total"]) for line in lines] == [
        ("tea", "0.137", "0.44"), ("-1+1", "1", "0.03"),
    ]  # fmt: skip
    [day] = exported(store, tmp_path, "sales_by_day", "csv").values()
    assert json.loads(day["categories"]) == {"Früh": "0.44", "": "0.03"}


def test_lines_of_orders_are_a_list_of_their_own(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "lines.csv"
    assert export(store, "order_lines", "csv", path) == 4
    last = rows_of(path)[-1]
    assert (last["number"], last["line"], last["sku"], last["total"]) == ("1", "2", "'-1+1", "0.03")


def test_amounts_in_a_sheet_are_numbers_and_formulas_are_texts(store: Store, tmp_path: Path) -> None:
    rows = exported(store, tmp_path, "catalogue", "xlsx")
    assert (rows["tea"]["price"], rows["tea"]["cost"], rows["tea"]["tax_rate"]) == (3.2, 1.937505, 8.875)
    assert (rows["tea"]["name"], rows["-1+1"]["sku"]) == ("=HYPERLINK(1)", "-1+1")


def test_amounts_for_programs_are_integers(store: Store, tmp_path: Path) -> None:
    tea = exported(store, tmp_path, "catalogue", "jsonl")["tea"]
    assert (tea["price"], tea["cost"], tea["tax_rate"], tea["reorder_point"]) == (320, 1_937_505, 8875, 20_000)
    assert (tea["name"], tea["allow_negative"]) == ("=HYPERLINK(1)", False)


def test_the_log_is_exported_in_order_and_without_what_is_known_of_persons(store: Store, tmp_path: Path) -> None:
    rows = list(exported(store, tmp_path, EVENTS, "jsonl").values())
    assert [row["position"] for row in rows] == list(range(1, len(rows) + 1))
    assert rows[0]["data"]["currency"] == "EUR"
    assert [row["data"]["person"] for row in rows if row["type"] == "CustomerRegistered"] == [None]
    assert "Ann Lee" not in (tmp_path / "list.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("fmt", ["csv", "xlsx"])
def test_an_exported_catalogue_imported_again_changes_nothing(store: Store, tmp_path: Path, fmt: str) -> None:
    path = tmp_path / f"products.{fmt}"
    export(store, "catalogue", fmt, path)
    report = import_file(store, "products", path)
    assert (report.problems, report.added, report.changed, report.unchanged) == ((), 0, 0, 2)


def test_progress_is_told_and_who_stops_leaves_the_old_file(store: Store, tmp_path: Path) -> None:
    for number in range(500):
        store.core.submit(EditProduct(sku=TEA, brand=str(number)), context=TERMINAL)
    heard: list[tuple[int, int]] = []

    def stop(done: int, of_all: int) -> None:
        heard.append((done, of_all))
        raise InterruptedError

    path = tmp_path / "events.jsonl"
    path.write_text("old")
    store.core.call(lambda: None).result()
    with pytest.raises(InterruptedError):
        export(store, EVENTS, "jsonl", path, stop)
    assert heard[0][0] == 500 < heard[0][1]
    assert [(found.name, found.read_text()) for found in tmp_path.iterdir()] == [("events.jsonl", "old")]


@pytest.mark.parametrize(
    ("what", "fmt", "code"), [("wages", "csv", "unknown_view"), ("stock", "pdf", "unknown_format")]
)
def test_what_cannot_be_exported_is_answered_with_a_sentence(
    store: Store, tmp_path: Path, what: str, fmt: str, code: str
) -> None:
    with pytest.raises(Rejected, match=code) as caught:
        export(store, what, fmt, tmp_path / "list")
    assert sentence(caught.value)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("place", ["missing/list.csv", "file/list.csv", ".", "x" * 300])
def test_a_place_that_cannot_be_written_is_answered_with_a_sentence(store: Store, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable, match="file_not_written") as caught:
        export(store, "stock", "csv", tmp_path / place)
    assert "could not be written" in sentence(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file to run into")
def test_a_disk_that_takes_no_more_leaves_the_old_file(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "list.csv"
    path.write_text("old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        with pytest.raises(Unavailable, match="file_not_written"), replaced(path) as file:
            file.write(b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [(found.name, found.read_text()) for found in tmp_path.iterdir()] == [("list.csv", "old")]
