from typing import Any

import pytest

from domain.kernel.labels import LabelRule, LabelRules, ValueKind
from domain.shop.commands import RenameStore, SetLabelRules, SetUpStore
from readmodels.shop.views import label_rules
from tests.given import Given

PRICE = LabelRule(prefix="20", item_digits=5, value=ValueKind.PRICE, decimals=2)
PLAIN = LabelRule(prefix="217", item_digits=0, value=ValueKind.NONE)


def rule(**fields: Any) -> LabelRule:
    told: dict[str, Any] = {"prefix": "20", "item_digits": 5, "value": ValueKind.PRICE}
    return LabelRule(**(told | fields))


def test_a_store_reads_no_labels_until_it_is_told_how(given: Given) -> None:
    given().then("store", "shop", label_country="", label_rules=[])
    assert label_rules(given.document("store", "shop")) == LabelRules()


def test_a_store_says_how_its_labels_are_read(given: Given) -> None:
    given.when(SetLabelRules(country=" SE ", rules=(PRICE, PLAIN))).then("store", "shop", label_country="se")
    assert label_rules(given.document("store", "shop")) == LabelRules("se", (PRICE, PLAIN), 2)
    given.reopen()
    assert label_rules(given.document("store", "shop")) == LabelRules("se", (PRICE, PLAIN), 2)


def test_the_same_rules_again_change_nothing(given: Given) -> None:
    given(SetLabelRules(country="se", rules=(PRICE,)))
    given.when(SetLabelRules(country="se", rules=(PRICE,))).then_nothing()
    given.when(SetLabelRules()).then("store", "shop", label_country="", label_rules=[])


def test_of_two_windows_the_later_is_told(given: Given) -> None:
    before = given.document("store", "shop")["label_version"]
    given(SetLabelRules(country="se", expected_version=before))
    given.when(SetLabelRules(country="gb", expected_version=before)).rejected("changed_meanwhile")
    given.then_still("store", "shop", label_country="se")
    after = given.document("store", "shop")["label_version"]
    given.when(SetLabelRules(country="gb", expected_version=after)).then("store", "shop", label_country="gb")
    given.when(SetLabelRules(country="de")).then("store", "shop", label_country="de")


def test_another_name_of_the_store_is_no_change_of_its_labels(given: Given) -> None:
    before = given.document("store", "shop")["label_version"]
    given(RenameStore(name="The Corner"))
    given.when(SetLabelRules(country="se", expected_version=before)).then("store", "shop", label_country="se")


def test_what_was_never_set_needs_no_taking_back(given: Given) -> None:
    given.when(SetLabelRules()).then_nothing()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (SetLabelRules(country="at"), "label_country"),
        (SetLabelRules(rules=(PRICE, PRICE)), "label_prefix_twice"),
        *(
            (SetLabelRules(rules=(rule(prefix=prefix),)), "label_prefix")
            for prefix in ("", "2", "40063", "30", "978", "0x", "２0")
        ),
        (SetLabelRules(rules=(rule(item_digits=0),)), "out_of_range"),
        (SetLabelRules(rules=(rule(item_digits=10),)), "out_of_range"),
        (SetLabelRules(rules=(rule(item_digits=1),)), "label_digits"),
        (SetLabelRules(rules=(rule(prefix="2012", item_digits=8),)), "label_digits"),
        (SetLabelRules(rules=(rule(item_digits=3, check_digit=True),)), "label_digits"),
        (SetLabelRules(rules=(rule(item_digits=7, check_digit=True),)), "label_digits"),
        (SetLabelRules(rules=(rule(decimals=3),)), "out_of_range"),
        (SetLabelRules(rules=(rule(decimals=-1),)), "out_of_range"),
        (SetLabelRules(rules=(rule(value=ValueKind.WEIGHT, decimals=4),)), "out_of_range"),
        (SetLabelRules(rules=(rule(value=ValueKind.COUNT, decimals=1),)), "out_of_range"),
    ],
)
def test_rules_that_cannot_be_followed_are_refused(given: Given, command: SetLabelRules, code: str) -> None:
    given(SetLabelRules(country="de")).when(command).rejected(code)
    given.then_still("store", "shop", label_country="de", label_rules=[])


@pytest.mark.parametrize("shop", [SetUpStore(name="Tunis", currency="TND")], indirect=True)
def test_a_price_may_have_the_decimals_of_the_currency(given: Given) -> None:
    given.when(SetLabelRules(rules=(rule(decimals=3),)))
    assert label_rules(given.document("store", "shop")) == LabelRules("", (rule(decimals=3),), 3)
