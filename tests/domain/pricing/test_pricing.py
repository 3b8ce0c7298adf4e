"""Promotions, price lists and groups of customers: what is granted, what is refused, and what a basket then costs."""

from collections.abc import Callable
from typing import Any, TypeVar

import pytest

from app.bootstrap import Store
from domain.catalog.commands import ChangePrice
from domain.customers.commands import EraseCustomer, RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CommandId, CustomerId, Sku
from domain.kernel.messages import Command, Context
from domain.persistence.transaction import Transaction
from domain.pricing import desk
from domain.pricing.commands import (
    ChangePriceList,
    ChangePromotion,
    EndPriceList,
    EndPromotion,
    MakePriceList,
    MakePromotion,
    SetCustomerGroup,
)
from domain.pricing.engine import Line, Priced
from domain.pricing.keys import indexed
from domain.pricing.plans import (
    NO_OFFERS,
    AmountOff,
    Bundle,
    Goods,
    ListPrice,
    ListRate,
    NForM,
    Offers,
    Part,
    PercentOff,
    Period,
    PriceListPlan,
    PromotionPlan,
    Terms,
)
from tests.domain.goods import APPLES, BREAD
from tests.given import Given

A, B = Sku("apples"), Sku("bread")
ALL = Goods()
TEN = PercentOff(goods=ALL, rate=10_000)


def plan(terms: Terms = TEN, **fields: Any) -> PromotionPlan:
    return PromotionPlan(**({"name": "Ten off", "terms": terms} | fields))


def listed(*prices: ListPrice, **fields: Any) -> PriceListPlan:
    return PriceListPlan(**({"name": "Trade", "prices": prices} | fields))


def basket(given: Given, **customer: str) -> dict[str, Priced]:
    """What a piece of each product costs now, as a handler would be told."""
    lines = [Line(1, A, "Fruit", 1000, 100), Line(2, B, "Bakery", 1000, 350)]

    def ask(tx: Transaction) -> dict[int, Priced]:
        return desk.priced_basket(tx, lines, desk.group_of(tx, customer.get("customer", "")))

    found = inside(given.store, ask)
    return {line.sku: found[line.line] for line in lines}


def offers(given: Given, *lines: Line) -> Offers:
    return inside(given.store, lambda tx: desk.offers_for(tx, lines))


T = TypeVar("T")


def inside(store: Store, question: Callable[[Transaction], T]) -> T:
    """Ask as a handler does, and take nothing over."""

    def ask() -> T:
        with store.core.side.unit(store.core.clock) as unit:
            return question(Transaction(unit, CommandId("asked"), Context(), store.core.clock()))

    return store.core.call(ask).result()


def off(given: Given, **customer: str) -> dict[str, int]:
    return {sku: its.off for sku, its in basket(given, **customer).items()}


def test_a_promotion_holds_until_it_is_ended(given: Given) -> None:
    given(APPLES, BREAD)
    assert offers(given) == NO_OFFERS
    promotion = given(MakePromotion(promotion=plan())).result
    assert off(given) == {A: 10, B: 35}
    given.reopen()
    assert off(given) == {A: 10, B: 35}
    given(EndPromotion(promotion_id=promotion))
    assert off(given) == {A: 0, B: 0}
    assert offers(given) == NO_OFFERS
    given.when(EndPromotion(promotion_id=promotion)).then_nothing()
    given.when(ChangePromotion(promotion_id=promotion, promotion=plan())).rejected("offer_ended", name="Ten off")


def test_a_promotion_that_is_changed_leaves_what_it_concerned_before(given: Given) -> None:
    given(APPLES, BREAD)
    promotion = given(MakePromotion(promotion=plan(AmountOff(goods=Goods(skus=(A,)), amount=7)))).result
    assert off(given) == {A: 7, B: 0}
    other = plan(AmountOff(goods=Goods(categories=("Bakery",)), amount=8))
    given(ChangePromotion(promotion_id=promotion, promotion=other, expected_version=1))
    assert off(given) == {A: 0, B: 8}
    given.when(ChangePromotion(promotion_id=promotion, promotion=other)).then_nothing()
    given.when(ChangePromotion(promotion_id=promotion, promotion=plan(), expected_version=1)).rejected(
        "changed_meanwhile", what="Ten off"
    )


def test_only_what_can_matter_for_a_basket_is_found(given: Given) -> None:
    given(APPLES, BREAD)
    for terms in (
        PercentOff(goods=Goods(skus=(A,)), rate=1000),
        NForM(goods=Goods(categories=("Fruit",)), take=3, pay=2),
        Bundle(parts=(Part(goods=Goods(skus=(A,))), Part(goods=Goods(skus=(B,)))), price=400),
        AmountOff(goods=Goods(categories=("Bakery",)), amount=1),
    ):
        given(MakePromotion(promotion=plan(terms)))
    found = offers(given, Line(1, A, "Fruit", 1000, 100))
    assert {sku: len(few.promotions) for sku, few in found.skus.items()} == {A: 2}
    assert {name: len(few.promotions) for name, few in found.categories.items()} == {"Fruit": 1}
    assert offers(given, Line(1, Sku("x"), "", 1000, 100)) == NO_OFFERS


def test_what_the_index_finds_is_what_reading_every_offer_finds(given: Given) -> None:
    given(APPLES, BREAD)
    plans = [plan(PercentOff(goods=Goods(skus=(A,), categories=("Bakery",)), rate=1000)), plan()]
    promotions = [(given(MakePromotion(promotion=its)).result, its) for its in plans]
    trade = listed(ListPrice(sku=A, price=90), rates=(ListRate(goods=ALL, rate=5000),))
    lists = [(given(MakePriceList(price_list=trade)).result, trade)]
    whole = indexed(promotions, lists)
    assert offers(given, Line(1, A, "Fruit", 1000, 100), Line(2, B, "Bakery", 1000, 350)) == whole


def test_a_price_list_holds_for_its_group(given: Given) -> None:
    given(APPLES, BREAD)
    customer = given(RegisterCustomer(person=Person(name="Ann"))).result
    trade = listed(ListPrice(sku=A, price=90), group="trade", rates=(ListRate(goods=ALL, rate=10_000),))
    price_list = given(MakePriceList(price_list=trade)).result
    assert basket(given, customer=customer)[A].unit_price == 100
    given(SetCustomerGroup(customer_id=customer, group=" trade "))
    found = basket(given, customer=customer)
    assert (found[A].unit_price, found[B].unit_price) == (90, 315)
    assert (found[A].list_id, found[A].list_name) == (price_list, "Trade")
    assert basket(given)[A].unit_price == 100
    cheaper = listed(ListPrice(sku=A, price=80), group="trade")
    given(ChangePriceList(price_list_id=price_list, price_list=cheaper, expected_version=1))
    found = basket(given, customer=customer)
    assert (found[A].unit_price, found[B].unit_price) == (80, 350)
    given.when(ChangePriceList(price_list_id=price_list, price_list=cheaper)).then_nothing()
    given(EndPriceList(price_list_id=price_list))
    assert basket(given, customer=customer)[A].unit_price == 100
    assert offers(given) == NO_OFFERS
    given.when(EndPriceList(price_list_id=price_list)).then_nothing()
    given.when(ChangePriceList(price_list_id=price_list, price_list=trade)).rejected("offer_ended", name="Trade")


def test_a_customer_leaves_a_group_or_is_erased(given: Given) -> None:
    customer = given(RegisterCustomer(person=Person(name="Ann"))).result
    given(SetCustomerGroup(customer_id=customer, group="staff")).then("customer_groups", customer, group="staff")
    given.when(SetCustomerGroup(customer_id=customer, group="staff")).then_nothing()
    given.when(SetCustomerGroup(customer_id=customer, group="")).then_gone("customer_groups", customer)
    given(SetCustomerGroup(customer_id=customer, group="trade"))
    given.when(EraseCustomer(customer_id=customer)).then_gone("customer_groups", customer)
    assert inside(given.store, lambda tx: desk.group_of(tx, customer)) == ""
    given.when(SetCustomerGroup(customer_id=customer, group="trade")).rejected("unknown_customer")
    given.when(SetCustomerGroup(customer_id=CustomerId("none"), group="x" * 41)).rejected("unknown_customer")


def test_a_happy_hour_follows_the_store_s_clock(given: Given) -> None:
    given(APPLES, BREAD, MakePromotion(promotion=plan(period=Period(from_time="17:00", until_time="19:00"))))
    assert off(given)[A] == 0  # 10:00 in Vienna
    given.clock.advance(hours=7)
    assert off(given)[A] == 10
    given.clock.advance(hours=2)
    assert off(given)[A] == 0


def test_a_promotion_outlives_a_change_of_the_price(given: Given) -> None:
    given(APPLES, BREAD, MakePromotion(promotion=plan()), ChangePrice(sku=A, price=200))
    assert off(given)[A] == 10  # of the price that the basket was asked with


def wrong(terms: Terms) -> MakePromotion:
    return MakePromotion(promotion=plan(terms))


def during(**period: Any) -> MakePromotion:
    return MakePromotion(promotion=plan(period=Period(**period)))


@pytest.mark.parametrize(
    ("command", "code", "field"),
    [
        (MakePromotion(promotion=plan(name=" ")), "text_missing", "name"),
        (MakePromotion(promotion=plan(group="x" * 41)), "text_too_long", "group"),
        (wrong(PercentOff(goods=ALL, rate=0)), "out_of_range", "rate"),
        (wrong(PercentOff(goods=ALL, rate=100_001)), "out_of_range", "rate"),
        (wrong(PercentOff(goods=Goods(skus=(Sku("moon"),)), rate=1)), "unknown_product", None),
        (wrong(PercentOff(goods=Goods(categories=("",)), rate=1)), "text_missing", "category"),
        (wrong(AmountOff(goods=ALL, amount=0)), "out_of_range", "amount"),
        (wrong(NForM(goods=ALL, take=1, pay=1)), "out_of_range", "take"),
        (wrong(NForM(goods=ALL, take=51, pay=1)), "out_of_range", "take"),
        (wrong(NForM(goods=ALL, take=3, pay=3)), "out_of_range", "pay"),
        (wrong(NForM(goods=ALL, take=3, pay=0)), "out_of_range", "pay"),
        (wrong(Bundle(parts=(), price=1)), "no_parts", None),
        (wrong(Bundle(parts=(Part(goods=ALL),), price=1)), "out_of_range", "count"),
        (wrong(Bundle(parts=(Part(goods=ALL, count=0), Part(goods=ALL, count=2)), price=1)), "out_of_range", "count"),
        (wrong(Bundle(parts=(Part(goods=ALL, count=51),), price=1)), "out_of_range", "count"),
        (wrong(Bundle(parts=(Part(goods=ALL, count=2),), price=-1)), "out_of_range", "price"),
        (wrong(Bundle(parts=(Part(goods=Goods(skus=(Sku("moon"),)), count=2),), price=1)), "unknown_product", None),
        (during(first_day="23.11.2026"), "not_a_date_or_time", "first_day"),
        (during(last_day="2026-11-31"), "not_a_date_or_time", "last_day"),
        (during(first_day="2026-W48-1"), "not_a_date_or_time", "first_day"),
        (during(from_time="24:00"), "not_a_date_or_time", "from_time"),
        (during(until_time="T1730"), "not_a_date_or_time", "until_time"),
        (during(first_day="2026-11-24", last_day="2026-11-23"), "period_empty", None),
        (during(from_time="10:00", until_time="10:00"), "period_empty", None),
        (during(weekdays=(0,)), "out_of_range", "weekday"),
        (MakePriceList(price_list=listed()), "no_prices", None),
        (MakePriceList(price_list=listed(ListPrice(sku=Sku("moon"), price=1))), "unknown_product", None),
        (MakePriceList(price_list=listed(ListPrice(sku=A, price=-1))), "out_of_range", "price"),
        (
            MakePriceList(price_list=listed(ListPrice(sku=A, price=1, from_quantity=-1))),
            "out_of_range",
            "from_quantity",
        ),
        (MakePriceList(price_list=listed(rates=(ListRate(goods=ALL, rate=0),))), "out_of_range", "rate"),
        (EndPromotion(promotion_id="none"), "unknown_promotion", None),
        (EndPriceList(price_list_id="none"), "unknown_price_list", None),
        (ChangePromotion(promotion_id="none", promotion=plan()), "unknown_promotion", None),
        (
            ChangePriceList(price_list_id="none", price_list=listed(ListPrice(sku=A, price=1))),
            "unknown_price_list",
            None,
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(given: Given, command: Command, code: str, field: str | None) -> None:
    given(APPLES, BREAD).when(command).rejected(code, field=field)
    assert offers(given) == NO_OFFERS
