"""An order that waits: what of it lies ready, what is missing, and what it comes to once it is picked."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from domain.kernel import checks
from domain.kernel.errors import Rejected
from domain.kernel.fold import Fold, State, keyed_by
from domain.kernel.ids import CustomerId, OrderId, Sku
from domain.kernel.messages import Event
from domain.kernel.quantity import EACH, THOUSAND, is_enough, is_measure
from domain.kernel.tax import TaxedDocument, tax_document
from domain.orders.events import Entry, OrderCancelled, OrderFulfilled, OrderLine, OrderPlaced, Way
from domain.orders.model import Order, Terms
from domain.orders.picks import Pick, part_of
from domain.orders.waiting_events import LinePicked, LineShort, OrderPicked, OrderPromised, OrderSent, Short

_HEAVIER = 2
"""What is weighed seldom comes out even, but twice what was ordered is a slip."""


class Waiting(State, frozen=True, kw_only=True):
    """What is known of an order that waits. There is none of it while it is fetched and nobody has begun to pick."""

    order_id: OrderId
    way: Way = Way.PICK_UP
    promised_for: str = ""
    picks: tuple[Pick, ...] = ()
    picked: bool = False
    sent: bool = False

    def pick(self, line: int) -> Pick:
        """Return what lies ready of a line."""
        return next((pick for pick in self.picks if pick.line == line), Pick(line=line))

    def require_no_picking(self, number: int) -> None:
        """Refuse to hand over what somebody has begun to pick and not finished: nobody knows yet what it comes to."""
        if self.picks and not self.picked:
            raise Rejected("still_picking", number=number)


def of(order: Order, waiting: Waiting | None) -> Waiting:
    """Return what is known of an order that waits; refuses one that does not wait any more."""
    order.require_open()
    return waiting or Waiting(order_id=order.order_id)


def line_picked(
    order: Order, waiting: Waiting, number: int, quantity: int, unit: str, *, entry: Entry, charge: int | None = None
) -> LinePicked:
    """Return the event that puts more of a line ready, or some of it back.

    ``charge``, in minor units, is what the label on it says that it costs.
    """
    _require_picking(order, waiting)
    line = _line(order, number)
    if not quantity:
        raise Rejected("quantity_not_positive", field="quantity", value=quantity)
    if quantity % THOUSAND and unit == EACH:
        raise Rejected("not_whole", name=line.name, quantity=quantity)
    before = waiting.pick(number)
    picked = before.quantity + quantity
    if picked > _most(line, unit):
        raise Rejected("picked_enough", name=line.name, quantity=line.quantity)
    checks.number(picked, "quantity", least=0, most=checks.MOST_QUANTITY)
    return LinePicked(
        order_id=order.order_id, number=order.number, line=number, sku=line.sku, picked=picked,
        charged=before.charged_with(charge), entry=before.entry_with(entry) if picked else Entry.COUNTED,
    )  # fmt: skip


def require_ordered(order: Order, sku: Sku, name: str) -> None:
    """Refuse a product that nobody ordered."""
    if all(line.sku != sku for line in order.lines):
        raise Rejected("not_on_order", name=name, number=order.number)


def line_of(order: Order, waiting: Waiting, sku: Sku, quantity: int, unit: str, name: str) -> int:
    """Return the line that lacks a product that was taken from the shelf; refuses one that is all there.

    Of what is weighed more may lie ready than was ordered, so a line that is not there yet goes before one that is.
    """
    lines = [(number, line) for number, line in enumerate(order.lines, 1) if line.sku == sku]
    ready = {number: waiting.pick(number).quantity for number, _ in lines}
    room = [(number, line) for number, line in lines if ready[number] + quantity <= _most(line, unit)]
    if not room:
        raise Rejected("picked_enough", name=name, quantity=sum(line.quantity for _, line in lines))
    return next((number for number, line in room if not is_enough(ready[number], line.quantity, unit)), room[0][0])


def line_short(order: Order, waiting: Waiting, number: int, reason: str) -> LineShort:
    """Return the event that gives up what is missing of a line; refuses one of which nothing is."""
    _require_picking(order, waiting)
    line = _line(order, number)
    missing = line.quantity - waiting.pick(number).quantity
    if missing <= 0:
        raise Rejected("picked_enough", name=line.name, quantity=line.quantity)
    return LineShort(
        order_id=order.order_id, number=order.number, line=number, sku=line.sku, missing=missing,
        reason=checks.text(reason, "reason"),
    )  # fmt: skip


def picked(order: Order, waiting: Waiting, terms: Terms, units: Mapping[str, str], *, as_ordered: bool) -> OrderPicked:
    """Return the event that an order lies ready; refuses where somebody must still look for something."""
    _require_picking(order, waiting)
    lines: list[OrderLine] = []
    short: list[Short] = []
    for number, line in enumerate(order.lines, 1):
        pick = waiting.pick(number)
        quantity = _ready(line, pick, units.get(line.sku, EACH), as_ordered=as_ordered)
        if quantity is None:
            raise Rejected("line_not_picked", name=line.name, number=order.number)
        if quantity < line.quantity and pick.short:
            short.append(Short(sku=line.sku, name=line.name, missing=line.quantity - quantity, reason=pick.short))
        if quantity == pick.quantity > 0:
            lines.append(part_of(line, quantity, terms, pick.charged, pick.entry))
        elif quantity:  # nobody has looked at the rest: what was agreed holds for all of it
            lines.append(line)
    if not lines:
        raise Rejected("nothing_picked", number=order.number)
    document = _taxed(lines, terms)
    return OrderPicked(
        order_id=order.order_id, number=order.number, customer_id=CustomerId(order.customer_id) or None,
        lines=tuple(
            msgspec.structs.replace(line, net=tax.net, tax=tax.tax, total=tax.gross)
            for line, tax in zip(lines, document.lines, strict=True)
        ),
        rates=document.rates, net=document.net, tax=document.tax, total=document.gross,
        discount=sum(line.discount for line in lines), former_total=order.total, short=tuple(short),
    )  # fmt: skip


def changed(before: Sequence[tuple[Sku, int]], after: Sequence[tuple[Sku, int]]) -> list[tuple[Sku, int]]:
    """Return by how many thousandths of each product an order takes more than before, below zero for less."""
    now, then = dict(after), dict(before)
    return [(sku, now.get(sku, 0) - quantity) for sku, quantity in then.items() if now.get(sku, 0) != quantity]


def _ready(line: OrderLine, pick: Pick, unit: str, *, as_ordered: bool) -> int | None:
    """Return how much of a line goes out; None where somebody must still look for it."""
    if is_enough(pick.quantity, line.quantity, unit) or pick.short:
        return pick.quantity
    return line.quantity if as_ordered else None


def _taxed(lines: Iterable[OrderLine], terms: Terms) -> TaxedDocument:
    return tax_document(
        [(line.amount - line.discount, line.tax_rate) for line in lines],
        prices_include_tax=terms.prices_include_tax, policy=terms.tax_policy, rounding=terms.rounding,
    )  # fmt: skip


def _require_picking(order: Order, waiting: Waiting) -> None:
    if waiting.picked:
        raise Rejected("order_picked", number=order.number)


def _line(order: Order, number: int) -> OrderLine:
    if not 0 < number <= len(order.lines):
        raise Rejected("unknown_order_line", number=order.number, line=number)
    return order.lines[number - 1]


def _most(line: OrderLine, unit: str) -> int:
    return line.quantity * _HEAVIER if is_measure(unit) else line.quantity


def evolve(waiting: Waiting | None, event: Event) -> Waiting | None:
    """Return what is known of an order that waits after an event; nothing is once it does not wait any more."""
    if isinstance(event, OrderPlaced):
        return Waiting(order_id=event.order_id, way=event.way, promised_for=event.promised_for)
    if isinstance(event, OrderFulfilled | OrderCancelled):
        return None
    replace = msgspec.structs.replace
    now = waiting or Waiting(order_id=event.order_id)  # type: ignore[attr-defined]
    match event:
        case OrderPromised():
            return replace(now, way=event.way, promised_for=event.promised_for, sent=False)
        case LinePicked():
            pick = Pick(line=event.line, quantity=event.picked, charged=event.charged, entry=event.entry)
            return replace(now, picks=_with(now.picks, pick))
        case LineShort():
            short = replace(now.pick(event.line), short=event.reason)
            return replace(now, picks=_with(now.picks, short))
        case OrderPicked():
            return replace(now, picks=(), picked=True)
        case OrderSent():
            return replace(now, sent=True)
    return now


def _with(picks: tuple[Pick, ...], pick: Pick) -> tuple[Pick, ...]:
    """Return what lies ready with another pick of one line; what was short is looked for again once some is found."""
    return (*(other for other in picks if other.line != pick.line), pick)


def _delivered(event: OrderPlaced) -> tuple[tuple[str, OrderPlaced], ...]:
    """Only what is brought to the customer is worth a row before anybody does something with it."""
    return ((event.order_id, event),) if event.way is Way.DELIVERY else ()


_EVENTS = (OrderPromised, LinePicked, LineShort, OrderPicked, OrderSent, OrderFulfilled, OrderCancelled)

WAITING = Fold(
    "waiting_order", Waiting, evolve, {OrderPlaced: _delivered, **{kind: keyed_by("order_id") for kind in _EVENTS}}
)
