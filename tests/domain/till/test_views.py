from typing import Any

import pytest

from app.sources import StoreSource
from app.verify import verify
from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.payments.commands import (
    AddPaymentMethod,
    PayAccount,
    PayOrder,
    RestorePaymentMethod,
    RetirePaymentMethod,
    SellGiftCard,
    SetAccountLimit,
    SetCashRounding,
    WantedTender,
)
from domain.till.commands import CloseTill, CountTill, OpenDrawer, OpenTill, PayIn
from domain.till.events import Denomination, MethodCount
from readmodels.payments.views import PaymentQuery, find_payments, find_receipt
from readmodels.till.views import find_z_reports
from tests.domain.payments.till import GiveBack, card, cash, ordered
from tests.domain.till.test_till import FLOAT, sold
from tests.given import Given


def payments(given: Given, **fields: Any) -> list[dict[str, Any]]:
    return StoreSource(given.store).ask(lambda archive: find_payments(archive, PaymentQuery(**fields)))


def z_reports(given: Given, **fields: Any) -> list[dict[str, Any]]:
    return StoreSource(given.store).ask(lambda archive: find_z_reports(archive, **fields))


def test_a_till_is_seen_at_any_time_and_reading_it_changes_nothing(given: Given) -> None:
    given(FLOAT).then("till", "1", business_date="2026-11-23", opening_float=10_000, expected_cash=10_000, receipts=0)
    sold(given, 500)
    given(PayIn(amount=100, reason="change"), OpenDrawer(reason="coins"))
    given.then("till", "1", expected_cash=10_600, receipts=1, sales=500, total_sales=500, total_net=500)
    figures = given.document("till", "1")["figures"]
    assert (figures["drawer_openings"], figures["paid_in"]) == (1, 100)
    given.reopen()
    sold(given, 250)
    given.then("till", "1", expected_cash=10_850, sales=750)


def test_an_open_till_is_the_same_after_the_store_was_closed(given: Given) -> None:
    sold(given(FLOAT), 500)
    before = given.document("till", "1")
    given.reopen()
    assert given.document("till", "1") == before
    assert verify(given.store) == []


def test_what_is_shown_of_a_count_is_who_and_not_what(given: Given) -> None:
    given(FLOAT).by("ada")(CountTill(counted=(MethodCount(method="cash", amount=1),)))
    given.by("bert")(CountTill(counted=(MethodCount(method="cash", amount=2),), second=True))
    given.then("till", "1", counted_by="ada", second_by="bert", expected_cash=10_000)


def test_a_closed_till_shows_what_is_left_in_it(given: Given) -> None:
    given(FLOAT)
    sold(given, 500)
    given(CloseTill(float_left=9000))
    given.then("till", "1", shift_id="", z=1, float_left=9000, expected_cash=0, total_sales=500, figures={})
    sold(given, 100)  # appears in no drawer
    given.then("till", "1", expected_cash=0, total_sales=500)


def test_every_z_is_found_again(given: Given) -> None:
    given(FLOAT)
    sold(given, 500)
    given(CountTill(denominations=(Denomination(value=1, count=10_400),)), CloseTill(float_left=9000))
    given.clock.advance(days=1)
    given(OpenTill(), CloseTill()).by(register="2")(OpenTill(), CloseTill())
    assert [(report["register"], report["z"]) for report in z_reports(given)] == [("2", 1), ("1", 2), ("1", 1)]
    (first,) = z_reports(given, register="1", z=1)
    assert (first["sales"], first["expected_cash"], first["difference"], first["bank_drop"]) == (
        500,
        10_500,
        -100,
        1400,
    )
    assert first["figures"]["methods"][0]["payments"] == 1
    assert first["methods"][0]["counted"] == 10_400
    assert len(z_reports(given, dates=("2026-11-24", "2026-11-24"))) == 2


def test_a_receipts_number_finds_its_order(given: Given) -> None:
    order_id, document = ordered(given, 500), ordered(given, 200)
    given(PayOrder(order_id=order_id, tenders=(card(100, "77"), cash(500))))
    given(GiveBack(order_id=document, total=200, of_order_id=order_id))
    found = StoreSource(given.store).ask(lambda archive: find_receipt(archive, "1", 1))
    assert found is not None
    assert (found["order_id"], found["number"], found["paid"], found["change"]) == (order_id, 1, 500, 100)
    assert found["tenders"][0] == {
        "method": "card", "kind": "card", "amount": 100, "tendered": 100, "reference": "77",
    }  # fmt: skip
    assert StoreSource(given.store).ask(lambda archive: find_receipt(archive, "1", 3)) is None
    assert [payment["kind"] for payment in payments(given, about_order_id=order_id)] == ["refunded", "paid"]
    assert [payment["receipt"] for payment in payments(given, order_id=order_id)] == [1]
    assert payments(given, first_date="2026-11-24") == []


def test_methods_are_shown_from_the_first_day(given: Given) -> None:
    given(SetCashRounding(increment=5), AddPaymentMethod(method="meal", name="Meals", needs_reference=True))
    given(RetirePaymentMethod(method="card"))
    given.then("payment_methods", "cash", kind="cash", gives_change=True, coin=5, coin_rule="half_up")
    given.then("payment_methods", "meal", name="Meals", needs_reference=True, retired=False)
    given.then("payment_methods", "card", retired=True)
    given(RestorePaymentMethod(method="card")).then("payment_methods", "card", retired=False)
    given(SetCashRounding(increment=0)).then("payment_methods", "cash", coin=0, coin_rule="")


def test_cards_and_accounts_show_what_is_left_and_owed(given: Given) -> None:
    ada = given(RegisterCustomer(person=Person(name="Ada"))).result
    given(SetAccountLimit(customer_id=ada, limit=1000), SellGiftCard(amount=500, number="G1", tenders=(cash(500),)))
    given.then("gift_cards", "G1", left=500, loaded=500).then("accounts", ada, limit=1000, owed=0, credit=0)
    order_id = ordered(given, 1000, customer_id=ada)
    tenders = (WantedTender(method="gift", amount=300, reference="G1"), WantedTender(method="account", amount=700))
    given(PayOrder(order_id=order_id, tenders=tenders)).then("accounts", ada, owed=700)
    given(PayAccount(customer_id=ada, tenders=(card(600),))).then("accounts", ada, owed=100)
    given(GiveBack(order_id=order_id, total=1000, of_order_id=order_id, customer_id=ada))
    given.then("gift_cards", "G1", left=500, loaded=800).then("accounts", ada, owed=0, credit=600)


# Sums that are made in another way


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("UPDATE gift_card SET balance = balance + 1", "accounts, credit and gift cards"),
        ("UPDATE account SET owed = owed + 1", "accounts, credit and gift cards"),
        ("UPDATE receipt_numbers SET last = last + 1", "receipt numbers have no gap"),
        (
            "UPDATE shift SET figures = json_set(figures, '$.methods[0].expected', 1)",
            "expected cash is what went in and out",
        ),
    ],
)
def test_verify_finds_what_does_not_agree(given: Given, damage: str, sentence: str) -> None:
    ada = given(RegisterCustomer(person=Person(name="Ada"))).result
    given(FLOAT, SetAccountLimit(customer_id=ada, limit=1000), SellGiftCard(amount=500, tenders=(cash(500),)))
    order_id = ordered(given, 500, customer_id=ada)
    given(PayOrder(order_id=order_id, tenders=(WantedTender(method="account", amount=500),)))
    driver = given.store.database.driver
    before = {table: driver.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
    driver.execute(damage)
    assert any(sentence in problem.what for problem in verify(given.store))
    for table, rows in before.items():
        driver.execute(f"DELETE FROM {table}")
        driver.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


TABLES = ("gift_card", "account", "receipt_numbers", "shift")
