from typing import Any

import msgspec
import pytest

from domain.catalog.commands import ChangePrice, EditProduct
from domain.customers.commands import EraseCustomer, RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CustomerId, SaleId, Sku
from domain.kernel.messages import Command
from domain.orders.commands import (
    AbandonSale,
    AddSaleLine,
    ChangeSaleLine,
    DiscountSale,
    FinishSale,
    GiveBackProduct,
    ParkSale,
    PaySale,
    PlaceOrder,
    RemoveSaleLine,
    ResumeSale,
    SetSaleCustomer,
    SetSaleKind,
    WantedLine,
)
from domain.orders.events import OrderKind
from domain.pricing.commands import MakePromotion
from domain.pricing.plans import Goods, PercentOff, PromotionPlan
from domain.shop.commands import SetLabelRules
from tests.domain.goods import APPLES, BREAD, product, scale_label
from tests.given import Given

SALE = SaleId("sale-1")
SWEDISH = SetLabelRules(country="se")


def scan(sku: str, quantity: int = 1000) -> AddSaleLine:
    return AddSaleLine(sale_id=SALE, sku=Sku(sku), quantity=quantity)


def change(line: int, **fields: Any) -> ChangeSaleLine:
    return ChangeSaleLine(sale_id=SALE, line=line, **fields)


def remove(line: int) -> RemoveSaleLine:
    return RemoveSaleLine(sale_id=SALE, line=line)


FINISH = FinishSale(sale_id=SALE)
ABANDON = AbandonSale(sale_id=SALE, reason="left")


def lines(given: Given) -> list[tuple[int, str, int, int]]:
    document = given.document("open_sales", SALE)
    return [(line["line"], line["sku"], line["quantity"], line["total"]) for line in document["lines"]]


def test_the_first_scan_opens_a_sale(given: Given) -> None:
    given(APPLES).when(scan("apples")).then("open_sales", SALE, total=100, tax=9, kind="counter", customer_id=None)
    assert given.result == 1
    assert lines(given) == [(1, "apples", 1000, 100)]


def test_a_scan_is_there_after_the_store_was_opened_again(given: Given) -> None:
    given(APPLES, BREAD, scan("apples"), scan("bread"))
    given.reopen()
    given().then("open_sales", SALE, total=450)
    given.when(scan("bread")).then("open_sales", SALE, total=800)


def test_the_same_product_again_raises_the_last_line(given: Given) -> None:
    given(APPLES, BREAD, scan("apples"), scan("apples", 2000), scan("bread"), scan("apples"))
    assert lines(given) == [(1, "apples", 3000, 300), (2, "bread", 1000, 350), (3, "apples", 1000, 100)]


def test_what_is_weighed_stays_a_line_of_its_own(given: Given) -> None:
    given(product("pears", unit="kg"), scan("pears", 512), scan("pears", 730))
    assert lines(given) == [(1, "pears", 512, 51), (2, "pears", 730, 73)]


@pytest.mark.parametrize("meanwhile", [change(1, discount=10), ChangePrice(sku=Sku("apples"), price=120)])
def test_a_line_with_a_discount_or_another_price_is_not_raised(given: Given, meanwhile: Command) -> None:
    given(APPLES, scan("apples"), meanwhile, scan("apples"))
    assert [line[0] for line in lines(given)] == [1, 2]


def test_a_line_is_changed_in_quantity_and_discount(given: Given) -> None:
    given(APPLES, scan("apples")).when(change(1, quantity=3000, discount=50)).then("open_sales", SALE, total=250)
    given.when(change(1, quantity=1000)).then("open_sales", SALE, total=50)
    given.when(change(1, discount=0)).then("open_sales", SALE, total=100)


def test_a_line_is_taken_off_and_its_number_not_given_again(given: Given) -> None:
    given(APPLES, BREAD, scan("apples"), scan("bread")).when(remove(1)).then("open_sales", SALE, total=350)
    given(scan("apples"))
    assert [line[0] for line in lines(given)] == [2, 3]


def test_scanning_does_not_touch_the_stock(given: Given) -> None:
    given(APPLES).when(scan("apples", 9000)).then("stock", "apples", on_hand=5000, reserved=0)


def test_a_finished_sale_is_an_order(given: Given) -> None:
    given(APPLES, BREAD, scan("apples", 2000), scan("bread"), change(1, discount=20))
    order_id = given.when(FINISH).then_gone("open_sales", SALE).result["order_id"]
    given.then("recent_orders", order_id, number=1, status="finished", total=530, discount=20)
    given.then("stock", "apples", on_hand=3000)


def test_a_finished_sale_charges_what_was_shown(given: Given) -> None:
    given(APPLES, scan("apples"), ChangePrice(sku=Sku("apples"), price=999))
    assert given(FINISH).result["total"] == 100


def test_a_sale_by_telephone_becomes_an_order_that_waits(given: Given) -> None:
    zoe = given(APPLES, RegisterCustomer(person=Person(name="Zoë"))).result
    given(
        scan("apples"),
        SetSaleCustomer(sale_id=SALE, customer_id=zoe),
        SetSaleKind(sale_id=SALE, kind=OrderKind.TELEPHONE, promised_for="noon", note="ripe ones"),
    )
    order_id = given.when(FINISH).result["order_id"]
    given.then("open_orders", order_id, customer_id=zoe, promised_for="noon", note="ripe ones", status="open")
    given.then("stock", "apples", on_hand=5000, reserved=1000)


def test_a_sale_may_begin_with_its_customer_or_its_kind(given: Given) -> None:
    zoe = given(RegisterCustomer(person=Person(name="Zoë"))).result
    given.when(SetSaleCustomer(sale_id=SALE, customer_id=zoe)).then("open_sales", SALE, customer_id=zoe, total=0)
    given.when(SetSaleCustomer(sale_id=SALE, customer_id=None)).then("open_sales", SALE, customer_id=None)
    other = SetSaleKind(sale_id=SaleId("sale-2"), kind=OrderKind.TELEPHONE)
    given.when(other).then("open_sales", "sale-2", kind="telephone")


def test_a_sale_that_is_refused_stays_open(given: Given) -> None:
    given(APPLES, scan("apples", 9000)).when(FINISH).rejected("not_enough_stock")
    given.then_still("open_sales", SALE, total=900)
    given(change(1, quantity=5000)).when(FINISH).then("stock", "apples", on_hand=0)


def test_a_sale_is_given_up_for_a_reason(given: Given) -> None:
    given(APPLES, scan("apples")).when(ABANDON).then_gone("open_sales", SALE).then("stock", "apples", on_hand=5000)
    given.then("activity", str(given.receipt and given.receipt.last_position), kind="abandoned", what="left")


@pytest.mark.parametrize("end", [FINISH, ABANDON])
@pytest.mark.parametrize("command", [scan("apples"), change(1, quantity=1), remove(1), FINISH, ABANDON])
def test_a_sale_that_ended_is_not_changed(given: Given, end: Command, command: Command) -> None:
    given(APPLES, scan("apples"), end).when(command).rejected("sale_ended")


@pytest.mark.parametrize("command", [change(1, quantity=1), remove(1), FINISH, ABANDON])
def test_a_sale_that_was_never_begun_is_said(given: Given, command: Command) -> None:
    given.when(command).rejected("unknown_sale", sale_id=SALE)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (scan("moon"), "unknown_product"),
        (scan("apples", 0), "quantity_not_positive"),
        (scan("apples", 10**40), "out_of_range"),
        (AddSaleLine(sale_id=SaleId(""), sku=Sku("apples")), "text_missing"),
        (AddSaleLine(sale_id=SaleId("x" * 65), sku=Sku("apples")), "text_too_long"),
        (scan("apples", 1500), "not_whole"),
        (change(1, quantity=500), "not_whole"),
        (change(2, quantity=1), "sale_line_gone"),
        (change(1, quantity=-1), "quantity_not_positive"),
        (change(1, discount=101), "discount_out_of_range"),
        (change(1, discount=-1), "discount_out_of_range"),
        (remove(2), "sale_line_gone"),
        (SetSaleCustomer(sale_id=SALE, customer_id=CustomerId("nobody")), "unknown_customer"),
        (SetSaleKind(sale_id=SALE, kind=OrderKind.TELEPHONE, promised_for="x" * 41), "text_too_long"),
        (SetSaleKind(sale_id=SALE, kind=OrderKind.TELEPHONE, note="a\x07"), "text_not_printable"),
        (AbandonSale(sale_id=SALE, reason=""), "text_missing"),
    ],
)
def test_what_cannot_be_right_leaves_the_sale_as_it_is(given: Given, command: Command, code: str) -> None:
    given(APPLES, scan("apples")).when(command).rejected(code)
    given.then_still("open_sales", SALE, total=100, kind="counter")


def test_a_discount_above_a_smaller_quantity_is_refused(given: Given) -> None:
    given(APPLES, scan("apples", 2000), change(1, discount=150)).when(change(1, quantity=1000))
    given.rejected("discount_out_of_range", discount=150, amount=100)


def test_sums_that_no_number_of_the_database_holds_are_refused_at_the_scan(given: Given) -> None:
    given(product("dear", price=10**12)).when(scan("dear", 2000)).rejected("out_of_range", field="amount")
    given(scan("dear")).when(AddSaleLine(sale_id=SALE, sku=Sku("dear"))).rejected("out_of_range", field="amount")


def test_a_customer_who_was_erased_meanwhile_is_taken_off_first(given: Given) -> None:
    zoe = given(APPLES, RegisterCustomer(person=Person(name="Zoë"))).result
    given(scan("apples"), SetSaleCustomer(sale_id=SALE, customer_id=zoe), EraseCustomer(customer_id=zoe))
    given.when(FINISH).rejected("unknown_customer")
    given(SetSaleCustomer(sale_id=SALE, customer_id=None)).when(FINISH).then("stock", "apples", on_hand=4000)


def test_two_sales_are_open_side_by_side(given: Given) -> None:
    given(APPLES, scan("apples"), AddSaleLine(sale_id=SaleId("sale-2"), sku=Sku("apples"), quantity=2000))
    given().then("open_sales", SALE, total=100).then("open_sales", "sale-2", total=200)


def test_a_line_keeps_the_name_it_was_scanned_with(given: Given) -> None:
    given(APPLES, scan("apples"), EditProduct(sku=Sku("apples"), name="Pears"))
    assert given.document("open_sales", SALE)["lines"][0]["name"] == "Apples"


def test_a_price_of_ones_own_needs_a_reason_and_remembers_the_catalogue(given: Given) -> None:
    given(APPLES, scan("apples", 2000)).when(change(1, unit_price=80)).rejected("text_missing")
    given.when(change(1, unit_price=80, price_reason="bruised")).then("open_sales", SALE, total=160)
    (line,) = given.document("open_sales", SALE)["lines"]
    assert (line["list_price"], line["price_reason"]) == (100, "bruised")
    given.when(change(1, unit_price=100, price_reason="no")).then("open_sales", SALE, total=200)
    (line,) = given.document("open_sales", SALE)["lines"]
    assert (line["list_price"], line["price_reason"]) == (None, "")


def test_a_price_of_ones_own_takes_the_place_of_a_promotion(given: Given) -> None:
    half = PromotionPlan(name="Half", terms=PercentOff(goods=Goods(skus=(Sku("apples"),)), rate=50_000))
    given(APPLES, MakePromotion(promotion=half), scan("apples")).then("open_sales", SALE, total=50)
    given.when(change(1, unit_price=80, price_reason="bruised")).then("open_sales", SALE, total=80)
    (line,) = given.document("open_sales", SALE)["lines"]
    assert (line["offer"], line["offer_discount"], line["list_price"]) == ("", 0, 100)
    given.when(change(1, unit_price=100, price_reason="no")).then("open_sales", SALE, total=50)


def test_the_price_on_a_label_is_the_lines_total(given: Given) -> None:
    """RULES 3: 89.90 a kilogram, label 12.34: 0.137 kg, and the charge stays 12.34, not 12.32."""
    given(product("885103", name="Ham", price=8990, unit="kg", opening_stock=5000), SWEDISH)
    label = AddSaleLine(sale_id=SALE, sku=Sku("885103"), label=scale_label("20", "885103", "1234"))
    given.when(label).then("open_sales", SALE, total=1234)
    given.when(change(1, quantity=200)).rejected("label_line_fixed")
    given(label)
    assert [line[0] for line in lines(given)] == [1, 2]
    assert given(FINISH).result["total"] == 2468
    assert given.order(1)["lines"][0]["quantity"] == 137


def test_the_weight_on_a_label_costs_what_the_catalogue_asks_and_is_not_changed(given: Given) -> None:
    given(product("pears", price=399, unit="kg", opening_stock=5000, barcodes=("885104",)), SWEDISH)
    label = AddSaleLine(sale_id=SALE, sku=Sku("pears"), label=scale_label("23", "885104", "0452"))
    given.when(label).then("open_sales", SALE, total=180)
    given.when(change(1, quantity=2000)).rejected("label_quantity_fixed", name="Pears")
    given(change(1, discount=10), label)
    assert lines(given) == [(1, "pears", 452, 170), (2, "pears", 452, 180)]
    given(FINISH)
    assert [line["entry"] for line in given.order(1)["lines"]] == ["label_quantity", "label_quantity"]


def test_what_a_label_counts_stays_a_line_of_its_own(given: Given) -> None:
    label = AddSaleLine(sale_id=SALE, sku=Sku("pies"), label=scale_label("25", "0017", "00003", checked=True))
    given(product("pies", barcodes=("250017",)), SetLabelRules(country="de"))
    given(scan("pies"), label, label, scan("pies"))
    assert [line[2] for line in lines(given)] == [1000, 3000, 3000, 1000]


def test_a_weight_is_not_guessed(given: Given) -> None:
    given(product("pears", price=399, unit="kg")).when(AddSaleLine(sale_id=SALE, sku=Sku("pears")))
    given.rejected("weight_wanted", name="Pears", unit="kg", price=399)
    given(APPLES, product("cola", unit="bottle"))
    given(AddSaleLine(sale_id=SALE, sku=Sku("apples")), AddSaleLine(sale_id=SALE, sku=Sku("cola")))
    found = given.document("open_sales", SALE)["lines"]
    assert [(line["quantity"], line["entry"]) for line in found] == [(1000, ""), (1000, "")]


def test_a_typed_weight_is_marked_on_the_line_and_on_the_order(given: Given) -> None:
    given(product("pears", unit="kg", opening_stock=5000))
    given(scan("pears", 512), scan("pears"))
    given(change(2, quantity=730), APPLES, scan("apples"), change(3, quantity=2000), FINISH)
    assert [line["entry"] for line in given.order(1)["lines"]] == ["weighed", "weighed", ""]


FLOWERS = product("flowers", price=0, opening_stock=9000, open_price=True)


def test_a_price_that_is_asked_for_needs_no_reason(given: Given) -> None:
    given(FLOWERS).when(scan("flowers")).rejected("price_wanted", name="Flowers")
    bunch = AddSaleLine(sale_id=SALE, sku=Sku("flowers"), unit_price=750)
    given.when(bunch).then("open_sales", SALE, total=750)
    given(bunch, AddSaleLine(sale_id=SALE, sku=Sku("flowers"), unit_price=900))
    assert lines(given) == [(1, "flowers", 2000, 1500), (2, "flowers", 1000, 900)]
    (line, _) = given.document("open_sales", SALE)["lines"]
    assert (line["list_price"], line["price_reason"]) == (None, "")
    given.when(AddSaleLine(sale_id=SALE, sku=Sku("flowers"), unit_price=-1)).rejected("out_of_range")
    given(FINISH)
    assert [line["unit_price"] for line in given.order(1)["lines"]] == [750, 900]


def test_an_open_price_is_typed_again_without_a_reason(given: Given) -> None:
    given(FLOWERS, AddSaleLine(sale_id=SALE, sku=Sku("flowers"), unit_price=7500), change(1, discount=50))
    given.when(change(1, unit_price=750)).then("open_sales", SALE, total=700)
    (line,) = given.document("open_sales", SALE)["lines"]
    assert (line["list_price"], line["price_reason"]) == (None, "")
    given.when(change(1, unit_price=750, price_reason="slip")).then_nothing()
    given.when(change(1, unit_price=-1)).rejected("out_of_range")
    given.when(change(1, unit_price=40)).rejected("discount_out_of_range")


def test_an_open_price_that_is_typed_again_earns_the_same_offer(given: Given) -> None:
    half = PromotionPlan(name="Half", terms=PercentOff(goods=Goods(skus=(Sku("flowers"),)), rate=50_000))
    given(FLOWERS, MakePromotion(promotion=half), AddSaleLine(sale_id=SALE, sku=Sku("flowers"), unit_price=7500))
    given.then("open_sales", SALE, total=3750)
    given.when(change(1, unit_price=750)).then("open_sales", SALE, total=375)


def test_a_label_says_what_a_product_with_an_open_price_costs(given: Given) -> None:
    given(FLOWERS, EditProduct(sku=Sku("flowers"), barcodes=("770001",)), SWEDISH)
    given.when(AddSaleLine(sale_id=SALE, sku=Sku("flowers"), label=scale_label("20", "770001", "0480")))
    given.then("open_sales", SALE, total=480)


def test_an_order_and_a_return_ask_for_an_open_price_as_well(given: Given) -> None:
    given(FLOWERS).when(PlaceOrder(lines=(WantedLine(sku=Sku("flowers")),))).rejected("price_wanted")
    back = GiveBackProduct(sale_id=SALE, sku=Sku("flowers"), reason="wilted")
    given.when(back).rejected("price_wanted")
    given.when(msgspec.structs.replace(back, unit_price=750)).then("open_sales", SALE, total=-750)
    assert given.document("open_sales", SALE)["lines"][0]["list_price"] is None


def test_a_note_keeps_its_line_apart_and_stands_on_the_order(given: Given) -> None:
    given(APPLES, scan("apples"), change(1, note="gift"), scan("apples"))
    assert [line[0] for line in lines(given)] == [1, 2]
    given(FINISH)
    assert [line["note"] for line in given.order(1)["lines"]] == ["gift", ""]


def test_a_change_that_changes_nothing_is_no_event(given: Given) -> None:
    given(APPLES, scan("apples")).when(change(1, quantity=1000)).then_nothing()


def test_a_discount_on_the_whole_is_spread_by_value_and_follows_what_is_added(given: Given) -> None:
    given(APPLES, BREAD, scan("apples", 2000)).when(DiscountSale(sale_id=SALE, rate=10_000))
    given.then("open_sales", SALE, total=180, discount_rate=10_000)
    given.when(scan("bread")).then("open_sales", SALE, total=495)
    order = given(FINISH).result["order_id"]
    given.when(DiscountSale(sale_id=SALE)).rejected("sale_ended")
    given().document("recent_orders", order)
    assert [(line["sale_discount"], line["discount"]) for line in given.order(1)["lines"]] == [(20, 20), (35, 35)]


def test_an_amount_off_the_whole_adds_up_to_the_cent(given: Given) -> None:
    given(APPLES, BREAD, scan("apples"), scan("bread"), change(1, discount=1))
    given.when(DiscountSale(sale_id=SALE, amount=100)).then("open_sales", SALE, total=349)
    given.when(DiscountSale(sale_id=SALE)).then("open_sales", SALE, total=449)
    given.when(DiscountSale(sale_id=SALE, amount=450)).rejected("discount_beyond_sale", amount=449)
    given.when(DiscountSale(sale_id=SALE, amount=1, rate=1)).rejected("two_discounts")


def test_a_sale_is_put_aside_and_gone_on_with(given: Given) -> None:
    given(APPLES, scan("apples")).when(ParkSale(sale_id=SALE, label="red coat"))
    given.then("open_sales", SALE, parked=True, label="red coat", total=100)
    given.when(ParkSale(sale_id=SALE)).then_nothing()
    given(AddSaleLine(sale_id=SaleId("next"), sku=Sku("apples")))
    given.when(ResumeSale(sale_id=SALE)).then("open_sales", SALE, parked=False, total=100)
    given.when(ResumeSale(sale_id=SALE)).then_nothing()


PARK = ParkSale(sale_id=SALE)


@pytest.mark.parametrize("command", [
    scan("apples"), change(1, quantity=2000), remove(1), DiscountSale(sale_id=SALE, rate=1000),
    SetSaleCustomer(sale_id=SALE, customer_id=None), SetSaleKind(sale_id=SALE, kind=OrderKind.TELEPHONE), FINISH,
    PaySale(sale_id=SALE), GiveBackProduct(sale_id=SALE, sku=Sku("apples"), reason="bruised"),
])  # fmt: skip
def test_a_sale_that_waits_is_not_changed(given: Given, command: Command) -> None:
    given(APPLES, scan("apples"), PARK).when(command).rejected("sale_waits")
    given.then_still("open_sales", SALE, total=100, parked=True)
    given(ResumeSale(sale_id=SALE)).when(scan("apples")).then("open_sales", SALE, total=200)


def test_only_a_sale_on_which_nothing_is_left_is_ended_without_a_reason(given: Given) -> None:
    nothing = AbandonSale(sale_id=SALE, reason="")
    given(APPLES, scan("apples")).when(nothing).rejected("text_missing", field="reason")
    zoe = given(RegisterCustomer(person=Person(name="Zoë"))).result
    given(SetSaleCustomer(sale_id=SALE, customer_id=zoe), remove(1)).when(nothing).rejected("text_missing")
    begun = SaleId("begun")
    given(SetSaleCustomer(sale_id=begun, customer_id=zoe), SetSaleCustomer(sale_id=begun, customer_id=None))
    given.when(AbandonSale(sale_id=begun, reason="")).then_gone("open_sales", begun)
    assert [(event.emptied, event.reason) for event in given.events("SaleAbandoned")] == [(True, "")]


def test_a_sale_that_waits_is_given_up_where_nobody_comes_back_for_it(given: Given) -> None:
    given(APPLES, scan("apples"), PARK).when(ABANDON).then_gone("open_sales", SALE)


def test_a_sale_without_a_line_left_is_over_and_its_discount_with_it(given: Given) -> None:
    given(APPLES, BREAD, scan("apples"), scan("bread"), DiscountSale(sale_id=SALE, rate=10_000))
    given.when(remove(1)).then("open_sales", SALE, total=315)
    given.when(remove(2)).then_gone("open_sales", SALE)
    assert [(event.lines, event.total, event.reason) for event in given.events("SaleAbandoned")] == [(0, 0, "")]
    given.when(scan("apples")).rejected("sale_ended")


def test_an_emptied_sale_goes_on_for_its_customer_and_by_telephone(given: Given) -> None:
    zoe = given(APPLES, RegisterCustomer(person=Person(name="Zoë"))).result
    given(scan("apples"), SetSaleCustomer(sale_id=SALE, customer_id=zoe)).when(remove(1))
    given.then("open_sales", SALE, total=0, customer_id=zoe).when(FINISH).rejected("no_lines")
    given(SetSaleKind(sale_id=SALE, kind=OrderKind.TELEPHONE), SetSaleCustomer(sale_id=SALE, customer_id=None))
    given(scan("apples")).when(remove(2)).then("open_sales", SALE, total=0, kind="telephone")


NOBODY = SetSaleCustomer(sale_id=SALE, customer_id=None)
COUNTER = SetSaleKind(sale_id=SALE, kind=OrderKind.COUNTER)


@pytest.mark.parametrize("last", [NOBODY, COUNTER])
def test_an_emptied_sale_is_over_once_it_is_for_nobody_any_more(given: Given, last: Command) -> None:
    zoe = CustomerId(given(APPLES, RegisterCustomer(person=Person(name="Zoë"))).result)
    somebody = SetSaleCustomer(sale_id=SALE, customer_id=zoe)
    telephone = SetSaleKind(sale_id=SALE, kind=OrderKind.TELEPHONE)
    given(scan("apples"), somebody, telephone, DiscountSale(sale_id=SALE, rate=10_000), remove(1))
    given(COUNTER if last is NOBODY else NOBODY).when(last).then_gone("open_sales", SALE)
    assert [(event.emptied, event.reason) for event in given.events("SaleAbandoned")] == [(True, "")]


def test_a_discount_is_not_left_for_the_next_customer_by_one_who_bought_nothing(given: Given) -> None:
    zoe = CustomerId(given(RegisterCustomer(person=Person(name="Zoë"))).result)
    given(SetSaleCustomer(sale_id=SALE, customer_id=zoe), DiscountSale(sale_id=SALE, rate=10_000))
    given.when(NOBODY).then_gone("open_sales", SALE)


def test_a_sale_on_which_nothing_was_yet_goes_on_without_its_customer(given: Given) -> None:
    zoe = CustomerId(given(APPLES, RegisterCustomer(person=Person(name="Zoë"))).result)
    given(SetSaleCustomer(sale_id=SALE, customer_id=zoe), NOBODY, COUNTER)
    given.when(scan("apples")).then("open_sales", SALE, total=100)
