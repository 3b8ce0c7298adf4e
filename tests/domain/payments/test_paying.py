from typing import Any

import pytest

from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import OrderId
from domain.orders.commands import CancelOrder, ImportedLine, ImportOrder, PlaceOrder
from domain.payments.commands import (
    AddPaymentMethod,
    EditPaymentMethod,
    PayOrder,
    RestorePaymentMethod,
    RetirePaymentMethod,
    SetCashRounding,
    WantedTender,
)
from domain.payments.events import TenderKind
from tests.domain.goods import line
from tests.domain.payments.till import GiveBack, amounts, card, cash, ordered
from tests.given import Given

VOUCHER = AddPaymentMethod(method="meal", name="Meal voucher", needs_reference=True)


def pay(order_id: OrderId, *tenders: WantedTender) -> PayOrder:
    return PayOrder(order_id=order_id, tenders=tenders)


# Paying


def test_cash_and_card_are_there_from_the_first_day(given: Given) -> None:
    given(pay(ordered(given, 492), cash(500)))
    assert (given.result["receipt"], given.result["change"], given.result["balance"]) == (1, 8, 0)
    given(pay(ordered(given, 492), card(492)))
    assert (given.result["receipt"], given.result["change"]) == (2, 0)


def test_a_deposit_leaves_a_balance_and_the_rest_settles_it(given: Given) -> None:
    order_id = ordered(given, 10_000)
    given(pay(order_id, cash(2000)))
    assert given.result["balance"] == 8000
    given(pay(order_id, card(5000), cash(5000)))
    assert (given.result["balance"], given.result["change"]) == (0, 2000)
    given.when(pay(order_id, cash(1))).rejected("nothing_due", number=1)


def test_coins_round_the_rest_that_cash_settles(given: Given) -> None:
    order_id = ordered(given(SetCashRounding(increment=5)), 492)
    given.when(pay(order_id, cash(492))).rejected("cash_not_in_coins", payable=490)
    given(pay(order_id, card(100), cash(400)))
    assert (given.result["change"], given.result["balance"]) == (10, 0)


def test_receipts_are_counted_for_each_register_without_a_gap(given: Given) -> None:
    first, second = ordered(given, 100), ordered(given, 100)
    given(pay(first, cash(100))).when(pay(second, card(101))).rejected("tender_too_much")
    given.by(register="2")(pay(second, cash(50)))
    assert given.result["receipt"] == 1
    given.by(register="1")(pay(second, cash(50)))
    assert given.result["receipt"] == 2


@pytest.mark.parametrize(
    ("tender", "code"),
    [
        (WantedTender(method="shells", amount=492), "unknown_method"),
        (WantedTender(method="meal", amount=492), "reference_missing"),
        (WantedTender(method="meal", amount=492, reference=" "), "reference_missing"),
        (WantedTender(method="meal", amount=492, reference="x" * 65), "text_too_long"),
        (WantedTender(method="meal", amount=493, reference="7"), "tender_too_much"),
        (WantedTender(method="cash", amount=10**40), "out_of_range"),
        (WantedTender(method="cash", amount=-1), "tender_not_positive"),
    ],
)
def test_a_tender_that_cannot_be_right_changes_nothing(given: Given, tender: WantedTender, code: str) -> None:
    order_id = ordered(given(VOUCHER), 492)
    given.when(pay(order_id, tender)).rejected(code)
    given.when(pay(order_id)).rejected("no_tenders")
    given(pay(order_id, cash(492)))
    assert given.result["receipt"] == 1


def test_an_order_that_is_not_there_to_be_paid_is_refused(given: Given) -> None:
    given.when(pay(OrderId("nowhere"), cash(1))).rejected("unknown_order")
    order_id = ordered(given, 492)
    given(CancelOrder(order_id=order_id, reason="never came")).when(pay(order_id, cash(492)))
    given.rejected("order_not_open")
    imported = ImportedLine(sku=line("cent").sku, quantity=1000, total=1)
    given(ImportOrder(reference="old 1", placed_at="2026-01-01T10:00:00Z", lines=(imported,)))
    given.when(pay(given.result["order_id"], cash(1))).rejected("nothing_due")


def test_an_order_that_comes_to_nothing_has_a_receipt_once(given: Given) -> None:
    given(PlaceOrder(lines=(line("cent", 5000, discount=5),)))
    order_id = given.result["order_id"]
    given(pay(order_id))
    assert given.result["receipt"] == 1
    given.when(pay(order_id)).rejected("nothing_due")


def test_the_customer_of_the_order_stands_on_its_payment(given: Given) -> None:
    given(RegisterCustomer(person=Person(name="Ada")))
    customer_id = given.result
    given(pay(ordered(given, 100, customer_id=customer_id), cash(100)))
    assert given.events("Paid")[-1].customer_id == customer_id


# Methods


def test_methods_are_added_edited_retired_and_restored(given: Given) -> None:
    order_id = ordered(given, 1000)
    given(VOUCHER).when(VOUCHER).rejected("method_taken")
    given(pay(order_id, WantedTender(method="meal", amount=100, reference="7")))
    given(EditPaymentMethod(method="meal", name="Meals", needs_reference=False))
    given(pay(order_id, WantedTender(method="meal", amount=100)))
    given.when(EditPaymentMethod(method="meal", name="Meals")).then_nothing()
    given(RetirePaymentMethod(method="meal")).when(RetirePaymentMethod(method="meal")).then_nothing()
    given.when(pay(order_id, WantedTender(method="meal", amount=100))).rejected("method_retired", name="Meals")
    given(RestorePaymentMethod(method="meal")).when(RestorePaymentMethod(method="meal")).then_nothing()
    given(pay(order_id, WantedTender(method="meal", amount=100)))
    assert given.result["balance"] == 700


def test_what_every_store_has_keeps_its_nature(given: Given) -> None:
    given.when(AddPaymentMethod(method="till2", name="Cash 2", kind=TenderKind.CASH)).rejected("method_built_in")
    given.when(AddPaymentMethod(method="cash", name="Cash")).rejected("method_taken")
    given.when(EditPaymentMethod(method="cash", gives_change=False)).rejected("method_terms_fixed")
    given.when(EditPaymentMethod(method="cash", gives_change=True)).then_nothing()
    given(EditPaymentMethod(method="cash", name="Coins"), RetirePaymentMethod(method="card"))
    given.when(pay(ordered(given, 100), card(100))).rejected("method_retired", name="Card")
    given.when(RetirePaymentMethod(method="shells")).rejected("unknown_method")


def test_the_smallest_coin_is_a_setting(given: Given) -> None:
    given.when(SetCashRounding(increment=0)).then_nothing()
    given.when(SetCashRounding(increment=-1)).rejected("out_of_range")
    given(SetCashRounding(increment=5)).when(SetCashRounding(increment=5)).then_nothing()


def test_change_is_given_on_a_voucher_that_may_be_overpaid(given: Given) -> None:
    given(SetCashRounding(increment=5), AddPaymentMethod(method="voucher", name="Voucher", gives_change=True))
    given(pay(ordered(given, 1502), WantedTender(method="voucher", amount=2000)))
    assert (given.result["change"], given.result["balance"]) == (500, 0)


# Giving back


def test_a_whole_refund_gives_back_what_was_tendered_method_by_method(given: Given) -> None:
    order_id = ordered(given(SetCashRounding(increment=5)), 1492)
    given(pay(order_id, card(1000)), pay(order_id, cash(500)))
    given(GiveBack(order_id=order_id, total=1492, of_order_id=order_id))
    assert amounts(given) == {"card": 1000, "cash": 490}
    assert given.result["rounding"] == -2
    assert given.result["receipt"] == 3
    given.when(GiveBack(order_id=order_id, total=1, of_order_id=order_id)).rejected("refund_beyond_paid", left=0)


def test_parts_that_come_back_one_by_one_end_at_what_was_tendered(given: Given) -> None:
    order_id = ordered(given(SetCashRounding(increment=5)), 492)
    given(pay(order_id, cash(490)))
    back = [amounts(given(GiveBack(order_id=order_id, total=total, of_order_id=order_id))) for total in (198, 198, 96)]
    assert back == [{"cash": 200}, {"cash": 200}, {"cash": 90}]


def test_a_refund_names_the_payments_that_it_gives_back(given: Given) -> None:
    order_id, document = ordered(given, 100), ordered(given, 100)
    given(pay(order_id, cash(60)))
    first = given.result["payment_id"]
    given(pay(order_id, cash(40)))
    given(GiveBack(order_id=document, total=30, of_order_id=order_id))
    (refunded,) = given.events("Refunded")
    assert refunded.gives_back == (first, given.events("Paid")[1].payment_id)
    assert (refunded.order_id, refunded.of_order_id) == (document, order_id)
    given.when(GiveBack(order_id=document, total=71, of_order_id=order_id)).rejected("refund_beyond_paid", left=70)


def test_without_a_receipt_somebody_says_how_it_comes_back(given: Given) -> None:
    document = ordered(given, 100)
    given.when(GiveBack(order_id=document, total=100)).rejected("no_tenders")
    given(GiveBack(order_id=document, total=100, tenders=(cash(100),)))
    assert amounts(given) == {"cash": 100}
    given.when(GiveBack(order_id=document, total=0, tenders=(cash(100),))).rejected("out_of_range")


def test_what_was_never_paid_cannot_be_given_back(given: Given) -> None:
    order_id = ordered(given, 100)
    given.when(GiveBack(order_id=order_id, total=100, of_order_id=order_id)).rejected("refund_beyond_paid", left=0)


@pytest.mark.parametrize("tenders", [(), (cash(50), card(50))])
def test_what_was_paid_by_a_method_that_is_retired_still_comes_back(given: Given, tenders: tuple[Any, ...]) -> None:
    order_id = ordered(given, 100)
    given(pay(order_id, card(100)), RetirePaymentMethod(method="card"))
    given.when(GiveBack(order_id=order_id, total=100, of_order_id=order_id, tenders=tenders))
    if tenders:
        given.rejected("method_retired")
    else:
        assert amounts(given) == {"card": 100}
