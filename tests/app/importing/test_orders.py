from pathlib import Path

import pytest

from app.bootstrap import Store
from app.importing import import_file
from readmodels.orders.search import OrderQuery, find_orders
from tests.app.importing.conftest import Write
from tests.app.importing.looking import counts, documents, head, places

PRODUCTS = "sku,name,price,tax_rate,opening_stock\ntea,Tea,3.20,20,10\ncup,Cup,5,10,5\n"
HEADER = "order_ref,placed_at,customer_ref,sku,quantity,line_total,discount\n"
ORDERS = (
    HEADER + "1,2026-03-02T08:15:00,77,tea,2,6.00,0.40\n1,2026-03-02T08:15:00,77,cup,1,5.00,\n"
    "2,2026-03-02 09:00:00,,tea,3,10,0\n"
)


@pytest.fixture
def stocked(store: Store, write: Write) -> Store:
    assert import_file(store, "products", write(PRODUCTS)).committed
    return store


def test_consecutive_lines_with_one_reference_are_one_finished_order(stocked: Store, write: Write) -> None:
    report = import_file(stocked, "orders", write(ORDERS))
    assert (report.rows, counts(report), report.committed) == (3, (2, 0, 0), True)
    second, first = stocked.ask(lambda archive: find_orders(archive, OrderQuery(), lines=True)).result()
    assert (first["reference"], first["status"], first["total"], first["discount"]) == ("1", "finished", 1100, 40)
    assert first["placed_at"] == "2026-03-02T07:15:00.000000Z"
    assert [(line["sku"], line["quantity"], line["total"]) for line in first["lines"]] == [
        ("tea", 2000, 600), ("cup", 1000, 500),
    ]  # fmt: skip
    assert (second["customer_id"], second["lines"][0]["unit_price"]) == (None, None)


def test_its_goods_leave_the_stock_and_its_customer_is_registered(stocked: Store, write: Write) -> None:
    import_file(stocked, "orders", write(ORDERS))
    assert {sku: document["on_hand"] for sku, document in documents(stocked, "stock").items()} == {
        "tea": 5000, "cup": 4000,
    }  # fmt: skip
    assert [(c["reference"], c["orders"]) for c in documents(stocked, "customers").values()] == [("77", 1)]


def test_an_order_that_came_before_is_left_as_it_is(stocked: Store, write: Write) -> None:
    import_file(stocked, "orders", write(ORDERS))
    before = head(stocked)
    longer = ORDERS + "3,2026-03-02T10:00:00,,cup,1,5,0\n"
    assert counts(import_file(stocked, "orders", write(longer))) == (1, 0, 2)
    assert head(stocked) == before + 2


def test_another_order_under_a_reference_that_came_before_is_refused(stocked: Store, write: Write) -> None:
    import_file(stocked, "orders", write(ORDERS))
    before = head(stocked)
    report = import_file(stocked, "orders", write(ORDERS.replace("3,10,0", "3,9.99,0")))
    assert (places(report), report.problems[0].code) == ([(4, "order_ref", "2")], "order_differs")
    assert "was imported before" in report.problems[0].reason
    assert (report.committed, head(stocked)) == (False, before)


def test_a_column_that_is_not_there_says_nothing(stocked: Store, write: Write) -> None:
    content = "sku;line_total;order_ref;quantity;placed_at\ntea;3.20;9;1;2026-03-02\n"
    assert counts(import_file(stocked, "orders", write(content))) == (1, 0, 0)
    assert documents(stocked, "sales_by_hour")["2026-03-02T00"]["sales"] == 320


def rows(*lines: str) -> str:
    return HEADER + "".join(f"{line}\n" for line in lines)


GOOD = "1,2026-03-02T08:15:00,77,tea,1,1,0"
WRONG_ROWS = [
    (rows(GOOD, ",2026-03-02T08:15:00,,tea,1,1,0"), [(3, "order_ref", "")], "is empty"),
    (rows(GOOD, "2,yesterday,,tea,1,1,0"), [(3, "placed_at", "yesterday")], "is not a time"),
    (rows(GOOD, "2,,,tea,1,1,0"), [(3, "placed_at", "")], "is not a time"),
    (rows(GOOD, "2,2026-03-02,,coffee,1,1,0"), [(3, "sku", "coffee")], "There is no product coffee"),
    (rows(GOOD, "2,2026-03-02,,,1,1,0"), [(3, "sku", "")], "is empty"),
    (rows("2,2026-03-02,,tea,6,1,0", "2,2026-03-02,,cup,9,1,0"), [(3, "sku", "cup")], "Only 5 of Cup can be had"),
    (rows(GOOD, "2,2026-03-02,,tea,0,1,0"), [(3, "quantity", "0")], "is nothing"),
    (rows(GOOD, "2,2026-03-02,,tea,-1,1,0"), [(3, "quantity", "-1")], "may not be below zero"),
    (rows(GOOD, "2,2026-03-02,,tea,1,€1,0"), [(3, "line_total", "€1")], "is not a plain number"),
    (rows(GOOD, "2,2026-03-02,,tea,1,1,-0.01"), [(3, "discount", "-0.01")], "may not be below zero"),
    (rows(GOOD, f"2,2026-03-02,{'7' * 65},tea,1,1,0"), [(3, "customer_ref", "7" * 65)], "longer than 64"),
    (rows(GOOD, f"{'2' * 65},2026-03-02,,tea,1,1,0"), [(3, "order_ref", "2" * 65)], "longer than 64"),
    (rows(GOOD, "1,2026-03-02T08:16:00,77,tea,1,1,0"), [(3, "placed_at", "2026-03-02T08:16:00")], "something else"),
    (rows(GOOD, "1,2026-03-02T08:15:00,78,tea,1,1,0"), [(3, "customer_ref", "78")], "something else"),
    (rows(GOOD, "2,2026-03-02,,tea,1,1,0", GOOD), [(4, "order_ref", "1")], "Row 2 began an order"),
    (rows(GOOD, "2,2026-03-02,,tea,1,1"), [(3, "", "")], "6 cells and the header has 7"),
    (rows(GOOD, GOOD + ","), [(3, "", "")], "8 cells and the header has 7"),
    (rows(GOOD, '2,2026-03-02,,"te"a,1,1,0'), [(3, "", "")], "stands within a cell"),
    (rows(GOOD, '2,2026-03-02,,"tea,1,1,0'), [(3, "", "")], "never closed"),
    (rows(GOOD, "2,x,,coffee,0,1,y"), [(3, "quantity", "0"), (3, "discount", "y"), (3, "placed_at", "x")], "nothing"),
]


@pytest.mark.parametrize(("content", "where", "reason"), WRONG_ROWS)
def test_a_wrong_row_is_named_and_nothing_is_imported(
    stocked: Store, write: Write, content: str, where: list[tuple[int, str, str]], reason: str
) -> None:
    before = head(stocked)
    report = import_file(stocked, "orders", write(content))
    assert places(report) == where
    assert reason in report.problems[0].reason
    assert (report.committed, head(stocked)) == (False, before)


def test_rules_of_the_shop_are_told_for_every_order_that_breaks_them(stocked: Store, write: Write) -> None:
    lines = (f"{n},2026-03-02,,{sku},1,1,0" for n, sku in enumerate(["tea", "coffee", "cup", "plate"]))
    report = import_file(stocked, "orders", write(rows(*lines)))
    assert places(report) == [(3, "sku", "coffee"), (5, "sku", "plate")]


def test_a_row_counts_as_a_text_editor_does(stocked: Store, write: Write) -> None:
    content = rows('1,2026-03-02,"seventy\nseven",tea,1,1,0', "", "2,2026-03-02,,coffee,1,1,0")
    assert places(import_file(stocked, "orders", write(content))) == [(5, "sku", "coffee")]


def test_a_dry_run_finds_what_the_rules_would_say_and_keeps_nothing(stocked: Store, write: Write) -> None:
    before = head(stocked)
    good = import_file(stocked, "orders", write(ORDERS), dry_run=True)
    assert (counts(good), good.problems, good.committed) == ((2, 0, 0), (), False)
    bad = import_file(stocked, "orders", write(rows("1,2026-03-02,,cup,6,1,0")), dry_run=True)
    assert [problem.code for problem in bad.problems] == ["not_enough_stock"]
    assert (head(stocked), documents(stocked, "customers")) == (before, {})


def test_who_stops_an_import_keeps_nothing_of_it(stocked: Store, write: Write) -> None:
    def stop(done: int, of_all: int) -> None:
        assert (done, of_all) == (1000, 2500)
        raise InterruptedError

    before = head(stocked)
    path = write(rows(*(f"{n},2026-03-02,{n},tea,0.001,1,0" for n in range(2500))))
    with pytest.raises(InterruptedError):
        import_file(stocked, "orders", path, report=stop)
    assert (head(stocked), documents(stocked, "customers")) == (before, {})
    assert counts(import_file(stocked, "orders", path)) == (2500, 0, 0)


def test_the_reasons_can_be_put_into_another_language(stocked: Store, write: Write) -> None:
    problem = import_file(stocked, "orders", write(rows("1,2026-03-02,,coffee,1,1,0"))).problems[0]
    assert (problem.error.code, problem.error.params) == ("unknown_product", {"sku": "coffee"})
    assert str(problem) == f'file.csv, row 2, sku "coffee": {problem.reason}'


def test_the_file_is_as_it_was(stocked: Store, tmp_path: Path, write: Write) -> None:
    import_file(stocked, "orders", write(ORDERS))
    assert (tmp_path / "file.csv").read_text(encoding="utf-8") == ORDERS
