"""Makes a job's paper from the read models, wherever these are read: a store that is open, or its files."""

from collections.abc import Mapping
from typing import Any, Protocol, cast

from app.printing.jobs import PaperJob, ReportJob
from app.queries import Source
from domain.documents.events import Document
from domain.kernel.clock import utc_now
from domain.kernel.errors import Rejected
from domain.kernel.quantity import EACH
from readmodels.documents.facts import closing, come_back, payment_facts, reading
from readmodels.documents.shapes import OrderFacts, PaymentFacts, StoreFacts
from readmodels.orders.search import OrderQuery, find_orders
from readmodels.payments.views import PaymentQuery, find_payments, find_receipt
from readmodels.till.views import find_z_reports
from ui.format import Formats
from ui.paper.description import Paper
from ui.paper.invoice import credit_note, invoice
from ui.paper.pick_slip import pick_slip
from ui.paper.receipt import gift_receipt, money_receipt, receipt
from ui.paper.till_report import till_report


class PaperSource(Source, Protocol):
    """A store's read models, and its log as far as papers name it."""

    def log_at(self, position: int | None = None) -> tuple[int, str]:
        """Return a position of the log, its end where none is named, and the hash there, hexadecimal."""


def paper_of(source: PaperSource, job: PaperJob | ReportJob, formats: Formats) -> Paper:
    """Return what a job wants; raises ``Rejected`` where that is not there, or lacks what the paper needs."""
    if isinstance(job, ReportJob):
        return _report(source, job, formats)
    found, store = _payment(source, job), store_facts(source)
    payment = None if found is None else _payment_facts(source, found)
    number = job.number if found is None else found["number"]
    if payment is not None and not number:
        return money_receipt(payment, store, formats, copy=job.copy)
    order = order_facts(source, number)
    if payment is not None and payment.get("refund", False) and order["total"] > 0:
        order = come_back(order)  # a return's own lines stand below zero already
    of = "" if found is None else _paid_by(source, found)
    return _document(job, order, payment, store, formats, of)


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
    reached = {"customer_address": customer.get("address", ""), "customer_phone": customer.get("phone", "")}
    return cast(OrderFacts, {**found[0], "lines": lines, **reached})


def store_facts(source: Source) -> StoreFacts:
    """Return the store as it goes on paper."""
    shop, words = source.documents("store")["shop"], source.documents("paper")["shop"]
    return cast(StoreFacts, {"name": shop["name"], "prices_include_tax": shop["prices_include_tax"], **words})


def receipt_found(source: Source, register: str, number: int) -> dict[str, Any]:
    """Return the payment or refund of a receipt; raises ``Rejected``."""
    found = source.ask(lambda archive: find_receipt(archive, register, number))
    if found is None:
        raise Rejected("unknown_receipt", receipt=number, register=register[:80])
    return found


def _document(
    job: PaperJob, order: OrderFacts, payment: PaymentFacts | None, store: StoreFacts, formats: Formats, of: str
) -> Paper:
    match job.document:
        case Document.RECEIPT:
            return receipt(order, payment, store, formats, copy=job.copy)
        case Document.GIFT_RECEIPT:
            return gift_receipt(order, payment, store, formats, copy=job.copy)
        case Document.PICK_SLIP:
            return pick_slip(order, store, formats, copy=job.copy)
        case Document.INVOICE:
            return invoice(order, payment, store, formats, copy=job.copy)
        case Document.CREDIT_NOTE if payment is not None and payment.get("refund", False):
            return credit_note(order, payment, store, formats, of=of, copy=job.copy)
    raise Rejected("nothing_given_back", number=order["number"])


def _payment(source: Source, job: PaperJob) -> dict[str, Any] | None:
    """Return the payment that a paper is about: the one that is named, else the latest of the order that suits it."""
    if job.receipt:
        return receipt_found(source, job.of_register, job.receipt)
    if job.document is Document.PICK_SLIP:
        return None
    order_id = order_facts(source, job.number)["order_id"]
    about = source.ask(lambda archive: find_payments(archive, PaymentQuery(about_order_id=order_id)))
    if job.document is Document.CREDIT_NOTE:
        return next((payment for payment in about if payment["kind"] == "refunded"), None)
    own = [payment for payment in about if payment["order_id"] == order_id]
    return next((payment for payment in own if payment["kind"] == "paid"), own[0] if own else None)


def _payment_facts(source: PaperSource, payment: Mapping[str, Any]) -> PaymentFacts:
    _, digest = source.log_at(payment["position"])
    return payment_facts(payment, source.documents("staff"), source.documents("payment_methods"), digest)


def _paid_by(source: Source, refund: Mapping[str, Any]) -> str:
    """Return the receipt of what is given back, "" where there was none or nothing is."""
    query = PaymentQuery(order_id=refund["of_order_id"] or "-")
    paid = [one for one in source.ask(lambda archive: find_payments(archive, query)) if one["kind"] == "paid"]
    return f"{paid[0]['register']}-{paid[0]['receipt']}" if paid else ""


def _report(source: PaperSource, job: ReportJob, formats: Formats) -> Paper:
    staff, methods = source.documents("staff"), source.documents("payment_methods")
    if not job.z:
        till = source.documents("till").get(job.register)
        if till is None or not till["shift_id"]:
            raise Rejected("till_closed", register=job.register[:80])
        facts = reading(job.register, till, staff, methods, at=utc_now(), head=source.log_at())
    else:
        found = source.ask(lambda archive: find_z_reports(archive, register=job.register, z=job.z))
        if not found:
            raise Rejected("unknown_z_report", register=job.register[:80], z=job.z)
        facts = closing(found[0], staff, methods)
    return till_report(facts, store_facts(source), formats, copy=job.copy)
