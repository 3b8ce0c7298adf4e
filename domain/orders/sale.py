"""The open sale: what has been scanned so far, kept line by line so that no crash can lose it."""

from typing import Protocol

import msgspec

from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.fold import Fold, State, keyed_by
from domain.kernel.ids import CustomerId, SaleId, Sku
from domain.kernel.messages import Event
from domain.kernel.quantity import EACH, THOUSAND
from domain.kernel.tax import tax_document
from domain.orders.commands import WantedLine
from domain.orders.events import (
    OrderKind,
    SaleAbandoned,
    SaleCustomerSet,
    SaleFinished,
    SaleKindSet,
    SaleLine,
    SaleLineRemoved,
    SaleLineSet,
    SaleStarted,
)
from domain.orders.model import Sold, Terms, amount_of, require_discount


class Offered(Sold, Protocol):
    """What the open sale must know of a product, over what an order must."""

    @property
    def unit(self) -> str:
        """Return what 1.000 of it is called."""


class Sale(State, frozen=True, kw_only=True):
    """A sale that is being entered. It ends as an order, or abandoned; after that it never changes."""

    sale_id: SaleId
    lines: tuple[SaleLine, ...] = ()
    next_line: int = 1
    customer_id: str = ""
    kind: OrderKind = OrderKind.COUNTER
    promised_for: str = ""
    note: str = ""
    ended: bool = False

    def require_open(self) -> None:
        """Refuse to change a sale that was finished or given up."""
        if self.ended:
            raise Rejected("sale_ended")

    def line(self, number: int) -> SaleLine:
        """Return a line by its number; refuses one that is not there any more."""
        for line in self.lines:
            if line.line == number:
                return line
        raise Rejected("sale_line_gone", line=number)

    def raises(self, sku: Sku, price: int) -> SaleLine | None:
        """Return the last line where the same product, at the same price and without discount, raises it.

        What was weighed stays a line of its own, as each bag has its own label.
        """
        last = self.lines[-1] if self.lines else None
        same = last is not None and last.sku == sku and last.unit_price == price
        return last if last and same and not last.discount and last.unit == EACH else None

    def wanted(self) -> tuple[WantedLine, ...]:
        """Return the lines as an order asks for them."""
        return tuple(
            WantedLine(sku=line.sku, quantity=line.quantity, unit_price=line.unit_price, discount=line.discount)
            for line in self.lines
        )


def stream(sale_id: SaleId) -> str:
    """Return the stream of one open sale's events."""
    return f"sale/{sale_id}"


def line_added(sale: Sale, product: Offered, quantity: int, terms: Terms) -> SaleLineSet:
    """Return the event that puts a product on the sale, or raises the last line; what is counted is sold whole."""
    product.require_sold()
    _require_sellable(quantity, product.unit, product.name)
    raised = sale.raises(product.sku, product.price)
    if raised is not None:
        return line_changed(sale, raised, terms, quantity=raised.quantity + quantity)
    line = SaleLine(
        line=sale.next_line, sku=product.sku, name=product.name, unit=product.unit, quantity=quantity,
        unit_price=product.price, tax_rate=product.tax_rate,
        amount=amount_of(product.price, quantity, terms), discount=0, total=0,
    )  # fmt: skip
    return _set(sale, line, terms)


def line_changed(
    sale: Sale, line: SaleLine, terms: Terms, *, quantity: int | None = None, discount: int | None = None
) -> SaleLineSet:
    """Return the event that changes a line's quantity or discount; a discount above the new amount is refused."""
    quantity = line.quantity if quantity is None else quantity
    _require_sellable(quantity, line.unit, line.name)
    discount = line.discount if discount is None else discount
    amount = amount_of(line.unit_price, quantity, terms)
    require_discount(discount, amount, line.name)
    changed = msgspec.structs.replace(line, quantity=quantity, amount=amount, discount=discount)
    return _set(sale, changed, terms)


def line_removed(sale: Sale, line: SaleLine, terms: Terms) -> SaleLineRemoved:
    """Return the event that takes a line off."""
    rest = tuple(other for other in sale.lines if other.line != line.line)
    _, total, tax = _totals(rest, terms)
    return SaleLineRemoved(sale_id=sale.sale_id, line=line.line, sku=line.sku, amount=line.amount, total=total, tax=tax)


def abandoned(sale: Sale, reason: str, terms: Terms) -> SaleAbandoned:
    """Return the event that gives the sale up."""
    _, total, _ = _totals(sale.lines, terms)
    return SaleAbandoned(sale_id=sale.sale_id, reason=checks.text(reason, "reason"), lines=len(sale.lines), total=total)


def _require_sellable(quantity: int, unit: str, name: str) -> None:
    if checks.quantity(quantity) % THOUSAND and unit == EACH:
        raise Rejected("not_whole", name=name, quantity=quantity)


def _set(sale: Sale, line: SaleLine, terms: Terms) -> SaleLineSet:
    lines = _replaced(sale.lines, line)
    totals, total, tax = _totals(lines, terms)
    checks.money(total, "total")
    index = next(i for i, other in enumerate(lines) if other.line == line.line)
    line = msgspec.structs.replace(line, total=totals[index])
    return SaleLineSet(sale_id=sale.sale_id, line=line, total=total, tax=tax)


def _totals(lines: tuple[SaleLine, ...], terms: Terms) -> tuple[list[int], int, int]:
    document = tax_document(
        [(line.amount - line.discount, line.tax_rate) for line in lines],
        prices_include_tax=terms.prices_include_tax,
        policy=terms.tax_policy,
        rounding=terms.rounding,
    )
    return [line.gross for line in document.lines], document.gross, document.tax


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
    match event:
        case SaleLineSet(line=line):
            next_line = max(sale.next_line, line.line + 1)
            return msgspec.structs.replace(sale, lines=_replaced(sale.lines, line), next_line=next_line)
        case SaleLineRemoved(line=number):
            return msgspec.structs.replace(sale, lines=tuple(line for line in sale.lines if line.line != number))
        case SaleCustomerSet():
            return msgspec.structs.replace(sale, customer_id=event.customer_id or "")
        case SaleKindSet():
            return msgspec.structs.replace(sale, kind=event.kind, promised_for=event.promised_for, note=event.note)
        case SaleFinished() | SaleAbandoned():
            return msgspec.structs.replace(sale, ended=True)
    return sale


_EVENTS = (SaleStarted, SaleLineSet, SaleLineRemoved, SaleCustomerSet, SaleKindSet, SaleFinished, SaleAbandoned)

SALE = Fold("sale", Sale, evolve, {kind: keyed_by("sale_id") for kind in _EVENTS}, stream=stream)


def customer_set(sale: Sale, customer_id: CustomerId | None) -> SaleCustomerSet:
    """Return the event that says for whom the sale is."""
    return SaleCustomerSet(sale_id=sale.sale_id, customer_id=customer_id)
