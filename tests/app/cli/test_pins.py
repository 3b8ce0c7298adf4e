import io
import json

import msgspec
import pytest

from app.staff import is_pin
from domain.staff.events import Pin
from tests.app.cli.conftest import Tillbook


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_the_owner_is_added_from_a_terminal(tillbook: Tillbook, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "4711\n")
    pin = tillbook("hash-pin").json
    assert is_pin(msgspec.convert(pin, Pin), "4711")
    added = tillbook("do", "RegisterStaff", json.dumps({"name": "Olga", "role": "owner", "pin": pin}))
    assert added.status == 0
    (olga,) = tillbook("query", "staff", "--json").json
    assert (olga["name"], olga["role"], olga["number"], olga["pin_digits"]) == ("Olga", "owner", 1, 4)
    assert "argon2" not in tillbook("query", "staff", "--json").out
    # Whoever has the files has the store, and need not sign in.
    assert tillbook("do", "ChangePrice", json.dumps({"sku": "A1", "price": 120})).status == 0


def test_what_is_no_pin_is_refused(tillbook: Tillbook, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "12\n")
    answer = tillbook("hash-pin", "--json")
    assert answer.status == 1
    assert answer.json["error"]["code"] == "bad_pin"
