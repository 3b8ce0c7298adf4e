"""The till as it stands, which is the X report at any time, and every Z report that closed a shift, in the archive.

Amounts in minor units; ``figures`` is what ``domain/till/figures.py`` says of a shift.
"""

import sqlite3
from collections.abc import Mapping
from typing import Any, TypedDict

import msgspec

from domain.kernel.messages import Envelope, Event
from domain.payments.methods import CASH
from domain.till.events import TillClosed, TillCounted, TillOpened
from domain.till.figures import Figures, opened
from domain.till.hearing import COUNTED, counted
from readmodels.engine.archive import Shelf
from readmodels.engine.view import View, on


class _Running(TypedDict):
    """What of a till's document changes with each event that counts."""

    expected_cash: int
    receipts: int
    sales: int
    returned: int
    total_sales: int
    total_returns: int
    total_net: int
    figures: dict[str, Any]
    through: int


class TillDocument(TypedDict):
    """One register's till. ``shift_id`` is empty while it is closed; ``z`` and ``float_left`` are of the last close.

    ``counted_by`` and ``second_by`` say who has counted so far, never what. The totals are never reset.
    """

    shift_id: str
    business_date: str
    opened_at: str
    opened_by: str
    opening_float: int
    expected_cash: int
    receipts: int
    sales: int
    returned: int
    counted_by: str
    second_by: str
    z: int
    float_left: int
    total_sales: int
    total_returns: int
    total_net: int
    first_position: int
    opening_hash: str
    figures: dict[str, Any]
    through: int


_CLOSED: TillDocument = {
    "shift_id": "", "business_date": "", "opened_at": "", "opened_by": "", "opening_float": 0, "expected_cash": 0,
    "receipts": 0, "sales": 0, "returned": 0, "counted_by": "", "second_by": "", "z": 0, "float_left": 0,
    "total_sales": 0, "total_returns": 0, "total_net": 0, "first_position": 0, "opening_hash": "", "figures": {},
    "through": 0,
}  # fmt: skip


class TillView(View[TillDocument]):
    """Every register's till, by the register."""

    name = "till"
    key = "register"
    version = 2

    @on(TillOpened)
    def opened(self, event: TillOpened, envelope: Envelope) -> None:
        """Show a shift that has just begun."""
        before = self.get(event.register, _CLOSED)
        figures = opened(event.opening_float)
        self.put(
            event.register,
            {
                **before,
                "shift_id": event.shift_id,
                "business_date": event.business_date,
                "opened_at": envelope.at,
                "opened_by": envelope.actor,
                "opening_float": event.opening_float,
                "first_position": envelope.position,
                "opening_hash": event.hash,
                **_of(before, figures, envelope),
            },
        )

    @on(*COUNTED)
    def counts(self, event: Event, envelope: Envelope) -> None:
        """Follow what happens in a shift."""
        document = self.get(envelope.register)
        shift_id = event.shift_id  # type: ignore[attr-defined]
        if document is None or not shift_id or document["shift_id"] != shift_id:
            return
        figures = msgspec.convert(document["figures"], Figures)
        self.put(envelope.register, {**document, **_of(document, counted(figures, event, envelope.actor), envelope)})

    @on(TillCounted)
    def counted(self, event: TillCounted, envelope: Envelope) -> None:
        """Show that somebody has counted."""
        who = {"second_by" if event.second else "counted_by": envelope.actor}
        self.patch(event.register, **who, through=envelope.position)

    @on(TillClosed)
    def closed(self, event: TillClosed, envelope: Envelope) -> None:
        """Show a closed till, with what is left in it."""
        self.put(
            event.register,
            {
                **_CLOSED,
                "z": event.z,
                "float_left": event.float_left,
                "total_sales": event.total_sales,
                "total_returns": event.total_returns,
                "total_net": event.total_net,
                "through": envelope.position,
            },
        )


def _of(before: TillDocument, figures: Figures, envelope: Envelope) -> _Running:
    sales = before["total_sales"] + figures.sales - before["sales"]
    returns = before["total_returns"] + figures.returns - before["returned"]
    return {
        "expected_cash": figures.expected(CASH),
        "receipts": figures.receipts,
        "sales": figures.sales,
        "returned": figures.returns,
        "total_sales": sales,
        "total_returns": returns,
        "total_net": sales - returns,
        "figures": _plain(figures),
        "through": envelope.position,
    }


def _plain(figures: Figures) -> dict[str, Any]:
    """Return figures as a snapshot reads them back: with lists, so that a document is the same after a restart."""
    fields: dict[str, Any] = msgspec.to_builtins(figures)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}


Z_REPORT = (
    "shift_id", "register", "z", "business_date", "local_date", "opened_at", "opened_by", "closed_at", "closed_by",
    "counted_by", "second_by", "receipts", "sales", "returned", "expected_cash", "difference", "float_left",
    "bank_drop", "total_sales", "total_returns", "total_net", "first_position", "last_position", "opening_hash", "hash",
    "methods", "figures",
)  # fmt: skip
"""The fields of a Z report, in order. ``difference`` is of cash, None where nobody counted it."""

_NESTED = ("methods", "figures")


class ZReportShelf(Shelf):
    """Every Z report, as it was when it closed a shift."""

    version = 2
    tables = (
        """CREATE TABLE z_report (
            position INTEGER NOT NULL PRIMARY KEY, shift_id TEXT NOT NULL UNIQUE, register TEXT NOT NULL,
            z INTEGER NOT NULL, business_date TEXT NOT NULL, local_date TEXT NOT NULL, opened_at TEXT NOT NULL,
            opened_by TEXT NOT NULL, closed_at TEXT NOT NULL, closed_by TEXT NOT NULL, counted_by TEXT NOT NULL,
            second_by TEXT NOT NULL, receipts INTEGER NOT NULL, sales INTEGER NOT NULL, returned INTEGER NOT NULL,
            expected_cash INTEGER NOT NULL, difference INTEGER, float_left INTEGER NOT NULL,
            bank_drop INTEGER NOT NULL, total_sales INTEGER NOT NULL, total_returns INTEGER NOT NULL,
            total_net INTEGER NOT NULL, first_position INTEGER NOT NULL, last_position INTEGER NOT NULL,
            opening_hash TEXT NOT NULL, hash TEXT NOT NULL, methods TEXT NOT NULL, figures TEXT NOT NULL
        ) STRICT""",
        "CREATE UNIQUE INDEX z_report_number ON z_report (register, z)",
        "CREATE INDEX z_report_date ON z_report (business_date)",
    )

    @on(TillClosed)
    def closed(self, event: TillClosed, envelope: Envelope) -> None:
        """Write a report."""
        cash = next((one for one in event.methods if one.method == CASH), None)
        values = msgspec.structs.asdict(event) | {
            "closed_at": envelope.at,
            "closed_by": envelope.actor,
            "receipts": event.figures.receipts,
            "sales": event.figures.sales,
            "returned": event.figures.returns,
            "expected_cash": cash.expected if cash else 0,
            "difference": cash.difference if cash else None,
            **{name: msgspec.json.encode(getattr(event, name)).decode() for name in _NESTED},
        }
        self.add(
            f"INSERT INTO z_report (position, {', '.join(Z_REPORT)}) VALUES (?{', ?' * len(Z_REPORT)})",
            envelope.position, *(values[name] for name in Z_REPORT),
        )  # fmt: skip


def find_z_reports(
    archive: sqlite3.Connection,
    *,
    register: str | None = None,
    z: int | None = None,
    shift_id: str | None = None,
    dates: tuple[str, str] | None = None,
    limit: int = -1,
) -> list[dict[str, Any]]:
    """Return the Z reports that match, newest first; dates are business dates, both included.

    ``limit`` is the most that are returned, all of them below zero.
    """
    first, last = dates or (None, None)
    given: Mapping[str, Any] = {
        "register = ?": register, "z = ?": z, "shift_id = ?": shift_id, "business_date >= ?": first,
        "business_date <= ?": last,
    }  # fmt: skip
    conditions = [condition for condition, value in given.items() if value is not None]
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = archive.execute(
        f"SELECT {', '.join(Z_REPORT)} FROM z_report {where} ORDER BY position DESC LIMIT ?",
        [*(value for value in given.values() if value is not None), limit],
    )
    found = [dict(zip(Z_REPORT, row, strict=True)) for row in rows]
    for report in found:
        report |= {name: msgspec.json.decode(report[name]) for name in _NESTED}
    return found
