"""The invoice and the credit note on A4, for those who need one for their books."""

from PySide6.QtCore import QCoreApplication

from readmodels.documents.codes import order_code, receipt_code
from readmodels.documents.shapes import LineFacts, OrderFacts, PaymentFacts, StoreFacts
from ui.format import Formats
from ui.paper import parts
from ui.paper.description import Align, Barcode, Block, Gap, Kind, Paper, Rule, Size, Table, Words
from ui.paper.receipt import paid, totals

translate = QCoreApplication.translate


def invoice(
    order: OrderFacts, payment: PaymentFacts | None, store: StoreFacts, formats: Formats, *, copy: bool = False
) -> Paper:
    """Who sold what to whom, when, at which rate of tax."""
    number = _number(order, payment)
    return _sheet(
        Kind.INVOICE, translate("Paper", "Invoice {number}").format(number=number), order, payment, store, formats, copy
    )


def credit_note(
    order: OrderFacts, payment: PaymentFacts, store: StoreFacts, formats: Formats, *, of: str = "", copy: bool = False
) -> Paper:
    """What is given back of an earlier invoice or receipt, whose number is ``of``."""
    title = translate("Paper", "Credit note {number}").format(number=_number(order, payment))
    return _sheet(Kind.CREDIT_NOTE, title, order, payment, store, formats, copy, of=of)


def _sheet(
    kind: Kind, title: str, order: OrderFacts, payment: PaymentFacts | None, store: StoreFacts, formats: Formats,
    copy: bool, of: str = "",
) -> Paper:  # fmt: skip
    blocks: list[Block] = [
        *parts.head(store),
        Rule(),
        *_customer(order),
        *parts.copy_mark(copy),
        Words(title, size=Size.LARGE, strong=True),
        *_facts(order, payment, formats, of),
        Gap(),
        _lines(order, formats),
        Rule(),
        *totals(order, store, formats),
        *(paid(order, payment, formats) if payment else ()),
        Gap(),
        parts.tax_table(order["rates"], formats),
        Gap(),
        *parts.foot(store),
        Gap(),
        Barcode(_code(order, payment)),
    ]
    return Paper(kind=kind, title=title, blocks=tuple(blocks), sheet=True)


def _number(order: OrderFacts, payment: PaymentFacts | None) -> str:
    return f"{payment['register']}-{payment['receipt']}" if payment else str(order["number"])


def _code(order: OrderFacts, payment: PaymentFacts | None) -> str:
    code = receipt_code(payment["register"], payment["receipt"]) if payment else ""
    return code or order_code(order["number"])


def _customer(order: OrderFacts) -> list[Block]:
    if not order["customer_name"]:
        return []
    lines = [order["customer_name"], *order.get("customer_address", "").split(", ")]
    if number := order.get("customer_tax_number", ""):
        lines.append(translate("Paper", "Tax number {number}").format(number=number))
    return [*(Words(line) for line in lines if line), Gap()]


def _facts(order: OrderFacts, payment: PaymentFacts | None, formats: Formats, of: str) -> list[Block]:
    at = payment["at"] if payment else order["placed_at"]
    facts = [
        (translate("Paper", "Date"), formats.date(at)),
        (translate("Paper", "Delivered"), formats.date(order["placed_at"])),
        (translate("Paper", "Order"), str(order["number"])),
    ]
    if of:
        facts.append((translate("Paper", "Belongs to"), of))
    return [Words(f"{words}: {value}", Align.START) for words, value in facts]


def _lines(order: OrderFacts, formats: Formats) -> Table:
    titles = (
        translate("Paper", "Goods"),
        translate("Paper", "Quantity"),
        translate("Paper", "Price"),
        translate("Paper", "Discount"),
        translate("Paper", "Tax"),
        translate("Paper", "Amount"),
    )
    return Table(titles, tuple(_line(line, formats) for line in order["lines"]))


def _line(line: LineFacts, formats: Formats) -> tuple[str, ...]:
    price = line["unit_price"]
    return (
        ", ".join(filter(None, [parts.name_of(line), parts.weighed(line)])),
        parts.how_many(line, formats),
        "" if price is None else formats.amount(price),
        formats.amount(-line["discount"]) if line["discount"] else "",
        formats.percent(line["tax_rate"]),
        formats.amount(line["amount"] - line["discount"]),
    )
