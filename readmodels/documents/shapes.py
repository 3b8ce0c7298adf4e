"""What a document is made from, as plain documents: an order, how it was paid, what a till has to report.

Money in minor units of the store's currency, quantities in thousandths, rates in thousandths of a percent, times UTC
text. Nothing here is reckoned anew on the way to paper: what was frozen into the order is what is printed.
"""

from typing import NotRequired, TypedDict


class StoreFacts(TypedDict):
    """The store as it stands on paper: ``header`` and ``footer`` line by line, ``logo`` a PNG as base64 text."""

    name: str
    prices_include_tax: bool
    tax_number: str
    header: list[str]
    footer: list[str]
    link: str
    logo: str


class LineFacts(TypedDict):
    """A line of an order. ``amount`` before and ``total`` after discount and tax; below zero where it is given back.

    ``offer`` names the price list whose price held, and the promotions, which took ``offer_discount`` of ``discount``
    off; ``sale_discount`` is the line's part of a discount on the whole sale. ``returned_number`` is the order of which
    it comes back, 0 where it does not say. ``entry`` is "weighed" where the weight was typed by hand.
    """

    sku: str
    name: str
    quantity: int
    unit_price: int | None
    amount: int
    discount: int
    tax_rate: int
    net: int
    tax: int
    total: int
    unit: NotRequired[str]
    note: NotRequired[str]
    offer: NotRequired[str]
    offer_discount: NotRequired[int]
    sale_discount: NotRequired[int]
    returned_number: NotRequired[int]
    entry: NotRequired[str]


class RateFacts(TypedDict):
    """The sums of the lines of one tax rate."""

    rate: int
    net: int
    tax: int
    gross: int


class OrderFacts(TypedDict):
    """An order with its lines, as ``find_orders(..., lines=True)`` finds it."""

    order_id: str
    number: int
    kind: str
    placed_at: str
    promised_for: str
    note: str
    net: int
    tax: int
    total: int
    discount: int
    rates: list[RateFacts]
    lines: list[LineFacts]
    customer_name: str | None
    way: NotRequired[str]
    customer_address: NotRequired[str]
    customer_phone: NotRequired[str]
    customer_tax_number: NotRequired[str]


class TenderFacts(TypedDict):
    """One means of payment: ``amount`` is what it pays, ``tendered`` what was handed over, ``kind`` cash, card ..."""

    method: str
    kind: str
    amount: int
    tendered: int
    reference: str


class PaymentFacts(TypedDict):
    """One payment of an order, or with ``refund`` one that was given back.

    ``due`` was open before it, ``balance`` is open after it. ``hash`` is the log's hash at the payment's event.
    ``purpose`` is what was paid, where that is no order; ``card`` the gift card that was sold.
    """

    receipt: int | str
    register: str
    cashier: str
    at: str
    tenders: list[TenderFacts]
    change: int
    rounding: int
    due: int
    balance: int
    hash: str
    refund: NotRequired[bool]
    purpose: NotRequired[str]
    card: NotRequired[str]


class CountFacts(TypedDict):
    """How many, and what they come to."""

    count: int
    amount: int


class MethodFacts(TypedDict):
    """One means of payment at the close of a till; what nobody has counted is None.

    ``moved`` came and went after it was counted.
    """

    method: str
    kind: str
    count: int
    amount: int
    expected: int
    counted: int | None
    second_count: int | None
    moved: int
    difference: int | None
    reason: str


class OperatorFacts(TypedDict):
    """What one person has sold, by receipts, and what a till has to answer for beside it."""

    name: str
    count: int
    amount: int
    discounts: CountFacts
    voids: CountFacts
    removed_lines: CountFacts
    abandoned: CountFacts
    emptied: int
    drawer_openings: int
    copies: int


class TillFacts(TypedDict):
    """A reading of a till (``kind`` "x") or its close ("z"), with everything that such a report has to hold.

    What goes out or is taken off is below zero. ``gift_cards`` and ``accounts`` came in and are no revenue.
    """

    kind: str
    number: int
    register: str
    business_date: str
    opened_at: str
    opened_by: str
    at: str
    cashier: str
    methods: list[MethodFacts]
    operators: list[OperatorFacts]
    rates: list[RateFacts]
    opening_float: int
    paid_in: int
    paid_out: int
    sales: int
    returns: CountFacts
    discounts: CountFacts
    voids: CountFacts
    removed_lines: CountFacts
    abandoned: CountFacts
    emptied: int
    started: int
    receipts: int
    copies: int
    drawer_openings: int
    rounding: int
    gift_cards: int
    accounts: int
    float_left: int
    bank_drop: int
    grand_sales: int
    grand_returns: int
    grand_net: int
    first_receipt: int | str
    last_receipt: int | str
    first_position: int
    last_position: int
    hash: str
