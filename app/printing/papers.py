"""Makes a job's paper from the read models, wherever these are read: a store that is open, or its files."""

from typing import Any, cast

from app.queries import Source
from domain.documents.events import Document
from domain.kernel.errors import Rejected
from domain.kernel.quantity import EACH
from readmodels.documents.shapes import OrderFacts, PaymentFacts, StoreFacts
from readmodels.orders.views import OrderQuery, find_orders
from ui.format import Formats
from ui.paper.description import Paper
from ui.paper.invoice import credit_note, invoice
from ui.paper.pick_slip import pick_slip
from ui.paper.receipt import gift_receipt, receipt


def paper_of(
    source: Source,
    number: int,
    document: Document,
    formats: Formats,
    *,
    payment: PaymentFacts | None = None,
    copy: bool = False,
) -> Paper:
    """Return a document of an order; raises ``Rejected`` for an order that there is not, or without what it needs."""
    order, store = order_facts(source, number), store_facts(source)
    match document:
        case Document.RECEIPT:
            return receipt(order, payment, store, formats, copy=copy)
        case Document.GIFT_RECEIPT:
            return gift_receipt(order, payment, store, formats, copy=copy)
        case Document.PICK_SLIP:
            return pick_slip(order, store, formats, copy=copy)
        case Document.INVOICE:
            return invoice(order, payment, store, formats, copy=copy)
        case Document.CREDIT_NOTE if payment is not None:
            return credit_note(order, payment, store, formats, copy=copy)
    raise Rejected("nothing_given_back", number=number)


def order_facts(source: Source, number: int) -> OrderFacts:
    """Return an order as it goes on paper: its lines with the unit that the catalogue has for them."""
    found = source.ask(lambda archive: find_orders(archive, OrderQuery(number=number), lines=True))
    if not found:
        raise Rejected("unknown_order_number", number=number)
    catalogue = source.documents("catalogue")
    lines: list[dict[str, Any]] = [
        {**line, "unit": catalogue.get(line["sku"], {}).get("unit", EACH)} for line in found[0]["lines"]
    ]
    customer = source.documents("customers").get(found[0]["customer_id"] or "", {})
    return cast(OrderFacts, {**found[0], "lines": lines, "customer_address": customer.get("address", "")})


def store_facts(source: Source) -> StoreFacts:
    """Return the store as it goes on paper."""
    shop, words = source.documents("store")["shop"], source.documents("paper")["shop"]
    return cast(StoreFacts, {"name": shop["name"], "prices_include_tax": shop["prices_include_tax"], **words})
