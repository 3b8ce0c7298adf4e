"""What whoever fetches an order from the shelves holds in the hand; at the counter its code is scanned."""

from PySide6.QtCore import QCoreApplication

from domain.orders.events import Way
from readmodels.documents.codes import order_code
from readmodels.documents.shapes import OrderFacts, StoreFacts
from ui.format import Formats
from ui.paper import parts
from ui.paper.description import Align, Barcode, Block, Gap, Kind, Mark, Paper, Row, Rule, Size, Words
from ui.paper.receipt import order_title

translate = QCoreApplication.translate


def pick_slip(order: OrderFacts, store: StoreFacts, formats: Formats, *, copy: bool = False) -> Paper:
    """For whom, until when, and of what how many; no prices. Each line has a box to tick.

    What is delivered goes out with its slip, so that says where to.
    """
    title = order_title(order["number"])
    blocks: list[Block] = [
        Words(store["name"], Align.CENTRE, Size.SMALL),
        *parts.copy_mark(copy),
        Words(title, Align.CENTRE, Size.LARGE, strong=True),
        *_for_whom(order, formats),
        Rule(),
    ]
    for line in order["lines"]:
        blocks.append(Row(f"[ ] {parts.how_many(line, formats)} × {line['name']}", line["sku"], strong=True))
        if line.get("note", ""):
            blocks.append(Words(f"    {line['note']}"))
    count = translate("Paper", "{count} lines").format(count=formats.count(len(order["lines"])))
    blocks += [Rule(), Words(count, Align.CENTRE, Size.SMALL), Gap(), Barcode(order_code(order["number"]))]
    return Paper(kind=Kind.PICK_SLIP, title=title, blocks=tuple(blocks))


def _for_whom(order: OrderFacts, formats: Formats) -> list[Block]:
    lines: list[Block] = []
    if order["promised_for"]:
        lines.append(Words(formats.promised(order["promised_for"]), Align.CENTRE, Size.LARGE, strong=True))
    if order["customer_name"]:
        lines.append(Words(order["customer_name"], Align.CENTRE, strong=True))
    if order.get("way", "") == Way.DELIVERY:
        lines.append(Mark(translate("Paper", "DELIVERY")))
        reached = (order.get("customer_address", ""), order.get("customer_phone", ""))
        lines += [Words(words, Align.CENTRE, strong=True) for words in reached if words]
    if order["note"]:
        lines.append(Words(order["note"]))
    return lines
