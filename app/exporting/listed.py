"""A list on its way into a file."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from app.queries import Kind


class Listed(NamedTuple):
    """A list: its name, what each field holds, its rows, and the decimals of the store's currency."""

    name: str
    fields: Mapping[str, Kind]
    rows: Iterable[Mapping[str, Any]]
    exponent: int
