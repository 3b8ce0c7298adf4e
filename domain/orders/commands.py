"""What may be asked of orders, and of the open sale that becomes one."""

import msgspec

from domain.kernel.ids import CustomerId, OrderId, SaleId, Sku
from domain.kernel.messages import Command
from domain.orders.events import Condition, OrderKind, Way
from domain.payments.commands import WantedTender


class WantedLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line as it is asked for: thousandths of the unit, minor units. Without ``unit_price`` the catalogue's holds."""

    sku: Sku
    quantity: int = 1000
    unit_price: int | None = None
    discount: int = 0


class PlaceOrder(Command, frozen=True, kw_only=True):
    """Place an order: at the counter the goods are taken at once, by telephone they are reserved.

    What is ordered by telephone is fetched, or delivered to the address of its customer.
    """

    lines: tuple[WantedLine, ...]
    kind: OrderKind = OrderKind.COUNTER
    customer_id: CustomerId | None = None
    promised_for: str = ""
    note: str = ""
    way: Way = Way.PICK_UP


class FulfilOrder(Command, frozen=True, kw_only=True):
    """Hand over an order that was placed by telephone, and take the money that is still due where any was asked for.

    Where more was paid before than it comes to now that it is picked, the rest goes back: by ``tenders``, or without
    any in the ways in which it was paid.
    """

    order_id: OrderId
    tenders: tuple[WantedTender, ...] = ()


class CancelOrder(Command, frozen=True, kw_only=True):
    """Cancel an order for a reason; goods that were handed over come back into stock, and what was paid goes back.

    Without ``tenders`` it goes back in the ways in which it was paid.
    """

    order_id: OrderId
    reason: str
    tenders: tuple[WantedTender, ...] = ()


class ImportedLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line that was charged elsewhere: ``total`` is what was paid after ``discount``, both in minor units."""

    sku: Sku
    quantity: int
    total: int
    discount: int = 0


class ImportOrder(Command, frozen=True, kw_only=True):
    """Take over a finished order of another program. ``placed_at`` is UTC text; an unknown customer is registered."""

    reference: str
    placed_at: str
    lines: tuple[ImportedLine, ...]
    customer_reference: str = ""


class AddSaleLine(Command, frozen=True, kw_only=True):
    """Put a product on the open sale; the first line opens it. The same product as on the last line raises that one.

    Without ``quantity`` (thousandths) it is one piece, or as much as its label says; a weight must be said, and is
    marked as typed. ``unit_price`` (minor units) takes the place of the catalogue's, for ``price_reason``; where the
    product's price is asked for at the counter it is that, and needs no reason. ``label`` is the number on the package
    as it was scanned, which is read by the store's rules of labels: a price on it is the line's total, beside which no
    other one is taken, and the quantity is only told.
    """

    sale_id: SaleId
    sku: Sku
    quantity: int | None = None
    unit_price: int | None = None
    price_reason: str = ""
    label: str = ""


class ChangeSaleLine(Command, frozen=True, kw_only=True):
    """Change a line of the open sale; what is left out stays.

    Thousandths of the unit; discount and price in minor units, a price of one's own with its reason. An open price
    needs none: it is typed again.
    """

    sale_id: SaleId
    line: int
    quantity: int | None = None
    discount: int | None = None
    unit_price: int | None = None
    price_reason: str = ""
    note: str | None = None


class GiveBackLine(Command, frozen=True, kw_only=True):
    """Put goods that come back on the open sale, from a finished order, at the price that was paid for them.

    ``line`` counts the order's lines from 1; without ``quantity`` (thousandths) all that is left of it comes back.
    """

    sale_id: SaleId
    order_id: OrderId
    line: int
    reason: str
    quantity: int | None = None
    condition: Condition = Condition.SHELF


class GiveBackProduct(Command, frozen=True, kw_only=True):
    """Put goods that come back without a receipt on the open sale; without ``unit_price`` at today's price.

    ``quantity`` and ``label`` as in ``AddSaleLine``; without ``unit_price`` a price on the label is what is given back.
    """

    sale_id: SaleId
    sku: Sku
    reason: str
    quantity: int | None = None
    unit_price: int | None = None
    condition: Condition = Condition.SHELF
    label: str = ""


class DiscountSale(Command, frozen=True, kw_only=True):
    """Take something off the whole open sale: thousandths of a percent, or minor units; nothing takes it back."""

    sale_id: SaleId
    rate: int = 0
    amount: int = 0


class ParkSale(Command, frozen=True, kw_only=True):
    """Put the open sale aside and begin the next; ``label`` is a word by which it is found again."""

    sale_id: SaleId
    label: str = ""


class ResumeSale(Command, frozen=True, kw_only=True):
    """Go on with a sale that was put aside."""

    sale_id: SaleId


class RemoveSaleLine(Command, frozen=True, kw_only=True):
    """Take a line off the open sale."""

    sale_id: SaleId
    line: int


class SetSaleCustomer(Command, frozen=True, kw_only=True):
    """Say for whom the open sale is, or for nobody known."""

    sale_id: SaleId
    customer_id: CustomerId | None


class SetSaleKind(Command, frozen=True, kw_only=True):
    """Say whether the open sale is handed over now or ordered by telephone, for when it was promised, and how."""

    sale_id: SaleId
    kind: OrderKind
    promised_for: str = ""
    note: str = ""
    way: Way = Way.PICK_UP


class FinishSale(Command, frozen=True, kw_only=True):
    """Make the open sale an order."""

    sale_id: SaleId


class PaySale(Command, frozen=True, kw_only=True):
    """Make the open sale an order and take the money for it, or give money back where more comes back than goes out.

    At the counter all of it is paid; what is ordered by telephone may leave a balance. Without ``tenders`` what comes
    to less than nothing goes back in the ways in which it was paid.
    """

    sale_id: SaleId
    tenders: tuple[WantedTender, ...] = ()


class AbandonSale(Command, frozen=True, kw_only=True):
    """Give the open sale up, for a reason; an empty one will do where nothing is on it and nobody is named."""

    sale_id: SaleId
    reason: str
