"""The open sale: what has been scanned so far, kept line by line so that no crash can lose it."""

import msgspec

from domain.kernel.errors import Rejected
from domain.kernel.fold import Fold, State, keyed_by
from domain.kernel.ids import SaleId, Sku
from domain.kernel.messages import Event
from domain.kernel.quantity import EACH
from domain.orders.events import (
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
from domain.orders.sale_prices import SaleDiscount


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

    def with_line(self, line: SaleLine) -> tuple[SaleLine, ...]:
        """Return the lines with this one in its place, or behind the others where it is new."""
        if any(other.line == line.line for other in self.lines):
            return tuple(line if other.line == line.line else other for other in self.lines)
        return (*self.lines, line)

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


def stream(sale_id: SaleId) -> str:
    """Return the stream of one open sale's events."""
    return f"sale/{sale_id}"


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
            sale = replace(sale, lines=sale.with_line(line), next_line=max(sale.next_line, line.line + 1))
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
