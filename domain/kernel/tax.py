"""Tax of a document in one place, so that till, receipt, invoice and report show the same cent (odoo#6224)."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from domain.kernel.decimals import format_scaled, parse_scaled
from domain.kernel.quantity import THOUSAND
from domain.kernel.rounding import Rounding, apportion, divide, spread

HUNDRED_PERCENT = 100_000  # in thousandths of a percent


class TaxPolicy(StrEnum):
    """Says where tax is rounded; each is right under its own name, and a document keeps the one it was made with."""

    LINE = "line"  # the tax of each line
    DOCUMENT = "document"  # the tax of each rate; its lines share it


class TaxedLine(Struct, frozen=True, gc=False):
    """One line's amounts in minor units and its rate; net + tax = gross."""

    net: int
    tax: int
    gross: int
    rate: int


class RateTotal(Struct, frozen=True, gc=False):
    """The sum of the lines of one rate, because tax is reported per rate."""

    rate: int
    net: int
    tax: int
    gross: int


class TaxedDocument(Struct, frozen=True):
    """A taxed document whose lines add up to its rates and to its totals under every policy."""

    lines: tuple[TaxedLine, ...]
    rates: tuple[RateTotal, ...]  # by rising rate
    net: int
    tax: int
    gross: int


def parse_rate(text: str) -> int:
    """Read percent such as "8.875" as thousandths of a percent; ValueError with a plain reason, never rounding."""
    rate = parse_scaled(text, 3, whole_digits=3)
    if rate < 0:
        raise ValueError("may not be negative")
    return rate


def format_rate(rate: int) -> str:
    """Write thousandths of a percent as machine text in percent without trailing zeros: "21", "8.875"."""
    return format_scaled(rate, 3, keep=0)


def tax_document(
    amounts: Sequence[tuple[int, int]], *, prices_include_tax: bool, policy: TaxPolicy, rounding: Rounding
) -> TaxedDocument:
    """Tax lines given as (amount in minor units after discount, rate in thousandths of a percent).

    With prices that include tax the amount stays the gross to the cent: the net is what tax leaves of it, never the
    other way round (odoo#34842: 8.01 became 8.02). Symmetric in sign. ValueError on a negative rate.
    """
    taxes = [
        divide(amount * rate, _divisor(rate, prices_include_tax), rounding) if rate else 0 for amount, rate in amounts
    ]
    if policy is TaxPolicy.DOCUMENT:
        _round_per_rate(taxes, amounts, prices_include_tax, rounding)
    return _document(amounts, taxes, prices_include_tax)


def _divisor(rate: int, prices_include_tax: bool) -> int:
    if rate < 0:
        raise ValueError("a tax rate may not be negative")
    return HUNDRED_PERCENT + rate if prices_include_tax else HUNDRED_PERCENT


def _round_per_rate(
    taxes: list[int], amounts: Sequence[tuple[int, int]], prices_include_tax: bool, rounding: Rounding
) -> None:
    """Correct `taxes`, rounded per line, wherever they miss the tax of their rate's sum."""
    lines_of: dict[int, list[int]] = {}
    for i, (_, rate) in enumerate(amounts):
        lines_of.setdefault(rate, []).append(i)
    for rate, lines in lines_of.items():
        if not rate or len(lines) == 1:
            continue
        divisor = _divisor(rate, prices_include_tax)
        tax = divide(sum(amounts[i][0] for i in lines) * rate, divisor, rounding)
        if tax != sum(taxes[i] for i in lines):
            shares = apportion(tax, [amounts[i][0] * rate for i in lines], divisor)
            for i, share in zip(lines, shares, strict=True):
                taxes[i] = share


def _document(amounts: Sequence[tuple[int, int]], taxes: list[int], prices_include_tax: bool) -> TaxedDocument:
    lines: list[TaxedLine] = []
    rate_nets: dict[int, int] = {}
    rate_taxes: dict[int, int] = {}
    for (amount, rate), tax in zip(amounts, taxes, strict=True):
        net = amount - tax if prices_include_tax else amount
        lines.append(TaxedLine(net, tax, net + tax, rate))
        rate_nets[rate] = rate_nets.get(rate, 0) + net
        rate_taxes[rate] = rate_taxes.get(rate, 0) + tax
    rates = [
        RateTotal(rate, rate_nets[rate], rate_taxes[rate], rate_nets[rate] + rate_taxes[rate])
        for rate in sorted(rate_nets)
    ]
    net, tax = sum(rate_nets.values()), sum(taxes)
    return TaxedDocument(tuple(lines), tuple(rates), net, tax, net + tax)


def percent_off(amount: int, rate: int, rounding: Rounding = Rounding.HALF_UP) -> int:
    """Return how much a discount of `rate` (thousandths of a percent) takes off `amount`; ValueError beyond 0-100 %."""
    _require_discount(rate)
    return divide(amount * rate, HUNDRED_PERCENT, rounding)


def discounted_amount(unit_price: int, quantity: int, rate: int, rounding: Rounding = Rounding.HALF_UP) -> int:
    """Return the line's amount in minor units less a discount of `rate`, rounded once on the exact product.

    Price in minor units per unit, quantity in thousandths, rate in thousandths of a percent: 16 x 348.35 less 4 % is
    5350.656, so 5350.66. ValueError beyond 0-100 %.
    """
    _require_discount(rate)
    return divide(unit_price * quantity * (HUNDRED_PERCENT - rate), THOUSAND * HUNDRED_PERCENT, rounding)


def _require_discount(rate: int) -> None:
    if not 0 <= rate <= HUNDRED_PERCENT:
        raise ValueError("a discount is between 0 and 100 percent")


def spread_discount(amounts: Sequence[int], discount: int) -> tuple[int, ...]:
    """Return each line's part of a discount on the whole sale, by value, adding up to `discount`, all in minor units.

    Lines against the sign of the discount (what is given back in an exchange) keep their price. ValueError if the
    discount is more than the lines that it falls on.
    """
    sign = -1 if discount < 0 else 1
    weights = [max(sign * amount, 0) for amount in amounts]
    if abs(discount) > sum(weights):
        raise ValueError("the discount is more than the sale")
    return spread(discount, weights)
