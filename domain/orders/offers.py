"""Which price lists and promotions an open sale earns: asked of the slice of prices, inside a handler."""

from collections.abc import Mapping, Sequence

from domain.catalog.model import PRODUCT
from domain.orders.events import Entry, SaleLine
from domain.orders.sale_prices import Offer, Offers
from domain.persistence.transaction import Transaction
from domain.pricing import desk
from domain.pricing.engine import Line, Priced


def offers_for(tx: Transaction, customer_id: str) -> Offers:
    """Return what says what the lines of a sale cost now, for this customer or, where the id is empty, for anybody."""

    def offers(lines: Sequence[SaleLine]) -> Mapping[int, Offer]:
        if not desk.any_offers(tx):
            return {}
        products = tx.load(PRODUCT, (line.sku for line in lines))
        basket = [_line(line, products[line.sku].category if line.sku in products else "") for line in lines]
        found = desk.priced_basket(tx, basket, desk.group_of(tx, customer_id))
        return {number: _offer(priced) for number, priced in found.items()}

    return offers


def _line(line: SaleLine, category: str) -> Line:
    return Line(
        line=line.line, sku=line.sku, category=category, quantity=line.quantity, price=line.catalogue_price,
        unit=line.unit, fixed=line.comes_back or bool(line.price_reason),
        amount=line.amount if line.entry is Entry.LABEL else None, discount=line.discount,
    )  # fmt: skip


def _offer(priced: Priced) -> Offer:
    names = dict.fromkeys(share.name for share in priced.shares)
    off = 0 if priced.by_hand else priced.off
    return Offer(priced.unit_price, priced.amount, off, ", ".join(names), priced.list_name)
