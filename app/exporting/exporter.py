"""Exports a list, or the whole log, into a file that is whole or not there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from app import queries
from app.bootstrap import Store
from app.exporting.csv_file import write_csv
from app.exporting.jsonl_file import write_jsonl
from app.exporting.listed import Listed
from app.exporting.replacing import replaced
from app.exporting.xlsx_file import write_xlsx
from app.queries import Kind
from app.sources import StoreSource
from domain.kernel.errors import Rejected
from domain.kernel.messages import Recorded
from domain.persistence.event_log import all_events, read_head
from readmodels.engine.projection import Report, no_report

FORMATS: dict[str, Callable[[BinaryIO, Listed], None]] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "jsonl": write_jsonl,
}
"""What a file can be, and what writes it."""

EVENTS = "events"
"""The name of the whole log; every other name is a list of ``app.queries``."""

_EVENT_FIELDS = {
    "position": Kind.NUMBER, "at": Kind.TIME, "type": Kind.TEXT, "schema": Kind.NUMBER, "stream": Kind.TEXT,
    "version": Kind.NUMBER, "actor": Kind.TEXT, "register": Kind.TEXT, "event_id": Kind.TEXT, "command_id": Kind.TEXT,
    "causation_id": Kind.TEXT, "correlation_id": Kind.TEXT, "data": Kind.NESTED,
}  # fmt: skip
_REPORT_ROWS = 500


def export(store: Store, what: str, fmt: str, path: Path, report: Report = no_report) -> int:
    """Write a list, or ``events``, to a file as csv, xlsx or jsonl, and return how many rows it has.

    ``report`` hears (rows done, of all, 0 where nobody knows) and may raise to stop: then, as after any failure, the
    file is as it was before. To be called on any thread but the core's. Raises ``Rejected`` for an unknown list or
    format and for more than a sheet can hold, ``Unavailable`` where the file cannot be written.
    """
    write = FORMATS.get(fmt)
    if write is None:
        raise Rejected("unknown_format", format=fmt[:80], formats=", ".join(FORMATS))
    counted = _Counted(report)
    with _list(store, what, counted) as listed, replaced(path) as file:
        write(file, listed)
    return counted.done


class _Counted:
    """Counts rows as they pass, and tells how many it were."""

    def __init__(self, report: Report) -> None:
        self.done = 0
        self._report = report

    def rows(self, rows: Iterable[Mapping[str, Any]], of_all: int) -> Iterator[Mapping[str, Any]]:
        for row in rows:
            yield row
            self.done += 1
            if self.done % _REPORT_ROWS == 0:
                self._report(self.done, of_all)


@contextmanager
def _list(store: Store, what: str, counted: _Counted) -> Iterator[Listed]:
    exponent = store.shop()["exponent"]
    if what != EVENTS:
        query = queries.find(what)
        rows = query.read(StoreSource(store), {})
        of_all = len(rows) if isinstance(rows, Sized) else 0
        yield Listed(what, query.fields, counted.rows(rows, of_all), exponent)
        return
    with store.database.reader() as connection:
        head = read_head(connection).position
        events = (_event(recorded) for recorded in all_events(connection, store.codec, upto=head))
        yield Listed(EVENTS, _EVENT_FIELDS, counted.rows(events, head), exponent)


def _event(recorded: Recorded) -> dict[str, Any]:
    """Return an event as the log holds it: what is known of a person lies beside the log, and stays there."""
    event, kind = recorded.event, type(recorded.event)
    if kind.PERSONAL is not None:
        event = msgspec.structs.replace(event, **{kind.PERSONAL: None})
    row = msgspec.structs.asdict(recorded.envelope) | {"type": kind.__name__, "schema": kind.SCHEMA, "data": event}
    return {name: row[name] for name in _EVENT_FIELDS}
