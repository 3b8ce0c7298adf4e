from datetime import datetime
from typing import Any

import pytest

from ui.format import Formats
from ui.orders.board.lines import pick_rows
from ui.orders.board.rows import Group, board_rows, group_of

NOW = datetime(2026, 11, 25, 14, 20)


@pytest.mark.parametrize(
    ("promised_for", "group"),
    [
        ("2026-11-25T14:19", Group.LATE),
        ("2026-11-24T16:00", Group.LATE),
        ("2026-11-25T14:20", Group.NOW),
        ("2026-11-25T15:20", Group.NOW),
        ("2026-11-25T15:21", Group.TODAY),
        ("2026-11-25T23:59", Group.TODAY),
        ("2026-11-26T00:00", Group.LATER),
        ("18:00", Group.NO_TIME),
        ("", Group.NO_TIME),
    ],
)
def test_an_order_stands_where_its_hour_is(promised_for: str, group: Group) -> None:
    assert group_of(promised_for, NOW) is group


def test_just_before_midnight_the_next_hour_is_now() -> None:
    assert group_of("2026-11-26T00:10", datetime(2026, 11, 25, 23, 50)) is Group.NOW


def order(number: int, promised_for: str, **fields: Any) -> dict[str, Any]:
    picks = [{"line": 1, "sku": "1", "name": "Oat Biscuits", "quantity": 2000, "note": "", "picked": 0, "short": ""}]
    told: dict[str, Any] = {
        "number": number, "promised_for": promised_for, "customer_id": None, "way": "pick_up", "note": "",
        "stage": "to_pick", "picker": "desk", "picks": picks, "total": 500, "paid": 0,
    }  # fmt: skip
    return told | fields


def test_the_most_urgent_is_on_top_and_each_group_has_one_heading() -> None:
    orders = {
        "a": order(1, "2026-11-26T09:00"), "b": order(2, "2026-11-25T13:00"), "c": order(3, "2026-11-25T17:00"),
        "d": order(4, "2026-11-24T10:00", way="delivery", paid=500), "e": order(5, ""),
    }  # fmt: skip
    rows = board_rows(orders, {}, {}, NOW, Formats("EUR", zone="Europe/Vienna"), str)
    assert [(row.number, row.heading) for row in rows] == [
        (4, "Late · 2"), (2, ""), (3, "Today · 1"), (1, "Later · 1"), (5, "Without a time · 1")
    ]  # fmt: skip
    assert [row.time for row in rows] == ["24 Nov 10:00", "13:00", "17:00", "Thu 09:00", "–"]
    assert rows[0].spoken() == "Late · 2, 24 Nov 10:00, Order 4, No customer, delivered, Oat Biscuits, To pick, Paid"


def test_who_picks_and_how_far_is_said() -> None:
    half = order(1, "", stage="picking", picker="cora")
    half["picks"] = [{**half["picks"][0], "picked": 2000}, {**half["picks"][0], "line": 2}]
    formats = Formats("EUR", zone="Europe/Vienna")
    (row,) = board_rows({"a": half}, {}, {}, NOW, formats, {"cora": "Cora"}.__getitem__)
    assert row.stage_words == "Cora picks, 1 of 2"
    (row,) = board_rows({"a": order(1, "", paid=700)}, {}, {}, NOW, formats, str)
    assert (row.due, row.paid) == ("€2.00 goes back", True)


def test_the_board_counts_a_line_as_the_picking_does() -> None:
    """What is weighed seldom comes out even: 480 grams of 500 are all of it, 300 are not."""
    kinds = ((480, ""), (300, ""), (300, "End of it"), (0, ""))
    weighed = order(1, "", stage="picking", picker="cora")
    weighed["picks"] = [
        {"line": number, "sku": "7", "name": "Cheese", "quantity": 500, "note": "", "picked": picked, "short": short}
        for number, (picked, short) in enumerate(kinds, 1)
    ]
    products = {"7": {"unit": "kg"}}
    assert [row.complete for row in pick_rows(weighed, products)] == [True, False, True, False]
    (row,) = board_rows({"a": weighed}, {}, products, NOW, Formats("EUR", zone="Europe/Vienna"), str.title)
    assert row.stage_words == "Cora picks, 2 of 4"
