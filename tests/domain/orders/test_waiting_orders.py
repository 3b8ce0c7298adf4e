"""A telephone order between the call and the door (RULES: phone orders): promised, picked, sent, handed over."""

from typing import Any

import pytest

from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.inventory.commands import AdjustStock
from domain.inventory.events import Reason
from domain.kernel.ids import CustomerId, OrderId, SaleId, Sku
from domain.orders.commands import (
    AddSaleLine,
    CancelOrder,
    DiscountSale,
    FulfilOrder,
    PaySale,
    PlaceOrder,
    SetSaleCustomer,
    SetSaleKind,
)
from domain.orders.events import OrderKind, Way
from domain.orders.waiting_commands import FinishPicking, MarkShort, PickLine, PickProduct, PromiseOrder, SendOrder
from domain.payments.commands import PayOrder, SetAccountLimit, WantedTender
from domain.pricing.commands import MakePromotion
from domain.pricing.plans import Goods, NForM, PromotionPlan
from domain.shop.commands import SetLabelRules, SetUpStore
from domain.till.commands import OpenTill
from domain.till.events import Denomination
from tests.domain.goods import APPLES, BREAD, line, product, scale_label
from tests.given import Given

CHEESE = product("cheese", category="Cheese", price=2000, unit="kg", opening_stock=3000, barcodes=("885106",))
SWEDISH = SetLabelRules(country="se")
SALE = SaleId("sale")


def ordered(given: Given, *lines: Any, **fields: Any) -> OrderId:
    """Place a telephone order and return its id."""
    return OrderId(given(PlaceOrder(lines=lines, kind=OrderKind.TELEPHONE, **fields)).result["order_id"])


def labelled(order: OrderId, prefix: str, value: str) -> PickProduct:
    """A package of cheese with its price (20) or its weight (23) on it."""
    return PickProduct(order_id=order, sku=Sku("cheese"), label=scale_label(prefix, "885106", value))


def ann(given: Given) -> CustomerId:
    return CustomerId(given(RegisterCustomer(person=Person(name="Ann", address="1 Hill Road"))).result)


def cash(amount: int) -> WantedTender:
    return WantedTender(method="cash", amount=amount)


@pytest.fixture
def order(given: Given) -> OrderId:
    """Three apples at 1.00 and a loaf of bread at 3.50, for 16 o'clock."""
    given(APPLES, BREAD)
    return ordered(given, line("apples", 3000), line("bread"), promised_for="2026-11-23T16:00")


def picked(given: Given, order: OrderId) -> list[tuple[str, int, str]]:
    return [(pick["sku"], pick["picked"], pick["short"]) for pick in given.document("open_orders", order)["picks"]]


# For when, and how


def test_the_time_and_the_way_are_agreed_anew(given: Given) -> None:
    given(APPLES)
    order = ordered(given, line("apples"), promised_for="2026-11-23T16:00", customer_id=ann(given))
    given.then("open_orders", order, promised_for="2026-11-23T16:00", way="pick_up", stage="to_pick")
    given(PromiseOrder(order_id=order, promised_for="2026-11-24T09:00", way=Way.DELIVERY))
    given.then("open_orders", order, promised_for="2026-11-24T09:00", way="delivery")
    given.then("recent_orders", order, promised_for="2026-11-24T09:00", way="delivery")
    assert (given.order(1)["promised_for"], given.order(1)["way"]) == ("2026-11-24T09:00", "delivery")


def test_agreeing_on_what_is_agreed_changes_nothing(given: Given, order: OrderId) -> None:
    promise = PromiseOrder(order_id=order, promised_for="2026-11-24T09:00")
    given(promise).when(promise).then_nothing()


def test_the_sale_keeps_how_its_order_is_handed_over(given: Given) -> None:
    given(APPLES, AddSaleLine(sale_id=SALE, sku=Sku("apples")))
    given(SetSaleCustomer(sale_id=SALE, customer_id=ann(given)))
    given(SetSaleKind(sale_id=SALE, kind=OrderKind.TELEPHONE, promised_for="2026-11-24T09:00", way=Way.DELIVERY))
    given.then("open_sales", SALE, way="delivery", promised_for="2026-11-24T09:00")
    order = given(PaySale(sale_id=SALE, tenders=(cash(40),))).result["order_id"]
    given.then("open_orders", order, way="delivery", paid=40, asked=True, total=100)


def test_what_is_delivered_needs_somebody_to_go_to(given: Given, order: OrderId) -> None:
    given.when(PromiseOrder(order_id=order, promised_for="", way=Way.DELIVERY)).rejected("delivery_needs_customer")
    given.when(PlaceOrder(lines=(line("apples"),), kind=OrderKind.TELEPHONE, way=Way.DELIVERY))
    given.rejected("delivery_needs_customer")
    given.when(PlaceOrder(lines=(line("apples"),), way=Way.DELIVERY)).rejected("delivery_at_counter")
    given.when(SetSaleKind(sale_id=SALE, kind=OrderKind.COUNTER, way=Way.DELIVERY)).rejected("delivery_at_counter")


def test_no_address_is_in_the_log(given: Given) -> None:
    given(APPLES)
    ordered(given, line("apples"), customer_id=ann(given), way=Way.DELIVERY)
    with given.store.database.reader() as connection:
        assert connection.execute("SELECT count(*) FROM event WHERE data LIKE '%Hill Road%'").fetchone() == (0,)


# Picking


def test_each_pick_counts_up_and_is_on_disk(given: Given, order: OrderId) -> None:
    given(PickProduct(order_id=order, sku=Sku("apples")), PickProduct(order_id=order, sku=Sku("apples")))
    given.reopen()
    assert picked(given, order) == [("apples", 2000, ""), ("bread", 0, "")]
    given.then("open_orders", order, stage="picking", picker="desk")
    given(PickLine(order_id=order, line=1, quantity=-1000))
    assert picked(given, order)[0] == ("apples", 1000, "")


def test_a_product_on_two_lines_fills_the_first_first(given: Given) -> None:
    given(APPLES)
    order = ordered(given, line("apples"), line("apples", 2000))
    for at in (1, 2, 2):
        assert given(PickProduct(order_id=order, sku=Sku("apples"))).result == at
    given.when(PickProduct(order_id=order, sku=Sku("apples"))).rejected("picked_enough", quantity=3000)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (lambda order: PickProduct(order_id=order, sku=Sku("cheese")), "not_on_order"),
        (lambda order: PickProduct(order_id=order, sku=Sku("moon")), "unknown_product"),
        (lambda order: PickProduct(order_id=order, sku=Sku("bread"), quantity=2000), "picked_enough"),
        (lambda order: PickLine(order_id=order, line=2, quantity=500), "not_whole"),
        (lambda order: PickLine(order_id=order, line=2, quantity=0), "quantity_not_positive"),
        (lambda order: PickLine(order_id=order, line=2, quantity=-1000), "out_of_range"),
        (lambda order: PickLine(order_id=order, line=3), "unknown_order_line"),
        (lambda order: PickLine(order_id=order, line=0), "unknown_order_line"),
        (lambda order: PickLine(order_id=OrderId("nowhere"), line=1), "unknown_order"),
        (lambda order: MarkShort(order_id=order, line=1, reason=" "), "text_missing"),
        (lambda order: FinishPicking(order_id=order), "line_not_picked"),
        (lambda order: SendOrder(order_id=order), "not_delivered"),
    ],
)
def test_what_cannot_be_right_is_refused_and_changes_nothing(
    given: Given, order: OrderId, command: Any, code: str
) -> None:
    given(CHEESE).when(command(order)).rejected(code)
    given.then_still("open_orders", order, stage="to_pick", total=650)


def test_an_order_that_was_picked_whole_comes_to_the_same(given: Given, order: OrderId) -> None:
    before = given.order(1)
    given(PickLine(order_id=order, line=1, quantity=3000), PickLine(order_id=order, line=2))
    given(FinishPicking(order_id=order)).then("open_orders", order, stage="ready", total=650, missing=[])
    assert {**given.order(1), "through": 0} == {**before, "through": 0}
    given.when(PickLine(order_id=order, line=1, quantity=-1000)).rejected("order_picked")
    given.when(FinishPicking(order_id=order, as_ordered=True)).rejected("order_picked")


def test_what_was_not_counted_is_there_as_it_was_ordered(given: Given, order: OrderId) -> None:
    given(FinishPicking(order_id=order, as_ordered=True)).then("open_orders", order, stage="ready", total=650)


def test_the_customer_pays_what_is_there(given: Given, order: OrderId) -> None:
    given(PickProduct(order_id=order, sku=Sku("apples")), MarkShort(order_id=order, line=1, reason="Bruised"))
    given.when(FinishPicking(order_id=order)).rejected("line_not_picked", name="Bread")
    given(MarkShort(order_id=order, line=2, reason="Sold out")).when(FinishPicking(order_id=order))
    given.then("stock", "apples", reserved=1000).then("stock", "bread", reserved=0)
    assert given.result == {"number": 1, "total": 100}
    document = given.document("open_orders", order)
    assert [(one["name"], one["missing"], one["reason"]) for one in document["missing"]] == [
        ("Apples", 2000, "Bruised"), ("Bread", 1000, "Sold out")
    ]  # fmt: skip
    assert (document["total"], document["lines"], document["units"]) == (100, 1, 1000)
    found = given.order(1)
    assert (found["total"], found["net"], found["tax"]) == (100, 91, 9)
    assert [(one["sku"], one["quantity"]) for one in found["lines"]] == [("apples", 1000)]
    given(FulfilOrder(order_id=order, tenders=(cash(100),)))
    given.then("sales_by_day", "2026-11-23", sales=100).then("stock", "apples", on_hand=4000, reserved=0)


def test_what_was_missing_may_still_be_found(given: Given, order: OrderId) -> None:
    given(PickLine(order_id=order, line=2), MarkShort(order_id=order, line=1, reason="Sold out"))
    given(PickLine(order_id=order, line=1, quantity=3000)).when(FinishPicking(order_id=order))
    given.then("open_orders", order, total=650, missing=[])


def test_an_order_of_which_nothing_is_there_is_not_picked(given: Given) -> None:
    given(APPLES)
    order = ordered(given, line("apples"))
    given(MarkShort(order_id=order, line=1, reason="Sold out")).when(FinishPicking(order_id=order))
    given.rejected("nothing_picked")
    given.when(CancelOrder(order_id=order, reason="Sold out")).then("stock", "apples", reserved=0)


def test_a_bottle_is_no_weight_and_one_is_not_all(given: Given) -> None:
    given(product("wine", price=900, unit="bottle", opening_stock=6000))
    order = ordered(given, line("wine", 3000))
    given(PickProduct(order_id=order, sku=Sku("wine"))).when(FinishPicking(order_id=order)).rejected("line_not_picked")
    given.when(PickLine(order_id=order, line=1, quantity=3000)).rejected("picked_enough")
    given(PickLine(order_id=order, line=1, quantity=2000)).when(FinishPicking(order_id=order))
    given.then("open_orders", order, total=2700)


def test_what_is_weighed_costs_what_it_weighs(given: Given) -> None:
    given(CHEESE)
    order = ordered(given, line("cheese", 500))
    given.when(PickProduct(order_id=order, sku=Sku("cheese"), quantity=5200)).rejected("picked_enough")
    given(PickProduct(order_id=order, sku=Sku("cheese"), quantity=520)).when(FinishPicking(order_id=order))
    given.then("open_orders", order, total=1040, missing=[]).then("stock", "cheese", reserved=520)
    given(FulfilOrder(order_id=order, tenders=(cash(1040),))).then("stock", "cheese", on_hand=2480, reserved=0)


@pytest.mark.parametrize(("weight", "ready"), [(52, False), (374, False), (375, True), (1000, True)])
def test_what_is_weighed_is_there_from_three_quarters_on(given: Given, weight: int, ready: bool) -> None:
    given(CHEESE)
    order = ordered(given, line("cheese", 500))
    given(PickProduct(order_id=order, sku=Sku("cheese"), quantity=weight)).when(FinishPicking(order_id=order))
    if ready:
        given.then("open_orders", order, stage="ready", missing=[])
    else:
        given.rejected("line_not_picked", name="Cheese")


def test_a_piece_that_is_too_light_goes_out_once_somebody_says_why(given: Given) -> None:
    given(CHEESE)
    order = ordered(given, line("cheese", 500))
    given(PickProduct(order_id=order, sku=Sku("cheese"), quantity=300), MarkShort(order_id=order, line=1, reason="End"))
    given.when(FinishPicking(order_id=order)).then("open_orders", order, stage="ready", total=600)
    assert [one["missing"] for one in given.document("open_orders", order)["missing"]] == [200]


def test_two_pieces_of_the_same_are_two_lines(given: Given) -> None:
    given(CHEESE)
    order = ordered(given, line("cheese", 500), line("cheese", 900))
    pieces = [PickProduct(order_id=order, sku=Sku("cheese"), quantity=weight) for weight in (480, 500, 420, 110)]
    assert [given(piece).result for piece in pieces] == [1, 2, 2, 1]
    assert picked(given, order) == [("cheese", 590, ""), ("cheese", 920, "")]


def test_packages_with_labels_cost_what_their_labels_say(given: Given) -> None:
    given(CHEESE, SWEDISH)
    order = ordered(given, line("cheese", 500))
    given(labelled(order, "20", "0519"), labelled(order, "20", "0519")).when(FinishPicking(order_id=order))
    given.then("open_orders", order, total=1038).then("stock", "cheese", reserved=520)
    assert [line["entry"] for line in given.order(1)["lines"]] == ["label"]


def test_what_was_weighed_by_hand_beside_labels_costs_what_it_weighs(given: Given) -> None:
    given(CHEESE, SWEDISH)
    order = ordered(given, line("cheese", 500))
    given(labelled(order, "20", "0519"), PickLine(order_id=order, line=1, quantity=240))
    given.when(FinishPicking(order_id=order)).then("open_orders", order, total=1000)
    assert [line["entry"] for line in given.order(1)["lines"]] == ["weighed"]


def test_one_label_is_not_the_price_of_all_that_is_there_as_ordered(given: Given) -> None:
    """The first of two packages says what it costs, and F6 that the rest is there too: all of it is charged."""
    given(CHEESE, SWEDISH)
    order = ordered(given, line("cheese", 500))
    given(labelled(order, "20", "0519")).when(FinishPicking(order_id=order, as_ordered=True))
    given.then("open_orders", order, total=1000)
    assert [(line["quantity"], line["entry"]) for line in given.order(1)["lines"]] == [(500, "weighed")]


def test_what_was_put_back_is_forgotten(given: Given) -> None:
    given(CHEESE, SWEDISH)
    order = ordered(given, line("cheese", 500))
    given(PickLine(order_id=order, line=1, quantity=480), PickLine(order_id=order, line=1, quantity=-480))
    given(labelled(order, "20", "0519"), labelled(order, "23", "0240")).when(FinishPicking(order_id=order))
    given.then("open_orders", order, total=1000)
    assert [line["entry"] for line in given.order(1)["lines"]] == ["label_quantity"]


def test_the_label_of_something_else_picks_nothing(given: Given) -> None:
    given(CHEESE, SWEDISH, product("ham", unit="kg", barcodes=("885103",)))
    order = ordered(given, line("cheese", 500))
    wrong = PickProduct(order_id=order, sku=Sku("cheese"), label=scale_label("20", "885103", "0519"))
    given.when(wrong).rejected("label_of_another", name="Cheese")
    given.when(PickProduct(order_id=order, sku=Sku("cheese"))).rejected("weight_wanted", name="Cheese")


def test_more_than_was_ordered_must_be_there(given: Given) -> None:
    given(product("ham", unit="kg", opening_stock=500))
    order = ordered(given, line("ham", 500))
    given(PickProduct(order_id=order, sku=Sku("ham"), quantity=600)).when(FinishPicking(order_id=order))
    given.rejected("not_enough_stock", wanted=100, available=0)


def test_a_promotion_stands_for_each_piece_that_is_there(given: Given) -> None:
    three = PromotionPlan(name="3 for 2", terms=NForM(goods=Goods(skus=(Sku("apples"),)), take=3, pay=2))
    given(APPLES, BREAD, MakePromotion(promotion=three), AddSaleLine(sale_id=SALE, sku=Sku("apples"), quantity=3000))
    given(AddSaleLine(sale_id=SALE, sku=Sku("bread")), DiscountSale(sale_id=SALE, amount=110))
    given(SetSaleKind(sale_id=SALE, kind=OrderKind.TELEPHONE))
    order = given(PaySale(sale_id=SALE, tenders=(cash(440),))).result["order_id"]
    given.then("open_orders", order, total=440, discount=210, paid=440)
    given(PickLine(order_id=order, line=1), PickLine(order_id=order, line=2))
    given(MarkShort(order_id=order, line=1, reason="Sold out"), FinishPicking(order_id=order))
    found = given.order(1)["lines"]
    # A third of 3.00 less 1.00 less 0.40 of the sale's 1.10, to the cent; the bread keeps its part of that.
    assert [(one["amount"], one["offer_discount"], one["sale_discount"], one["total"]) for one in found] == [
        (100, 34, 13, 53), (350, 0, 70, 280)
    ]  # fmt: skip
    assert given.result["total"] == 333


@pytest.mark.parametrize("shop", [SetUpStore(name="S", currency="EUR", prices_include_tax=False)], indirect=True)
def test_tax_on_top_is_reckoned_anew(given: Given) -> None:
    tax = {"tax_rate": 21_000, "opening_stock": 9000}
    given(product("tea", price=148, **tax), product("rye", price=152, **tax))
    order = ordered(given, line("tea", 4000), line("rye", 2000))
    given.then("open_orders", order, total=1084)  # 8.96 and 1.88 of tax
    given(PickLine(order_id=order, line=1, quantity=4000), PickLine(order_id=order, line=2))
    given(MarkShort(order_id=order, line=2, reason="Sold out"))
    assert given(FinishPicking(order_id=order)).result["total"] == 900  # 7.44 and 1.56 of tax


# Handing over


def test_what_is_half_picked_is_not_handed_over(given: Given, order: OrderId) -> None:
    given(PickLine(order_id=order, line=1)).when(FulfilOrder(order_id=order, tenders=(cash(650),)))
    given.rejected("still_picking", number=1)


def test_the_deposit_and_the_rest_are_what_is_there(given: Given, order: OrderId) -> None:
    given(OpenTill(), PayOrder(order_id=order, tenders=(cash(200),)))
    given.then("open_orders", order, paid=200, asked=True)
    given(MarkShort(order_id=order, line=2, reason="Sold out"), FinishPicking(order_id=order, as_ordered=True))
    given.when(FulfilOrder(order_id=order)).rejected("not_all_paid", due=100)
    given.when(FulfilOrder(order_id=order, tenders=(cash(150),)))
    assert (given.result["number"], given.result["total"], given.result["change"]) == (1, 300, 50)
    given.then_gone("open_orders", order)


def test_a_deposit_beyond_what_is_there_comes_back(given: Given, order: OrderId) -> None:
    given(OpenTill(denominations=(Denomination(value=100, count=10),)), PayOrder(order_id=order, tenders=(cash(650),)))
    given(MarkShort(order_id=order, line=2, reason="Sold out"), FinishPicking(order_id=order, as_ordered=True))
    given.then("open_orders", order, paid=650, total=300)
    given(FulfilOrder(order_id=order))
    (refund,) = given.events("Refunded")
    assert (refund.due, refund.tenders[0].amount, refund.of_order_id) == (350, 350, order)
    assert (given.result["receipt"], given.result["balance"]) == (2, 0)
    (cash_method,) = given.document("till", "1")["figures"]["methods"]
    assert cash_method["expected"] == 1300
    given(CancelOrder(order_id=order, reason="Not wanted"))
    assert given.events("Refunded")[-1].due == 300


def test_what_is_delivered_leaves_and_is_paid_at_the_door(given: Given) -> None:
    given(APPLES)
    customer = ann(given)
    order = ordered(given, line("apples", 2000), customer_id=customer, way=Way.DELIVERY)
    given(FinishPicking(order_id=order, as_ordered=True), SendOrder(order_id=order))
    given.then("open_orders", order, stage="sent").then("stock", "apples", on_hand=5000, reserved=2000)
    given.when(SendOrder(order_id=order)).then_nothing()
    given(SetAccountLimit(customer_id=customer, limit=500))
    given(FulfilOrder(order_id=order, tenders=(WantedTender(method="account", amount=200),)))
    given.then("stock", "apples", on_hand=3000, reserved=0).then("accounts", customer, owed=200)


def test_nobody_at_home_brings_it_back_into_the_store(given: Given) -> None:
    given(APPLES)
    order = ordered(given, line("apples"), customer_id=ann(given), way=Way.DELIVERY, promised_for="2026-11-23T16:00")
    given(SendOrder(order_id=order))
    given(PromiseOrder(order_id=order, promised_for="2026-11-23T16:00", way=Way.DELIVERY))
    given.then("open_orders", order, stage="ready")
    given(SendOrder(order_id=order)).then("open_orders", order, stage="sent")


def test_what_half_the_shelf_lacks_is_not_sent(given: Given) -> None:
    given(APPLES)
    order = ordered(given, line("apples", 2000), customer_id=ann(given), way=Way.DELIVERY)
    given(PickLine(order_id=order, line=1)).when(SendOrder(order_id=order)).rejected("still_picking")


def test_what_does_not_wait_any_more_is_neither_picked_nor_promised(given: Given, order: OrderId) -> None:
    given(PickLine(order_id=order, line=1), FinishPicking(order_id=order, as_ordered=True), FulfilOrder(order_id=order))
    for command in (
        PickLine(order_id=order, line=1), MarkShort(order_id=order, line=1, reason="x"), FinishPicking(order_id=order),
        PromiseOrder(order_id=order, promised_for="x"), SendOrder(order_id=order),
    ):  # fmt: skip
        given.when(command).rejected("order_not_open", status="finished")


def test_an_order_that_is_cancelled_while_it_is_picked_leaves_nothing_reserved(given: Given, order: OrderId) -> None:
    given(PickLine(order_id=order, line=1), CancelOrder(order_id=order, reason="Changed their mind"))
    given.then("stock", "apples", on_hand=5000, reserved=0).then_gone("open_orders", order)


def test_a_customer_is_said_to_have_spent_what_they_get(given: Given) -> None:
    given(APPLES)
    customer = ann(given)
    order = ordered(given, line("apples", 3000), customer_id=customer)
    given(PickLine(order_id=order, line=1), MarkShort(order_id=order, line=1, reason="Sold out"))
    given(FinishPicking(order_id=order)).then("customers", customer, spent=100, orders=1)


def test_stock_that_was_lost_meanwhile_is_short_like_any_other(given: Given, order: OrderId) -> None:
    given(AdjustStock(sku=Sku("bread"), quantity=-2000, reason=Reason.DAMAGE))
    given(MarkShort(order_id=order, line=2, reason="Damaged"), FinishPicking(order_id=order, as_ordered=True))
    given(FulfilOrder(order_id=order)).then("stock", "bread", on_hand=0, reserved=0)
