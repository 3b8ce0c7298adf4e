"""What stands on a package is read from the number of its label (RULES 3); nobody's word is taken for it."""

from typing import Any

import pytest

from domain.catalog.commands import EditProduct
from domain.kernel.barcodes import check_digit, price_check_digit
from domain.kernel.ids import SaleId, Sku
from domain.orders.commands import AddSaleLine, FinishSale, GiveBackProduct
from domain.shop.commands import SetLabelRules
from tests.domain.goods import product, scale_label
from tests.given import Given

SALE = SaleId("sale-1")
SWEDISH = SetLabelRules(country="se")
HAM = product("ham", price=8990, unit="kg", opening_stock=5000, barcodes=("885103",))
PRICED, WEIGHED = scale_label("20", "885103", "1234"), scale_label("23", "885103", "0452")


def add(label: str, **fields: Any) -> AddSaleLine:
    return AddSaleLine(sale_id=SALE, sku=Sku("ham"), label=label, **fields)


def back(label: str = "", **fields: Any) -> GiveBackProduct:
    return GiveBackProduct(sale_id=SALE, sku=Sku("ham"), reason="soft", label=label, **fields)


def lines(given: Given) -> list[tuple[int, int, str]]:
    sale = given.document("open_sales", SALE)
    return [(line["quantity"], line["amount"], line["entry"].value) for line in sale["lines"]]


def test_the_number_on_a_package_says_price_or_weight(given: Given) -> None:
    given(HAM, SWEDISH, add(PRICED), add(WEIGHED), add(PRICED.zfill(14)))
    assert lines(given) == [(137, 1234, "label"), (452, 4063, "label_quantity"), (137, 1234, "label")]
    assert {line["label"] for line in given.document("open_sales", SALE)["lines"]} == {f"0{PRICED}", f"0{WEIGHED}"}
    given(FinishSale(sale_id=SALE))
    assert [line["amount"] for line in given.order(1)["lines"]] == [1234, 4063, 1234]


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        (scale_label("20", "885104", "1234"), "label_of_another"),
        (scale_label("20", "770001", "1234"), "label_of_another"),
        (f"{PRICED[:-1]}{(int(PRICED[-1]) + 1) % 10}", "barcode_misread"),
        (scale_label("20", "885103", "0000"), "label_not_read"),
        (scale_label("26", "885103", "1234"), "label_not_read"),
        ("4006381333931", "label_not_read"),
        ("ham", "label_not_read"),
        (" ", "text_missing"),
        ("9" * 5000, "label_not_read"),
    ],
)
def test_what_is_not_its_label_puts_nothing_on_the_sale(given: Given, code: str, refusal: str) -> None:
    given(HAM, product("salami", unit="kg", barcodes=("885104",)), SWEDISH)
    given.when(add(code)).rejected(refusal)
    given.when(back(code)).rejected(refusal)
    assert given.documents("open_sales") == {}


def test_a_value_that_was_misread_is_refused_by_its_own_check_digit(given: Given) -> None:
    given(product("ham", price=8990, unit="kg", barcodes=("220017",)), SetLabelRules(country="de"))
    given.when(add(scale_label("22", "0017", "14685", checked=True))).then("open_sales", SALE, total=14685)
    payload = f"220017{(int(price_check_digit('14685')) + 1) % 10}14685"
    given.when(add(payload + check_digit(payload))).rejected("wrong_value_check_digit")


def test_a_store_that_reads_no_labels_takes_none(given: Given) -> None:
    given(HAM).when(add(PRICED)).rejected("label_not_read")


def test_a_number_that_a_product_has_as_it_stands_is_no_label(given: Given) -> None:
    given(HAM, SWEDISH, EditProduct(sku=Sku("ham"), barcodes=("885103", PRICED)))
    given.when(add(PRICED)).rejected("label_not_read")


@pytest.mark.parametrize(
    "known",
    [
        {"barcodes": (scale_label("20", "000017", "0000"),)}, {"barcodes": ("20000017",)}, {"barcodes": ("000017",)},
        {"barcodes": ("17",)}, {"sku": "000017"}, {"sku": "17"},
    ],
)  # fmt: skip
def test_a_product_is_known_by_what_a_scan_would_find_it_by(given: Given, known: dict[str, Any]) -> None:
    told: dict[str, Any] = {"sku": "ham", "unit": "kg", "price": 8990, "opening_stock": 5000} | known
    given(product(**told), SWEDISH)
    wanted = AddSaleLine(sale_id=SALE, sku=Sku(told["sku"]), label=scale_label("20", "000017", "1234"))
    given.when(wanted).then("open_sales", SALE, total=1234)


def test_a_code_goes_before_a_number_of_the_stores_own(given: Given) -> None:
    given(product("885105", unit="kg"), product("ham", unit="kg", barcodes=("885105",)), SWEDISH)
    label = scale_label("20", "885105", "1234")
    given.when(AddSaleLine(sale_id=SALE, sku=Sku("885105"), label=label)).rejected("label_of_another")
    given.when(add(label)).then("open_sales", SALE, total=1234)


def test_a_label_is_one_package(given: Given) -> None:
    given(HAM, SWEDISH).when(add(PRICED, quantity=2000)).rejected("label_one_package")
    given.when(back(PRICED, quantity=2000)).rejected("label_one_package")


def test_a_price_on_a_label_lets_no_other_one_beside_it(given: Given) -> None:
    given(HAM, SWEDISH).when(add(PRICED, unit_price=1, price_reason="old")).rejected("label_line_fixed", name="Ham")
    given.when(add(WEIGHED, unit_price=1000, price_reason="old")).then("open_sales", SALE, total=452)


def test_what_comes_back_with_its_label_is_worth_what_stands_on_it(given: Given) -> None:
    given(HAM, SWEDISH, back(PRICED), back(WEIGHED), back(PRICED, unit_price=5000), back(quantity=300))
    assert lines(given) == [
        (-137, -1234, "label"), (-452, -4063, "label_quantity"), (-137, -685, "label_quantity"),
        (-300, -2697, "weighed"),
    ]  # fmt: skip
    given.when(back()).rejected("weight_wanted", name="Ham")
