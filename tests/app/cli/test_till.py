"""A morning at the till from a terminal."""

import json

import pytest

from tests.app.cli.conftest import Tillbook


def do(tillbook: Tillbook, command: str, **data: object) -> dict[str, object]:
    answer = tillbook("do", command, json.dumps(data), "--json")
    assert answer.status == 0, answer.out + answer.err
    result: dict[str, object] = answer.json["result"]
    return result


def test_a_till_is_opened_paid_into_and_closed(tillbook: Tillbook) -> None:
    do(tillbook, "OpenTill", denominations=[{"value": 1000, "count": 5}])
    order = do(tillbook, "PlaceOrder", lines=[{"sku": "A1", "quantity": 2000}])
    tenders = [{"method": "card", "amount": 50, "reference": "8812"}, {"method": "cash", "amount": 200}]
    paid = do(tillbook, "PayOrder", order_id=order["order_id"], tenders=tenders)
    assert (paid["receipt"], paid["change"], paid["balance"]) == (1, 50, 0)
    (till,) = tillbook("query", "till", "--json").json
    assert (till["register"], till["expected_cash"]) == ("1", 5150)
    shown = tillbook("query", "till", "--key", "1").out
    assert "expected_cash: 51.50" in shown
    assert "  receipts: 1" in shown
    (payment,) = tillbook("query", "payments", "--where", "receipt=1", "--where", "register=1", "--json").json
    assert payment["order_id"] == order["order_id"]
    assert "8812" in tillbook("query", "payments", "--key", payment["payment_id"]).out
    do(tillbook, "CountTill", denominations=[{"value": 50, "count": 103}])
    assert do(tillbook, "CloseTill", float_left=5000) == {
        "z": 1, "float_left": 5000, "bank_drop": 150, "difference": 0,
    }  # fmt: skip
    (report,) = tillbook("query", "z_reports", "--where", "date=2020-01-01..2099-12-31", "--json").json
    assert (report["z"], report["difference"]) == (1, 0)
    assert "total_net" in tillbook("query", "z_reports", "--key", report["shift_id"]).out
    assert tillbook("verify").status == 0


@pytest.mark.parametrize("name", ["gift_cards", "accounts", "payment_methods", "payments", "z_reports", "till"])
def test_what_the_till_knows_is_exported(tillbook: Tillbook, name: str, folder: object) -> None:
    do(tillbook, "SellGiftCard", amount=500, tenders=[{"method": "cash", "amount": 500}])
    do(tillbook, "OpenTill")
    do(tillbook, "CloseTill")
    assert tillbook("export", name, "-o", f"{folder}/{name}.csv").status == 0


def test_a_refusal_says_what_to_do(tillbook: Tillbook) -> None:
    answer = tillbook("do", "PayIn", '{"amount": 100, "reason": "change"}', "--json")
    assert answer.status == 1
    assert answer.error["message"] == "The till of register 1 is not open. Open it first."
