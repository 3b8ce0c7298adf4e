"""What the lines of an open sale cost together: promotions, a discount on the whole, then tax.

What comes back keeps the price that was paid for it: no promotion and no discount of today touches it.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec

from domain.kernel.tax import TaxedDocument, percent_off, spread_discount, tax_document
from domain.orders.events import Repriced, SaleLine
from domain.orders.model import Terms


class Offer(NamedTuple):
    """What a promotion takes off one line, in minor units; ``name`` is what the receipt calls it."""

    line: int
    name: str
    amount: int


Offers = Callable[[Sequence[SaleLine]], Iterable[Offer]]
"""Says which promotions the lines earn together: at most one for each line, none above the line's amount."""


def NO_OFFERS(_lines: Sequence[SaleLine]) -> Iterable[Offer]:  # noqa: N802 - it stands for a value
    """Take nothing off."""
    return ()


class SaleDiscount(NamedTuple):
    """What is taken off the whole sale: thousandths of a percent, or minor units; one of them is 0."""

    rate: int
    amount: int


def priced(
    lines: Sequence[SaleLine], discount: SaleDiscount, terms: Terms, offers: Offers
) -> tuple[list[SaleLine], TaxedDocument]:
    """Return the lines with their promotions, shares and totals, and the document that they add up to.

    On a line with a discount by hand the better of that and the promotion holds, never both.
    """
    earned = {offer.line: offer for offer in offers([line for line in lines if not line.comes_back])}
    before = [_with_offer(line, earned.get(line.line)) for line in lines]
    shares = _shares(before, discount, terms)
    document = tax_document(
        [
            (line.amount - line.discount - line.offer_discount - share, line.tax_rate)
            for line, share in zip(before, shares, strict=True)
        ],
        prices_include_tax=terms.prices_include_tax,
        policy=terms.tax_policy,
        rounding=terms.rounding,
    )
    after = [
        msgspec.structs.replace(line, sale_discount=share, total=taxed.gross)
        for line, share, taxed in zip(before, shares, document.lines, strict=True)
    ]
    return after, document


def changed_lines(before: Iterable[SaleLine], after: Iterable[SaleLine]) -> tuple[Repriced, ...]:
    """Return what differs, line by line."""
    return tuple(
        Repriced(
            line=now.line, offer=now.offer, offer_discount=now.offer_discount, sale_discount=now.sale_discount,
            total=now.total,
        )
        for then, now in zip(before, after, strict=True)
        if then != now
    )  # fmt: skip


def _with_offer(line: SaleLine, offer: Offer | None) -> SaleLine:
    if offer is None or offer.amount <= line.discount:
        return line if not line.offer_discount else msgspec.structs.replace(line, offer="", offer_discount=0)
    # The promotion replaces what the hand gave: together they take off what the promotion alone would.
    return msgspec.structs.replace(line, offer=offer.name, offer_discount=offer.amount - line.discount)


def _shares(lines: Sequence[SaleLine], discount: SaleDiscount, terms: Terms) -> Sequence[int]:
    if not discount.rate and not discount.amount:
        return [0] * len(lines)
    bases = [0 if line.comes_back else line.amount - line.discount - line.offer_discount for line in lines]
    whole = sum(bases)
    amount = percent_off(whole, discount.rate, terms.rounding) if discount.rate else min(discount.amount, whole)
    return spread_discount(bases, amount)
