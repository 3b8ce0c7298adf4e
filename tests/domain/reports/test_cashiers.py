"""What is told of each person at the till: what was taken back before it was paid, and what went past it."""

from typing import Any

import pytest

from app.queries import find, read
from app.sources import StoreSource
from domain.kernel.ids import OrderId, SaleId, Sku
from domain.kernel.tax import TaxPolicy
from domain.orders.commands import (
    AbandonSale,
    AddSaleLine,
    ChangeSaleLine,
    DiscountSale,
    GiveBackLine,
    GiveBackProduct,
    PaySale,
    RemoveSaleLine,
)
from domain.payments.commands import WantedTender
from domain.shop.commands import SetUpStore
from domain.staff.events import Role
from domain.till.commands import CloseTill, OpenDrawer, OpenTill
from readmodels.reports.cashiers import cashier_acts, cashier_days
from tests.domain.goods import APPLES, BREAD, product
from tests.domain.staff.people import at, staffed
from tests.given import Given

SALE, NEXT = SaleId("sale"), SaleId("next")


def scan(sku: str, quantity: int = 1000, sale: SaleId = SALE) -> AddSaleLine:
    return AddSaleLine(sale_id=sale, sku=Sku(sku), quantity=quantity)


def pay(amount: int, sale: SaleId = SALE) -> PaySale:
    return PaySale(sale_id=sale, tenders=(WantedTender(method="cash", amount=amount),) if amount > 0 else ())


def back(sku: str, reason: str, sale: SaleId = SALE) -> GiveBackProduct:
    return GiveBackProduct(sale_id=sale, sku=Sku(sku), reason=reason)


def price(unit_price: int, reason: str = "damaged") -> ChangeSaleLine:
    return ChangeSaleLine(sale_id=SALE, line=1, unit_price=unit_price, price_reason=reason)


def acts(given: Given, **fields: Any) -> list[dict[str, Any]]:
    return StoreSource(given.store).ask(lambda archive: cashier_acts(archive, **fields))


def told(given: Given, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(act[name] for name in names) for act in acts(given)]


def test_a_line_that_was_removed_is_told_with_the_order_that_the_sale_became(given: Given) -> None:
    given(APPLES, BREAD).by("ada")(scan("apples", 2000), scan("bread"), RemoveSaleLine(sale_id=SALE, line=1))
    assert told(given, "kind", "actor", "sku", "amount", "number") == [("line_removed", "ada", "apples", 200, 0)]
    given(pay(350))
    assert told(given, "kind", "number") == [("line_removed", 1)]


def test_a_sale_that_was_given_up_is_told_with_its_reason(given: Given) -> None:
    given(BREAD, scan("bread"), AbandonSale(sale_id=SALE, reason="left"))
    assert told(given, "kind", "reason", "amount", "number") == [("sale_abandoned", "left", 350, 0)]


def test_a_sale_of_which_every_line_was_taken_off_is_told_as_emptied_and_not_as_given_up(given: Given) -> None:
    given(BREAD, scan("bread"), RemoveSaleLine(sale_id=SALE, line=1))
    assert told(given, "kind", "reason", "amount") == [("sale_emptied", "", 0), ("line_removed", "", 350)]


def test_the_drawer_that_was_opened_for_nothing_is_told(given: Given) -> None:
    given(OpenDrawer(reason="change"))
    assert told(given, "kind", "reason", "amount") == [("no_sale", "change", 0)]


def test_a_price_of_ones_own_counts_once_and_says_what_was_given_away(given: Given) -> None:
    given(APPLES, scan("apples", 3000), price(80))
    given(ChangeSaleLine(sale_id=SALE, line=1, quantity=2000))
    assert told(given, "kind", "reason", "quantity", "amount") == [("own_price", "damaged", 2000, 40)]
    given(pay(160))
    assert told(given, "kind", "number") == [("own_price", 1)]


def test_a_price_that_was_put_back_is_not_told(given: Given) -> None:
    given(APPLES, scan("apples"), price(80), price(100))
    assert acts(given) == []


def test_what_was_never_sold_gave_nothing_away(given: Given) -> None:
    given(
        APPLES,
        BREAD,
        scan("bread"),
        scan("apples"),
        ChangeSaleLine(sale_id=SALE, line=2, unit_price=80, price_reason="old"),
    )
    given(RemoveSaleLine(sale_id=SALE, line=2))
    assert told(given, "kind", "amount") == [("line_removed", 80)]
    given(price(300), AbandonSale(sale_id=SALE, reason="left"))
    assert told(given, "kind", "amount") == [("sale_abandoned", 300), ("line_removed", 80)]


def test_goods_that_came_back_without_a_receipt_are_told_with_the_reason_and_who_approved_it(given: Given) -> None:
    people = staffed(given, sam=Role.SUPERVISOR, cora=Role.CASHIER)
    at(given, people["olga"])(BREAD)
    at(given, people["cora"]).by(people["cora"], people["sam"])(back("bread", "stale"))
    assert [act["kind"] for act in acts(given)] == ["approval"]  # nothing has come back yet
    given.by(people["cora"])(PaySale(sale_id=SALE, tenders=(WantedTender(method="cash", amount=350),)))
    (act,) = (act for act in acts(given) if act["kind"] == "no_receipt")
    assert (act["sku"], act["quantity"], act["amount"], act["number"]) == ("bread", 1000, 350, 1)
    assert (act["reason"], act["actor"], act["approver"]) == ("stale", people["cora"], people["sam"])


def test_goods_that_came_back_with_their_receipt_are_told_with_the_reason(given: Given) -> None:
    given(APPLES, BREAD, scan("bread"), pay(350))
    order_id = OrderId(given.result["order_id"])
    given.by("ada")(GiveBackLine(sale_id=NEXT, order_id=order_id, line=1, reason="stale"), scan("apples", sale=NEXT))
    given(PaySale(sale_id=NEXT, tenders=(WantedTender(method="cash", amount=250),)))
    assert told(given, "kind", "actor", "sku", "quantity", "amount", "number", "reason", "approver") == [
        ("returned", "ada", "bread", 1000, 350, 2, "stale", "")
    ]


def test_what_was_not_taken_back_after_all_is_not_told(given: Given) -> None:
    given(APPLES, BREAD, back("bread", "stale"), scan("apples"), RemoveSaleLine(sale_id=SALE, line=1), pay(100))
    given(back("bread", "stale", NEXT), AbandonSale(sale_id=NEXT, reason="left"))
    assert [kind for (kind,) in told(given, "kind")] == ["sale_abandoned", "line_removed"]


def test_what_came_back_counts_when_it_was_given_back(given: Given) -> None:
    given(BREAD, back("bread", "stale"))
    given.clock.advance(days=1)
    given(PaySale(sale_id=SALE, tenders=(WantedTender(method="cash", amount=350),)))
    assert told(given, "kind", "date") == [("no_receipt", "2026-11-24")]


@pytest.mark.parametrize(
    "shop", [SetUpStore(name="By document", currency="EUR", tax_policy=TaxPolicy.DOCUMENT)], indirect=True
)
def test_what_came_back_is_told_as_it_was_given_back_also_where_tax_is_reckoned_on_the_whole(given: Given) -> None:
    given(*(product(f"sweet-{place}", price=5, tax_rate=10_000) for place in range(3)))
    given(*(back(f"sweet-{place}", "stale") for place in range(3)))
    given(PaySale(sale_id=SALE, tenders=(WantedTender(method="cash", amount=17),)))
    (order,) = given.documents("recent_orders").values()
    assert order["total"] == -17
    assert sum(amount for (amount,) in told(given, "amount")) == 17


def test_what_had_to_be_approved_names_both_and_the_order(given: Given) -> None:
    people = staffed(given, cora=Role.CASHIER)
    at(given, people["olga"])(BREAD)
    at(given, people["cora"])(scan("bread"))
    given.by(people["cora"], people["olga"])(DiscountSale(sale_id=SALE, rate=50_000))
    given.by(people["cora"])(pay(175))
    (act,) = (act for act in acts(given) if act["kind"] == "approval")
    assert (act["actor"], act["approver"]) == (people["cora"], people["olga"])
    assert (act["reason"], act["number"]) == ("DiscountSale", 1)


def test_a_shift_that_goes_past_midnight_counts_for_its_own_day(given: Given) -> None:
    given(OpenTill(denominations=()))
    given.clock.advance(hours=15)  # one in the morning in Vienna
    given(OpenDrawer(reason="change"), CloseTill(), OpenDrawer(reason="after the close"))
    assert told(given, "reason", "date") == [("after the close", "2026-11-24"), ("change", "2026-11-23")]


@pytest.mark.parametrize(
    ("dates", "count"),
    [
        (None, 2),
        (("2026-11-23", "2026-11-23"), 1),
        (("2026-11-24", "2026-11-24"), 1),
        (("2026-11-23", "2026-11-24"), 2),
        (("2026-11-25", "2026-11-30"), 0),
    ],
)
def test_days_are_asked_for(given: Given, dates: tuple[str, str] | None, count: int) -> None:
    given(OpenDrawer(reason="change"))
    given.clock.advance(days=1)
    given(OpenDrawer(reason="change"))
    assert len(acts(given, dates=dates)) == count


def test_days_and_people_are_added_up(given: Given) -> None:
    given(APPLES, BREAD).by("ada")(OpenDrawer(reason="change"), scan("bread"), AbandonSale(sale_id=SALE, reason="left"))
    given(scan("apples", sale=NEXT), AbandonSale(sale_id=NEXT, reason="left"))
    given.by("bea")(OpenDrawer(reason="change"))
    given.clock.advance(days=1)
    given(OpenDrawer(reason="change"))
    days = StoreSource(given.store).ask(cashier_days)
    assert [(day["date"], day["actor"], day["no_sale"], day["sale_abandoned"]) for day in days] == [
        ("2026-11-24", "bea", 1, 0),
        ("2026-11-23", "ada", 1, 2),
        ("2026-11-23", "bea", 1, 0),
    ]
    assert days[1]["amounts"] == {"no_sale": 0, "sale_abandoned": 450}


def test_the_terminal_asks_for_days_people_and_kinds(given: Given) -> None:
    given.by("ada")(OpenDrawer(reason="change"))
    given.by("bea")(OpenDrawer(reason="stuck"))
    source = StoreSource(given.store)
    (act,) = read(find("cashier_acts"), source, {"actor": "bea", "date": ("2026-11-23", "2026-11-23")})
    assert act["reason"] == "stuck"
    assert [day["actor"] for day in read(find("cashier_days"), source, {"no_sale": 1})] == ["ada", "bea"]
