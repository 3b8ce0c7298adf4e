from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Store, create_store
from domain.catalog.commands import AddProduct
from domain.kernel.barcodes import check_digit, price_check_digit
from domain.kernel.ids import Sku
from domain.kernel.labels import LabelRules
from domain.shop.commands import SetUpStore
from readmodels.catalog.look_up import Scanned, find_scanned

SE, DE = LabelRules("se"), LabelRules("de")


def code(payload: str) -> str:
    return payload + check_digit(payload)


def german(prefix: str, item: str, value: str) -> str:
    return code(prefix + item + price_check_digit(value) + value)


def product(sku: str, **fields: Any) -> AddProduct:
    told: dict[str, Any] = {"sku": Sku(sku), "name": f"Name of {sku}", "category": "", "price": 8990}
    return AddProduct(**(told | fields))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("scanned") / "shop"
    store = create_store(folder, SetUpStore(name="Corner", currency="EUR", prices_include_tax=True))
    for command in (
        product("pen", barcodes=("4006381333931", "036000241457", "BOX-9")),
        product("gum", barcodes=("012345000065",)),
        product("4006381333931"),
        product("4006381333932", name="Typed with a slip"),
        product("cheese", barcodes=(code("208851030000"),), unit="kg"),
        product("ham", barcodes=("23885104",), unit="kg"),
        product("885105", unit="kg"),
        product("17", unit="kg"),
        product("wine", barcodes=("1234",), unit="kg"),
        product("fixed", barcodes=(code("208851069999"),)),
        product("odd", barcodes=(code("221234914685"),)),
    ):
        store.core.execute(command)
    yield store
    store.close()


def found(store: Store, text: str, rules: LabelRules = SE) -> list[Scanned]:
    return store.ask(lambda archive: find_scanned(archive, text, rules)).result()


def meant(store: Store, text: str, rules: LabelRules = SE) -> list[tuple[str, int | None]]:
    return [(scanned.sku, scanned.label and scanned.label.value) for scanned in found(store, text, rules)]


@pytest.mark.parametrize(
    ("text", "sku"),
    [
        ("4006381333931", "pen"),  # also the SKU of another product: a code goes before it
        ("04006381333931", "pen"),
        ("036000241457", "pen"),
        ("0036000241457", "pen"),
        ("00036000241457", "pen"),
        ("BOX-9", "pen"),
        ("01234565", "gum"),  # UPC-E, and by chance right as GTIN-8
        ("4006381333932", "4006381333932"),
        (" 17\n", "17"),
        ("1234", "wine"),
    ],
)
def test_a_code_goes_before_the_store_s_own_number(store: Store, text: str, sku: str) -> None:
    assert meant(store, text) == [(sku, None)]


@pytest.mark.parametrize(
    ("text", "rules", "sku", "value"),
    [
        (code("208851031234"), SE, "cheese", 1234),  # by the number with the value zeroed
        (code("238851041234"), SE, "ham", 1234),  # by the prefix and the product's digits
        (code("208851051234"), SE, "885105", 1234),  # by the product's digits alone
        (code("238851051234"), SE, "885105", 1234),
        (code("230000171234"), SE, "17", 1234),  # without the leading zeros
        (german("28", "0017", "00137"), DE, "17", 137),
        (german("22", "1234", "14685"), DE, "wine", 14685),  # as another code of the product
    ],
)
def test_a_label_finds_its_product_and_brings_its_value(
    store: Store, text: str, rules: LabelRules, sku: str, value: int
) -> None:
    assert meant(store, text, rules) == [(sku, value)]


def test_a_product_that_has_the_very_number_goes_before_the_label(store: Store) -> None:
    assert meant(store, code("208851069999")) == [("fixed", None)]
    assert meant(store, code("221234914685"), DE) == [("odd", None)]  # though it would be refused as a label


def test_a_label_without_a_value_asks_for_one(store: Store) -> None:
    assert meant(store, code("208851030000")) == [("cheese", None)]
    assert meant(store, code("208851050000")) == [("885105", None)]


@pytest.mark.parametrize("text", [code("208851031234"), code("238851051234")])
def test_without_rules_a_label_is_unknown(store: Store, text: str) -> None:
    assert found(store, text, LabelRules()) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [("", SE), ("4006381333939", SE), (code("208851099999"), SE), (german("22", "1234", "14685")[:-1] + "x", DE),
     (code("221234114685"), DE)],
)  # fmt: skip
def test_nothing_is_found_for_what_was_misread_or_is_unknown(store: Store, text: str, rules: LabelRules) -> None:
    assert found(store, text, rules) == []


def test_what_is_no_code_is_searched_for_and_may_mean_several(store: Store) -> None:
    assert meant(store, "typed slip") == [("4006381333932", None)]
    assert len(found(store, "name")) > 5
