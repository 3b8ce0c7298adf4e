"""A receipt of nothing, to try a printer with: accents, the store's own figures, and a code to scan."""

from datetime import UTC, datetime

import msgspec
from PySide6.QtCore import QCoreApplication

from readmodels.documents.shapes import LineFacts, OrderFacts, StoreFacts
from ui.format import Formats
from ui.paper.description import Kind, Mark, Paper
from ui.paper.receipt import receipt

translate = QCoreApplication.translate


def sample(store: StoreFacts, formats: Formats) -> Paper:
    """A test that looks like a receipt and says that it is none."""
    title = translate("Paper", "Test")
    unit = 10**formats.exponent
    lines: list[LineFacts] = [
        {
            "sku": "", "name": name, "quantity": quantity, "unit_price": price, "amount": amount, "discount": discount,
            "tax_rate": 0, "net": amount - discount, "tax": 0, "total": amount - discount,
        }
        for name, quantity, price, amount, discount in (
            (translate("Paper", "Crème fraîche, 200 g"), 1000, 2 * unit, 2 * unit, 0),
            (translate("Paper", "Jalapeños"), 3000, 3 * unit, 9 * unit, unit),
        )
    ]  # fmt: skip
    total = sum(line["total"] for line in lines)
    order: OrderFacts = {
        "order_id": "", "number": 0, "kind": "counter", "placed_at": datetime.now(UTC).isoformat(), "promised_for": "",
        "note": "", "net": total, "tax": 0, "total": total, "discount": unit, "lines": lines, "customer_name": None,
        "rates": [{"rate": 0, "net": total, "tax": 0, "gross": total}],
    }  # fmt: skip
    paper = receipt(order, None, store, formats)
    return msgspec.structs.replace(paper, kind=Kind.TEST, title=title, blocks=(Mark(title), *paper.blocks))
