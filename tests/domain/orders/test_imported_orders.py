from typing import Any

import pytest

from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import Sku
from domain.orders.commands import ImportedLine, ImportOrder
from tests.domain.goods import APPLES
from tests.given import Given


def imported(*lines: ImportedLine, **fields: Any) -> ImportOrder:
    told: dict[str, Any] = {"reference": "R1", "placed_at": "2026-01-31T23:30:00.000000Z", "lines": lines}
    return ImportOrder(**(told | fields))


def charged(quantity: int, total: int, discount: int = 0) -> ImportedLine:
    return ImportedLine(sku=Sku("apples"), quantity=quantity, total=total, discount=discount)


def test_what_was_charged_elsewhere_holds_also_without_a_whole_price(given: Given) -> None:
    given(APPLES).when(imported(charged(3000, 100, 5)))
    order = given.order(1)
    assert (order["reference"], order["total"], order["discount"], order["status"]) == ("R1", 100, 5, "finished")
    assert order["lines"][0]["unit_price"] == 35
    given.when(imported(charged(1000, 99, 1), charged(500, 33, 0), charged(300, 10), reference="R2"))
    assert [each["unit_price"] for each in given.order(2)["lines"]] == [100, 66, None]


def test_it_counts_on_the_day_that_the_stores_clock_showed(given: Given) -> None:
    given(APPLES).when(imported(charged(1000, 100))).then("sales_by_day", "2026-02-01", orders=1, sales=100)
    given.then("sales_by_hour", "2026-02-01T00", orders=1)


def test_a_customer_of_another_program_is_registered_once(given: Given) -> None:
    given(APPLES, imported(charged(1000, 100), customer_reference="K1"))
    given.when(imported(charged(1000, 100), reference="R2", customer_reference="K1"))
    given.then("store_totals", "store", customers=1, orders=2)


def test_a_customer_who_is_known_by_the_reference_is_found(given: Given) -> None:
    zoe = given(APPLES, RegisterCustomer(person=Person(name="Zoë"), reference="K1")).result
    given.when(imported(charged(1000, 100), customer_reference="K1")).then("customers", zoe, orders=1, spent=100)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (imported(), "no_lines"),
        (imported(charged(0, 100)), "quantity_not_positive"),
        (imported(charged(1000, -1)), "out_of_range"),
        (imported(charged(1000, 1, -1)), "out_of_range"),
        (imported(charged(6000, 1)), "not_enough_stock"),
        (imported(ImportedLine(sku=Sku("moon"), quantity=1, total=1)), "unknown_product"),
        (imported(charged(1000, 1), reference=""), "text_missing"),
        (imported(charged(1000, 1), customer_reference="x" * 65), "text_too_long"),
        (imported(charged(1000, 1), placed_at="yesterday"), "not_a_time"),
        (imported(charged(1000, 1), placed_at="2026-01-31T10:00:00"), "not_a_time"),
        (imported(charged(1000, 1), placed_at="0001-01-01T00:00:00+14:00"), "not_a_time"),
    ],
)
def test_what_cannot_be_taken_over_changes_nothing(given: Given, command: ImportOrder, code: str) -> None:
    given(APPLES).when(command).rejected(code)
    given.then_still("stock", "apples", on_hand=5000)
