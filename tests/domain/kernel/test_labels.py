"""What stands on the labels of scales, country by country, and what is refused of it."""

import pytest
from biip.rcn import RcnRegion
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.barcodes import check_digit, price_check_digit
from domain.kernel.labels import (
    COUNTRIES,
    Exact,
    Label,
    LabelRule,
    LabelRules,
    Refused,
    ValueKind,
    meaning,
    quantity_paid,
)
from domain.kernel.money import line_amount

DIGITS = "0123456789"
NO_RULES = LabelRules()
UPC_PRICE = LabelRule(prefix="02", item_digits=5, value=ValueKind.PRICE, decimals=2, check_digit=True)


def code(payload: str) -> str:
    return payload + check_digit(payload)


def label(text: str, rules: LabelRules) -> Label:
    meant = meaning(text, rules)
    assert isinstance(meant, Label), meant
    return meant


def refusal(text: str, rules: LabelRules) -> str:
    meant = meaning(text, rules)
    assert isinstance(meant, Refused), meant
    return meant.error.code


def test_every_country_with_a_table_is_known() -> None:
    assert {region.value for region in RcnRegion} == set(COUNTRIES)


@pytest.mark.parametrize(
    ("country", "payload", "item", "kind", "value"),
    [
        ("se", "208851031234", "885103", "price", 1234),  # two decimals
        ("se", "218851031234", "885103", "price", 12340),  # one
        ("se", "228851031234", "885103", "price", 123400),  # none
        ("se", "238851031234", "885103", "weight", 1234),  # kilograms with three decimals
        ("se", "248851031234", "885103", "weight", 12340),
        ("se", "258851031234", "885103", "weight", 123400),
        ("no", "208851031234", "885103", "price", 1234),
        ("no", "218851031234", "885103", "price", 12340),
        ("no", "228851031234", "885103", "price", 123400),
        ("no", "238851031234", "885103", "weight", 1234),
        ("no", "248851031234", "885103", "weight", 12340),
        ("no", "258851031234", "885103", "weight", 123400),
        ("de", "221234" + price_check_digit("14685") + "14685", "1234", "price", 14685),
        ("de", "231234" + price_check_digit("14685") + "14685", "1234", "price", 14685),
        ("de", "251234" + price_check_digit("00012") + "00012", "1234", "count", 12000),
        ("de", "261234" + price_check_digit("00012") + "00012", "1234", "count", 12000),
        ("de", "281234" + price_check_digit("00137") + "00137", "1234", "weight", 137),
        ("de", "291234" + price_check_digit("00137") + "00137", "1234", "weight", 137),
        ("gb", "2012345" + price_check_digit("2875") + "2875", "12345", "price", 2875),
        ("dk", "211234001234", "1234", "price", 1234),
        ("dk", "221234001234", "1234", "price", 1234),
        ("dk", "231234001234", "1234", "price", 1234),
        ("dk", "241234001234", "1234", "price", 1234),
        ("dk", "261234001234", "1234", "weight", 1234),
        ("dk", "271234501234", "12345", "weight", 1234),
        ("dk", "281234001234", "1234", "weight", 1234),
        *(
            (country, f"{prefix}8851031234", "885103", "weight", value)
            for country in ("fi", "ee", "lv", "lt")
            for prefix, value in (("23", 1234), ("24", 12340), ("25", 123400))
        ),
    ],
)
def test_a_country_says_what_stands_on_its_labels(country: str, payload: str, item: str, kind: str, value: int) -> None:
    found = label(code(payload), LabelRules(country))
    assert (found.item, found.kind, found.value) == (item, kind, value)
    assert found.prefix == payload[:2]
    assert found.codes == ("0" + code(payload),)


@pytest.mark.parametrize("country", ["", *COUNTRIES])
@pytest.mark.parametrize(
    "payload", ["041234567890", "491234567890", "950110153100", "400638133393", "036000241457"[:-1]]
)
def test_other_codes_are_looked_up_as_they_stand(country: str, payload: str) -> None:
    assert meaning(code(payload), LabelRules(country)) == Exact((code(payload).zfill(14),))


@pytest.mark.parametrize("payload", ["208851031234", "021234512349"])
def test_without_a_country_a_restricted_number_is_a_code_as_any_other(payload: str) -> None:
    assert meaning(code(payload), NO_RULES) == Exact(("0" + code(payload),))


def test_a_prefix_without_a_meaning_in_the_country_is_a_code_as_any_other() -> None:
    assert meaning(code("298851031234"), LabelRules("se")) == Exact(("0" + code("298851031234"),))


@pytest.mark.parametrize(
    ("text", "rules", "reason"),
    [
        ("", NO_RULES, "text_missing"),
        ("  ", NO_RULES, "text_missing"),
        ("4006381333932", NO_RULES, "barcode_misread"),
        ("036000241458", NO_RULES, "barcode_misread"),
        ("14006381333931", NO_RULES, "barcode_misread"),
        (code("208851031234")[:-1] + "9", LabelRules("se"), "barcode_misread"),
        (code("221234514685"), LabelRules("de"), "wrong_value_check_digit"),
        (code("201234502875"), LabelRules("gb"), "wrong_value_check_digit"),
        (code("021234512345"), LabelRules(rules=(UPC_PRICE,)), "wrong_value_check_digit"),
        (code("208851031234"), LabelRules("se", exponent=0), "label_not_exact"),
    ],
)
def test_what_was_misread_is_refused_by_its_reason(text: str, rules: LabelRules, reason: str) -> None:
    assert refusal(text, rules) == reason


def test_a_refusal_says_which_digit_it_should_have_been() -> None:
    meant = meaning("4006381333932", NO_RULES)
    assert isinstance(meant, Refused)
    assert meant.error.params == {"barcode": "4006381333932", "last": "2", "right": "1"}
    assert meant.codes == ()


@given(st.text(DIGITS, min_size=4, max_size=4), st.text(DIGITS, min_size=5, max_size=5), st.integers(1, 9))
def test_a_wrong_digit_in_a_german_value_is_refused(item: str, value: str, off: int) -> None:
    wrong = str((int(price_check_digit(value)) + off) % 10)
    assert refusal(code(f"22{item}{wrong}{value}"), LabelRules("de")) == "wrong_value_check_digit"


def test_a_store_s_own_rule_goes_before_its_country_s() -> None:
    rule = LabelRule(prefix="20", item_digits=4, value=ValueKind.WEIGHT, decimals=3)
    found = label(code("201234001370"), LabelRules("se", (rule,)))
    assert (found.item, found.kind, found.value) == ("1234", "weight", 1370)
    assert label(code("218851031234"), LabelRules("se", (rule,))).value == 12340


def test_the_longest_prefix_holds() -> None:
    rules = LabelRules(
        "", (
            LabelRule(prefix="21", item_digits=5, value=ValueKind.PRICE, decimals=2),
            LabelRule(prefix="217", item_digits=4, value=ValueKind.COUNT),
            LabelRule(prefix="2179", item_digits=4, value=ValueKind.NONE),
        ),
    )  # fmt: skip
    assert label(code("211234501234"), rules).kind == "price"
    assert label(code("217123400012"), rules).value == 12000
    assert meaning(code("217900001234"), rules) == Exact(("0" + code("217900001234"),))


def test_a_price_in_a_upc_a_is_read_with_its_check_digit() -> None:
    upc = "212345" + price_check_digit("1234") + "1234"
    found = label(upc + check_digit(upc), LabelRules(rules=(UPC_PRICE,)))
    assert (found.prefix, found.item, found.value) == ("02", "12345", 1234)


def test_the_store_s_own_numbers_may_carry_a_price() -> None:
    rule = LabelRule(prefix="04", item_digits=5, value=ValueKind.PRICE, decimals=2)
    assert label(code("041234500250"), LabelRules("se", (rule,))).value == 250


@pytest.mark.parametrize(
    ("exponent", "decimals", "value"), [(2, 2, 1234), (2, 0, 123400), (3, 2, 12340), (0, 0, 1234), (3, 3, 1234)]
)
def test_a_price_counts_in_the_store_s_currency(exponent: int, decimals: int, value: int) -> None:
    rule = LabelRule(prefix="20", item_digits=6, value=ValueKind.PRICE, decimals=decimals)
    assert label(code("208851031234"), LabelRules("", (rule,), exponent)).value == value


@pytest.mark.parametrize(
    ("payload", "rules"),
    [
        ("208851031234", LabelRules("se")),
        ("221234" + price_check_digit("14685") + "14685", LabelRules("de")),
        ("021234" + "5" + price_check_digit("1234") + "1234", LabelRules(rules=(UPC_PRICE,))),
        (
            "211234501234",
            LabelRules(rules=(LabelRule(prefix="21", item_digits=5, value=ValueKind.WEIGHT, decimals=3),)),
        ),
    ],
)
def test_all_labels_of_a_product_have_one_plain_number_which_is_a_label_without_value(
    payload: str, rules: LabelRules
) -> None:
    found = label(code(payload), rules)
    assert label(found.plain, rules) == found._replace(codes=(found.plain,), value=0)


def test_the_price_on_the_label_is_the_line_s_total() -> None:
    found = label(code("208851031234"), LabelRules("se"))
    assert found.charge == 1234
    assert (found.quantity, quantity_paid(1234, 8990, "kg")) == (None, 137)
    assert line_amount(8990, 137) == 1232  # the derived weight would charge something else
    assert quantity_paid(1234, 0, "kg") == 1000
    assert quantity_paid(1234, 1234, "each") == 1000
    assert quantity_paid(1234, 10**9, "kg") == 1


def test_a_weight_says_how_much_and_not_what_it_costs() -> None:
    found = label(code("238851031234"), LabelRules("se"))
    assert (found.charge, found.quantity) == (None, 1234)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("04252614", ("00042100005264",)),
        ("01234565", ("00000001234565", "00012345000065")),  # by chance right as GTIN-8 and as UPC-E
        ("95012346", ("00000095012346",)),
        ("95012340", ("95012340",)),
        ("K-7", ("K-7",)),
    ],
)
def test_a_short_code_is_looked_up_in_every_form_that_it_may_have(text: str, codes: tuple[str, ...]) -> None:
    assert meaning(text, NO_RULES) == Exact(codes)


@given(st.text(max_size=20), st.sampled_from(["", *COUNTRIES]))
def test_any_text_has_a_meaning(text: str, country: str) -> None:
    assert isinstance(meaning(text, LabelRules(country)), Exact | Label | Refused)


@given(st.text(DIGITS, min_size=12, max_size=12), st.sampled_from(COUNTRIES))
def test_any_number_has_a_meaning_in_any_country(payload: str, country: str) -> None:
    meant = meaning(code(payload), LabelRules(country))
    assert meant.codes
    if isinstance(meant, Label):
        assert meant.value >= 0
        assert payload[2:].startswith(meant.item)
