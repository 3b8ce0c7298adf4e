"""What the lines of an open sale cost together: price lists and promotions, a discount on the whole, then tax.

What comes back keeps the price that was paid for it: no promotion and no discount of today touches it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from domain.kernel.money import line_amount
from domain.kernel.tax import TaxedDocument, percent_off, spread_discount, tax_document
from domain.orders.events import Entry, Repriced, SaleLine
from domain.orders.model import Terms


class Offer(NamedTuple):
    """What a line costs now: for one unit, for all of it, and what promotions take off that, in minor units.

    ``name`` is what the receipt calls the promotions, ``price_list`` where the price stands if not in the catalogue.
    """

    unit_price: int
    amount: int
    off: int
    name: str
    price_list: str


Offers = Callable[[Sequence[SaleLine]], Mapping[int, Offer]]
"""Says by the lines' numbers what they cost together; lines that it leaves out cost what the catalogue asks."""


class SaleDiscount(NamedTuple):
    """What is taken off the whole sale: thousandths of a percent, or minor units; one of them is 0."""

    rate: int
    amount: int


def priced(
    lines: Sequence[SaleLine], discount: SaleDiscount, terms: Terms, offers: Offers
) -> tuple[list[SaleLine], TaxedDocument]:
    """Return the lines with their prices, promotions, shares and totals, and the document that they add up to.

    On a line with a discount by hand the better of that and the promotion holds, never both.
    """
    found = offers(lines)
    before = [_offered(line, found.get(line.line), terms) for line in lines]
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
            line=now.line, unit_price=now.unit_price, list_price=now.list_price, price_list=now.price_list,
            amount=now.amount, offer=now.offer, offer_discount=now.offer_discount, sale_discount=now.sale_discount,
            total=now.total,
        )
        for then, now in zip(before, after, strict=True)
        if then != now
    )  # fmt: skip


def _offered(line: SaleLine, offer: Offer | None, terms: Terms) -> SaleLine:
    if line.comes_back or line.price_reason or line.entry is Entry.LABEL:
        return line
    if offer is None:
        return line if not line.offer and not line.price_list else _as_listed(line, terms)
    # A promotion replaces what the hand gave: together they take off what the promotion alone would.
    return msgspec.structs.replace(
        line, unit_price=offer.unit_price, amount=offer.amount,
        list_price=line.catalogue_price if offer.unit_price != line.catalogue_price else None,
        price_list=offer.price_list, offer=offer.name, offer_discount=max(offer.off - line.discount, 0),
    )  # fmt: skip


def _as_listed(line: SaleLine, terms: Terms) -> SaleLine:
    price = line.catalogue_price
    amount = line_amount(price, line.quantity, terms.rounding)
    return msgspec.structs.replace(
        line, unit_price=price, list_price=None, price_list="", amount=amount, offer="", offer_discount=0
    )


def _shares(lines: Sequence[SaleLine], discount: SaleDiscount, terms: Terms) -> Sequence[int]:
    if not discount.rate and not discount.amount:
        return [0] * len(lines)
    bases = [0 if line.comes_back else line.amount - line.discount - line.offer_discount for line in lines]
    whole = sum(bases)
    amount = percent_off(whole, discount.rate, terms.rounding) if discount.rate else min(discount.amount, whole)
    return spread_discount(bases, amount)
