"""The columns that an import knows, and where they stand in a file."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from app.importing.report import shown
from domain.kernel.errors import Rejected

_MOST_NAMES = 20


class Columns(NamedTuple):
    """What an import needs, what it also takes, and other names for them."""

    required: tuple[str, ...]
    optional: tuple[str, ...]
    aliases: Mapping[str, str] = {}

    @property
    def known(self) -> tuple[str, ...]:
        """Return every name that a header may hold."""
        return (*self.required, *self.optional, *self.aliases)


class Header(NamedTuple):
    """The header of one file: where the known columns stand, how many cells a row has, which columns are ignored."""

    places: dict[str, int]
    width: int
    ignored: tuple[str, ...]

    def place(self, column: str) -> int:
        """Return the index of a column; one that the file lacks is looked for behind the last cell."""
        return self.places.get(column, self.width)


def find_columns(columns: Columns, header: Sequence[str], file: str) -> Header:
    """Find the known columns in a header. Raises ``Rejected("columns_missing")`` or ``("column_twice")``."""
    names = [_plain(name) for name in header]
    names = [columns.aliases.get(name, name) for name in names]
    taken = {*columns.required, *columns.optional}
    for name in taken:
        if names.count(name) > 1:
            raise Rejected("column_twice", file=file, column=name)
    missing = [name for name in columns.required if name not in names]
    if missing:
        raise Rejected("columns_missing", file=file, columns=", ".join(missing), found=_listed(header))
    places = {name: index for index, name in enumerate(names) if name in taken}
    ignored = (shown(text.strip()) for text, name in zip(header, names, strict=True) if name not in taken)
    return Header(places, len(header), tuple(ignored))


def ragged(cells: Sequence[str], header: Header) -> Rejected:
    """Return why a row cannot be read whose cells do not stand under the header."""
    return Rejected("row_ragged", cells=len(cells), columns=header.width)


def _plain(name: str) -> str:
    return name.strip().casefold().replace(" ", "_")


def _listed(names: Iterable[str]) -> str:
    short = [shown(name.strip()) for name in names]
    return ", ".join([*short[:_MOST_NAMES], *(["…"] if len(short) > _MOST_NAMES else [])])
