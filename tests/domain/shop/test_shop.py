import pytest

from domain.kernel.rounding import Rounding
from domain.kernel.tax import TaxPolicy
from domain.shop.commands import RenameStore, SetUpStore, SkipEvent
from tests.given import SHOP, Given


def test_a_store_begins_with_its_currency_and_its_way_of_reckoning_tax(given: Given) -> None:
    given().then(
        "store", "shop", name="Corner", currency="EUR", exponent=2, prices_include_tax=True,
        tax_policy=TaxPolicy.LINE, rounding=Rounding.HALF_UP, time_zone="Europe/Vienna",
    )  # fmt: skip


def test_a_store_is_set_up_once(given: Given) -> None:
    given.when(SHOP).rejected("store_already_set_up")


def test_a_store_gets_another_name(given: Given) -> None:
    given.when(RenameStore(name="  Kiosk ")).then("store", "shop", name="Kiosk", currency="EUR")


@pytest.mark.parametrize(
    ("name", "code"), [("", "text_missing"), ("x" * 201, "text_too_long"), ("a\x07b", "text_not_printable")]
)
def test_a_store_keeps_its_name_where_the_new_one_cannot_be(given: Given, name: str, code: str) -> None:
    given.when(RenameStore(name=name)).rejected(code, field="name")
    given.then_still("store", "shop", name="Corner")


def test_an_event_is_skipped_for_a_reason(given: Given) -> None:
    given.when(SkipEvent(view="stock", position=1, reason="asked by the manager"))
    assert ("stock", 1) in given.skipped()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (SkipEvent(view="stock", position=0, reason="why"), "out_of_range"),
        (SkipEvent(view="stock", position=1, reason=""), "text_missing"),
        (SkipEvent(view="", position=1, reason="why"), "text_missing"),
    ],
)
def test_an_event_is_not_skipped_without_saying_which_and_why(given: Given, command: SkipEvent, code: str) -> None:
    given.when(command).rejected(code)


@pytest.mark.parametrize("shop", [SetUpStore(name="Tokyo", currency="JPY")], indirect=True)
def test_a_currency_may_have_no_decimals(given: Given) -> None:
    given().then("store", "shop", exponent=0)
