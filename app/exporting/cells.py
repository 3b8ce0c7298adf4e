"""A field as text that people and spreadsheets read: amounts and quantities as exact decimals."""

from typing import Any

import msgspec

from app.queries import Kind, kinds_within
from domain.kernel.money import COST_DECIMALS, format_cost, format_money
from domain.kernel.quantity import format_quantity
from domain.kernel.tax import format_rate


def text_of(kind: Kind, value: Any, exponent: int) -> str:
    """Return a field as text; ``exponent`` counts the decimals of the currency. What is not there is empty.

    Several texts, such as barcodes, stand in one cell with semicolons between them. Anything else that is nested is
    JSON, whose amounts and quantities are exact decimals too.
    """
    match kind, value:
        case _, None:
            return ""
        case Kind.MONEY, int():
            return format_money(value, exponent)
        case Kind.QUANTITY, int():
            return format_quantity(value)
        case Kind.COST, int():
            return format_cost(value, exponent)
        case Kind.RATE, int():
            return format_rate(value)
        case Kind.FLAG, _:
            return "true" if value else "false"
        case Kind.NESTED, _:
            return _nested(value, exponent)
    return str(value)


def decimals(kind: Kind, exponent: int) -> int | None:
    """Return how many decimals the integers of a kind stand for, None where the kind is no number."""
    places = {Kind.MONEY: exponent, Kind.COST: exponent + COST_DECIMALS, Kind.QUANTITY: 3, Kind.RATE: 3, Kind.NUMBER: 0}
    return places.get(kind)


def _nested(value: Any, exponent: int) -> str:
    if isinstance(value, list | tuple):
        if all(isinstance(part, str) for part in value):
            joined = ";".join(value)
            # One text with a space in it is one text all the same.
            return f"{joined};" if " " in joined else joined
        return _json([_readable(part, exponent) for part in value])
    if isinstance(value, dict):  # amounts by name, such as a day's categories
        return _json({name: text_of(Kind.MONEY, amount, exponent) for name, amount in value.items()})
    return _json(value)


def _readable(document: dict[str, Any], exponent: int) -> dict[str, str]:
    kinds = kinds_within(document)
    return {name: text_of(kinds[name], value, exponent) for name, value in document.items()}


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
