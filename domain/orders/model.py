"""Orders: how lines become a document that adds up, and what may happen to it afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Protocol

import msgspec

from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.fold import Fold, State, keyed_by
from domain.kernel.ids import OrderId, Sku
from domain.kernel.messages import Event
from domain.kernel.money import line_amount
from domain.kernel.quantity import is_measure
from domain.kernel.rounding import Rounding
from domain.kernel.tax import TaxedDocument, TaxPolicy, tax_document
from domain.orders.commands import ImportedLine, WantedLine
from domain.orders.events import (
    Entry,
    LinesGivenBack,
    OrderCancelled,
    OrderFulfilled,
    OrderKind,
    OrderLine,
    OrderPlaced,
    SaleLine,
    Way,
)
from domain.orders.waiting_events import OrderPicked


class Terms(Protocol):
    """The store's way of reckoning tax."""

    @property
    def prices_include_tax(self) -> bool:
        """Return whether a price is what the customer pays."""

    @property
    def tax_policy(self) -> TaxPolicy:
        """Return where tax is rounded."""

    @property
    def rounding(self) -> Rounding:
        """Return how it is rounded."""


class Sold(Protocol):
    """What an order must know of a product."""

    @property
    def sku(self) -> Sku:
        """Return what it is known by."""

    @property
    def name(self) -> str:
        """Return what people call it."""

    @property
    def category(self) -> str:
        """Return where reports count it."""

    @property
    def unit(self) -> str:
        """Return what 1.000 of it is called."""

    @property
    def price(self) -> int:
        """Return minor units for 1.000 of the unit."""

    @property
    def tax_rate(self) -> int:
        """Return thousandths of a percent."""

    @property
    def open_price(self) -> bool:
        """Return whether what it costs is said at each sale."""

    def charged(self, price: int | None) -> int:
        """Return what 1.000 of it costs; refuses no price where one is asked for at the counter."""

    def require_sold(self) -> None:
        """Refuse where it is not sold any more."""


class PricedLine(msgspec.Struct, frozen=True, gc=False):
    """A line before tax: quantity in thousandths, price (None where no whole one is known) and amounts in minor units.

    ``amount`` is what it comes to before ``discount``, which is all that is taken off. The rest as in ``OrderLine``;
    ``unit_cost`` is what goods that come back had cost, None for what goes out.
    """

    sku: Sku
    product: Sold
    quantity: int
    unit_price: int | None
    amount: int
    discount: int
    note: str = ""
    offer: str = ""
    offer_discount: int = 0
    sale_discount: int = 0
    returned_number: int = 0
    returned_line: int = 0
    unit_cost: int | None = None
    entry: Entry = Entry.COUNTED


class OrderStatus(StrEnum):
    """Where an order stands."""

    OPEN = "open"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class Order(State, frozen=True, kw_only=True):
    """One order. A finished document never changes; what happens to it afterwards is recorded beside it."""

    order_id: OrderId
    number: int
    kind: OrderKind
    status: OrderStatus
    customer_id: str
    reference: str
    placed_at: str
    net: int
    tax: int
    total: int
    discount: int
    lines: tuple[OrderLine, ...]

    def require_open(self) -> None:
        """Refuse to hand over what was handed over or cancelled before."""
        if self.status is not OrderStatus.OPEN:
            raise Rejected("order_not_open", number=self.number, status=self.status)

    def require_cancellable(self) -> None:
        """Refuse to cancel twice, and what came back in part: the rest comes back line by line as well."""
        if self.status is OrderStatus.CANCELLED:
            raise Rejected("order_not_open", number=self.number, status=self.status)
        if any(line.given_back or line.quantity < 0 for line in self.lines):
            raise Rejected("order_given_back", number=self.number)

    def require_returnable(self) -> None:
        """Refuse to take back what was not handed over, or was cancelled as a whole."""
        if self.status is not OrderStatus.FINISHED:
            raise Rejected("order_not_finished", number=self.number, status=self.status)


class OrderNumbers(State, frozen=True, kw_only=True):
    """The number that was given out last; it is counted in the commit, so that none is missing."""

    series: str
    last: int


SERIES = "order"


def stream(order_id: OrderId) -> str:
    """Return the stream of one order's events."""
    return f"order/{order_id}"


def agreed_lines(wanted: Sequence[WantedLine], products: Mapping[str, Sold], terms: Terms) -> list[PricedLine]:
    """Return what is asked for as lines with a price, weights as typed; refuses what cannot be sold like that."""
    if not wanted:
        raise Rejected("no_lines")
    lines = []
    for line in wanted:
        product = products.get(line.sku)
        if product is None:
            raise Rejected("unknown_product", sku=line.sku[:80])
        product.require_sold()
        price = product.charged(line.unit_price)
        amount = amount_of(price, checks.quantity(line.quantity), terms)
        require_discount(line.discount, amount, product.name)
        entry = Entry.WEIGHED if is_measure(product.unit) else Entry.COUNTED
        lines.append(PricedLine(line.sku, product, line.quantity, price, amount, line.discount, entry=entry))
    return lines


def charged_lines(imported: Sequence[ImportedLine], products: Mapping[str, Sold]) -> list[PricedLine]:
    """Return lines whose totals were charged elsewhere and are not reckoned anew."""
    if not imported:
        raise Rejected("no_lines")
    lines = []
    for line in imported:
        product = products.get(line.sku)
        if product is None:
            raise Rejected("unknown_product", sku=line.sku[:80])
        quantity = checks.quantity(line.quantity)
        amount = checks.money(checks.money(line.total, "total") + checks.money(line.discount, "discount"), "amount")
        price, rest = divmod(amount * 1000, quantity)
        lines.append(PricedLine(line.sku, product, quantity, None if rest else price, amount, line.discount))
    return lines


def sale_lines(lines: Sequence[SaleLine], products: Mapping[str, Sold], costs: Mapping[int, int]) -> list[PricedLine]:
    """Return the lines of an open sale as they were priced there; refuses what is not sold any more.

    ``costs`` says, by the line's number, what goods that come back had cost.
    """
    if not lines:
        raise Rejected("no_lines")
    priced = []
    for line in lines:
        product = products.get(line.sku)
        if product is None:
            raise Rejected("unknown_product", sku=line.sku[:80])
        if not line.comes_back:
            product.require_sold()
        offer = ", ".join(filter(None, (line.price_list, line.offer)))
        priced.append(PricedLine(
            line.sku, product, line.quantity, line.unit_price, line.amount, line.reduction, note=line.note,
            offer=offer, offer_discount=line.offer_discount, sale_discount=line.sale_discount,
            returned_number=line.returned_number, returned_line=line.returned_line, unit_cost=costs.get(line.line),
            entry=line.entry,
        ))  # fmt: skip
    return priced


def taxed(lines: Sequence[PricedLine], terms: Terms, *, charged: bool = False) -> TaxedDocument:
    """Return the document that the lines add up to; ``charged`` totals include their tax.

    Refuses a total that no shop charges.
    """
    document = tax_document(
        [(line.amount - line.discount, line.product.tax_rate) for line in lines],
        prices_include_tax=charged or terms.prices_include_tax,
        policy=terms.tax_policy,
        rounding=terms.rounding,
    )
    checks.number(document.gross, "total", least=-checks.MOST_MONEY, most=checks.MOST_MONEY)
    return document


def order_lines(
    lines: Sequence[PricedLine], document: TaxedDocument, costs: Mapping[str, int]
) -> tuple[OrderLine, ...]:
    """Return the lines as the order keeps them, with what their goods cost, in ten-thousandths of a minor unit."""
    return tuple(
        OrderLine(
            sku=line.sku, name=line.product.name, category=line.product.category, quantity=line.quantity,
            unit_price=line.unit_price, amount=line.amount, discount=line.discount, tax_rate=tax.rate, net=tax.net,
            tax=tax.tax, total=tax.gross,
            unit_cost=costs.get(line.sku, 0) if line.unit_cost is None else line.unit_cost, note=line.note,
            offer=line.offer, offer_discount=line.offer_discount, sale_discount=line.sale_discount,
            returned_number=line.returned_number, returned_line=line.returned_line, entry=line.entry,
        )
        for line, tax in zip(lines, document.lines, strict=True)
    )  # fmt: skip


def with_costs(lines: Iterable[OrderLine], costs: Mapping[str, int]) -> tuple[OrderLine, ...]:
    """Return the lines with what their goods cost when they left, in ten-thousandths of a minor unit."""
    return tuple(msgspec.structs.replace(line, unit_cost=costs[line.sku]) for line in lines)


def quantities(lines: Iterable[OrderLine | PricedLine]) -> list[tuple[Sku, int]]:
    """Return how much of each product the lines take together, in thousandths; what comes back takes nothing."""
    sums: dict[Sku, int] = {}
    for line in lines:
        if line.quantity > 0:
            sums[line.sku] = sums.get(line.sku, 0) + line.quantity
    return list(sums.items())


def amount_of(unit_price: int, quantity: int, terms: Terms) -> int:
    """Return a line's amount in minor units, rounded once; refuses one that no shop charges."""
    return checks.money(line_amount(unit_price, quantity, terms.rounding), "amount")


def require_way(kind: OrderKind, way: Way) -> None:
    """Refuse to deliver what is handed over at the counter."""
    if way is Way.DELIVERY and kind is OrderKind.COUNTER:
        raise Rejected("delivery_at_counter")


def require_discount(discount: int, amount: int, name: str) -> None:
    """Refuse a discount below nothing or above the line."""
    if not 0 <= discount <= amount:
        raise Rejected("discount_out_of_range", name=name, discount=discount, amount=amount)


def evolve(order: Order | None, event: Event) -> Order | None:
    """Return the order after an event."""
    if isinstance(event, OrderPlaced):
        finished = event.kind is OrderKind.COUNTER
        return Order(
            order_id=event.order_id, number=event.number, kind=event.kind,
            status=OrderStatus.FINISHED if finished else OrderStatus.OPEN,
            customer_id=event.customer_id or "", reference=event.reference, placed_at=event.placed_at,
            net=event.net, tax=event.tax, total=event.total, discount=event.discount, lines=event.lines,
        )  # fmt: skip
    if order is None:
        return None
    match event:
        case OrderFulfilled():
            return msgspec.structs.replace(order, status=OrderStatus.FINISHED, lines=event.lines)
        case OrderPicked():
            return msgspec.structs.replace(
                order, lines=event.lines, net=event.net, tax=event.tax, total=event.total, discount=event.discount
            )
        case OrderCancelled():
            return msgspec.structs.replace(order, status=OrderStatus.CANCELLED)
        case LinesGivenBack():
            return msgspec.structs.replace(order, lines=_after_return(order.lines, event))
    return order


def _after_return(lines: tuple[OrderLine, ...], event: LinesGivenBack) -> tuple[OrderLine, ...]:
    after = list(lines)
    for back in event.lines:
        line = after[back.line - 1]
        after[back.line - 1] = msgspec.structs.replace(
            line, given_back=line.given_back + back.quantity, refunded=line.refunded + back.amount
        )
    return tuple(after)


def evolve_numbers(_numbers: OrderNumbers | None, event: OrderPlaced) -> OrderNumbers:
    """Return the counter after an order was placed."""
    return OrderNumbers(series=SERIES, last=event.number)


def _numbers(event: OrderPlaced) -> tuple[tuple[str, OrderPlaced]]:
    return ((SERIES, event),)


ORDER = Fold(
    "order",
    Order,
    evolve,
    {kind: keyed_by("order_id") for kind in (OrderPlaced, OrderPicked, OrderFulfilled, OrderCancelled, LinesGivenBack)},
    stream=stream,
)
ORDER_NUMBERS = Fold("order_numbers", OrderNumbers, evolve_numbers, {OrderPlaced: _numbers})
