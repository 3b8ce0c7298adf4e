"""How much of something each role may do by itself, and what a client of the bus may not get round."""

import pytest

from domain.customers.commands import RegisterCustomer
from domain.customers.events import Person
from domain.kernel.ids import CustomerId, OrderId, SaleId, Sku
from domain.kernel.messages import TERMINAL
from domain.orders.commands import (
    AddSaleLine,
    ChangeSaleLine,
    DiscountSale,
    FinishSale,
    GiveBackLine,
    GiveBackProduct,
    PlaceOrder,
    RemoveSaleLine,
    SetSaleCustomer,
    WantedLine,
)
from domain.orders.events import OrderKind
from domain.orders.waiting_commands import FinishPicking, PickLine, PickProduct
from domain.shop.commands import SetLabelRules
from domain.staff.commands import SetWeighingRole
from domain.staff.events import Role
from domain.staff.limits import LINE_DISCOUNT, for_share
from tests.domain.goods import APPLES, BREAD, line, product, scale_label
from tests.domain.staff.people import SALE, People, a_shop, at, staffed
from tests.given import Given

PEARS = product("pears", unit="kg", opening_stock=9000, barcodes=("885104",))


@pytest.fixture
def people(given: Given) -> People:
    return a_shop(given)


def discount(minor: int) -> ChangeSaleLine:
    return ChangeSaleLine(sale_id=SALE, line=1, discount=minor)


@pytest.mark.parametrize(
    ("name", "most", "beyond", "role"), [("cora", 30, 31, "supervisor"), ("sam", 90, 91, "manager")]
)
def test_a_discount_has_a_limit_for_each_role(
    given: Given, people: People, name: str, most: int, beyond: int, role: str
) -> None:
    at(given, people[name]).when(discount(beyond)).rejected("needs_approval", role=role)
    given.when(discount(most)).then("open_sales", SALE, total=300 - most)


def test_a_manager_may_give_all_of_it_away(given: Given, people: People) -> None:
    at(given, people["mia"]).when(discount(300)).then("open_sales", SALE, total=0)


def test_a_discount_for_three_is_too_much_for_one(given: Given, people: People) -> None:
    given(discount(30)).when(ChangeSaleLine(sale_id=SALE, line=1, quantity=1000))
    given.rejected("needs_approval", role="supervisor")
    given.when(ChangeSaleLine(sale_id=SALE, line=1, quantity=4000)).then("open_sales", SALE, total=370)


def test_what_was_approved_is_finished_by_the_cashier(given: Given, people: People) -> None:
    given.by(people["cora"], people["sam"])(discount(90))
    given.by(people["cora"]).when(FinishSale(sale_id=SALE))
    assert given.result["total"] == 210


@pytest.mark.parametrize(
    ("wanted", "role"),
    [
        (WantedLine(sku=Sku("apples"), quantity=5000, discount=50), None),
        (WantedLine(sku=Sku("apples"), quantity=5000, discount=51), "supervisor"),
        (WantedLine(sku=Sku("apples"), unit_price=100), None),
        (WantedLine(sku=Sku("apples"), unit_price=99), "supervisor"),
        (WantedLine(sku=Sku("apples"), unit_price=1000, discount=900), "manager"),
    ],
)
def test_an_order_in_one_go_has_the_same_limits(
    given: Given, people: People, wanted: WantedLine, role: str | None
) -> None:
    given.when(PlaceOrder(lines=(wanted,)))
    if role is None:
        assert given._refused is None
    else:
        given.rejected("needs_approval", role=role)


def test_a_cashier_says_what_an_open_price_is_and_no_other(given: Given) -> None:
    given(APPLES, product("flowers", price=500, opening_stock=9000, open_price=True))
    people = staffed(given, cora=Role.CASHIER)
    at(given, people["cora"])(AddSaleLine(sale_id=SALE, sku=Sku("flowers"), unit_price=750))
    given(PlaceOrder(lines=(WantedLine(sku=Sku("flowers"), unit_price=750),)))
    given.when(AddSaleLine(sale_id=SALE, sku=Sku("apples"), unit_price=750, price_reason="dearer"))
    given.rejected("needs_approval", role="supervisor")


def test_who_typed_an_open_price_types_it_again(given: Given) -> None:
    given(APPLES, product("flowers", price=500, opening_stock=9000, open_price=True))
    people = staffed(given, cora=Role.CASHIER, sam=Role.SUPERVISOR)
    at(given, people["cora"])(AddSaleLine(sale_id=SALE, sku=Sku("flowers"), unit_price=7500))
    given(ChangeSaleLine(sale_id=SALE, line=1, unit_price=750)).then("open_sales", SALE, total=750)
    given(discount(75))
    # What was a tenth of it is no tenth of less.
    given.when(ChangeSaleLine(sale_id=SALE, line=1, unit_price=700)).rejected("needs_approval", role="supervisor")
    given(AddSaleLine(sale_id=SALE, sku=Sku("apples")))
    given.when(ChangeSaleLine(sale_id=SALE, line=2, unit_price=90, price_reason="old"))
    given.rejected("needs_approval", role="supervisor")


def test_another_price_lets_nobody_type_a_weight_with_it(given: Given) -> None:
    given(product("pears", unit="kg", opening_stock=9000), SetWeighingRole(role=Role.MANAGER))
    people = staffed(given, mia=Role.MANAGER, sam=Role.SUPERVISOR)
    at(given, people["mia"])(AddSaleLine(sale_id=SALE, sku=Sku("pears"), quantity=500))
    both = ChangeSaleLine(sale_id=SALE, line=1, quantity=300, unit_price=90, price_reason="old")
    at(given, people["sam"]).when(both).rejected("needs_approval", role="manager")


def test_a_weight_is_typed_by_whom_the_store_lets(given: Given) -> None:
    given(APPLES, PEARS, SetLabelRules(country="se"))
    people = staffed(given, cora=Role.CASHIER, sam=Role.SUPERVISOR)
    pears = AddSaleLine(sale_id=SALE, sku=Sku("pears"), quantity=500)
    at(given, people["cora"])(pears)
    at(given, people["olga"])(SetWeighingRole(role=Role.SUPERVISOR))
    given().then("staff_rules", "staff", weighing="supervisor", lock_minutes=5)
    given.when(SetWeighingRole(role=Role.SUPERVISOR)).then_nothing()
    at(given, people["cora"]).when(pears).rejected("needs_approval", role="supervisor")
    given.when(ChangeSaleLine(sale_id=SALE, line=1, quantity=600)).rejected("needs_approval", role="supervisor")
    given(AddSaleLine(sale_id=SALE, sku=Sku("pears"), label=scale_label("23", "885104", "0452")))
    given(AddSaleLine(sale_id=SALE, sku=Sku("pears"), label=scale_label("20", "885104", "0050")))
    wrong = scale_label("20", "885103", "0050")
    given.when(AddSaleLine(sale_id=SALE, sku=Sku("pears"), label=wrong)).rejected("label_of_another", name="Pears")
    given(AddSaleLine(sale_id=SALE, sku=Sku("apples"), quantity=3000))
    given.by(people["cora"], people["sam"])(pears)
    given.when(SetWeighingRole(role=Role.CASHIER)).rejected("needs_approval", role="manager")


@pytest.fixture
def weighing(given: Given) -> People:
    """A store where supervisors type weights: pears by weight and label, apples, and an order of both by telephone."""
    given(APPLES, PEARS, SetLabelRules(country="se"), SetWeighingRole(role=Role.SUPERVISOR))
    given(PlaceOrder(lines=(line("pears", 500), line("apples", 2000)), kind=OrderKind.TELEPHONE))
    people = staffed(given, cora=Role.CASHIER, sam=Role.SUPERVISOR, mia=Role.MANAGER)
    at(given, people["cora"])
    return people


def the_order(given: Given) -> OrderId:
    (order_id,) = given.documents("open_orders")
    return OrderId(order_id)


def test_a_weight_is_typed_into_an_order_in_one_go_by_whom_the_store_lets(given: Given, weighing: People) -> None:
    pears = PlaceOrder(lines=(line("apples"), line("pears", 500)))
    given.when(pears).rejected("needs_approval", role="supervisor")
    given(PlaceOrder(lines=(line("apples", 2000),)))
    given.by(weighing["cora"], weighing["sam"])(pears)
    assert [one["entry"] for one in given.order(3)["lines"]] == ["", "weighed"]


def test_a_weight_is_typed_while_picking_by_whom_the_store_lets(given: Given, weighing: People) -> None:
    order = the_order(given)
    typed = PickLine(order_id=order, line=1, quantity=450)
    given.when(typed).rejected("needs_approval", role="supervisor")
    scanned = PickProduct(order_id=order, sku=Sku("pears"), quantity=450)
    given.when(scanned).rejected("needs_approval", role="supervisor")
    given.when(PickProduct(order_id=order, sku=Sku("pears"))).rejected("weight_wanted")
    given(PickLine(order_id=order, line=2, quantity=2000), PickLine(order_id=order, line=2, quantity=-1000))
    given(PickProduct(order_id=order, sku=Sku("apples")))
    given.by(weighing["cora"], weighing["sam"])(typed).by(weighing["cora"])
    given.when(PickLine(order_id=order, line=1, quantity=-50)).rejected("needs_approval", role="supervisor")
    given(PickLine(order_id=order, line=1, quantity=-450))  # nothing of it is a weight that somebody says
    given(PickProduct(order_id=order, sku=Sku("pears"), label=scale_label("23", "885104", "0480")))
    given(FinishPicking(order_id=order))
    assert [one["entry"] for one in given.order(1)["lines"]] == ["label_quantity", ""]


def test_what_was_picked_by_hand_is_marked_as_weighed(given: Given, weighing: People) -> None:
    order = the_order(given)
    given.by(weighing["cora"], weighing["sam"])(PickLine(order_id=order, line=1, quantity=480)).by(weighing["cora"])
    given(PickProduct(order_id=order, sku=Sku("pears"), label=scale_label("23", "885104", "0020")))
    given(FinishPicking(order_id=order, as_ordered=True))
    assert [one["entry"] for one in given.order(1)["lines"]] == ["weighed", ""]


def test_a_line_or_an_order_that_is_not_there_is_said_before_anybody_is_fetched(given: Given, weighing: People) -> None:
    given.when(PickLine(order_id=the_order(given), line=9)).rejected("unknown_order_line")
    given.when(PickLine(order_id=OrderId("none"), line=1)).rejected("unknown_order")
    given.when(PickProduct(order_id=the_order(given), sku=Sku("moon"), quantity=1)).rejected("unknown_product")


def test_a_weight_that_comes_back_is_typed_by_whom_the_store_lets(given: Given, weighing: People) -> None:
    at(given, weighing["mia"])(SetWeighingRole(role=Role.MANAGER))
    back = GiveBackProduct(sale_id=SALE, sku=Sku("pears"), reason="soft", quantity=300)
    at(given, weighing["sam"]).when(back).rejected("needs_approval", role="manager")
    given(GiveBackProduct(sale_id=SALE, sku=Sku("pears"), reason="soft", label=scale_label("20", "885104", "0050")))
    given(GiveBackProduct(sale_id=SALE, sku=Sku("apples"), reason="soft", quantity=2000))
    given.by(weighing["sam"], weighing["mia"])(back)
    entries = [one["entry"] for one in given.document("open_sales", SALE)["lines"]]
    assert entries == ["label", "", "weighed"]


def test_the_terminal_types_weights_as_whoever_has_the_files(given: Given, weighing: People) -> None:
    given.context = TERMINAL
    given(PlaceOrder(lines=(line("pears", 500),)), PickLine(order_id=the_order(given), line=1, quantity=480))


@pytest.mark.parametrize(
    ("part", "whole", "role"), [(25, 249, Role.CASHIER), (26, 249, Role.SUPERVISOR), (0, 0, Role.CASHIER)]
)
def test_a_share_is_not_haggled_over_by_the_smallest_coin(part: int, whole: int, role: Role) -> None:
    assert for_share(part, whole, LINE_DISCOUNT) is role


@pytest.mark.parametrize(("rate", "role"), [(5_000, None), (5_001, "supervisor"), (100_000, "manager")])
def test_a_share_of_a_sale_is_asked_for_whatever_is_on_it(
    given: Given, people: People, rate: int, role: str | None
) -> None:
    """What is scanned afterwards is reduced as well: that little or nothing is on it makes no share a small one."""
    empty = SaleId("empty")
    zoe = given(RegisterCustomer(person=Person(name="Zoë"))).result
    given(SetSaleCustomer(sale_id=empty, customer_id=CustomerId(zoe)))
    given.when(DiscountSale(sale_id=empty, rate=rate))
    if role is None:
        assert given._refused is None
    else:
        given.rejected("needs_approval", role=role)


BREAD_OFF = RemoveSaleLine(sale_id=SALE, line=2)


def so_many(quantity: int) -> ChangeSaleLine:
    return ChangeSaleLine(sale_id=SALE, line=1, quantity=quantity)


@pytest.fixture
def with_bread(given: Given, people: People) -> People:
    """Three apples and a bread, 6.50 in all, with Cora at the till: alone she takes 0.33 off that."""
    given.context = TERMINAL
    given(BREAD)
    given.by(people["cora"])(AddSaleLine(sale_id=SALE, sku=Sku("bread")))
    return people


@pytest.mark.parametrize("less", [so_many(1000), BREAD_OFF, RemoveSaleLine(sale_id=SALE, line=1)])
def test_an_amount_off_the_whole_is_a_greater_share_of_less(
    given: Given, with_bread: People, less: ChangeSaleLine | RemoveSaleLine
) -> None:
    given(DiscountSale(sale_id=SALE, amount=25), so_many(2000), so_many(3000))
    given.when(less).rejected("needs_approval", role="supervisor")
    given.by(with_bread["cora"], with_bread["sam"])(less)


def test_what_was_approved_off_the_whole_is_not_asked_again_as_long_as_the_same_person_may(
    given: Given, with_bread: People
) -> None:
    given.by(with_bread["cora"], with_bread["sam"])(DiscountSale(sale_id=SALE, amount=100)).by(with_bread["cora"])
    given(so_many(2000), so_many(3000))
    given.when(BREAD_OFF).rejected("needs_approval", role="manager")


def test_with_its_last_line_a_sale_is_over_and_its_discount_nobodys(given: Given, people: People) -> None:
    given(DiscountSale(sale_id=SALE, amount=15))
    zoe = CustomerId(given(RegisterCustomer(person=Person(name="Zoë"))).result)
    off = RemoveSaleLine(sale_id=SALE, line=1)
    given(SetSaleCustomer(sale_id=SALE, customer_id=zoe)).when(off).rejected("needs_approval", role="manager")
    given(SetSaleCustomer(sale_id=SALE, customer_id=None)).when(off).then_gone("open_sales", SALE)


def test_a_part_of_a_weight_that_comes_back_is_typed_by_whom_the_store_lets(given: Given, weighing: People) -> None:
    given.context = TERMINAL
    order = OrderId(given(PlaceOrder(lines=(line("pears", 900), line("apples", 3000)))).result["order_id"])

    def back(number: int, quantity: int | None = None) -> GiveBackLine:
        return GiveBackLine(sale_id=SALE, order_id=order, line=number, quantity=quantity, reason="soft")

    given.by(weighing["cora"]).when(back(1, 300)).rejected("needs_approval", role="supervisor")
    given(back(2, 1000))
    given.by(weighing["cora"], weighing["sam"])(back(1, 300)).by(weighing["cora"])
    given.when(back(1, 601)).rejected("more_than_bought")
    given(back(1, 600))  # all that is left of it, whoever has weighed the rest
    given.when(back(1, 1)).rejected("more_than_bought")
    given.when(back(9, 1)).rejected("unknown_order_line")
    entries = [one["entry"] for one in given.document("open_sales", SALE)["lines"]]
    assert entries == ["", "weighed", ""]
