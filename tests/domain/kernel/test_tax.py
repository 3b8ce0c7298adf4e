"""Tax adds up to the cent under both policies, with prices with and without tax."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.rounding import Rounding, divide
from domain.kernel.tax import (
    HUNDRED_PERCENT,
    RateTotal,
    TaxedDocument,
    TaxPolicy,
    format_rate,
    parse_rate,
    tax_document,
)

Amounts = list[tuple[int, int]]

RATE = st.sampled_from([0, 1, 5500, 8875, 10000, 20000, 21000, 22000, 100000])
AMOUNTS = st.lists(st.tuples(st.integers(-(10**7), 10**7), RATE), max_size=12)
POLICY = st.sampled_from(TaxPolicy)
ROUNDING = st.sampled_from(Rounding)
EQUAL_LINES: Amounts = [(592, 21000), (152, 21000), (154, 21000), (39, 21000)]


def taxed(amounts: Amounts, included: bool, policy: TaxPolicy, rounding: Rounding = Rounding.HALF_UP) -> TaxedDocument:
    return tax_document(amounts, prices_include_tax=included, policy=policy, rounding=rounding)


@pytest.mark.parametrize(("text", "rate"), [("21", 21000), ("8.875", 8875), ("0", 0), ("5.5", 5500), ("100", 100000)])
def test_a_rate_is_thousandths_of_a_percent(text: str, rate: int) -> None:
    assert parse_rate(text) == rate
    assert format_rate(rate) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("-1", "may not be negative"),
        ("1000", "more than 3 digits"),
        ("8.8755", "more than 3 decimals"),
        ("21%", "plain"),
    ],
)
def test_an_impossible_rate_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_rate(text)


@given(st.integers(0, 999_999))
def test_a_written_rate_is_read_back(rate: int) -> None:
    assert parse_rate(format_rate(rate)) == rate


@pytest.mark.parametrize(("policy", "tax", "gross"), [(TaxPolicy.LINE, 196, 1133), (TaxPolicy.DOCUMENT, 197, 1134)])
def test_prices_without_tax(policy: TaxPolicy, tax: int, gross: int) -> None:
    document = taxed(EQUAL_LINES, False, policy)
    assert (document.net, document.tax, document.gross) == (937, tax, gross)


def test_the_remainder_goes_to_the_largest_fraction() -> None:
    # Exact taxes 124.32, 31.92, 32.34, 8.19: floors 195, two units missing, to .92 and .34.
    assert [line.tax for line in taxed(EQUAL_LINES, False, TaxPolicy.DOCUMENT).lines] == [124, 32, 33, 8]


def test_the_first_of_equal_lines_takes_the_remainder() -> None:
    # Three times 0.5: the sum 1.5 is 2, while each line alone would be 1.
    assert [line.tax for line in taxed([(5, 10000)] * 3, False, TaxPolicy.DOCUMENT).lines] == [1, 1, 0]


def test_the_base_is_rounded_before_tax() -> None:
    document = taxed([(535066, 22000)], False, TaxPolicy.LINE)
    assert (document.tax, document.gross) == (117715, 652781)


@pytest.mark.parametrize("policy", TaxPolicy)
def test_a_price_with_tax_is_what_the_customer_pays(policy: TaxPolicy) -> None:
    document = taxed([(801, 20000)], True, policy)
    assert (document.net, document.tax, document.gross) == (667, 134, 801)


@pytest.mark.parametrize("policy", TaxPolicy)
def test_prices_with_tax_at_two_rates(policy: TaxPolicy) -> None:
    document = taxed([(2890, 22000), (125, 10000)], True, policy)
    assert document.rates == (RateTotal(10000, 114, 11, 125), RateTotal(22000, 2369, 521, 2890))
    assert (document.net, document.tax, document.gross) == (2483, 532, 3015)


@pytest.mark.parametrize(("rounding", "tax"), [(Rounding.HALF_UP, 1), (Rounding.HALF_EVEN, 0)])
def test_the_rounding_is_a_setting(rounding: Rounding, tax: int) -> None:
    assert taxed([(5, 10000)], False, TaxPolicy.LINE, rounding).tax == tax


def test_an_empty_document_is_nothing() -> None:
    assert taxed([], True, TaxPolicy.DOCUMENT) == TaxedDocument((), (), 0, 0, 0)


def test_a_negative_rate_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        taxed([(100, -1)], False, TaxPolicy.LINE)


@given(AMOUNTS, st.booleans(), POLICY, ROUNDING)
def test_lines_add_up_to_rates_and_document(amounts: Amounts, included: bool, policy: TaxPolicy, r: Rounding) -> None:
    document = taxed(amounts, included, policy, r)
    for parts in (document.lines, document.rates):
        assert sum(part.net for part in parts) == document.net
        assert sum(part.tax for part in parts) == document.tax
        assert sum(part.gross for part in parts) == document.gross
    for total in document.rates:
        assert sum(line.tax for line in document.lines if line.rate == total.rate) == total.tax
    assert all(line.net + line.tax == line.gross for line in document.lines)


@given(AMOUNTS, st.booleans(), POLICY, ROUNDING)
def test_the_price_on_the_label_is_untouched(amounts: Amounts, included: bool, policy: TaxPolicy, r: Rounding) -> None:
    lines = taxed(amounts, included, policy, r).lines
    assert [(line.gross if included else line.net, line.rate) for line in lines] == amounts
    assert all(type(value) is int for line in lines for value in (line.net, line.tax, line.gross))


@given(AMOUNTS, st.booleans(), POLICY, ROUNDING)
def test_a_refund_mirrors_its_sale(amounts: Amounts, included: bool, policy: TaxPolicy, r: Rounding) -> None:
    sale = taxed(amounts, included, policy, r)
    refund = taxed([(-amount, rate) for amount, rate in amounts], included, policy, r)
    assert [(line.net, line.tax) for line in refund.lines] == [(-line.net, -line.tax) for line in sale.lines]


@given(AMOUNTS, st.booleans(), ROUNDING)
def test_the_tax_of_a_rate_is_rounded_once(amounts: Amounts, included: bool, rounding: Rounding) -> None:
    for total in taxed(amounts, included, TaxPolicy.DOCUMENT, rounding).rates:
        base = total.gross if included else total.net
        divisor = HUNDRED_PERCENT + total.rate if included else HUNDRED_PERCENT
        assert total.tax == divide(base * total.rate, divisor, rounding)


@given(AMOUNTS, st.booleans(), POLICY, ROUNDING)
def test_a_line_is_at_most_one_unit_off_its_tax(
    amounts: Amounts, included: bool, policy: TaxPolicy, r: Rounding
) -> None:
    for line, (amount, rate) in zip(taxed(amounts, included, policy, r).lines, amounts, strict=True):
        divisor = HUNDRED_PERCENT + rate if included else HUNDRED_PERCENT
        assert abs(line.tax * divisor - amount * rate) <= divisor
