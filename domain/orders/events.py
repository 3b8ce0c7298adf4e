"""What happened to orders and to open sales. A document carries all that it needs to be read for ever.

``shift_id`` is the till's open shift that counts it, empty where none was open.
"""

from enum import StrEnum

import msgspec

from domain.kernel.ids import CustomerId, OrderId, SaleId, Sku
from domain.kernel.messages import Event
from domain.kernel.tax import RateTotal


class OrderKind(StrEnum):
    """How an order was placed."""

    COUNTER = "counter"
    TELEPHONE = "telephone"


class OrderLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of an order, as it was agreed.

    ``quantity`` in thousandths; ``amount`` (before discount), ``discount``, ``net``, ``tax`` and ``total`` in minor
    units. ``unit_price`` is None where only the total is known and no whole price leads to it. ``unit_cost`` is the
    average at the moment the goods left, in ten-thousandths of a minor unit, 0 before.
    """

    sku: Sku
    name: str
    category: str
    quantity: int
    unit_price: int | None
    amount: int
    discount: int
    tax_rate: int
    net: int
    tax: int
    total: int
    unit_cost: int = 0


class OrderPlaced(Event, frozen=True, kw_only=True):
    """An order was placed. At the counter it is finished with that: the goods are gone.

    ``placed_at`` is UTC text, ``local_date`` and ``local_hour`` the store's clock then. ``reference`` is the number
    of another program that it was taken over from, or empty.
    """

    order_id: OrderId
    number: int
    kind: OrderKind
    customer_id: CustomerId | None
    reference: str
    placed_at: str
    local_date: str
    local_hour: int
    promised_for: str
    note: str
    lines: tuple[OrderLine, ...]
    rates: tuple[RateTotal, ...]
    net: int
    tax: int
    total: int
    discount: int
    shift_id: str = ""


class OrderFulfilled(Event, frozen=True, kw_only=True):
    """An order that was placed by telephone was handed over; its lines as they left, with their cost."""

    order_id: OrderId
    number: int
    customer_id: CustomerId | None
    local_date: str
    local_hour: int
    lines: tuple[OrderLine, ...]
    total: int
    discount: int
    shift_id: str = ""


class OrderCancelled(Event, frozen=True, kw_only=True):
    """An order was cancelled. ``returned`` says that its goods had been handed over and came back."""

    order_id: OrderId
    number: int
    customer_id: CustomerId | None
    reason: str
    returned: bool
    local_date: str
    local_hour: int
    lines: tuple[OrderLine, ...]
    total: int
    discount: int
    shift_id: str = ""


class SaleLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of the open sale, numbered from 1 in the order of entry. Units as in ``OrderLine``."""

    line: int
    sku: Sku
    name: str
    unit: str
    quantity: int
    unit_price: int
    tax_rate: int
    amount: int
    discount: int
    total: int


class SaleStarted(Event, frozen=True, kw_only=True):
    """Somebody began to enter a sale."""

    sale_id: SaleId
    shift_id: str = ""


class SaleLineSet(Event, frozen=True, kw_only=True):
    """A line was put on the open sale, or changed. ``total`` and ``tax`` are the sale's afterwards, in minor units."""

    sale_id: SaleId
    line: SaleLine
    total: int
    tax: int


class SaleLineRemoved(Event, frozen=True, kw_only=True):
    """A line was taken off the open sale before it was paid."""

    sale_id: SaleId
    line: int
    sku: Sku
    amount: int
    total: int
    tax: int
    shift_id: str = ""


class SaleCustomerSet(Event, frozen=True, kw_only=True):
    """The open sale is for this customer, or for nobody known."""

    sale_id: SaleId
    customer_id: CustomerId | None


class SaleKindSet(Event, frozen=True, kw_only=True):
    """The open sale is a counter sale or a telephone order."""

    sale_id: SaleId
    kind: OrderKind
    promised_for: str
    note: str


class SaleFinished(Event, frozen=True, kw_only=True):
    """The open sale became an order."""

    sale_id: SaleId
    order_id: OrderId
    number: int


class SaleAbandoned(Event, frozen=True, kw_only=True):
    """The open sale was given up."""

    sale_id: SaleId
    reason: str
    lines: int
    total: int
    shift_id: str = ""


EVENTS = (
    OrderPlaced,
    OrderFulfilled,
    OrderCancelled,
    SaleStarted,
    SaleLineSet,
    SaleLineRemoved,
    SaleCustomerSet,
    SaleKindSet,
    SaleFinished,
    SaleAbandoned,
)
