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


class Entry(StrEnum):
    """How a line's quantity or amount came to be: counted, or as a label said it, or typed off a scale."""

    COUNTED = ""
    LABEL = "label"
    LABEL_QUANTITY = "label_quantity"
    WEIGHED = "weighed"


class Way(StrEnum):
    """How the goods of an order come to the customer."""

    PICK_UP = "pick_up"
    DELIVERY = "delivery"


class OrderLine(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A line of an order, as it was agreed.

    ``quantity`` in thousandths; ``amount`` (before discount), ``discount``, ``net``, ``tax`` and ``total`` in minor
    units. ``unit_price`` is None where only the total is known and no whole price leads to it. ``unit_cost`` is the
    average at the moment the goods left, in ten-thousandths of a minor unit, 0 before.

    ``offer`` names the price list whose price held, and the promotions. ``discount`` is all that was taken off;
    ``offer_discount`` is the part of it that promotions took off, ``sale_discount`` the line's part of a discount on
    the whole sale. Of a line that came back, quantity and amounts are below zero, and ``returned_number`` and
    ``returned_line`` name the order and the line, both counted from 1, that it gives back; 0 where there was no
    receipt. ``given_back`` (thousandths, above zero) and ``refunded`` (minor units before tax is added) are what came
    back of the line since. ``entry`` says whether its weight was typed by hand, or stood with its price on a label.
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
    note: str = ""
    offer: str = ""
    offer_discount: int = 0
    sale_discount: int = 0
    returned_number: int = 0
    returned_line: int = 0
    given_back: int = 0
    refunded: int = 0
    entry: Entry = Entry.COUNTED


class OrderPlaced(Event, frozen=True, kw_only=True):
    """An order was placed. At the counter it is finished with that: the goods are gone.

    ``placed_at`` is UTC text, ``local_date`` and ``local_hour`` the store's clock then. ``reference`` is the number
    of another program that it was taken over from, or empty. ``promised_for`` is the store's own time, such as
    "2026-03-01T16:30". Where it is brought to the customer, it goes to the address that is known of them.
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
    way: Way = Way.PICK_UP


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


class GivenBack(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What came back of one line: thousandths, and minor units before tax is added; both above zero."""

    line: int
    quantity: int
    amount: int


class LinesGivenBack(Event, frozen=True, kw_only=True):
    """Goods of a finished order came back; ``by_number`` is the document that took them back."""

    order_id: OrderId
    number: int
    by_order_id: OrderId
    by_number: int
    lines: tuple[GivenBack, ...]


class Condition(StrEnum):
    """What becomes of goods that come back."""

    SHELF = "shelf"
    DAMAGED = "damaged"


class SaleLine(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A line of the open sale, numbered from 1 in the order of entry. Units and signs as in ``OrderLine``.

    ``list_price`` is what the catalogue asked where another price holds: that of ``price_list``, or one of somebody's
    own, for ``price_reason``. ``entry`` says that the amount stood on a label (it is never reckoned anew), that only
    the quantity did, or that a weight was typed by hand; ``label`` is the number of that label, empty where none is
    known. A line that comes back names its order, its reason and what
    becomes of the goods.
    """

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
    list_price: int | None = None
    price_list: str = ""
    price_reason: str = ""
    note: str = ""
    entry: Entry = Entry.COUNTED
    offer: str = ""
    offer_discount: int = 0
    sale_discount: int = 0
    returned_order: str = ""
    returned_number: int = 0
    returned_line: int = 0
    return_reason: str = ""
    condition: Condition = Condition.SHELF
    label: str = ""

    @property
    def catalogue_price(self) -> int:
        """Return what the catalogue asked for one unit when it was scanned."""
        return self.unit_price if self.list_price is None else self.list_price

    @property
    def comes_back(self) -> bool:
        """Return whether the customer gives it back."""
        return self.quantity < 0

    @property
    def reduction(self) -> int:
        """Return all that is taken off, in minor units."""
        return self.discount + self.offer_discount + self.sale_discount


class Repriced(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a change of the sale makes of another line: its price, promotion, part of the sale's discount, total."""

    line: int
    unit_price: int
    list_price: int | None
    price_list: str
    amount: int
    offer: str
    offer_discount: int
    sale_discount: int
    total: int


class SaleStarted(Event, frozen=True, kw_only=True):
    """Somebody began to enter a sale."""

    sale_id: SaleId
    shift_id: str = ""


class SaleLineSet(Event, frozen=True, kw_only=True, omit_defaults=True):
    """A line was put on the open sale, or changed. ``total`` and ``tax`` are the sale's afterwards, in minor units.

    ``repriced`` are the other lines whose promotion, share of a discount or total changed with it.
    """

    sale_id: SaleId
    line: SaleLine
    total: int
    tax: int
    repriced: tuple[Repriced, ...] = ()


class SaleLineRemoved(Event, frozen=True, kw_only=True, omit_defaults=True):
    """A line was taken off the open sale before it was paid."""

    sale_id: SaleId
    line: int
    sku: Sku
    amount: int
    total: int
    tax: int
    repriced: tuple[Repriced, ...] = ()
    shift_id: str = ""


class SaleDiscountSet(Event, frozen=True, kw_only=True):
    """A discount on the whole open sale: ``rate`` in thousandths of a percent or ``amount`` in minor units, not both.

    Both are 0 where it was taken back.
    """

    sale_id: SaleId
    rate: int
    amount: int
    total: int
    tax: int
    repriced: tuple[Repriced, ...]


class SaleParked(Event, frozen=True, kw_only=True):
    """The open sale was put aside, under a word by which it is found again, or none."""

    sale_id: SaleId
    label: str


class SaleResumed(Event, frozen=True, kw_only=True):
    """A sale that was put aside is the open one again."""

    sale_id: SaleId


class SaleCustomerSet(Event, frozen=True, kw_only=True, omit_defaults=True):
    """The open sale is for this customer, or for nobody known."""

    sale_id: SaleId
    customer_id: CustomerId | None
    total: int | None = None
    tax: int | None = None
    repriced: tuple[Repriced, ...] = ()


class SaleKindSet(Event, frozen=True, kw_only=True):
    """The open sale is a counter sale or a telephone order."""

    sale_id: SaleId
    kind: OrderKind
    promised_for: str
    note: str
    way: Way = Way.PICK_UP


class SaleFinished(Event, frozen=True, kw_only=True):
    """The open sale became an order."""

    sale_id: SaleId
    order_id: OrderId
    number: int


class SaleAbandoned(Event, frozen=True, kw_only=True, omit_defaults=True):
    """The open sale was given up, for a reason; or it was ``emptied``: nothing is left on it, and it is for nobody.

    An emptied one on record without that has no reason either, and its shift counted it as given up.
    """

    sale_id: SaleId
    reason: str
    lines: int
    total: int
    shift_id: str = ""
    emptied: bool = False


EVENTS = (
    OrderPlaced,
    OrderFulfilled,
    OrderCancelled,
    LinesGivenBack,
    SaleStarted,
    SaleLineSet,
    SaleLineRemoved,
    SaleDiscountSet,
    SaleParked,
    SaleResumed,
    SaleCustomerSet,
    SaleKindSet,
    SaleFinished,
    SaleAbandoned,
)
