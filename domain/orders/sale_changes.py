"""What may be asked of an open sale: which events come of it, with all that follows for its other lines."""

from collections.abc import Sequence

import msgspec

from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.ids import CustomerId
from domain.kernel.labels import Label
from domain.kernel.quantity import EACH, THOUSAND, is_measure
from domain.orders.events import (
    Entry,
    SaleAbandoned,
    SaleCustomerSet,
    SaleDiscountSet,
    SaleLine,
    SaleLineRemoved,
    SaleLineSet,
)
from domain.orders.model import Sold, Terms, amount_of, require_discount
from domain.orders.sale import Sale
from domain.orders.sale_prices import Offers, SaleDiscount, changed_lines, priced


class Total(msgspec.Struct, frozen=True, gc=False):
    """What a sale comes to, in minor units; below zero where more comes back than goes out."""

    gross: int
    tax: int


def line_added(
    sale: Sale, product: Sold, quantity: int, terms: Terms, offers: Offers, *, entry: Entry, price: int,
    price_reason: str = "", label: Label | None = None,
) -> SaleLineSet:  # fmt: skip
    """Return the event that puts a product on the sale, or raises the last line; what is counted is sold whole.

    ``price`` is what it costs here and now. A price on a label is the line's, whatever the quantity would come to.
    """
    product.require_sold()
    _require_sellable(quantity, product.unit, product.name)
    raised = None if entry or price_reason else sale.raises(product.sku, price)
    if raised is not None:
        return line_changed(sale, raised, terms, offers, quantity=raised.quantity + quantity)
    charge = label.charge if label is not None else None
    amount = amount_of(price, quantity, terms) if charge is None else checks.money(charge, "amount")
    line = SaleLine(
        line=sale.next_line, sku=product.sku, name=product.name, unit=product.unit, quantity=quantity,
        unit_price=price, tax_rate=product.tax_rate, amount=amount, discount=0, total=0,
        list_price=product.price if price_reason else None, price_reason=price_reason, entry=entry,
        label="" if label is None else label.code,
    )  # fmt: skip
    return line_set(sale, line, terms, offers)


def line_changed(
    sale: Sale, line: SaleLine, terms: Terms, offers: Offers, *, quantity: int | None = None,
    discount: int | None = None, price: int | None = None, price_reason: str = "", note: str | None = None,
    open_price: bool = False,
) -> SaleLineSet:  # fmt: skip
    """Return the event that changes a line; a discount above the new amount is refused.

    An ``open_price`` that is typed again takes the catalogue's place, as the one before it did.
    """
    changed = line
    if note is not None:
        changed = msgspec.structs.replace(changed, note=note)
    if quantity is not None or price is not None or discount is not None:
        _require_changeable(line, quantity)
        if price is not None:
            changed = _at_price(changed, checks.money(price, "unit_price"), price_reason, open_price=open_price)
        changed = _reckoned(changed, terms, quantity=quantity, discount=discount)
    return line_set(sale, changed, terms, offers)


def line_removed(sale: Sale, line: SaleLine, terms: Terms, offers: Offers, *, shift_id: str = "") -> SaleLineRemoved:
    """Return the event that takes a line off."""
    rest = tuple(other for other in sale.lines if other.line != line.line)
    after, total = totals(rest, sale.discount, terms, offers)
    return SaleLineRemoved(
        sale_id=sale.sale_id, line=line.line, sku=line.sku, amount=line.amount, total=total.gross, tax=total.tax,
        repriced=changed_lines(rest, after), shift_id=shift_id,
    )  # fmt: skip


def line_set(sale: Sale, line: SaleLine, terms: Terms, offers: Offers) -> SaleLineSet:
    """Return the event that sets a line, with all that follows for the others."""
    lines = sale.with_line(line)
    after, total = totals(lines, sale.discount, terms, offers)
    (own,) = (other for other in after if other.line == line.line)
    others = [other for other in lines if other.line != line.line]
    repriced = changed_lines(others, [other for other in after if other.line != line.line])
    return SaleLineSet(sale_id=sale.sale_id, line=own, total=total.gross, tax=total.tax, repriced=repriced)


def discount_set(sale: Sale, discount: SaleDiscount, terms: Terms, offers: Offers) -> SaleDiscountSet:
    """Return the event that takes something off the whole sale, or takes that back; refuses more than there is."""
    checks.number(discount.rate, "discount", least=0, most=checks.MOST_RATE)
    checks.money(discount.amount, "discount")
    if discount.rate and discount.amount:
        raise Rejected("two_discounts")
    if discount.amount > sale.before_discount:
        raise Rejected("discount_beyond_sale", discount=discount.amount, amount=sale.before_discount)
    after, total = totals(sale.lines, discount, terms, offers)
    return SaleDiscountSet(
        sale_id=sale.sale_id, rate=discount.rate, amount=discount.amount, total=total.gross, tax=total.tax,
        repriced=changed_lines(sale.lines, after),
    )  # fmt: skip


def customer_set(sale: Sale, customer_id: CustomerId | None, terms: Terms, offers: Offers) -> SaleCustomerSet:
    """Return the event that says for whom the sale is; other prices may hold for them."""
    after, total = totals(sale.lines, sale.discount, terms, offers)
    return SaleCustomerSet(
        sale_id=sale.sale_id, customer_id=customer_id, total=total.gross, tax=total.tax,
        repriced=changed_lines(sale.lines, after),
    )  # fmt: skip


def abandoned(sale: Sale, reason: str, *, shift_id: str = "") -> SaleAbandoned:
    """Return the event that gives the sale up, with what it came to."""
    total, reason = sum(line.total for line in sale.lines), checks.text(reason, "reason")
    return SaleAbandoned(sale_id=sale.sale_id, reason=reason, lines=len(sale.lines), total=total, shift_id=shift_id)


def emptied(sale: Sale, *, shift_id: str) -> SaleAbandoned:
    """Return the event that ends a sale on which nothing is left; each line that was taken off is on record."""
    return SaleAbandoned(sale_id=sale.sale_id, reason="", lines=0, total=0, shift_id=shift_id, emptied=True)


def totals(
    lines: Sequence[SaleLine], discount: SaleDiscount, terms: Terms, offers: Offers
) -> tuple[list[SaleLine], Total]:
    """Return the lines as they cost together, and what they come to; refuses what no shop charges."""
    after, document = priced(lines, discount, terms, offers)
    checks.number(document.gross, "total", least=-checks.MOST_MONEY, most=checks.MOST_MONEY)
    return after, Total(document.gross, document.tax)


def _at_price(line: SaleLine, price: int, reason: str, *, open_price: bool) -> SaleLine:
    """Return a line at a price of somebody's own, beside which no list and no promotion holds.

    Where it is what the catalogue asks, they are reckoned with it anew.
    """
    asked = price if open_price else line.catalogue_price
    own = price != asked
    return msgspec.structs.replace(
        line, unit_price=price, list_price=asked if own else None, price_reason=reason if own else "", price_list="",
        offer="", offer_discount=0,
    )  # fmt: skip


def _reckoned(line: SaleLine, terms: Terms, *, quantity: int | None, discount: int | None) -> SaleLine:
    quantity = line.quantity if quantity is None else quantity
    _require_sellable(quantity, line.unit, line.name)
    discount = line.discount if discount is None else discount
    amount = amount_of(line.unit_price, quantity, terms)
    require_discount(discount, amount, line.name)
    typed = is_measure(line.unit) and quantity != line.quantity
    return msgspec.structs.replace(
        line, quantity=quantity, amount=amount, discount=discount, entry=Entry.WEIGHED if typed else line.entry
    )


def _require_changeable(line: SaleLine, quantity: int | None) -> None:
    if line.comes_back:
        raise Rejected("return_line_fixed", name=line.name)
    if line.entry is Entry.LABEL:
        raise Rejected("label_line_fixed", name=line.name)
    if line.entry is Entry.LABEL_QUANTITY and quantity is not None:
        raise Rejected("label_quantity_fixed", name=line.name)


def _require_sellable(quantity: int, unit: str, name: str) -> None:
    if checks.quantity(quantity) % THOUSAND and unit == EACH:
        raise Rejected("not_whole", name=name, quantity=quantity)
