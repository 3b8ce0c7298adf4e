"""The receipt of a payment, and the gift receipt that goes with a present."""

from PySide6.QtCore import QCoreApplication

from readmodels.documents.codes import order_code, receipt_code
from readmodels.documents.shapes import OrderFacts, PaymentFacts, StoreFacts, TenderFacts
from ui.format import Formats
from ui.paper import parts
from ui.paper.description import Align, Barcode, Block, Gap, Kind, Mark, Paper, Row, Rule, Size, Words

translate = QCoreApplication.translate

_LAST = 4
"""Figures of a gift card's number that stand on paper."""


def receipt(
    order: OrderFacts, payment: PaymentFacts | None, store: StoreFacts, formats: Formats, *, copy: bool = False
) -> Paper:
    """What the customer takes along; an order that was paid elsewhere, or not yet, has one without tenders."""
    title = title_of(order, payment)
    marks = parts.letters(order["rates"])
    lines = [block for line in order["lines"] for block in parts.sold(line, formats, marks.get(line["tax_rate"], ""))]
    blocks: list[Block] = [
        *parts.head(store),
        *parts.copy_mark(copy),
        *_heading(title, order["placed_at"], payment, formats),
        Rule(),
        *lines,
        Rule(),
        *totals(order, store, formats),
        *(paid(order, payment, formats) if payment else ()),
        *_saved(order, formats),
        Gap(),
        parts.tax_table(order["rates"], formats),
        Gap(),
        *parts.copy_mark(copy),
        *parts.foot(store),
        *_code(order["number"], payment),
        *_proof(payment),
    ]
    return Paper(kind=Kind.RECEIPT, title=title, blocks=tuple(blocks))


def gift_receipt(
    order: OrderFacts, payment: PaymentFacts | None, store: StoreFacts, formats: Formats, *, copy: bool = False
) -> Paper:
    """What is needed to exchange a present, without a price."""
    title = translate("Paper", "Gift receipt")
    given = [line for line in order["lines"] if line["quantity"] > 0]
    goods = [Row(line["name"], parts.how_many(line, formats)) for line in given]
    blocks: list[Block] = [
        *parts.head(store),
        *parts.copy_mark(copy),
        Mark(title),
        *_heading(title_of(order, payment), order["placed_at"], payment, formats),
        Rule(),
        *goods,
        Rule(),
        *parts.foot(store),
        *_code(order["number"], payment),
    ]
    return Paper(kind=Kind.GIFT_RECEIPT, title=title, blocks=tuple(blocks))


def money_receipt(payment: PaymentFacts, store: StoreFacts, formats: Formats, *, copy: bool = False) -> Paper:
    """The receipt of money for no order: a gift card that was sold, an account that was settled. It bears no tax."""
    title = receipt_title(payment["register"], payment["receipt"])
    words = translate("Paper", "Paid on the house account")
    if card := payment.get("card", ""):
        words = translate("Paper", "Gift card {number}").format(number=card)
    worth = payment["due"] - payment["balance"]
    blocks: list[Block] = [
        *parts.head(store),
        *parts.copy_mark(copy),
        *_heading(title, payment["at"], payment, formats),
        Rule(),
        Row(words, formats.amount(worth)),
        Rule(),
        Row(translate("Paper", "Total"), formats.money(worth), Size.LARGE, strong=True),
        *_tendered(payment, formats),
        *_still_open(payment, formats),
        Gap(),
        *parts.copy_mark(copy),
        *parts.foot(store),
        *_code(0, payment),
        *_proof(payment),
    ]
    return Paper(kind=Kind.RECEIPT, title=title, blocks=tuple(blocks))


def title_of(order: OrderFacts, payment: PaymentFacts | None) -> str:
    """What the document is called: by its receipt number where there is one, else by the order's."""
    if payment is None:
        return order_title(order["number"])
    return receipt_title(payment["register"], payment["receipt"], refund=payment.get("refund", False))


def receipt_title(register: str, receipt: int | str, *, refund: bool = False) -> str:
    """What a receipt is called, or with ``refund`` the one of money that was given back."""
    words = translate("Paper", "Refund {number}") if refund else translate("Paper", "Receipt {number}")
    return words.format(number=f"{register}-{receipt}")


def order_title(number: int) -> str:
    """What an order is called, for a document that has no number of its own."""
    return translate("Paper", "Order {number}").format(number=number)


def totals(order: OrderFacts, store: StoreFacts, formats: Formats) -> list[Block]:
    """The sum, under it what came off or on it, in the order in which it is reckoned."""
    rows: list[Block] = []
    off = sum(line.get("sale_discount", 0) for line in order["lines"])
    if off:
        rows.append(Row(translate("Paper", "Discount on everything"), formats.amount(-off)))
    if not store["prices_include_tax"]:
        rows.append(Row(translate("Paper", "Subtotal"), formats.amount(order["net"])))
        rows += [
            Row(
                translate("Paper", "Tax {rate}").format(rate=formats.percent(rate["rate"])), formats.amount(rate["tax"])
            )
            for rate in order["rates"]
        ]
    rows.append(Row(translate("Paper", "Total"), formats.money(order["total"]), Size.LARGE, strong=True))
    return rows


def paid(order: OrderFacts, payment: PaymentFacts, formats: Formats) -> list[Block]:
    """How it was paid: cash rounding as its own line, each tender, change, and what is still open."""
    rows: list[Block] = []
    if payment.get("refund", False):
        if never := -order["total"] - payment["due"]:
            rows.append(Row(translate("Paper", "Of it never paid"), formats.amount(never)))
    elif before := order["total"] - payment["due"]:
        rows.append(Row(translate("Paper", "Paid before"), formats.amount(before)))
    return [*rows, *_tendered(payment, formats), *_still_open(payment, formats)]


def method(kind: str, name: str) -> str:
    """What a means of payment is called: the ready-made ones in the person's language, others by their own name."""
    words = {
        "cash": translate("Paper", "Cash"),
        "card": translate("Paper", "Card"),
        "account": translate("Paper", "House account"),
        "credit": translate("Paper", "Store credit"),
        "gift": translate("Paper", "Gift card"),
    }
    return words.get(name, words[kind] if not name and kind in words else name)


def _tendered(payment: PaymentFacts, formats: Formats) -> list[Block]:
    back = payment.get("refund", False)
    rows: list[Block] = []
    if rounding := -payment["rounding"] if back else payment["rounding"]:
        rows.append(Row(translate("Paper", "Rounding for cash"), formats.amount(rounding)))
    rows += [_tender(tender, formats, back=back) for tender in payment["tenders"]]
    if payment["change"]:
        rows.append(Row(translate("Paper", "Change"), formats.amount(payment["change"]), strong=True))
    return rows


def _still_open(payment: PaymentFacts, formats: Formats) -> list[Block]:
    if payment["balance"] <= 0:
        return []
    return [Row(translate("Paper", "Still to pay"), formats.money(payment["balance"]), strong=True)]


def _tender(tender: TenderFacts, formats: Formats, *, back: bool) -> Row:
    words = method(tender["kind"], tender["method"])
    if tender["reference"]:
        words = f"{words} {_shortened(tender)}"
    if back:
        words = translate("Paper", "Given back: {method}").format(method=words)
    return Row(words, formats.amount(tender["tendered"] or tender["amount"]))


def _shortened(tender: TenderFacts) -> str:
    """Return a slip's number, and of a gift card's the last figures: a receipt that is found is no card."""
    number = tender["reference"]
    return f"…{number[-_LAST:]}" if tender["kind"] == "gift" and len(number) > _LAST else number


def _heading(title: str, placed_at: str, payment: PaymentFacts | None, formats: Formats) -> list[Block]:
    at = payment["at"] if payment else placed_at
    lines: list[Block] = [Words(title, Align.CENTRE, strong=True)]
    lines.append(Words(formats.date_time(at), Align.CENTRE, Size.SMALL))
    if payment:
        who = translate("Paper", "Till {register}").format(register=payment["register"])
        if payment["cashier"]:
            who = f"{who} · {payment['cashier']}"
        lines.append(Words(who, Align.CENTRE, Size.SMALL))
    return lines


def _saved(order: OrderFacts, formats: Formats) -> list[Block]:
    if order["discount"] <= 0:
        return []
    words = translate("Paper", "You saved {amount}").format(amount=formats.money(order["discount"]))
    return [Gap(), Words(words, Align.CENTRE, strong=True)]


def _code(number: int, payment: PaymentFacts | None) -> list[Block]:
    """What is scanned when something comes back."""
    code = receipt_code(payment["register"], payment["receipt"]) if payment else ""
    return [Gap(), Barcode(code or order_code(number))]


def _proof(payment: PaymentFacts | None) -> list[Block]:
    """Four characters of the log's hash: whoever has the receipt can see whether the log was changed since."""
    if payment is None or not payment["hash"]:
        return []
    return [Words(payment["hash"][:4].upper(), Align.CENTRE, Size.SMALL)]
