"""The end of a sale: money in, money out, one document, one receipt (RULES: cash; documents and the till)."""

from typing import Any

import pytest

from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import OrderId, SaleId, Sku
from domain.orders.commands import (
    AddSaleLine,
    CancelOrder,
    ChangeSaleLine,
    DiscountSale,
    FulfilOrder,
    GiveBackLine,
    PaySale,
    PlaceOrder,
    SetSaleCustomer,
    SetSaleKind,
)
from domain.orders.events import OrderKind
from domain.payments.commands import SetCashRounding, WantedTender
from domain.pricing.commands import MakePriceList, MakePromotion, SetCustomerGroup
from domain.pricing.plans import Goods, ListPrice, NForM, PercentOff, PriceListPlan, PromotionPlan
from domain.till.commands import OpenTill
from tests.domain.goods import APPLES, BREAD, line, product
from tests.given import Given

SALE, NEXT = SaleId("sale"), SaleId("next")


def scan(sku: str, quantity: int = 1000, sale: SaleId = SALE, **fields: Any) -> AddSaleLine:
    return AddSaleLine(sale_id=sale, sku=Sku(sku), quantity=quantity, **fields)


def cash(amount: int) -> WantedTender:
    return WantedTender(method="cash", amount=amount)


def card(amount: int) -> WantedTender:
    return WantedTender(method="card", amount=amount)


def pay(*tenders: WantedTender, sale: SaleId = SALE) -> PaySale:
    return PaySale(sale_id=sale, tenders=tenders)


def test_cash_is_given_change_and_a_receipt(given: Given) -> None:
    given(APPLES, scan("apples", 3000)).when(pay(cash(500))).then_gone("open_sales", SALE)
    assert (given.result["total"], given.result["change"], given.result["receipt"]) == (300, 200, 1)


def test_receipts_have_no_gap_where_a_sale_is_refused(given: Given) -> None:
    given(APPLES, scan("apples"), scan("apples", 9000, sale=NEXT), pay(cash(100)))
    given.when(pay(cash(900), sale=NEXT)).rejected("not_enough_stock")
    given(scan("apples", sale=SaleId("third")), pay(cash(100), sale=SaleId("third")))
    assert given.result["receipt"] == 2


def test_at_the_counter_all_of_it_is_paid_or_nothing_is_sold(given: Given) -> None:
    given(APPLES, scan("apples", 3000)).when(pay(cash(200))).rejected("not_all_paid", due=100)
    given.then_still("stock", "apples", on_hand=5000)
    given.when(pay()).rejected("no_tenders")


def test_several_tenders_pay_together_and_only_cash_is_rounded(given: Given) -> None:
    """RULES 2: 4.92 is 4.90 in cash and 4.92 by card."""
    given(SetCashRounding(increment=5), product("jam", price=492, opening_stock=9000))
    given(scan("jam"), pay(cash(490)))
    assert given.result["change"] == 0
    given(scan("jam", sale=NEXT), pay(card(492), sale=NEXT))
    given(scan("jam", sale=SaleId("3")), pay(card(400), cash(100), sale=SaleId("3")))
    assert given.result["change"] == 10


def test_a_telephone_order_takes_a_deposit_and_the_rest_when_it_is_fetched(given: Given) -> None:
    zoe = given(APPLES, RegisterCustomer(person=Person(name="Zoë"))).result
    given(scan("apples", 3000), SetSaleCustomer(sale_id=SALE, customer_id=zoe))
    given(SetSaleKind(sale_id=SALE, kind=OrderKind.TELEPHONE), pay(cash(100)))
    order = OrderId(given.result["order_id"])
    assert given.result["balance"] == 200
    given.when(FulfilOrder(order_id=order)).rejected("not_all_paid", due=200)
    given.when(FulfilOrder(order_id=order, tenders=(card(200),))).then("stock", "apples", on_hand=2000)


def test_a_cancelled_order_gives_its_deposit_back(given: Given) -> None:
    given(APPLES, OpenTill(), scan("apples", 3000), SetSaleKind(sale_id=SALE, kind=OrderKind.TELEPHONE), pay(cash(100)))
    order = OrderId(given.result["order_id"])
    given.then("till", "1", expected_cash=100).when(CancelOrder(order_id=order, reason="no time"))
    given.then("till", "1", expected_cash=0)


def test_what_comes_back_is_given_back_as_it_was_paid(given: Given) -> None:
    given(APPLES, OpenTill(), scan("apples", 3000), pay(card(300)))
    order = OrderId(given.result["order_id"])
    given(GiveBackLine(sale_id=NEXT, order_id=order, line=1, reason="ripe", quantity=1000)).when(pay(sale=NEXT))
    given.then("till", "1", expected_cash=0).then("stock", "apples", on_hand=3000)
    assert given.result["total"] == -100


def test_an_exchange_that_comes_to_nothing_needs_no_money(given: Given) -> None:
    given(APPLES, product("plums", opening_stock=5000), scan("apples"), pay(cash(100)))
    order = OrderId(given.result["order_id"])
    given(GiveBackLine(sale_id=NEXT, order_id=order, line=1, reason="ripe"), scan("plums", sale=NEXT))
    given.when(pay(sale=NEXT)).then("stock", "plums", on_hand=4000)
    assert (given.result["total"], given.result["receipt"]) == (0, 2)


def test_what_was_never_paid_here_is_given_back_as_somebody_says(given: Given) -> None:
    order = OrderId(given(APPLES, PlaceOrder(lines=(line("apples", 2000),))).result["order_id"])
    given(GiveBackLine(sale_id=SALE, order_id=order, line=1, reason="ripe")).when(pay(cash(200)))
    assert given.result["total"] == -200


def test_three_for_two_is_worked_out_at_the_scan_and_taken_back_with_the_line(given: Given) -> None:
    offer = NForM(goods=Goods(skus=(Sku("apples"),)), take=3, pay=2)
    given(APPLES, BREAD, MakePromotion(promotion=PromotionPlan(name="3 for 2", terms=offer)))
    given(scan("apples", 2000), scan("bread")).then("open_sales", SALE, total=550)
    given.when(scan("apples")).then("open_sales", SALE, total=550)
    lines = given.document("open_sales", SALE)["lines"]
    assert sum(one["offer_discount"] for one in lines) == 100
    assert {one["offer"] for one in lines if one["offer_discount"]} == {"3 for 2"}
    given.when(ChangeSaleLine(sale_id=SALE, line=1, quantity=1000)).then("open_sales", SALE, total=550)
    assert all(not one["offer_discount"] for one in given.document("open_sales", SALE)["lines"])


def test_the_better_of_a_promotion_and_a_discount_by_hand_holds(given: Given) -> None:
    plan = PromotionPlan(name="Week", terms=PercentOff(goods=Goods(skus=(Sku("apples"),)), rate=20_000))
    given(APPLES, MakePromotion(promotion=plan), scan("apples")).then("open_sales", SALE, total=80)
    given.when(ChangeSaleLine(sale_id=SALE, line=1, discount=10)).then("open_sales", SALE, total=80)
    given.when(ChangeSaleLine(sale_id=SALE, line=1, discount=30)).then("open_sales", SALE, total=70)


def test_a_customers_group_brings_its_prices_and_takes_them_along(given: Given) -> None:
    zoe = given(APPLES, RegisterCustomer(person=Person(name="Zoë"))).result
    prices = (ListPrice(sku=Sku("apples"), price=90),)
    given(MakePriceList(price_list=PriceListPlan(name="Trade", group="trade", prices=prices)))
    given(SetCustomerGroup(customer_id=zoe, group="trade"), scan("apples", 2000)).then("open_sales", SALE, total=200)
    given.when(SetSaleCustomer(sale_id=SALE, customer_id=zoe)).then("open_sales", SALE, total=180)
    (one,) = given.document("open_sales", SALE)["lines"]
    assert (one["unit_price"], one["list_price"], one["price_list"]) == (90, 100, "Trade")
    given.when(SetSaleCustomer(sale_id=SALE, customer_id=None)).then("open_sales", SALE, total=200)


def test_the_order_says_which_price_list_held_and_what_was_taken_off_that(given: Given) -> None:
    prices = (ListPrice(sku=Sku("apples"), price=90),)
    plan = PromotionPlan(name="Week", terms=PercentOff(goods=Goods(skus=(Sku("apples"),)), rate=10_000))
    given(APPLES, MakePriceList(price_list=PriceListPlan(name="Autumn", prices=prices)), scan("apples"), pay(cash(90)))
    given(MakePromotion(promotion=plan), scan("apples", sale=NEXT), pay(cash(81), sale=NEXT))
    said = [(line["offer"], line["offer_discount"]) for number in (1, 2) for line in given.order(number)["lines"]]
    assert said == [("Autumn", 0), ("Autumn, Week", 9)]


def test_the_order_says_which_promotion_took_off_what(given: Given) -> None:
    plan = PromotionPlan(name="Week", terms=PercentOff(goods=Goods(skus=(Sku("apples"),)), rate=20_000))
    given(APPLES, MakePromotion(promotion=plan), scan("apples"), DiscountSale(sale_id=SALE, rate=10_000), pay(cash(72)))
    (one,) = given.order(1)["lines"]
    assert (one["offer"], one["offer_discount"], one["sale_discount"], one["discount"]) == ("Week", 20, 8, 28)


@pytest.mark.parametrize("tender", [WantedTender(method="shells", amount=100), card(101), card(-1)])
def test_a_tender_that_cannot_be_right_sells_nothing(given: Given, tender: WantedTender) -> None:
    given(APPLES, scan("apples")).when(pay(tender))
    assert given._refused is not None
    given.then_still("stock", "apples", on_hand=5000)
