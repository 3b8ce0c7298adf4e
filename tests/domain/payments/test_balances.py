import pytest

from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CustomerId
from domain.payments.commands import (
    PayAccount,
    PayOrder,
    SellGiftCard,
    SetAccountLimit,
    SetCashRounding,
    WantedTender,
)
from tests.domain.payments.till import GiveBack, amounts, card, cash, ordered
from tests.given import Given

NOBODY = CustomerId("nobody")


def account(amount: int) -> WantedTender:
    return WantedTender(method="account", amount=amount)


def credit(amount: int) -> WantedTender:
    return WantedTender(method="credit", amount=amount)


def gift(amount: int, number: str = "G1") -> WantedTender:
    return WantedTender(method="gift", amount=amount, reference=number)


@pytest.fixture
def ada(given: Given) -> CustomerId:
    customer_id: CustomerId = given(RegisterCustomer(person=Person(name="Ada"))).result
    return customer_id


# House account


def test_who_has_no_house_account_is_told_so(given: Given, ada: CustomerId) -> None:
    order_id = ordered(given, 1500, customer_id=ada)
    given.when(PayOrder(order_id=order_id, tenders=(account(1),))).rejected("no_account")


def test_a_customer_owes_up_to_the_limit(given: Given, ada: CustomerId) -> None:
    order_id = ordered(given(SetAccountLimit(customer_id=ada, limit=1000)), 1500, customer_id=ada)
    given.when(PayOrder(order_id=order_id, tenders=(account(1001),))).rejected("account_limit", left=1000)
    given.when(PayOrder(order_id=order_id, tenders=(account(600), account(401)))).rejected("account_limit")
    given(PayOrder(order_id=order_id, tenders=(account(600), cash(500))))
    assert given.result["balance"] == 400
    given.when(PayOrder(order_id=order_id, tenders=(account(401),))).rejected("account_limit", owed=600, left=400)
    given(PayOrder(order_id=order_id, tenders=(account(400),)))


def test_an_account_is_settled_in_parts_with_receipts(given: Given, ada: CustomerId) -> None:
    given(SetAccountLimit(customer_id=ada, limit=1000), SetCashRounding(increment=5))
    given(PayOrder(order_id=ordered(given, 992, customer_id=ada), tenders=(account(992),)))
    given(PayAccount(customer_id=ada, tenders=(card(500),)))
    assert (given.result["receipt"], given.result["balance"]) == (2, 492)
    given.when(PayAccount(customer_id=ada, tenders=(account(492),))).rejected("tender_not_for_this")
    given(PayAccount(customer_id=ada, tenders=(cash(500),)))
    assert (given.result["change"], given.result["balance"]) == (10, 0)
    given.when(PayAccount(customer_id=ada, tenders=(cash(5),))).rejected("nothing_owed")
    given.when(PayAccount(customer_id=NOBODY, tenders=(cash(5),))).rejected("nothing_owed")


def test_an_account_is_a_known_customers(given: Given, ada: CustomerId) -> None:
    order_id = ordered(given, 100)
    given.when(PayOrder(order_id=order_id, tenders=(account(100),))).rejected("tender_needs_customer")
    given.when(SetAccountLimit(customer_id=NOBODY, limit=1)).rejected("unknown_customer")
    given.when(SetAccountLimit(customer_id=ada, limit=-1)).rejected("out_of_range")
    given(SetAccountLimit(customer_id=ada, limit=1)).when(SetAccountLimit(customer_id=ada, limit=1)).then_nothing()


def test_what_comes_back_to_an_account_is_owed_no_more(given: Given, ada: CustomerId) -> None:
    given(SetAccountLimit(customer_id=ada, limit=1000))
    order_id = ordered(given, 1000, customer_id=ada)
    given(PayOrder(order_id=order_id, tenders=(account(1000),)))
    given(GiveBack(order_id=order_id, total=400, of_order_id=order_id, customer_id=ada))
    assert amounts(given) == {"account": 400}
    given(PayAccount(customer_id=ada, tenders=(cash(600),)))
    given(GiveBack(order_id=order_id, total=600, of_order_id=order_id, customer_id=ada))
    assert amounts(given) == {"credit": 600}


def test_a_part_of_what_comes_back_is_credited_where_less_is_owed(given: Given, ada: CustomerId) -> None:
    given(SetAccountLimit(customer_id=ada, limit=1000))
    order_id = ordered(given, 1000, customer_id=ada)
    given(PayOrder(order_id=order_id, tenders=(account(1000),)), PayAccount(customer_id=ada, tenders=(cash(700),)))
    chosen = GiveBack(order_id=order_id, total=400, of_order_id=order_id, customer_id=ada, tenders=(account(400),))
    given.when(chosen).rejected("account_owes_less", owed=300)
    given(GiveBack(order_id=order_id, total=1000, of_order_id=order_id, customer_id=ada))
    assert amounts(given) == {"account": 300, "credit": 700}


# Store credit


def test_what_is_credited_can_be_spent_and_no_more(given: Given, ada: CustomerId) -> None:
    document, order_id = ordered(given, 300, customer_id=ada), ordered(given, 500, customer_id=ada)
    given.when(PayOrder(order_id=order_id, tenders=(credit(1),))).rejected("credit_short", left=0)
    given(GiveBack(order_id=document, total=300, customer_id=ada, tenders=(credit(300),)))
    given.when(PayOrder(order_id=order_id, tenders=(credit(301),))).rejected("credit_short", left=300)
    given(PayOrder(order_id=order_id, tenders=(credit(200), card(200))))
    given.when(PayOrder(order_id=order_id, tenders=(credit(100), cash(-1)))).rejected("tender_not_positive")
    given(PayOrder(order_id=order_id, tenders=(credit(100),)))
    given.when(PayOrder(order_id=ordered(given, 9, customer_id=ada), tenders=(credit(1),))).rejected("credit_short")


def test_credit_belongs_to_a_customer(given: Given) -> None:
    document = ordered(given, 300)
    given.when(GiveBack(order_id=document, total=300, tenders=(credit(300),))).rejected("tender_needs_customer")


# Gift cards


def test_a_gift_card_is_sold_for_money_and_is_no_revenue(given: Given) -> None:
    given(SellGiftCard(amount=5000, number="g 1", tenders=(cash(6000),)))
    assert given.result | {"payment_id": ""} == {
        "number": "G1", "payment_id": "", "receipt": 1, "change": 1000, "balance": 0,
    }  # fmt: skip
    assert given.document("sales_by_day", "2026-11-23") is None
    given(SellGiftCard(amount=1000, number="G1", tenders=(card(1000),)))
    given.when(PayOrder(order_id=ordered(given, 9000), tenders=(gift(6001),))).rejected("gift_card_short", left=6000)


def test_a_gift_card_is_spent_in_parts(given: Given) -> None:
    given(SellGiftCard(amount=5000, number="G1", tenders=(cash(5000),)))
    order_id = ordered(given, 8000)
    given.when(PayOrder(order_id=order_id, tenders=(gift(3000), gift(2001, "g-1")))).rejected("gift_card_short")
    given(
        PayOrder(order_id=order_id, tenders=(gift(3000), cash(1000))),
        PayOrder(order_id=order_id, tenders=(gift(2000),)),
    )
    given.when(PayOrder(order_id=order_id, tenders=(gift(1),))).rejected("gift_card_short", left=0)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (SellGiftCard(amount=0, tenders=()), "out_of_range"),
        (SellGiftCard(amount=5000, tenders=()), "no_tenders"),
        (SellGiftCard(amount=5000, tenders=(cash(4999),)), "not_all_paid"),
        (SellGiftCard(amount=5000, tenders=(gift(5000),)), "tender_not_for_this"),
        (SellGiftCard(amount=5000, tenders=(cash(5000),), number="x" * 41), "text_too_long"),
        (SellGiftCard(amount=5000, tenders=(cash(5000),), customer_id=NOBODY), "unknown_customer"),
    ],
)
def test_a_card_that_cannot_be_right_is_not_sold(given: Given, command: SellGiftCard, code: str) -> None:
    given.when(command).rejected(code)
    assert given(SellGiftCard(amount=1, tenders=(cash(1),))).result["receipt"] == 1


def test_a_card_without_a_number_is_given_one_that_nobody_guesses(given: Given) -> None:
    numbers = [given(SellGiftCard(amount=100, tenders=(cash(100),))).result["number"] for _ in range(3)]
    assert len(set(numbers)) == 3
    assert all(len(number) == 16 and number.isdecimal() for number in numbers)


def test_what_was_paid_by_a_gift_card_comes_back_to_it(given: Given) -> None:
    given(SellGiftCard(amount=5000, number="G1", tenders=(cash(5000),)))
    order_id = ordered(given, 5500)
    given(PayOrder(order_id=order_id, tenders=(gift(5000), cash(500))))
    given(GiveBack(order_id=order_id, total=5500, of_order_id=order_id))
    assert amounts(given) == {"gift": 5000, "cash": 500}
    given(PayOrder(order_id=ordered(given, 5000), tenders=(gift(5000),)))


def test_a_refund_may_be_put_on_a_new_card(given: Given) -> None:
    document = ordered(given, 300)
    nameless = GiveBack(order_id=document, total=300, tenders=(gift(300, ""),))
    given.when(nameless).rejected("reference_missing")
    given(GiveBack(order_id=document, total=300, tenders=(gift(300, "G9"),)))
    given(PayOrder(order_id=ordered(given, 300), tenders=(gift(300, "G9"),)))
    given.when(PayOrder(order_id=ordered(given, 300), tenders=(gift(1, "G7"),))).rejected("unknown_gift_card")
