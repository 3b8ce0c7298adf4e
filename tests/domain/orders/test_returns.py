"""What comes back: bound to its line, to what is left of it, and to what was paid (RULES: documents and the till)."""

from typing import Any

import pytest

from domain.catalog.commands import ChangePrice, RetireProduct
from domain.kernel.ids import OrderId, SaleId, Sku
from domain.kernel.messages import Command
from domain.orders.commands import (
    AddSaleLine,
    CancelOrder,
    ChangeSaleLine,
    DiscountSale,
    FinishSale,
    GiveBackLine,
    GiveBackProduct,
    PlaceOrder,
    RemoveSaleLine,
    SetSaleKind,
)
from domain.orders.events import Condition, OrderKind
from tests.domain.goods import APPLES, BREAD, line
from tests.given import Given

BACK = SaleId("back")
AGAIN = SaleId("again")


def bought(given: Given, *commands: Command) -> OrderId:
    return OrderId(given(*commands).result["order_id"])


def give_back(order_id: OrderId, number: int = 1, sale: SaleId = BACK, **fields: Any) -> GiveBackLine:
    return GiveBackLine(sale_id=sale, order_id=order_id, line=number, reason="too ripe", **fields)


def finish(sale: SaleId = BACK) -> FinishSale:
    return FinishSale(sale_id=sale)


def test_what_comes_back_is_worth_what_was_paid_whatever_it_costs_today(given: Given) -> None:
    order = bought(given, APPLES, PlaceOrder(lines=(line("apples", 3000, discount=30),)))
    given(ChangePrice(sku=Sku("apples"), price=500)).when(give_back(order)).then("open_sales", BACK, total=-270)
    given.when(finish()).then("stock", "apples", on_hand=5000)
    back = given.order(2)
    assert (back["total"], back["lines"][0]["quantity"]) == (-270, -3000)
    assert (back["lines"][0]["returned_number"], back["lines"][0]["returned_line"]) == (1, 1)
    bought_line = given.order(1)["lines"][0]
    assert (bought_line["given_back"], bought_line["refunded"]) == (3000, 270)


def test_parts_that_come_back_add_up_to_what_was_paid(given: Given) -> None:
    order = bought(given, APPLES, PlaceOrder(lines=(line("apples", 3000, discount=1),)))
    given(give_back(order, quantity=1000), give_back(order, quantity=1000))
    given.then("open_sales", BACK, total=-200)
    given(finish()).when(give_back(order, sale=AGAIN)).then("open_sales", AGAIN, total=-99)
    given(finish(AGAIN))
    assert sum(given.order(number)["total"] for number in (1, 2, 3)) == 0


@pytest.mark.parametrize(("discount", "price", "total"), [(0, 100, -200), (30, 90, -180), (1, 100, -199)])
def test_goods_that_come_back_stand_at_the_price_that_was_paid_for_one(
    given: Given, discount: int, price: int, total: int
) -> None:
    order = bought(given, APPLES, PlaceOrder(lines=(line("apples", 3000, discount=discount),)))
    given(give_back(order, quantity=2000), finish())
    back = given.order(2)
    assert (back["lines"][0]["unit_price"], back["total"]) == (price, total)


@pytest.mark.parametrize("quantity", [3000, None])
def test_no_more_comes_back_than_is_left(given: Given, quantity: int | None) -> None:
    order = bought(given, APPLES, PlaceOrder(lines=(line("apples", 2000),)))
    given(give_back(order, quantity=2000))
    given.when(give_back(order, quantity=quantity)).rejected("more_than_bought", name="Apples", available=0)


def test_what_came_back_meanwhile_with_another_document_is_refused_at_the_end(given: Given) -> None:
    order = bought(given, APPLES, PlaceOrder(lines=(line("apples", 2000),)))
    given(give_back(order), give_back(order, sale=AGAIN), finish(AGAIN))
    given.when(finish()).rejected("more_than_bought", available=0)
    given.then_still("stock", "apples", on_hand=5000)


def test_a_line_that_was_removed_can_come_back_after_all(given: Given) -> None:
    order = bought(given, APPLES, PlaceOrder(lines=(line("apples", 2000),)))
    given(give_back(order), AddSaleLine(sale_id=BACK, sku=Sku("apples")), RemoveSaleLine(sale_id=BACK, line=1))
    given.when(give_back(order)).then("open_sales", BACK, total=-100)


def test_an_exchange_is_one_document(given: Given) -> None:
    order = bought(given, APPLES, BREAD, PlaceOrder(lines=(line("apples", 2000),)))
    given(give_back(order), AddSaleLine(sale_id=BACK, sku=Sku("bread"))).when(finish())
    assert given.order(2)["total"] == 150
    given.then("stock", "apples", on_hand=5000).then("stock", "bread", on_hand=1000)
    given.then("sales_by_day", "2026-11-23", orders=2, units=1000, sales=350, returns=1)


def test_the_same_goods_may_go_out_and_come_back_at_once(given: Given) -> None:
    order = bought(given, APPLES, PlaceOrder(lines=(line("apples", 5000),)))
    given(give_back(order, quantity=1000), AddSaleLine(sale_id=BACK, sku=Sku("apples")))
    given.when(finish()).rejected("not_enough_stock")  # what comes back is looked at before it is sold again
    given(RemoveSaleLine(sale_id=BACK, line=2)).when(finish()).then("stock", "apples", on_hand=1000)


def test_damaged_goods_come_back_and_are_written_off(given: Given) -> None:
    order = bought(given, APPLES, PlaceOrder(lines=(line("apples", 2000),)))
    given(give_back(order, condition=Condition.DAMAGED), finish())
    given().then("stock", "apples", on_hand=3000)
    ledger = [(move["reason"], move["change"], move["document"]) for move in given.movements("apples")[:3]]
    assert ledger == [("damage", -2000, "2"), ("return", 2000, "2"), ("sale", -2000, "1")]


def test_goods_come_back_at_the_cost_with_which_they_left(given: Given) -> None:
    order = bought(given, APPLES, PlaceOrder(lines=(line("apples", 2000),)))
    given(give_back(order), finish())
    assert [move["unit_cost"] for move in given.movements("apples")[:2]] == [500_000, 500_000]


def test_goods_that_are_no_longer_sold_come_back_all_the_same(given: Given) -> None:
    order = bought(given, APPLES, PlaceOrder(lines=(line("apples"),)))
    given(RetireProduct(sku=Sku("apples")), give_back(order)).when(finish()).then("stock", "apples", on_hand=5000)


def test_a_discount_on_the_whole_does_not_touch_what_comes_back(given: Given) -> None:
    order = bought(given, APPLES, BREAD, PlaceOrder(lines=(line("apples", 2000),)))
    given(give_back(order), AddSaleLine(sale_id=BACK, sku=Sku("bread")), DiscountSale(sale_id=BACK, rate=10_000))
    given().then("open_sales", BACK, total=315 - 200)


def test_a_line_that_comes_back_keeps_its_price(given: Given) -> None:
    order = bought(given, APPLES, PlaceOrder(lines=(line("apples", 2000),)))
    given(give_back(order))
    given.when(ChangeSaleLine(sale_id=BACK, line=1, quantity=1000)).rejected("return_line_fixed")


def test_only_what_was_handed_over_comes_back(given: Given) -> None:
    order = bought(given, APPLES, PlaceOrder(lines=(line("apples"),), kind=OrderKind.TELEPHONE))
    given.when(give_back(order)).rejected("order_not_finished", number=1)


def test_an_order_of_which_something_came_back_is_not_cancelled_as_a_whole(given: Given) -> None:
    order = bought(given, APPLES, PlaceOrder(lines=(line("apples", 2000),)))
    given(give_back(order, quantity=1000), finish())
    given.when(CancelOrder(order_id=order, reason="all of it")).rejected("order_given_back", number=1)


def test_nothing_comes_back_by_telephone(given: Given) -> None:
    order = bought(given, APPLES, PlaceOrder(lines=(line("apples"),)))
    given(give_back(order), SetSaleKind(sale_id=BACK, kind=OrderKind.TELEPHONE))
    given.when(finish()).rejected("return_by_telephone")


def test_goods_come_back_without_a_receipt_at_todays_price(given: Given) -> None:
    given(APPLES, GiveBackProduct(sale_id=BACK, sku=Sku("apples"), quantity=2000, reason="no receipt"))
    given.when(finish()).then("stock", "apples", on_hand=7000)
    assert given.order(1)["total"] == -200
    assert given.movements("apples")[0]["unit_cost"] == 500_000


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (give_back(OrderId("nobody")), "unknown_order"),
        (GiveBackProduct(sale_id=BACK, sku=Sku("pears"), reason="x"), "unknown_product"),
        (GiveBackProduct(sale_id=BACK, sku=Sku("apples"), reason=" "), "text_missing"),
        (GiveBackProduct(sale_id=BACK, sku=Sku("apples"), reason="x", quantity=0), "quantity_not_positive"),
        (GiveBackProduct(sale_id=BACK, sku=Sku("apples"), reason="x", quantity=500), "not_whole"),
    ],
)
def test_what_cannot_come_back_is_refused(given: Given, command: Command, code: str) -> None:
    given(APPLES).when(command).rejected(code)


def test_a_line_that_is_not_on_the_order_is_refused(given: Given) -> None:
    order = bought(given, APPLES, PlaceOrder(lines=(line("apples"),)))
    given.when(give_back(order, number=2)).rejected("unknown_order_line", number=1, line=2)
