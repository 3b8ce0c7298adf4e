"""What whoever runs a store looks at person by person: what was taken back before it was paid, and what went past it.

Lines removed, sales given up, sales that were emptied line by line, the drawer opened without a sale, prices of one's
own, goods taken back with their receipt or without, and what somebody else had to approve. Some laws ask for every sale
that was begun and not paid.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from domain.kernel.clock import local_time
from domain.kernel.messages import Envelope
from domain.kernel.money import line_amount
from domain.orders.events import (
    OrderCancelled,
    OrderPlaced,
    Repriced,
    SaleAbandoned,
    SaleCustomerSet,
    SaleDiscountSet,
    SaleFinished,
    SaleLineRemoved,
    SaleLineSet,
)
from domain.shop.events import StoreSetUp
from domain.staff.events import Approved
from domain.till.events import DrawerOpened, TillClosed, TillOpened
from readmodels.engine.archive import Shelf
from readmodels.engine.view import on

KINDS = (
    "line_removed", "sale_abandoned", "sale_emptied", "no_sale", "own_price", "returned", "no_receipt", "approval"
)  # fmt: skip
"""Everything that is told of a person, in the order in which it is shown."""

_COLUMNS = (
    "kind", "ref", "position", "at", "actor", "register", "sale_id", "order_id", "number", "sku", "reason", "quantity",
    "amount", "approver", "command_id",
)  # fmt: skip
_INSERT = f"INSERT INTO cashier_act ({', '.join(_COLUMNS)}) VALUES (?{', ?' * (len(_COLUMNS) - 1)})"
_NO_OWN_PRICE = "DELETE FROM cashier_act WHERE kind = 'own_price' AND"
_BACK = "kind IN ('returned', 'no_receipt')"
"""What comes back is told once it is given back: when the sale has the number of an order."""
_NOTHING_OF = f"DELETE FROM cashier_act WHERE (kind = 'own_price' OR {_BACK}) AND"
_APPROVER = """UPDATE cashier_act SET approver = coalesce(
(SELECT approver FROM cashier_act WHERE kind = 'approval' AND command_id = ? AND command_id <> ''), '')
WHERE kind = ? AND ref = ?"""
_OF_COMMAND = "UPDATE cashier_act SET {} WHERE command_id = ? AND command_id <> ''"


class CashierShelf(Shelf):
    """One row for each such act. What an open sale is told of gets its order's number once it has one."""

    version = 2
    tables = (
        "CREATE TABLE cashier_store (time_zone TEXT NOT NULL) STRICT",
        """CREATE TABLE cashier_shift (
            register TEXT NOT NULL, opened INTEGER NOT NULL, closed INTEGER NOT NULL, business_date TEXT NOT NULL,
            PRIMARY KEY (register, opened)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE cashier_act (
            kind TEXT NOT NULL, ref TEXT NOT NULL, position INTEGER NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL,
            register TEXT NOT NULL, sale_id TEXT NOT NULL, order_id TEXT NOT NULL, number INTEGER NOT NULL,
            sku TEXT NOT NULL, reason TEXT NOT NULL, quantity INTEGER NOT NULL, amount INTEGER NOT NULL,
            approver TEXT NOT NULL, command_id TEXT NOT NULL, PRIMARY KEY (kind, ref)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX cashier_act_at ON cashier_act (at)",
        "CREATE INDEX cashier_act_sale ON cashier_act (sale_id) WHERE sale_id <> ''",
        "CREATE INDEX cashier_act_command ON cashier_act (command_id) WHERE command_id <> ''",
    )

    @on(StoreSetUp)
    def set_up(self, event: StoreSetUp, _envelope: Envelope) -> None:
        """Keep by which clock the days go."""
        self.add("INSERT INTO cashier_store VALUES (?)", event.time_zone)

    @on(TillOpened)
    def opened(self, event: TillOpened, envelope: Envelope) -> None:
        """Keep from where a shift counts."""
        row = (event.register, envelope.position, 0, event.business_date)
        self.add("INSERT INTO cashier_shift VALUES (?, ?, ?, ?)", *row)

    @on(TillClosed)
    def closed(self, event: TillClosed, envelope: Envelope) -> None:
        """Keep until where a shift counts."""
        statement = "UPDATE cashier_shift SET closed = ? WHERE register = ? AND closed = 0"
        self.change(statement, envelope.position, event.register)

    @on(SaleLineRemoved)
    def line_removed(self, event: SaleLineRemoved, envelope: Envelope) -> None:
        """A line was taken off before it was paid; its own price gave nothing away, and nothing came back on it."""
        self.change(f"{_NOTHING_OF} ref = ?", f"{event.sale_id}/{event.line}")
        self._reprice(event.sale_id, event.repriced)
        self._add("line_removed", envelope, sale_id=event.sale_id, sku=event.sku, amount=event.amount)

    @on(SaleAbandoned)
    def abandoned(self, event: SaleAbandoned, envelope: Envelope) -> None:
        """A sale was given up, for a reason, or emptied; own prices on it gave nothing away, and nothing came back."""
        self.change(f"{_NOTHING_OF} sale_id = ? AND sale_id <> ''", event.sale_id)
        kind = "sale_abandoned" if event.reason else "sale_emptied"
        self._add(kind, envelope, sale_id=event.sale_id, reason=event.reason, amount=event.total)

    @on(DrawerOpened)
    def drawer_opened(self, event: DrawerOpened, envelope: Envelope) -> None:
        """The drawer was opened for nothing that is paid."""
        self._add("no_sale", envelope, reason=event.reason)

    @on(SaleLineSet)
    def line_set(self, event: SaleLineSet, envelope: Envelope) -> None:
        """A line has a price of somebody's own, or has none any more; it counts once, however often it changes."""
        self._approved_in(event.sale_id, envelope)
        self._reprice(event.sale_id, event.repriced)
        line, ref = event.line, f"{event.sale_id}/{event.line.line}"
        if line.quantity < 0:
            self._comes_back(event, ref, envelope)
            return
        self.change(f"{_NO_OWN_PRICE} ref = ?", ref)
        if line.price_reason and line.list_price is not None:
            usual = line_amount(line.list_price, line.quantity)
            row = _row(
                "own_price", envelope, ref=ref, sale_id=event.sale_id, sku=line.sku, reason=line.price_reason,
                quantity=line.quantity, amount=usual - line.amount,
            )  # fmt: skip
            self.change(_INSERT, *row)

    @on(SaleDiscountSet)
    def discounted(self, event: SaleDiscountSet, envelope: Envelope) -> None:
        """What was approved was about this sale."""
        self._approved_in(event.sale_id, envelope)
        self._reprice(event.sale_id, event.repriced)

    @on(SaleCustomerSet)
    def customer_set(self, event: SaleCustomerSet, _envelope: Envelope) -> None:
        """Where tax is reckoned on the whole, other prices may move a line of it."""
        self._reprice(event.sale_id, event.repriced)

    @on(Approved)
    def approved(self, event: Approved, envelope: Envelope) -> None:
        """Somebody else's PIN was needed."""
        self._add(
            "approval", envelope, actor=event.staff_id, reason=event.command, approver=event.approver,
            command_id=envelope.command_id,
        )  # fmt: skip

    @on(SaleFinished)
    def finished(self, event: SaleFinished, envelope: Envelope) -> None:
        """What was told of the sale is of this order; what comes back on it is given back now."""
        statement = "UPDATE cashier_act SET order_id = ?, number = ? WHERE sale_id = ? AND sale_id <> ''"
        self.change(statement, event.order_id, event.number, event.sale_id)
        now = "position = ?, at = ?, register = ?"
        statement = f"UPDATE cashier_act SET {now} WHERE sale_id = ? AND sale_id <> '' AND {_BACK}"
        self.change(statement, envelope.position, envelope.at, envelope.register, event.sale_id)

    @on(OrderPlaced)
    def placed(self, event: OrderPlaced, envelope: Envelope) -> None:
        """What was approved was about this order."""
        if not event.reference:
            self._approved_for(event.order_id, event.number, envelope)

    @on(OrderCancelled)
    def cancelled(self, event: OrderCancelled, envelope: Envelope) -> None:
        """What was approved was about this order."""
        self._approved_for(event.order_id, event.number, envelope)

    def _approved_in(self, sale_id: str, envelope: Envelope) -> None:
        self.change(_OF_COMMAND.format("sale_id = ?"), sale_id, envelope.command_id)

    def _approved_for(self, order_id: str, number: int, envelope: Envelope) -> None:
        self.change(_OF_COMMAND.format("order_id = ?, number = ?"), order_id, number, envelope.command_id)

    def _comes_back(self, event: SaleLineSet, ref: str, envelope: Envelope) -> None:
        """Goods come back for a reason, with their receipt or without, which somebody may have had to approve."""
        line = event.line
        kind = "returned" if line.returned_number else "no_receipt"
        row = _row(
            kind, envelope, ref=ref, sale_id=event.sale_id, sku=line.sku, reason=line.return_reason,
            quantity=-line.quantity, amount=-line.total,
        )  # fmt: skip
        self.change(f"{_NOTHING_OF} ref = ?", ref)
        self.change(_INSERT, *row)
        self.change(_APPROVER, envelope.command_id, kind, ref)

    def _reprice(self, sale_id: str, lines: Iterable[Repriced]) -> None:
        for line in lines:
            if line.total < 0:
                statement = f"UPDATE cashier_act SET amount = ? WHERE {_BACK} AND ref = ?"
                self.change(statement, -line.total, f"{sale_id}/{line.line}")

    def _add(self, kind: str, envelope: Envelope, **said: Any) -> None:
        self.add(_INSERT, *_row(kind, envelope, **said))


def _row(kind: str, envelope: Envelope, **said: Any) -> list[Any]:
    plain: dict[str, Any] = {
        "kind": kind, "ref": str(envelope.position), "position": envelope.position, "at": envelope.at,
        "actor": envelope.actor, "register": envelope.register, "sale_id": "", "order_id": "", "number": 0, "sku": "",
        "reason": "", "quantity": 0, "amount": 0, "approver": "", "command_id": "",
    }  # fmt: skip
    return [(plain | said)[name] for name in _COLUMNS]


ACT = (
    "position", "date", "at", "actor", "register", "kind", "reason", "amount", "quantity", "sku", "number", "order_id",
    "sale_id", "approver", "ref",
)  # fmt: skip
"""The fields of an act, in order. ``ref`` tells it from the others of its kind, also after it was changed. ``date`` is
the business date of the shift, else the store's. ``reason`` is what was said, and of an approval the command.
``amount`` (minor units) is what the line or sale came to, what was given away by a price of one's own, or what went
back for the goods."""

_READ = f"""
SELECT a.*, s.business_date FROM cashier_act AS a LEFT JOIN cashier_shift AS s
ON s.register = a.register AND s.opened < a.position AND (s.closed = 0 OR s.closed > a.position)
WHERE a.at >= ? AND (a.number > 0 OR NOT a.{_BACK}) ORDER BY a.position DESC, a.ref DESC
"""
_FORGOTTEN = timedelta(days=14)
"""So long before a business date its shift may have been opened, or after it be closed."""


def cashier_acts(
    archive: sqlite3.Connection, dates: tuple[str, str] | None = None, actor: str | None = None
) -> list[dict[str, Any]]:
    """Return the acts of some business dates, both included, newest first; of one person where one is named."""
    store = archive.execute("SELECT time_zone FROM cashier_store").fetchone()
    zone = store[0] if store else "UTC"
    first, last = dates or ("", "9")
    since = (date.fromisoformat(first) - _FORGOTTEN).isoformat() if first else ""
    found = []
    for *values, business_date in archive.execute(_READ, (since,)):
        act = dict(zip(_COLUMNS, values, strict=True))
        act["date"] = business_date or local_time(act["at"], zone).date
        if first <= act["date"] <= last and actor in (None, act["actor"]):
            found.append({name: act[name] for name in ACT})
    return found


DAY = ("date", "actor", *KINDS, "amounts", "position")
"""The fields of what one person did on one day: how often each, ``amounts`` by kind, and the last event."""


def cashier_days(
    archive: sqlite3.Connection, dates: tuple[str, str] | None = None, actor: str | None = None
) -> list[dict[str, Any]]:
    """Return how often each kind of act was done, by business date and person, the latest date first."""
    return days_of(cashier_acts(archive, dates, actor))


def days_of(acts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return acts added up by date and person."""
    days: dict[tuple[str, str], dict[str, Any]] = {}
    for act in acts:
        key = (act["date"], act["actor"])
        day = days.setdefault(
            key, {"date": key[0], "actor": key[1], **dict.fromkeys(KINDS, 0), "amounts": {}, "position": 0}
        )
        kind = act["kind"]
        day[kind] += 1
        day["amounts"][kind] = day["amounts"].get(kind, 0) + act["amount"]
        day["position"] = max(day["position"], act["position"])
    ordered: Mapping[tuple[str, str], dict[str, Any]] = dict(sorted(days.items(), key=lambda entry: entry[0][1]))
    return sorted(ordered.values(), key=lambda day: str(day["date"]), reverse=True)
