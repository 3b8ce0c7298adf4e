import pytest

from domain.catalog.commands import EditProduct
from domain.inventory.commands import AdjustStock, ReceivedLine, ReceiveStock
from domain.inventory.events import Reason
from domain.kernel.ids import Sku
from domain.orders.commands import PlaceOrder
from tests.domain.goods import APPLES, BREAD, line, product
from tests.given import Given

SKU = Sku("apples")


def received(sku: str, quantity: int, unit_cost: int | None = None) -> ReceivedLine:
    return ReceivedLine(sku=Sku(sku), quantity=quantity, unit_cost=unit_cost)


def test_a_delivery_is_booked_under_its_document(given: Given) -> None:
    given(APPLES, BREAD).when(
        ReceiveStock(lines=(received("apples", 3000), received("bread", 500)), document="Note 17")
    )
    given.then("stock", "apples", on_hand=8000).then("stock", "bread", on_hand=2500)
    assert given.movements("apples")[0]["document"] == "Note 17"


def test_goods_come_in_at_the_cost_that_is_known_where_none_is_given(given: Given) -> None:
    given(APPLES).when(ReceiveStock(lines=(received("apples", 5000),))).then("stock", "apples", value=5_000_000)


def test_the_cost_is_averaged_over_what_is_on_hand(given: Given) -> None:
    given(APPLES).when(ReceiveStock(lines=(received("apples", 5000, 700_000),)))
    given.then("stock", "apples", on_hand=10_000, value=6_000_000)
    given.when(AdjustStock(sku=SKU, quantity=-1000, reason=Reason.DAMAGE)).then("stock", "apples", value=5_400_000)


def test_what_was_sold_before_it_came_takes_the_cost_at_which_it_came(given: Given) -> None:
    # odoo#41669: -2 on hand at 0, receive 20 at 3.30: the cost is 3.30, not 3.67.
    given(product("tea", allow_negative=True), PlaceOrder(lines=(line("tea", 2000),)))
    given.when(ReceiveStock(lines=(received("tea", 20_000, 3_300_000),)))
    given.then("stock", "tea", on_hand=18_000, value=18 * 3_300_000)


def test_what_was_sold_below_zero_while_it_might_be_stays_sound(given: Given) -> None:
    given(product("tea", allow_negative=True), PlaceOrder(lines=(line("tea", 2000),)))
    given.when(EditProduct(sku=Sku("tea"), allow_negative=False)).then("stock", "tea", on_hand=-2000)
    given.when(PlaceOrder(lines=(line("tea", 1000),))).rejected("not_enough_stock")


def test_a_product_on_two_lines_is_received_twice(given: Given) -> None:
    given(APPLES).when(ReceiveStock(lines=(received("apples", 1000), received("apples", 2000))))
    given.then("stock", "apples", on_hand=8000)
    assert [movement["change"] for movement in given.movements("apples")] == [2000, 1000, 5000]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (ReceiveStock(lines=()), "no_lines"),
        (ReceiveStock(lines=(received("moon", 1000),)), "unknown_product"),
        (ReceiveStock(lines=(received("apples", 0),)), "quantity_not_positive"),
        (ReceiveStock(lines=(received("apples", -1),)), "quantity_not_positive"),
        (ReceiveStock(lines=(received("apples", 10**40),)), "out_of_range"),
        (ReceiveStock(lines=(received("apples", 1000, -1),)), "out_of_range"),
        (ReceiveStock(lines=(received("apples", 1000), received("apples", -1))), "quantity_not_positive"),
        (ReceiveStock(lines=(received("apples", 1000),), document="a\x00"), "text_not_printable"),
    ],
)
def test_a_delivery_that_cannot_be_right_changes_nothing(given: Given, command: ReceiveStock, code: str) -> None:
    given(APPLES).when(command).rejected(code)
    given.then_still("stock", "apples", on_hand=5000)


@pytest.mark.parametrize(("quantity", "on_hand"), [(-2000, 3000), (500, 5500), (-5000, 0)])
def test_stock_is_corrected_for_a_reason(given: Given, quantity: int, on_hand: int) -> None:
    given(APPLES).when(AdjustStock(sku=SKU, quantity=quantity, reason=Reason.COUNT, note="shelf 3"))
    given.then("stock", "apples", on_hand=on_hand)
    newest = given.movements("apples")[0]
    assert (newest["reason"], newest["change"], newest["balance"], newest["note"]) == (
        "count", quantity, on_hand, "shelf 3",
    )  # fmt: skip


def test_the_last_of_a_product_takes_the_whole_value_along(given: Given) -> None:
    given(product("tea", cost=3_333_333, opening_stock=3000))
    given(*[AdjustStock(sku=Sku("tea"), quantity=-1000, reason=Reason.OWN_USE)] * 3)
    given.then("stock", "tea", on_hand=0, value=0).then("store_totals", "store", stock_value=0)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (AdjustStock(sku=Sku("moon"), quantity=1, reason=Reason.COUNT), "unknown_product"),
        (AdjustStock(sku=SKU, quantity=0, reason=Reason.COUNT), "nothing_to_adjust"),
        (AdjustStock(sku=SKU, quantity=-5001, reason=Reason.THEFT), "not_enough_stock"),
        (AdjustStock(sku=SKU, quantity=10**40, reason=Reason.COUNT), "out_of_range"),
        (AdjustStock(sku=SKU, quantity=-(10**40), reason=Reason.COUNT), "out_of_range"),
        (AdjustStock(sku=SKU, quantity=1, reason=Reason.SALE), "reason_needs_document"),
        (AdjustStock(sku=SKU, quantity=1, reason=Reason.OPENING), "reason_needs_document"),
        (AdjustStock(sku=SKU, quantity=1, reason=Reason.COUNT, note="x" * 501), "text_too_long"),
    ],
)
def test_a_correction_that_cannot_be_right_changes_nothing(given: Given, command: AdjustStock, code: str) -> None:
    given(APPLES).when(command).rejected(code)
    given.then_still("stock", "apples", on_hand=5000)


def test_stock_goes_below_zero_only_where_the_product_allows_it(given: Given) -> None:
    given(product("tea", allow_negative=True)).when(AdjustStock(sku=Sku("tea"), quantity=-500, reason=Reason.COUNT))
    given.then("stock", "tea", on_hand=-500)


@pytest.mark.parametrize(("sold", "low"), [(500, False), (1000, True), (2000, True)])
def test_a_product_is_low_when_it_comes_down_to_its_reorder_point(given: Given, sold: int, low: bool) -> None:
    given(BREAD).when(PlaceOrder(lines=(line("bread", sold),))).then("stock", "bread", low=low)


def test_every_movement_stands_in_the_ledger_with_its_balance(given: Given) -> None:
    given(APPLES, PlaceOrder(lines=(line("apples", 1500),)), ReceiveStock(lines=(received("apples", 250),)))
    ledger = [(entry["reason"], entry["change"], entry["balance"]) for entry in given.movements("apples")]
    assert ledger == [("delivery", 250, 3750), ("sale", -1500, 3500), ("opening", 5000, 5000)]
