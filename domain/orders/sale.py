"""The open sale: what has been scanned so far, kept line by line so that no crash can lose it."""

from collections.abc import Sequence

import msgspec

from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.fold import Fold, State, keyed_by
from domain.kernel.ids import CustomerId, SaleId, Sku
from domain.kernel.labels import Label
from domain.kernel.messages import Event
from domain.kernel.quantity import EACH, THOUSAND, is_measure
from domain.orders.events import (
    Entry,
    OrderKind,
    SaleAbandoned,
    SaleCustomerSet,
    SaleDiscountSet,
    SaleFinished,
    SaleKindSet,
    SaleLine,
    SaleLineRemoved,
    SaleLineSet,
    SaleParked,
    SaleResumed,
    SaleStarted,
    Way,
)
from domain.orders.model import Sold, Terms, amount_of, require_discount
from domain.orders.sale_prices import Offers, SaleDiscount, changed_lines, priced


class Sale(State, frozen=True, kw_only=True):
    """A sale that is being entered. It ends as an order, or abandoned; after that it never changes."""

    sale_id: SaleId
    lines: tuple[SaleLine, ...] = ()
    next_line: int = 1
    customer_id: str = ""
    kind: OrderKind = OrderKind.COUNTER
    promised_for: str = ""
    note: str = ""
    way: Way = Way.PICK_UP
    discount_rate: int = 0
    discount_amount: int = 0
    label: str = ""
    parked: bool = False
    ended: bool = False

    def require_open(self) -> None:
        """Refuse to change a sale that was finished or given up."""
        if self.ended:
            raise Rejected("sale_ended")

    def require_in_hand(self) -> None:
        """Refuse to change a sale that was put aside: somebody else may be about to go on with it."""
        if self.parked:
            raise Rejected("sale_waits")

    @property
    def is_blank(self) -> bool:
        """Whether nothing is on it and nobody has said for whom it is, or when it is fetched."""
        return not self.lines and not self.customer_id and self.kind is OrderKind.COUNTER

    @property
    def is_emptied(self) -> bool:
        """Whether nothing is left on it for anybody, though there was something: a line, or what was taken off all."""
        return self.is_blank and (self.next_line > 1 or any(self.discount))

    def line(self, number: int) -> SaleLine:
        """Return a line by its number; refuses one that is not there any more."""
        for line in self.lines:
            if line.line == number:
                return line
        raise Rejected("sale_line_gone", line=number)

    def raises(self, sku: Sku, price: int) -> SaleLine | None:
        """Return the last line where the same product, at the same price and without discount, raises it.

        What was weighed or labelled stays a line of its own, as each bag has its own label, and so does what somebody
        said something of.
        """
        last = self.lines[-1] if self.lines else None
        if last is None or last.sku != sku or last.catalogue_price != price or last.unit != EACH or last.comes_back:
            return None
        return None if last.discount or last.note or last.price_reason or last.entry else last

    @property
    def discount(self) -> SaleDiscount:
        """Return what is taken off the whole sale."""
        return SaleDiscount(self.discount_rate, self.discount_amount)

    @property
    def before_discount(self) -> int:
        """Return what the goods that go out come to before a discount on the whole, in minor units."""
        return sum(line.amount - line.discount - line.offer_discount for line in self.lines if not line.comes_back)

    @property
    def coming_back(self) -> tuple[SaleLine, ...]:
        """Return the lines that the customer gives back."""
        return tuple(line for line in self.lines if line.comes_back)


class Total(msgspec.Struct, frozen=True, gc=False):
    """What a sale comes to, in minor units; below zero where more comes back than goes out."""

    gross: int
    tax: int


def stream(sale_id: SaleId) -> str:
    """Return the stream of one open sale's events."""
    return f"sale/{sale_id}"


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
    lines = _replaced(sale.lines, line)
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


def _replaced(lines: tuple[SaleLine, ...], line: SaleLine) -> tuple[SaleLine, ...]:
    if any(other.line == line.line for other in lines):
        return tuple(line if other.line == line.line else other for other in lines)
    return (*lines, line)


def evolve(sale: Sale | None, event: Event) -> Sale | None:
    """Return the open sale after an event."""
    if isinstance(event, SaleStarted):
        return Sale(sale_id=event.sale_id)
    if sale is None:
        return None
    if isinstance(event, _Repricing):
        return _priced_anew(sale, event)
    replace = msgspec.structs.replace
    match event:
        case SaleKindSet():
            return replace(sale, kind=event.kind, promised_for=event.promised_for, note=event.note, way=event.way)
        case SaleParked():
            return replace(sale, parked=True, label=event.label)
        case SaleResumed():
            return replace(sale, parked=False)
        case SaleFinished() | SaleAbandoned():
            return replace(sale, ended=True)
    return sale


_Repricing = SaleLineSet | SaleLineRemoved | SaleDiscountSet | SaleCustomerSet


def _priced_anew(sale: Sale, event: _Repricing) -> Sale:
    replace = msgspec.structs.replace
    match event:
        case SaleLineSet(line=line):
            sale = replace(sale, lines=_replaced(sale.lines, line), next_line=max(sale.next_line, line.line + 1))
        case SaleLineRemoved(line=number):
            sale = replace(sale, lines=tuple(line for line in sale.lines if line.line != number))
        case SaleDiscountSet():
            sale = replace(sale, discount_rate=event.rate, discount_amount=event.amount)
        case SaleCustomerSet():
            sale = replace(sale, customer_id=event.customer_id or "")
    return replace(sale, lines=_after(sale.lines, event))


def _after(lines: tuple[SaleLine, ...], event: _Repricing) -> tuple[SaleLine, ...]:
    if not event.repriced:
        return lines
    repriced = {one.line: one for one in event.repriced}
    return tuple(
        msgspec.structs.replace(line, **msgspec.structs.asdict(now)) if (now := repriced.get(line.line)) else line
        for line in lines
    )


_EVENTS = (
    SaleStarted, SaleLineSet, SaleLineRemoved, SaleDiscountSet, SaleCustomerSet, SaleKindSet, SaleParked, SaleResumed,
    SaleFinished, SaleAbandoned,
)  # fmt: skip

SALE = Fold("sale", Sale, evolve, {kind: keyed_by("sale_id") for kind in _EVENTS}, stream=stream)
