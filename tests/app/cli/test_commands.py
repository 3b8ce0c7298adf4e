import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.app.cli.conftest import Answer, Tillbook

TWO_APPLES = '{"lines": [{"sku": "A1", "quantity": 2000}]}'


@pytest.fixture
def do_lines(tillbook: Tillbook, monkeypatch: pytest.MonkeyPatch) -> Any:
    def run(*lines: bytes) -> tuple[Answer, list[dict[str, Any]]]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"".join(line + b"\n" for line in lines))))
        answer = tillbook("do", "--stdin")
        return answer, [json.loads(line) for line in answer.out.splitlines()]

    return run


def stock(tillbook: Tillbook, sku: str) -> int:
    on_hand: int = tillbook("query", "stock", "--key", sku, "--json").json[0]["on_hand"]
    return on_hand


def test_an_order_needs_no_more_than_its_lines(tillbook: Tillbook) -> None:
    answer = tillbook("do", "PlaceOrder", TWO_APPLES, "--json")
    assert answer.status == 0
    assert answer.json["result"]["number"] == 1
    assert answer.json["last_position"] > answer.json["first_position"] > 0
    assert stock(tillbook, "A1") == 3000


def test_the_same_id_has_one_effect_and_one_receipt(tillbook: Tillbook) -> None:
    first = tillbook("do", "PlaceOrder", TWO_APPLES, "--id", "once", "--json")
    again = tillbook("do", "PlaceOrder", TWO_APPLES, "--id", "once", "--json")
    assert first.out == again.out
    assert stock(tillbook, "A1") == 3000


def test_a_refusal_is_a_sentence_with_status_1(tillbook: Tillbook) -> None:
    answer = tillbook("do", "PlaceOrder", '{"lines": [{"sku": "A1", "quantity": 7500}]}')
    assert answer.status == 1
    assert answer.err.startswith("Only 5 of Apple can be had, and 7.5 were asked for.")
    assert answer.out == ""


def test_a_refusal_in_json_has_a_code_and_its_parameters(tillbook: Tillbook) -> None:
    answer = tillbook("--json", "do", "PlaceOrder", '{"lines": [{"sku": "A1", "quantity": 7500}]}')
    assert answer.status == 1
    assert answer.error["code"] == "not_enough_stock"
    assert answer.error["params"]["wanted"] == 7500


@pytest.mark.parametrize(("currency", "price"), [("JPY", "1250"), ("TND", "1.250")])
def test_a_refusal_names_amounts_with_the_decimals_of_the_currency(
    tillbook: Tillbook, tmp_path: Path, currency: str, price: str
) -> None:
    store = ("--store", str(tmp_path / "other"))
    tillbook(*store, "init", "--name", "Other", "--currency", currency)
    tillbook(*store, "do", "AddProduct", '{"sku": "T", "name": "Tea", "category": "Tea", "price": 1250}')
    answer = tillbook(*store, "do", "PlaceOrder", '{"lines": [{"sku": "T", "discount": 2000}]}')
    assert f"the price of the line, {price}." in answer.err


@pytest.mark.parametrize(
    ("data", "code", "named"),
    [
        ('{"lines": [{"sku": "A1", "quantity": "2"}]}', "field_of_other_kind", "lines[0].quantity"),
        ('{"lines": [{"sku": "A1", "quantity": 1.5}]}', "field_of_other_kind", "lines[0].quantity"),
        ('{"lines": [{"quantity": 1}]}', "field_missing", "lines[0].sku"),
        ('{"lines": [], "colour": 1}', "field_unknown", "colour"),
        ('{"lines": [], "kind": "post"}', "field_wrong", "kind"),
        ('{"lines": [{"sku": "A1", "quantity": -1}]}', "quantity_not_positive", "quantity"),
        ('{"lines": [{"sku": "A1", "quantity": 99999999999999999999999}]}', "out_of_range", "quantity"),
        ('{"lines": [{"sku": "A1", "quantity": NaN}]}', "not_json", "invalid character"),
        ("[]", "field_of_other_kind", "command"),
        ('{"lines": [{"sku": "\udcff"}]}', "not_json", "not UTF-8"),
        ("", "not_json", "truncated"),
        ('{"lines": [{"sku": "A1"}], "note": "a\\u0000b"}', "text_not_printable", "note"),
    ],
)
def test_wrong_input_is_answered_by_naming_it(tillbook: Tillbook, data: str, code: str, named: str) -> None:
    answer = tillbook("do", "PlaceOrder", data, "--json")
    assert answer.status == 1
    assert answer.error["code"] == code
    assert named in str(answer.error["params"])
    assert len(answer.out) < 1500
    assert stock(tillbook, "A1") == 5000


@pytest.mark.parametrize(
    ("start", "filling", "end", "code"),
    [
        ('{"lines": [{"sku": "', "x", '"}]}', "unknown_product"),
        ('{"lines": [{"sku": "A1"}], "note": "', "x", '"}', "text_too_long"),
        ('{"lines": [{"sku": "A1", "quantity": ', "9", "}]}", "field_wrong"),
        ('{"lines": ', "[", "", "field_of_other_kind"),
    ],
)
def test_ten_megabytes_are_refused_in_a_sentence(
    tillbook: Tillbook, start: str, filling: str, end: str, code: str
) -> None:
    answer = tillbook("do", "PlaceOrder", start + filling * 10_000_000 + end, "--json")
    assert (answer.status, answer.error["code"]) == (1, code)
    assert len(answer.out) < 1000


def test_an_unknown_command_is_named(tillbook: Tillbook) -> None:
    assert tillbook("do", "SellEverything", "{}").err.startswith("There is no command SellEverything.")


def test_every_line_is_answered_in_order_and_a_broken_one_stops_nothing(do_lines: Any) -> None:
    order = b'{"command": "PlaceOrder", "data": %s}' % TWO_APPLES.encode()
    answer, lines = do_lines(order, b"nonsense", b"", b'{"command": "PlaceOrder", "id": "x", "data": {}}', order, order)
    assert answer.status == 1
    assert [line.get("error", {}).get("code", "done") for line in lines] == [
        "done", "not_json", "not_json", "field_missing", "done", "not_enough_stock",
    ]  # fmt: skip
    assert (lines[3]["line"], lines[3]["id"]) == (4, "x")


def test_lines_that_are_all_done_leave_with_status_0(do_lines: Any) -> None:
    answer, lines = do_lines(b'{"command": "PlaceOrder", "id": "x", "actor": "anna", "data": %s}' % TWO_APPLES.encode())
    assert answer.status == 0
    assert lines[0]["command_id"] == "x"


@pytest.mark.parametrize("words", [("do",), ("do", "PlaceOrder"), ("do", "PlaceOrder", "{}", "--stdin"), ("dance",)])
def test_wrong_usage_leaves_with_status_2(tillbook: Tillbook, words: tuple[str, ...]) -> None:
    assert tillbook(*words).status == 2


def test_every_command_is_listed_with_its_schema(tillbook: Tillbook) -> None:
    listed = {entry["command"]: entry["schema"] for entry in tillbook("commands", "--json").json}
    assert listed["PlaceOrder"]["$ref"] == "#/$defs/PlaceOrder"
    assert listed["PlaceOrder"]["$defs"]["WantedLine"]["required"] == ["sku"]
    assert "PlaceOrder lines [kind]" in tillbook("commands").out
