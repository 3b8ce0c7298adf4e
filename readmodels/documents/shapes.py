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

    ``offer`` names the promotion that made its discount.
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
    customer_address: NotRequired[str]
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


class CountFacts(TypedDict):
    """How many, and what they come to."""

    count: int
    amount: int


class MethodFacts(TypedDict):
    """One means of payment at the close of a till; what nobody has counted is None."""

    method: str
    kind: str
    count: int
    amount: int
    expected: int
    counted: int | None
    second_count: int | None
    difference: int
    reason: str


class OperatorFacts(TypedDict):
    """What one person has sold."""

    name: str
    count: int
    amount: int


class TillFacts(TypedDict):
    """A reading of a till (``kind`` "x") or its close ("z"), with everything that such a report has to hold."""

    kind: str
    number: int
    register: str
    business_date: str
    opened_at: str
    at: str
    cashier: str
    methods: list[MethodFacts]
    operators: list[OperatorFacts]
    rates: list[RateFacts]
    opening_float: int
    pay_ins: CountFacts
    pay_outs: CountFacts
    returns: CountFacts
    discounts: CountFacts
    voids: CountFacts
    removed_lines: CountFacts
    abandoned: CountFacts
    receipts: int
    copies: int
    drawer_openings: int
    rounding: int
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
