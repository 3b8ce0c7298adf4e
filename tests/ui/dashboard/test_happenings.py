from collections.abc import Mapping
from typing import Any

import pytest

from domain.inventory.events import Reason
from ui.dashboard.happenings import TELLINGS, happening
from ui.format import Formats
from ui.theme import icons

STOCK = {"1004": {"name": "Tomatoes", "unit": "kg"}}


def told(kind: str, **fields: Any) -> str:
    document: Mapping[str, Any] = {"kind": kind, "at": "", "what": "", "number": 0, "amount": 0, "count": 0} | fields
    item = happening(7, document, Formats("EUR"), STOCK, "now")
    return f"{item.text}: {item.detail}"


@pytest.mark.parametrize(
    ("kind", "fields", "sentence"),
    [
        ("sold", {"number": 1042, "amount": 3840, "count": 3}, "Order 1042 sold: 3 lines, €38.40"),
        ("ordered", {"number": 7, "amount": 100, "count": 1}, "Order 7 by phone: 1 line, €1.00"),
        ("cancelled", {"number": 7, "amount": 100, "what": "called off"}, "Order 7 cancelled: called off, €1.00"),
        ("stock_damage", {"what": "1004", "amount": -1250, "count": 1}, "Damaged: -1.25\u00a0kg Tomatoes"),
        ("stock_delivery", {"what": "DN-7", "amount": 5000, "count": 2}, "Delivery received: 2 products, DN-7"),
        ("stock_delivery", {"what": "", "amount": 5000, "count": 2}, "Delivery received: 2 products"),
        ("price", {"what": "1004", "amount": 449}, "Price changed: €4.49 for Tomatoes"),
        ("retired", {"what": "unknown"}, "No longer sold: unknown"),
    ],
)
def test_what_happened_is_told_in_a_sentence(kind: str, fields: dict[str, Any], sentence: str) -> None:
    assert told(kind, **fields) == sentence


def test_every_reason_for_which_goods_move_can_be_told() -> None:
    by_orders = {Reason.SALE, Reason.RETURN}
    assert {f"stock_{reason}" for reason in Reason if reason not in by_orders} <= TELLINGS.keys()


@pytest.mark.parametrize("kind", TELLINGS)
def test_every_happening_has_its_icon(kind: str) -> None:
    assert icons.svg(TELLINGS[kind].icon)
    assert not told(kind, amount=1, number=1, what="x", count=1).endswith(": ")
