"""Documents as a person reads them in a terminal: aligned columns, or one field a line."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

import msgspec

from app.queries import Kind, Query, kinds_within
from domain.kernel.decimals import format_scaled
from domain.kernel.money import COST_DECIMALS, format_money
from domain.kernel.quantity import format_quantity
from domain.kernel.tax import format_rate
from readmodels.engine.tables import Doc

_WIDEST = 40
_MEASURED = 200
"""Rows that decide how wide the columns are, so that a long list need not be held in memory."""


def print_table(query: Query, documents: Iterable[Doc], *, exponent: int, whole: bool) -> None:
    """Print documents; ``whole`` shows every field where there is one. ``exponent`` counts the currency's decimals."""
    documents = iter(documents)
    first = list(islice(documents, 2))
    if whole and len(first) == 1:
        _print_whole(query, first[0], exponent)
        return
    kinds = {name: kind for name, kind in query.fields.items() if kind is not Kind.NESTED}
    _print_rows(kinds, chain(first, documents), exponent)


def _print_whole(query: Query, document: Doc, exponent: int) -> None:
    for name, value in document.items():
        kind = query.fields.get(name, Kind.NESTED)
        if kind is Kind.NESTED and isinstance(value, Mapping):
            print(f"{name}:")
            _print_fields(value, exponent)
        elif kind is Kind.NESTED and value and isinstance(value[0], Mapping):
            print(f"{name}:")
            _print_rows(kinds_within(value[0]), value, exponent, indent="  ")
        else:
            print(f"{name}: {cell(kind, value, exponent)}")


def _print_fields(document: Mapping[str, Any], exponent: int) -> None:
    kinds = kinds_within(document)
    for name, value in document.items():
        kind = Kind.NESTED if isinstance(value, list) else kinds[name]
        print(f"  {name}: {cell(kind, value, exponent)}")


def _print_rows(kinds: Mapping[str, Kind], documents: Iterable[Doc], exponent: int, indent: str = "") -> None:
    rows = ([_cut(cell(kind, document.get(name), exponent)) for name, kind in kinds.items()] for document in documents)
    first = list(islice(rows, _MEASURED))
    widths = [max(map(len, column)) for column in zip(list(kinds), *first, strict=True)]
    for row in chain([list(kinds)], first, rows):
        print(indent + "  ".join(_aligned(row, widths, list(kinds.values()))).rstrip())


def cell(kind: Kind, value: Any, exponent: int) -> str:
    """Write one value: money with the currency's decimals, a quantity without thousandths that are nothing."""
    if value is None:
        return ""
    match kind:
        case Kind.MONEY:
            return format_money(value, exponent)
        case Kind.QUANTITY:
            return format_quantity(value)
        case Kind.COST:
            return format_scaled(value, exponent + COST_DECIMALS, keep=exponent)
        case Kind.RATE:
            return f"{format_rate(value)} %"
        case Kind.FLAG:
            return "yes" if value else ""
        case Kind.NESTED:
            return msgspec.json.encode(value).decode()
    return str(value)


def _aligned(row: list[str], widths: list[int], kinds: list[Kind]) -> Iterator[str]:
    for text, width, kind in zip(row, widths, kinds, strict=True):
        yield text.ljust(width) if kind in (Kind.TEXT, Kind.TIME, Kind.FLAG) else text.rjust(width)


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"
