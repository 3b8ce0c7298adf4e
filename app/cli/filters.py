"""Reads ``--where FIELD=VALUE`` by what the field holds."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.queries import Kind, Query
from domain.kernel.errors import Rejected

_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_TEXTS = (Kind.TEXT, Kind.TIME)


def read_filters(query: Query, conditions: Sequence[str], key: str | None = None) -> dict[str, Any]:
    """Return field -> value; raises ``Rejected`` for a field that there is not and a value that it cannot have."""
    known = {**query.fields, **query.filters}
    filters: dict[str, Any] = {} if key is None else {query.key: _value(known[query.key], query.key, key)}
    for condition in conditions:
        field, equals, text = condition.partition("=")
        kind = known.get(field)
        if not equals or kind is None or kind is Kind.NESTED:
            fields = ", ".join(name for name, kind in known.items() if kind is not Kind.NESTED)
            raise Rejected("no_such_filter", view=query.name, condition=condition[:80], fields=fields)
        filters[field] = _value(kind, field, text)
    return filters


def _value(kind: Kind, field: str, text: str) -> Any:
    if kind in _TEXTS:
        return text
    try:
        if kind is Kind.FLAG:
            return _FLAGS[text.lower()]
        return _dates(text) if kind is Kind.DATES else _whole(text)
    except (KeyError, ValueError):
        raise Rejected(
            "filter_not_read", field=field, text=text[:80], wanted=_WANTED.get(kind, "a whole number")
        ) from None


_WANTED = {
    Kind.FLAG: "true or false",
    Kind.DATES: "a date such as 2026-11-23, or two such as 2026-11-01..2026-11-30",
    Kind.MONEY: "a whole number of the smallest coin",
    Kind.QUANTITY: "a whole number of thousandths",
}


def _whole(text: str) -> int:
    if len(text) > 18:
        raise ValueError(text)
    return int(text)


def _dates(text: str) -> tuple[str, str]:
    first, _, last = text.partition("..")
    return date.fromisoformat(first).isoformat(), date.fromisoformat(last or first).isoformat()
