import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.queries import QUERIES
from readmodels.inventory.views import StockView
from readmodels.registry import VIEWS
from tests.app.cli.conftest import Tillbook

ROOT = Path(__file__).parents[3]
_OF_THE_ARCHIVE = {
    "low_stock", "orders", "order_lines", "movements", "payments", "z_reports", "prices", "price_history",
    "account_movements", "gift_card_movements", "cashier_acts", "cashier_days",
}  # fmt: skip


@pytest.fixture
def template(corner_that_traded: Path) -> Path:
    return corner_that_traded


def asked(tillbook: Tillbook, *words: str) -> list[dict[str, Any]]:
    answer = tillbook("query", *words, "--json")
    assert answer.status == 0, answer.err + answer.out
    documents: list[dict[str, Any]] = answer.json
    return documents


@pytest.mark.parametrize("name", QUERIES)
def test_every_list_answers_with_the_fields_that_it_declares(tillbook: Tillbook, name: str) -> None:
    for document in asked(tillbook, name):
        assert list(document) == list(QUERIES[name].fields)
        assert next(iter(document)) == QUERIES[name].key
    assert tillbook("query", name).status == 0


def test_every_view_can_be_asked_for(tillbook: Tillbook) -> None:
    listed = {entry["view"] for entry in tillbook("views", "--json").json}
    assert {view.name for view in VIEWS} | _OF_THE_ARCHIVE == listed
    assert "stock by sku" in tillbook("views").out


def test_stock_says_what_is_on_hand_and_what_is_kept(tillbook: Tillbook) -> None:
    apples, bread = asked(tillbook, "stock")
    assert (apples["on_hand"], apples["reserved"], apples["available"], apples["low"]) == (3000, 1000, 2000, False)
    assert (bread["sku"], bread["low"]) == ("B1", True)


def test_low_stock_is_what_has_come_down_to_its_reorder_point(tillbook: Tillbook) -> None:
    assert [document["sku"] for document in asked(tillbook, "low_stock")] == ["B1"]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ((), [2, 1]),
        (("--limit", "1"), [2]),
        (("--limit", "0"), []),
        (("--where", "number=1"), [1]),
        (("--where", "number=77"), []),
        (("--where", "customer=lang"), [1]),
        (("--where", "customer=1234"), [1]),
        (("--where", "customer=nobody"), []),
        (("--where", "sku=A1", "--where", "status=open"), [2]),
        (("--where", "sku=B1"), []),
        (("--where", "kind=counter"), [1]),
        (("--where", "customer_id=", "--where", "kind=telephone"), [2]),
        (("--where", "date=2000-01-01..2999-12-31"), [2, 1]),
        (("--where", "date=2000-01-01"), []),
    ],
)
def test_orders_are_found_by(tillbook: Tillbook, words: tuple[str, ...], numbers: list[int]) -> None:
    assert [order["number"] for order in asked(tillbook, "orders", *words)] == numbers


def test_an_order_comes_with_its_lines(tillbook: Tillbook) -> None:
    (order,) = asked(tillbook, "orders", "--where", "number=1")
    assert (order["total"], order["tax"], order["discount"], order["customer_name"]) == (180, 16, 20, "Zoë Lång")
    assert [(line["sku"], line["quantity"], line["total"]) for line in order["lines"]] == [("A1", 2000, 180)]
    assert asked(tillbook, "orders", "--key", order["order_id"]) == [order]


def test_movements_explain_what_is_on_hand(tillbook: Tillbook) -> None:
    movements = asked(tillbook, "movements", "--key", "A1")
    assert [(movement["reason"], movement["change"], movement["balance"]) for movement in movements] == [
        ("sale", -2000, 3000),
        ("opening", 5000, 5000),
    ]
    assert asked(tillbook, "movements", "--where", "reason=opening") == movements[1:]


def test_the_store_as_it_was_after_an_event(tillbook: Tillbook) -> None:
    assert asked(tillbook, "stock", "--key", "A1", "--as-of", "3")[0]["on_hand"] == 5000
    assert asked(tillbook, "stock", "--as-of", "0") == []
    assert asked(tillbook, "orders", "--as-of", "4") == []
    assert [m["reason"] for m in asked(tillbook, "movements", "--as-of", "4")] == ["opening"]
    assert tillbook("query", "stock", "--as-of", "3").err == "As of event 3.\n"


@pytest.mark.parametrize(
    ("when", "count"),
    [("2999-01-01", 2), ("2999-01-01T10:00", 2), ("2000-01-01T10:00:00+01:00", 0), ("2000-01-01", 0)],
)
def test_the_store_as_it_was_at_a_time(tillbook: Tillbook, when: str, count: int) -> None:
    assert len(asked(tillbook, "stock", "--as-of", when)) == count


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("moon",), "unknown_view"),
        (("stock", "--where", "colour=red"), "no_such_filter"),
        (("stock", "--where", "low"), "no_such_filter"),
        (("stock", "--where", "low=perhaps"), "filter_not_read"),
        (("stock", "--where", "on_hand=1.5"), "filter_not_read"),
        (("orders", "--where", "number=" + "9" * 30), "filter_not_read"),
        (("orders", "--where", "date=yesterday"), "filter_not_read"),
        (("stock", "--as-of", "99"), "position_ahead"),
        (("stock", "--as-of", "lately"), "not_a_moment"),
        (("stock", "--as-of", "9999-12-31T23:59:59-14:00"), "not_a_moment"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(tillbook: Tillbook, words: tuple[str, ...], code: str) -> None:
    answer = tillbook("query", *words, "--json")
    assert (answer.status, answer.error["code"]) == (1, code)


def test_filters_are_read_by_what_the_field_holds(tillbook: Tillbook) -> None:
    assert [d["sku"] for d in asked(tillbook, "stock", "--where", "low=yes")] == ["B1"]
    assert [d["sku"] for d in asked(tillbook, "stock", "--where", "on_hand=3000")] == ["A1"]
    assert [d["sku"] for d in asked(tillbook, "catalogue", "--where", "name=Bread")] == ["B1"]


def test_a_person_reads_money_and_quantities_in_columns(tillbook: Tillbook) -> None:
    header, apples, bread = tillbook("query", "catalogue").out.splitlines()
    assert header.split()[:2] == ["sku", "name"]
    assert (apples.split()[:2], bread.split()[:2]) == (["A1", "Apple"], ["B1", "Bread"])
    assert "3.50" in bread
    assert "10 %" in apples


def test_a_person_reads_one_document_field_by_field_and_its_lines_in_columns(tillbook: Tillbook) -> None:
    (order,) = asked(tillbook, "orders", "--where", "number=1")
    printed = tillbook("query", "orders", "--key", order["order_id"]).out
    assert "customer_name: Zoë Lång\n" in printed
    assert "total: 1.80\n" in printed
    header, apples = printed.partition("lines:\n")[2].splitlines()[:2]
    assert header.split()[:4] == ["sku", "name", "category", "quantity"]
    assert apples.split()[:5] == ["A1", "Apple", "Fruit", "2", "1.00"]
    assert len(tillbook("query", "movements", "--key", "A1").out.splitlines()) == 3
    assert len(tillbook("query", "orders", "--key", "none").out.splitlines()) == 1


def test_the_best_sellers_come_first(tillbook: Tillbook) -> None:
    tillbook("do", "ReceiveStock", '{"lines": [{"sku": "B1", "quantity": 1000}]}')
    tillbook("do", "PlaceOrder", '{"lines": [{"sku": "B1"}]}')
    assert [document["sku"] for document in asked(tillbook, "top_products")] == ["B1", "A1"]


def test_read_models_that_are_gone_or_garbled_are_answered_from_the_log(
    tillbook: Tillbook, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = [asked(tillbook, name) for name in QUERIES]
    (folder / "views" / "stock.json").write_bytes(b"{")
    (folder / "views" / "archive.sqlite").write_bytes(b"nonsense")
    (folder / "views" / "catalogue.json").unlink()
    assert [asked(tillbook, name) for name in QUERIES] == before
    assert "cannot be read" in caplog.text


def test_no_other_command_than_the_window_imports_qt(folder: Path) -> None:
    for words in (["query", "stock", "--json"], ["status"], ["commands"], ["do", "RenameStore", '{"name": "New"}']):
        run = f"import sys; from app.cli.main import main; main({words!r}); sys.exit('PySide6' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", run], cwd=ROOT, stdout=subprocess.DEVNULL).returncode == 0


def test_a_question_does_not_wait_for_the_write_side_to_be_imported(folder: Path) -> None:
    run = "import sys; from app.cli.main import main; main(['query', 'orders']); sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", run], cwd=ROOT, capture_output=True).returncode == 0


def test_a_reader_that_has_read_enough_is_no_trouble(tillbook: Tillbook, folder: Path) -> None:
    line = [sys.executable, "-m", "app", "query", "catalogue", "--json"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(line, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_accents_are_printed_whatever_the_terminal_says(tillbook: Tillbook) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "query", "customers", "--json"],
        cwd=ROOT, env=os.environ | {"PYTHONIOENCODING": "ascii"}, capture_output=True,
    )  # fmt: skip
    assert json.loads(done.stdout)[0]["name"] == "Zoë Lång"


def test_a_file_of_another_program_is_answered_in_a_sentence(tillbook: Tillbook, folder: Path) -> None:
    (folder / "store.sqlite").write_bytes(b"nonsense" * 1000)
    assert tillbook("query", "stock", "--json").error["code"] == "store_damaged"
    assert tillbook("do", "RenameStore", '{"name": "New"}', "--json").error["code"] == "store_damaged"


def test_a_damaged_page_is_answered_in_a_sentence(tillbook: Tillbook, folder: Path) -> None:
    file = folder / "store.sqlite"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    answer = tillbook("query", "stock", "--as-of", "4", "--json")
    assert (answer.status, answer.error["code"]) == (1, "store_damaged")


def test_a_view_that_stands_still_is_said_with_the_event_that_it_could_not_take(
    tillbook: Tillbook, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no shelf")

    (folder / "views" / "stock.json").unlink()
    monkeypatch.setattr(StockView, "moved", broken)
    answer = tillbook("query", "stock", "--json")
    assert answer.json[0]["on_hand"] == 0
    assert "stock stands still since event 3, which it could not take: RuntimeError: no shelf" in answer.err
    status = tillbook("status", "--json").json
    views = {view["name"]: view for view in status["views"]}
    assert (views["stock"]["state"], views["stock"]["position"], views["stock"]["lag"]) == (
        "stands still",
        2,
        status["head"] - 2,
    )
    assert views["catalogue"]["state"] == "current"
    assert "no shelf" in caplog.text
