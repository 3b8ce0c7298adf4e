"""Money as integer minor units of the store's currency, because a float cannot hold 0.10."""

from enum import StrEnum

from domain.kernel.decimals import format_scaled, parse_scaled
from domain.kernel.quantity import THOUSAND
from domain.kernel.rounding import Rounding, divide

COST_DECIMALS = 4
COST_SCALE = 10**COST_DECIMALS  # a unit cost counts ten-thousandths of a minor unit

# ISO 4217 list one of 2026-01-01, without the codes that have no minor unit (metals, drawing rights, tests).
_CODES_BY_EXPONENT = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    2: "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW "
    "CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR "
    "ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV "
    "MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD "
    "SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
_EXPONENTS = {code: exponent for exponent, codes in _CODES_BY_EXPONENT.items() for code in codes.split()}


class CashRule(StrEnum):
    """Says which multiple of the smallest coin is paid, because central banks differ on it."""

    HALF_UP = "half_up"  # to the nearest, a tie away from zero
    HALF_DOWN = "half_down"  # to the nearest, a tie towards zero
    HALF_EVEN = "half_even"  # to the nearest, a tie to the even multiple
    UP = "up"  # always away from zero
    DOWN = "down"  # always towards zero


def is_currency(code: str) -> bool:
    """Tell whether this is an active ISO 4217 code with a minor unit, in capitals."""
    return code in _EXPONENTS


def exponent(code: str) -> int:
    """Return how many decimals the currency has (ISO 4217: JPY 0, EUR 2, TND 3); ValueError if it is unknown."""
    try:
        return _EXPONENTS[code]
    except KeyError:
        raise ValueError("is not a currency code of ISO 4217 such as EUR") from None


def parse_money(text: str, exponent: int) -> int:
    """Read machine text such as "-3.1" as minor units; ValueError with a plain reason, never rounding."""
    return parse_scaled(text, exponent)


def format_money(minor: int, exponent: int) -> str:
    """Write minor units as machine text such as "1234.50"."""
    return format_scaled(minor, exponent)


def parse_cost(text: str, exponent: int) -> int:
    """Read a unit cost as ten-thousandths of a minor unit; ValueError with a plain reason, never rounding."""
    return parse_scaled(text, exponent + COST_DECIMALS)


def format_cost(cost: int, exponent: int) -> str:
    """Write ten-thousandths of a minor unit as machine text; decimals beyond the currency's only where they count."""
    return format_scaled(cost, exponent + COST_DECIMALS, keep=exponent)


def line_amount(unit_price: int, quantity: int, rounding: Rounding = Rounding.HALF_UP) -> int:
    """Return the line's amount in minor units, rounded once, from minor units per unit and thousandths of a unit."""
    return divide(unit_price * quantity, THOUSAND, rounding)


def round_cash(amount: int, increment: int, rule: CashRule = CashRule.HALF_UP) -> int:
    """Return what is paid in coins for `amount`: a multiple of `increment`, both in minor units.

    Works on the size of the amount, so a refund mirrors its sale under every rule (odoo#108859: 1.98 down is 1.95,
    its refund -1.95). ValueError if the increment is not positive.
    """
    if increment < 1:
        raise ValueError("the smallest coin must be at least one minor unit")
    steps, rest = divmod(abs(amount), increment)
    if _goes_up(steps, rest, increment, rule):
        steps += 1
    return steps * increment if amount >= 0 else -steps * increment


def _goes_up(steps: int, rest: int, increment: int, rule: CashRule) -> bool:
    if rule is CashRule.UP:
        return rest > 0
    if rule is CashRule.DOWN or 2 * rest < increment:
        return False
    if 2 * rest > increment:
        return True
    return rule is CashRule.HALF_UP or (rule is CashRule.HALF_EVEN and steps % 2 == 1)


def cash_rounding(amount: int, increment: int, rule: CashRule = CashRule.HALF_UP) -> int:
    """Return the rounding line in minor units: what is added to `amount` so that coins can pay it.

    Only for the part paid in cash, after all tax, never for lines or cards (Canada CRA GI-131).
    """
    return round_cash(amount, increment, rule) - amount
