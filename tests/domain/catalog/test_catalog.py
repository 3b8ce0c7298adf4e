from typing import Any

import pytest

from domain.catalog.commands import AddProduct, ChangePrice, EditProduct, RestoreProduct, RetireProduct
from domain.kernel.ids import Sku
from domain.kernel.messages import Command
from domain.orders.commands import AddSaleLine, PlaceOrder
from tests.domain.goods import APPLES, BREAD, line, product
from tests.given import Given

EAN = "4006381333931"
EAN_OF_14 = "04006381333931"
SKU = Sku("apples")


def test_a_product_comes_into_the_catalogue_with_what_is_on_the_shelf(given: Given) -> None:
    given.when(APPLES).then("catalogue", "apples", name="Apples", category="Fruit", price=100, tax_rate=10_000)
    given.then("stock", "apples", on_hand=5000, available=5000, value=2_500_000)
    given.then("store_totals", "store", products=1, stock_value=250)


def test_a_barcode_is_stored_as_14_digits_and_each_once(given: Given) -> None:
    given.when(product("pen", barcodes=(EAN, EAN_OF_14, "internal-7")))
    given.then("catalogue", "pen", barcodes=(EAN_OF_14, "internal-7"))


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"sku": "  "}, "text_missing", "sku"),
        ({"sku": "x" * 65}, "text_too_long", "sku"),
        ({"name": ""}, "text_missing", "name"),
        ({"name": "a\u202eb"}, "text_not_printable", "name"),
        ({"category": "x" * 201}, "text_too_long", "category"),
        ({"unit": ""}, "text_missing", "unit"),
        ({"price": -1}, "out_of_range", "price"),
        ({"price": 10**40}, "out_of_range", "price"),
        ({"tax_rate": 100_001}, "out_of_range", "tax_rate"),
        ({"cost": -1}, "out_of_range", "cost"),
        ({"reorder_point": -1}, "out_of_range", "reorder_point"),
        ({"opening_stock": -1}, "quantity_not_positive", "opening_stock"),
        ({"opening_stock": 10**40}, "out_of_range", "opening_stock"),
        ({"barcodes": (EAN[:-1] + "2",)}, "barcode_misread", None),
        ({"barcodes": ("",)}, "text_missing", "barcode"),
    ],
)
def test_a_product_that_cannot_be_right_is_refused_by_its_field(
    given: Given, wrong: dict[str, Any], code: str, field: str | None
) -> None:
    given.when(product(**{"sku": "pen", **wrong})).rejected(code, field=field)


def test_a_sku_and_a_barcode_belong_to_one_product(given: Given) -> None:
    given(product("pen", barcodes=(EAN,))).when(product("pen")).rejected("sku_taken", sku="pen")
    given.when(product("ink", barcodes=(EAN_OF_14,))).rejected("barcode_taken", sku="pen", barcode=EAN_OF_14)


def test_editing_changes_what_is_given_and_leaves_the_rest(given: Given) -> None:
    given(APPLES).when(EditProduct(sku=SKU, name="Red apples", reorder_point=9000))
    given.then("catalogue", "apples", name="Red apples", category="Fruit", price=100, reorder_point=9000)
    given.then("stock", "apples", name="Red apples", on_hand=5000, low=True)


def test_editing_nothing_changes_nothing(given: Given) -> None:
    given(APPLES).when(EditProduct(sku=SKU, name="Apples")).then_nothing()


def test_a_barcode_that_is_taken_off_is_free_again(given: Given) -> None:
    given(product("pen", barcodes=(EAN,)), EditProduct(sku=Sku("pen"), barcodes=()))
    given.when(product("ink", barcodes=(EAN,))).then("catalogue", "ink", barcodes=(EAN_OF_14,))


def test_a_product_may_keep_its_own_barcode_but_not_take_anothers(given: Given) -> None:
    given(product("pen", barcodes=(EAN,)), product("ink"))
    given.when(EditProduct(sku=Sku("pen"), barcodes=(EAN, "second"))).then(
        "catalogue", "pen", barcodes=(EAN_OF_14, "second")
    )
    given.when(EditProduct(sku=Sku("ink"), barcodes=(EAN,))).rejected("barcode_taken", sku="pen")


@pytest.mark.parametrize(
    "command",
    [
        EditProduct(sku=SKU, name="Pears", expected_version=1),
        ChangePrice(sku=SKU, price=120, expected_version=1),
    ],
)
def test_a_form_that_somebody_else_overtook_is_refused(given: Given, command: Command) -> None:
    given(APPLES, ChangePrice(sku=SKU, price=110)).when(command).rejected("changed_meanwhile", what="Apples")


def test_a_price_holds_from_now_on(given: Given) -> None:
    given(APPLES, PlaceOrder(lines=(line("apples"),)))
    given.when(ChangePrice(sku=SKU, price=150)).then("catalogue", "apples", price=150)
    given.when(PlaceOrder(lines=(line("apples"),))).then("store_totals", "store", sales=250)


def test_the_same_price_is_no_change(given: Given) -> None:
    given(APPLES).when(ChangePrice(sku=SKU, price=100)).then_nothing()


def test_a_price_below_nothing_is_refused(given: Given) -> None:
    given(APPLES).when(ChangePrice(sku=SKU, price=-1)).rejected("out_of_range", field="price")


def test_a_retired_product_is_not_sold_and_warns_no_more(given: Given) -> None:
    given(BREAD, PlaceOrder(lines=(line("bread"),)), RetireProduct(sku=Sku("bread")))
    given.then("catalogue", "bread", retired=True).then("stock", "bread", on_hand=1000, low=False)
    given.when(PlaceOrder(lines=(line("bread"),))).rejected("product_retired", sku="bread", name="Bread")
    given.when(AddSaleLine(sale_id="s", sku=Sku("bread"))).rejected("product_retired")  # type: ignore[arg-type]


def test_a_retired_product_is_restored_with_its_stock(given: Given) -> None:
    given(BREAD, RetireProduct(sku=Sku("bread"))).when(RestoreProduct(sku=Sku("bread")))
    given.then("catalogue", "bread", retired=False).then("store_totals", "store", products=1)
    given.when(PlaceOrder(lines=(line("bread"),))).then("stock", "bread", on_hand=1000, low=True)


def test_retiring_and_restoring_twice_changes_nothing(given: Given) -> None:
    given(APPLES).when(RestoreProduct(sku=SKU)).then_nothing()
    given(RetireProduct(sku=SKU)).when(RetireProduct(sku=SKU)).then_nothing()


@pytest.mark.parametrize(
    "command",
    [
        EditProduct(sku=Sku("moon"), name="Moon"),
        ChangePrice(sku=Sku("moon"), price=1),
        RetireProduct(sku=Sku("moon")),
        RestoreProduct(sku=Sku("moon")),
    ],
)
def test_a_product_that_is_not_there_is_named(given: Given, command: Command) -> None:
    given.when(command).rejected("unknown_product", sku="moon")


def test_a_sku_is_trimmed_as_it_is_stored(given: Given) -> None:
    given.when(AddProduct(sku=Sku(" pen "), name="Pen", category="", price=1)).then("catalogue", "pen", category="")
