"""What happens to an order between its placing and its handing over: promised anew, picked, sent on its way."""

import msgspec

from domain.kernel.ids import CustomerId, OrderId, Sku
from domain.kernel.messages import Event
from domain.kernel.tax import RateTotal
from domain.orders.events import Entry, OrderLine, Way


class OrderPromised(Event, frozen=True, kw_only=True):
    """It was agreed anew when an order is handed over, and how. One that was under way is back in the store."""

    order_id: OrderId
    number: int
    promised_for: str
    way: Way


class LinePicked(Event, frozen=True, kw_only=True):
    """Of a line, counted from 1, so many thousandths lie ready now.

    ``charged``, in minor units, is what the labels of all of it say together; None where some of it has none.
    ``entry`` says whether any of it was weighed by hand, or how much all of it is stood on labels.
    """

    order_id: OrderId
    number: int
    line: int
    sku: Sku
    picked: int
    charged: int | None = None
    entry: Entry = Entry.COUNTED


class LineShort(Event, frozen=True, kw_only=True):
    """No more of a line can be had than lies ready; so many thousandths are missing."""

    order_id: OrderId
    number: int
    line: int
    sku: Sku
    missing: int
    reason: str


class Short(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was ordered and could not be had, in thousandths."""

    sku: Sku
    name: str
    missing: int
    reason: str


class OrderPicked(Event, frozen=True, kw_only=True):
    """An order lies ready. From here on its lines and sums are those of what the customer gets.

    ``former_total`` is what it came to before, in minor units.
    """

    order_id: OrderId
    number: int
    customer_id: CustomerId | None
    lines: tuple[OrderLine, ...]
    rates: tuple[RateTotal, ...]
    net: int
    tax: int
    total: int
    discount: int
    former_total: int
    short: tuple[Short, ...]


class OrderSent(Event, frozen=True, kw_only=True):
    """An order left the store, on its way to the customer."""

    order_id: OrderId
    number: int


EVENTS = (OrderPromised, LinePicked, LineShort, OrderPicked, OrderSent)
