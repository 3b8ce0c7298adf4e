"""Amounts keep the currency's decimals; coins round only what coins pay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.money import (
    COST_SCALE,
    CashRule,
    cash_rounding,
    exponent,
    format_cost,
    format_money,
    is_currency,
    line_amount,
    parse_cost,
    parse_money,
    round_cash,
)
from domain.kernel.rounding import Rounding

AMOUNT = st.integers(-(10**9), 10**9)


@pytest.mark.parametrize(
    ("code", "decimals"),
    [("JPY", 0), ("EUR", 2), ("USD", 2), ("TND", 3), ("KWD", 3), ("CLF", 4), ("ISK", 0), ("HUF", 2), ("XCG", 2)],
)
def test_a_currency_has_its_decimals(code: str, decimals: int) -> None:
    assert is_currency(code)
    assert exponent(code) == decimals


@pytest.mark.parametrize("code", ["", "eur", "EURO", "XXX", "XAU", "HRK", "BGN", "€", " EUR"])
def test_an_unknown_currency_is_refused(code: str) -> None:
    assert not is_currency(code)
    with pytest.raises(ValueError, match="not a currency code"):
        exponent(code)


@pytest.mark.parametrize(
    ("text", "decimals", "minor"), [("1234.50", 2, 123450), ("-3.1", 2, -310), ("500", 0, 500), ("1.234", 3, 1234)]
)
def test_money_is_read_as_minor_units(text: str, decimals: int, minor: int) -> None:
    assert parse_money(text, decimals) == minor


@pytest.mark.parametrize(("text", "decimals"), [("0.1", 0), ("0.001", 2), ("1,00", 2), ("1e2", 2), ("nan", 2), ("", 2)])
def test_money_is_never_guessed(text: str, decimals: int) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse_money(text, decimals)


@given(AMOUNT, st.sampled_from([0, 2, 3, 4]))
def test_written_money_is_read_back(minor: int, decimals: int) -> None:
    text = format_money(minor, decimals)
    assert parse_money(text, decimals) == minor
    assert len(text.partition(".")[2]) == decimals


def test_a_cost_counts_ten_thousandths_of_a_minor_unit() -> None:
    assert COST_SCALE == 10_000
    assert parse_cost("3.30", 2) == 330 * COST_SCALE
    assert parse_cost("0.000001", 2) == 1
    assert format_cost(330 * COST_SCALE, 2) == "3.30"
    assert format_cost(3333333, 2) == "3.333333"
    assert format_cost(125 * COST_SCALE, 0) == "125"


@given(AMOUNT, st.sampled_from([0, 2, 3, 4]))
def test_a_written_cost_is_read_back(cost: int, decimals: int) -> None:
    assert parse_cost(format_cost(cost, decimals), decimals) == cost


@pytest.mark.parametrize(
    ("unit_price", "quantity", "amount"),
    [(34835, 16_000, 557360), (148, 4_000, 592), (8990, 137, 1232), (101, 500, 51), (101, -500, -51), (0, 1_000, 0)],
)
def test_a_line_is_rounded_once(unit_price: int, quantity: int, amount: int) -> None:
    assert line_amount(unit_price, quantity) == amount


def test_a_line_may_round_half_to_even() -> None:
    assert line_amount(101, 500, Rounding.HALF_EVEN) == 50


@pytest.mark.parametrize(
    ("cents", "paid"),
    [(0, 0), (1, 0), (2, 0), (3, 5), (4, 5), (5, 5), (6, 5), (7, 5), (8, 10), (9, 10), (492, 490), (-492, -490)],
)
def test_cash_goes_to_the_nearest_five(cents: int, paid: int) -> None:
    assert round_cash(cents, 5) == paid
    assert cash_rounding(cents, 5) == paid - cents


@pytest.mark.parametrize(
    ("rule", "paid"),
    [
        (CashRule.HALF_UP, [0, 10, 10, 20, 20]),
        (CashRule.HALF_DOWN, [0, 0, 10, 10, 20]),
        (CashRule.HALF_EVEN, [0, 0, 10, 20, 20]),
        (CashRule.UP, [10, 10, 10, 20, 20]),
        (CashRule.DOWN, [0, 0, 0, 10, 10]),
    ],
)
def test_each_rule_has_its_own_tie(rule: CashRule, paid: list[int]) -> None:
    assert [round_cash(amount, 10, rule) for amount in (4, 5, 9, 15, 16)] == paid


@pytest.mark.parametrize(("amount", "paid"), [(198, 195), (-198, -195)])
def test_rounding_down_follows_the_sign_of_the_sale(amount: int, paid: int) -> None:
    assert round_cash(amount, 5, CashRule.DOWN) == paid


@pytest.mark.parametrize(("amount", "increment", "paid"), [(1234, 10, 1230), (1225, 50, 1250), (1249, 100, 1200)])
def test_the_smallest_coin_is_a_setting(amount: int, increment: int, paid: int) -> None:
    assert round_cash(amount, increment) == paid


@pytest.mark.parametrize("increment", [0, -5])
def test_a_coin_is_worth_something(increment: int) -> None:
    with pytest.raises(ValueError, match="at least one minor unit"):
        round_cash(100, increment)


@given(AMOUNT, st.integers(1, 1000), st.sampled_from(CashRule))
def test_coins_can_pay_it_and_a_refund_mirrors_it(amount: int, increment: int, rule: CashRule) -> None:
    paid = round_cash(amount, increment, rule)
    assert type(paid) is int
    assert paid % increment == 0
    assert abs(paid - amount) < increment
    assert amount + cash_rounding(amount, increment, rule) == paid
    assert round_cash(-amount, increment, rule) == -paid
