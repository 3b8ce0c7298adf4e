from typing import Any

import pytest
from msgspec import structs

from domain.documents.commands import PrintCopy
from domain.kernel.ids import OrderId, SaleId, Sku
from domain.kernel.messages import Command
from domain.orders.commands import AbandonSale, AddSaleLine, CancelOrder, FulfilOrder, PlaceOrder, RemoveSaleLine
from domain.orders.events import SaleAbandoned
from domain.payments.commands import AddPaymentMethod, PayOrder, SellGiftCard, SetCashRounding, WantedTender
from domain.till.commands import CloseTill, CountTill, DifferenceReason, OpenDrawer, OpenTill, PayIn, PayOut
from domain.till.events import Denomination, MethodClosing, MethodCount, TillClosed
from domain.till.figures import Figures, abandoned
from tests.domain.goods import APPLES, BREAD, line
from tests.domain.payments.till import GiveBack, card, cash, ordered
from tests.given import Given

FLOAT = OpenTill(denominations=(Denomination(value=1000, count=5), Denomination(value=100, count=50)))
NOTHING = (Denomination(value=5, count=0),)


def sold(given: Given, total: int, *tenders: WantedTender) -> OrderId:
    """Sell goods for ``total`` at the counter, and take the money; in cash unless more is said."""
    given(PlaceOrder(lines=(line("cent", total * 1000),)))
    order_id: OrderId = given.result["order_id"]
    given(PayOrder(order_id=order_id, tenders=tenders or (cash(total),)))
    return order_id


def counted(amount: int, **fields: Any) -> CountTill:
    return CountTill(denominations=(Denomination(value=1, count=amount),), **fields)


def closed(given: Given, **fields: Any) -> TillClosed:
    given(CloseTill(**fields))
    event: TillClosed = given.events("TillClosed")[-1]
    return event


def of(event: TillClosed, method: str = "cash") -> MethodClosing:
    return next(one for one in event.methods if one.method == method)


# Opening


def test_a_till_is_opened_with_what_lies_in_it(given: Given) -> None:
    given(FLOAT)
    assert given.result["opening_float"] == 10_000
    assert given.result["business_date"] == "2026-11-23"
    given.when(FLOAT).rejected("till_open", register="1")
    given.by(register="2")(OpenTill())
    assert given.result["opening_float"] == 0


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (OpenTill(denominations=(Denomination(value=0, count=1),)), "out_of_range"),
        (OpenTill(denominations=(Denomination(value=5, count=-1),)), "out_of_range"),
        (OpenTill(denominations=(Denomination(value=10**12, count=2),)), "out_of_range"),
        (OpenTill(business_date="yesterday"), "not_a_date"),
        (PayIn(amount=100, reason="change"), "till_closed"),
        (PayOut(amount=100, reason="milk"), "till_closed"),
        (counted(100), "till_closed"),
        (CloseTill(), "till_closed"),
    ],
)
def test_what_a_closed_till_cannot_do_is_refused(given: Given, command: Command, code: str) -> None:
    given.when(command).rejected(code)


# Cash


def test_expected_cash_is_a_fold_of_what_happened(given: Given) -> None:
    given(SetCashRounding(increment=5), FLOAT)
    sold(given, 492, cash(2000))  # 490 stay
    sold(given, 1000, card(1000))
    order_id = sold(given, 300, card(100), cash(200))
    given(PayIn(amount=5000, reason="change"), PayOut(amount=1500, reason="milk"))
    given(GiveBack(order_id=order_id, total=300, of_order_id=order_id))
    given(SellGiftCard(amount=2500, tenders=(cash(2500),)))
    event = closed(given)
    assert of(event).expected == 10_000 + 490 + 200 + 5000 - 1500 - 200 + 2500
    assert of(event, "card").expected == 1000 + 100 - 100
    assert event.figures.rounding == -2
    assert event.figures.gift_cards == 2500


def test_a_voucher_that_is_overpaid_lies_in_the_drawer_and_its_change_does_not(given: Given) -> None:
    given(AddPaymentMethod(method="voucher", name="Voucher", gives_change=True), FLOAT)
    sold(given, 1500, WantedTender(method="voucher", amount=2000))
    event = closed(given)
    assert (of(event, "voucher").expected, of(event).expected) == (2000, 9500)
    (voucher,) = (one for one in event.figures.methods if one.method == "voucher")
    assert voucher.paid == 1500


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (PayIn(amount=0, reason="change"), "out_of_range"),
        (PayOut(amount=-5, reason="milk"), "out_of_range"),
        (PayOut(amount=7, reason="milk"), "cash_not_in_coins"),
        (PayOut(amount=5, reason=" "), "text_missing"),
        (OpenDrawer(reason=""), "text_missing"),
        (PrintCopy(receipt=1), "unknown_receipt"),
        (CountTill(), "nothing_counted"),
        (counted(100, counted=(MethodCount(method="cash", amount=1),)), "counted_twice"),
        (CountTill(counted=(MethodCount(method="shells", amount=1),)), "unknown_method"),
        (counted(100, second=True), "nothing_counted"),
        (CloseTill(float_left=-1), "out_of_range"),
        (CloseTill(float_left=10_001), "out_of_range"),
    ],
)
def test_what_cannot_be_right_changes_nothing(given: Given, command: Command, code: str) -> None:
    given(SetCashRounding(increment=5), FLOAT).when(command).rejected(code)
    assert of(closed(given)).expected == 10_000


def test_the_drawer_is_on_record_also_where_no_till_is_open(given: Given) -> None:
    given(OpenDrawer(reason="coins stuck"))
    (event,) = given.events("DrawerOpened")
    assert (event.shift_id, event.reason) == ("", "coins stuck")


def test_a_payment_counts_for_the_shift_of_its_register(given: Given) -> None:
    given(FLOAT)
    shift_id = given.result["shift_id"]
    sold(given, 100)
    sold(given.by(register="2"), 100)
    here, elsewhere = given.events("Paid")
    assert (here.shift_id, elsewhere.shift_id) == (shift_id, "")


# Counting


def test_a_count_is_blind_and_a_difference_is_recorded(given: Given) -> None:
    given(FLOAT)
    sold(given, 500)
    given.by("ada")(counted(10_400, counted=(MethodCount(method="card", amount=0),)))
    assert given.result["methods"] == [
        {"method": "cash", "counted": 10_400, "expected": 10_500, "difference": -100},
        {"method": "card", "counted": 0, "expected": 0, "difference": 0},
    ]  # told to whoever has counted, and to nobody before
    event = closed(given, reasons=(DifferenceReason(method="cash", reason="wrong change"),), float_left=9000)
    assert of(event) == MethodClosing(
        method="cash", kind=of(event).kind, expected=10_500, counted=10_400, difference=-100, reason="wrong change"
    )
    assert (of(event, "card").counted, of(event, "card").difference) == (0, 0)
    assert (event.counted_by, event.float_left, event.bank_drop) == ("ada", 9000, 1400)


def test_a_second_person_counts_beside_the_first(given: Given) -> None:
    given(FLOAT).by("ada")(counted(9990))
    given.when(counted(10_000, second=True)).rejected("second_count_same_person")
    given.by("bert")(counted(9995, second=True))
    event = closed(given)
    assert (of(event).expected, of(event).counted, of(event).second, of(event).difference) == (10_000, 9990, 9995, -5)
    assert (event.counted_by, event.second_by) == ("ada", "bert")


def test_without_names_nobody_can_say_who_counted_twice(given: Given) -> None:
    given(FLOAT, counted(9990), counted(9990, second=True))
    assert of(closed(given)).second == 9990


def test_a_later_count_takes_the_place_of_an_earlier_one(given: Given) -> None:
    given(FLOAT, counted(1), counted(10_000))
    assert of(closed(given)).difference == 0


def test_what_is_sold_after_the_count_is_no_difference(given: Given) -> None:
    given(FLOAT, counted(9900))
    sold(given, 500)
    event = closed(given)
    assert (of(event).expected, of(event).counted, of(event).moved, of(event).difference) == (10_500, 9900, 500, -100)
    assert event.float_left == 10_400


def test_closing_is_never_blocked_also_where_nobody_counted(given: Given) -> None:
    given(OpenTill(denominations=NOTHING), PayOut(amount=100, reason="milk"))
    event = closed(given)
    assert (of(event).expected, of(event).counted, of(event).difference) == (-100, None, None)
    assert (event.float_left, event.bank_drop) == (0, 0)


# Z


def test_a_z_is_numbered_per_register_and_covers_what_no_other_does(given: Given) -> None:
    given(FLOAT)
    sold(given, 500)
    first = closed(given, float_left=10_000)
    given(OpenTill())
    assert given.result["opening_float"] == 10_000
    order_id = sold(given, 300)
    given(CancelOrder(order_id=order_id, reason="broken"))
    second = closed(given)
    assert (first.z, second.z) == (1, 2)
    assert (first.total_sales, first.total_returns, first.total_net) == (500, 0, 500)
    assert (second.total_sales, second.total_returns, second.total_net) == (800, 300, 500)
    assert (second.figures.sales, second.figures.returns, second.figures.voids) == (300, 300, 1)
    assert (first.figures.first_receipt, first.figures.last_receipt) == (1, 1)
    assert (second.figures.first_receipt, second.figures.last_receipt, second.figures.receipts) == (2, 3, 2)
    assert first.last_position < second.first_position
    given.by(register="2")(OpenTill())
    assert closed(given).z == 1


def test_a_z_says_where_the_log_stood(given: Given) -> None:
    given(FLOAT)
    event = closed(given)
    (opened,) = given.events("TillOpened")
    with given.store.database.reader() as connection:
        hashes = dict(connection.execute("SELECT position, hash FROM event").fetchall())
    assert event.opening_hash == opened.hash == hashes[opened.position].hex()
    assert event.hash == hashes[event.last_position].hex()
    assert event.first_position == opened.position + 1


def test_a_forgotten_shift_is_closed_the_day_after_and_keeps_its_date(given: Given) -> None:
    given(FLOAT)
    given.clock.advance(days=1)
    sold(given, 500)
    assert given.events("Paid")[0].business_date == "2026-11-23"
    event = closed(given, float_left=5000)
    assert (event.business_date, event.local_date) == ("2026-11-23", "2026-11-24")
    given(OpenTill())
    assert (given.result["business_date"], given.result["opening_float"]) == ("2026-11-24", 5000)
    given(CloseTill(), OpenTill(business_date="2026-11-30", denominations=(Denomination(value=4900, count=1),)))
    assert given.result["business_date"] == "2026-11-30"
    assert (given.events("TillOpened")[-1].left, given.result["opening_float"]) == (5000, 4900)


def test_sales_are_told_per_tax_rate_when_they_are_handed_over(given: Given) -> None:
    given(APPLES, BREAD, FLOAT, PlaceOrder(lines=(line("apples", 2000, discount=20), line("bread"))))
    order_id = ordered(given, 777)
    given(PayOrder(order_id=order_id, tenders=(cash(500),)))
    before = closed(given)
    assert [(one.rate, one.net, one.tax, one.gross) for one in before.figures.rates] == [
        (10_000, 164, 16, 180), (20_000, 292, 58, 350),
    ]  # fmt: skip
    assert (before.figures.sales, before.figures.discounts, before.figures.discounted) == (530, 1, 20)
    given(OpenTill(), FulfilOrder(order_id=order_id, tenders=(cash(277),)))
    after = closed(given)
    assert (after.figures.sales, after.figures.documents) == (777, 1)


def test_what_was_not_sold_is_told_per_person(given: Given) -> None:
    sale = SaleId("s")
    given(FLOAT, APPLES)
    given.by("ada")(AddSaleLine(sale_id=sale, sku=Sku("apples")), AddSaleLine(sale_id=sale, sku=Sku("cent")))
    given(RemoveSaleLine(sale_id=sale, line=1)).by("bert")(AbandonSale(sale_id=sale, reason="left"))
    given(OpenDrawer(reason="coins"))
    sold(given, 10)
    given(PrintCopy(receipt=1))
    given(AddSaleLine(sale_id=SaleId("e"), sku=Sku("cent")), RemoveSaleLine(sale_id=SaleId("e"), line=1))
    figures = closed(given).figures
    ada, bert = figures.operators
    assert (ada.actor, ada.started, ada.removed_lines, ada.removed) == ("ada", 1, 1, 100)
    assert (bert.actor, bert.abandoned_sales, bert.abandoned, bert.drawer_openings, bert.copies) == ("bert", 1, 1, 1, 1)
    assert (bert.receipts, bert.paid, bert.started, bert.emptied_sales) == (1, 10, 1, 1)
    assert (figures.started, figures.receipts, figures.emptied_sales) == (2, 1, 1)
    assert (figures.removed_lines, figures.abandoned_sales, figures.drawer_openings, figures.copies) == (2, 1, 1, 1)


def test_what_an_older_version_counted_as_given_up_is_counted_so_for_ever() -> None:
    emptied = SaleAbandoned(sale_id=SaleId("s"), reason="", lines=0, total=0)
    figures = abandoned(Figures(), emptied, "ada")
    assert (figures.abandoned_sales, figures.emptied_sales) == (1, 0)
    figures = abandoned(Figures(), structs.replace(emptied, emptied=True), "ada")
    assert (figures.abandoned_sales, figures.emptied_sales) == (0, 1)
