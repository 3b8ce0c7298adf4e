"""Documents to print: a store, orders as the archive finds them, payments and a till, all of one afternoon."""

from typing import Any, cast

from PySide6.QtCore import QLocale

from readmodels.documents.shapes import LineFacts, OperatorFacts, OrderFacts, PaymentFacts, StoreFacts, TillFacts
from ui.format import Formats

STORE = StoreFacts(
    name="Corner Deli", prices_include_tax=True, tax_number="ATU12345678", header=["Lange Gasse 4, 1080 Wien"],
    footer=["Thank you, and see you soon!"], link="https://deli.example", logo="",
)  # fmt: skip


def formats(locale: str = "en_GB", currency: str = "EUR") -> Formats:
    return Formats(currency, QLocale(locale), "Europe/Vienna")


def line(name: str, quantity: int, unit_price: int, rate: int, tax: int, **more: Any) -> LineFacts:
    """A line whose price includes its tax."""
    amount = quantity * unit_price // 1000
    total = amount - more.get("discount", 0)
    fields: dict[str, Any] = {
        "sku": f"{len(name)}", "name": name, "quantity": quantity, "unit_price": unit_price, "amount": amount,
        "discount": 0, "tax_rate": rate, "net": total - tax, "tax": tax, "total": total, **more,
    }  # fmt: skip
    return cast(LineFacts, fields)


LINES = [
    line("Oat Biscuits 250 g", 2000, 249, 10_000, 43, discount=20, offer="Two for less", offer_discount=20),
    line("Extra Virgin Olive Oil from Crete, cold pressed, 1 l", 1000, 1149, 20_000, 192),
    line("Käsekrainer", 450, 1480, 10_000, 61, unit="kg", note="sliced thinly"),
]


def order(lines: list[LineFacts] | None = None, **more: Any) -> OrderFacts:
    lines = LINES if lines is None else lines
    rates = [
        {
            "rate": rate,
            **{sum_: sum(part[field] for part in lines if part["tax_rate"] == rate)  # type: ignore[literal-required]
               for sum_, field in (("net", "net"), ("tax", "tax"), ("gross", "total"))},
        }
        for rate in sorted({part["tax_rate"] for part in lines})
    ]  # fmt: skip
    fields: dict[str, Any] = {
        "order_id": "an order", "number": 1042, "kind": "counter",
        "placed_at": "2026-11-23T13:02:00.000000Z", "promised_for": "", "note": "",
        "net": sum(part["net"] for part in lines), "tax": sum(part["tax"] for part in lines),
        "total": sum(part["total"] for part in lines), "discount": sum(part["discount"] for part in lines),
        "rates": rates, "lines": lines, "customer_name": None, **more,
    }  # fmt: skip
    return cast(OrderFacts, fields)


def payment(**more: Any) -> PaymentFacts:
    """2,293 in cash: rounded to 2,295, of a note of 50."""
    fields: dict[str, Any] = {
        "receipt": 123, "register": "1", "cashier": "Anna", "at": "2026-11-23T13:02:09.000000Z",
        "tenders": [{"method": "cash", "kind": "cash", "amount": 2295, "tendered": 5000, "reference": ""}],
        "change": 2705, "rounding": 2, "due": 2293, "balance": 0, "hash": "9f3a77c0", **more,
    }  # fmt: skip
    return cast(PaymentFacts, fields)


def operator(name: str, count: int, amount: int, **more: Any) -> OperatorFacts:
    nothing = {"count": 0, "amount": 0}
    fields: dict[str, Any] = {
        "discounts": nothing, "voids": nothing, "removed_lines": nothing, "abandoned": nothing, "emptied": 0,
        "drawer_openings": 0, "copies": 0, **more,
    }  # fmt: skip
    return cast(OperatorFacts, {"name": name, "count": count, "amount": amount, **fields})


def till(kind: str = "z") -> TillFacts:
    return TillFacts(
        kind=kind, number=17, register="1", business_date="2026-11-23", opened_at="2026-11-23T07:00:00.000000Z",
        opened_by="Béla",
        at="2026-11-23T19:10:00.000000Z", cashier="Anna",
        methods=[
            {"method": "cash", "kind": "cash", "count": 41, "amount": 61_230, "expected": 76_230, "counted": 76_130,
             "second_count": 76_130, "moved": 0, "difference": -100, "reason": "Wrong change given"},
            {"method": "card", "kind": "card", "count": 60, "amount": 143_907, "expected": 143_907,
             "counted": 143_907, "second_count": None, "moved": 0, "difference": 0, "reason": ""},
        ],
        operators=[operator("Anna", 70, 150_000, copies=3), operator("Béla", 31, 55_137)],
        rates=[{"rate": 10_000, "net": 100_000, "tax": 10_000, "gross": 110_000},
               {"rate": 20_000, "net": 79_281, "tax": 15_856, "gross": 95_137}],
        opening_float=15_000, paid_in=2_000, paid_out=-2_000, sales=206_436,
        returns={"count": 2, "amount": -1_299}, discounts={"count": 9, "amount": -834},
        voids={"count": 1, "amount": -249}, removed_lines={"count": 5, "amount": -1_730},
        abandoned={"count": 1, "amount": -500}, emptied=2, started=107,
        receipts=101, copies=3, drawer_openings=2, rounding=-4, gift_cards=5_000, accounts=0,
        float_left=15_000, bank_drop=61_130, grand_sales=98_765_432, grand_returns=-123_456, grand_net=98_641_976,
        first_receipt=4001, last_receipt=4101, first_position=20_001, last_position=20_642, hash="9f3a" * 16,
    )  # fmt: skip
