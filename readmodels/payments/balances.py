"""Every movement of what customers owe and are owed, and of gift cards: a balance is nothing but its sum.

Amounts in minor units. The same fold as the write side's says what an event does to which balance.
"""

import sqlite3
from collections.abc import Iterator
from typing import Any

from domain.kernel.messages import Envelope
from domain.payments.balances import on_accounts, on_cards, on_credits
from domain.payments.events import AccountLimitSet, Paid, Purpose, Refunded
from readmodels.engine.archive import Shelf
from readmodels.engine.view import on

ACCOUNT, CREDIT, GIFT = "account", "credit", "gift"
"""The books: what customers owe, what they are owed, what is on cards."""

_FIELDS = ("position", "at", "actor", "kind", "amount", "register", "receipt", "order_id", "number")


class BalanceShelf(Shelf):
    """One row for each change of a balance, and for each limit that was set."""

    tables = (
        """CREATE TABLE balance_move (
            book TEXT NOT NULL, owner TEXT NOT NULL, position INTEGER NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL,
            kind TEXT NOT NULL, amount INTEGER NOT NULL, register TEXT NOT NULL, receipt INTEGER NOT NULL,
            order_id TEXT NOT NULL, number INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX balance_move_owner ON balance_move (book, owner, position)",
    )

    @on(Paid, Refunded)
    def moved(self, event: Paid | Refunded, envelope: Envelope) -> None:
        """Write what a payment does to balances; most do nothing to any."""
        for book, owner, amount in _moves(event):
            self._write(book, owner, _kind(event, book), amount, event, envelope)

    @on(AccountLimitSet)
    def limited(self, event: AccountLimitSet, envelope: Envelope) -> None:
        """Write that a limit was set, which moves nothing."""
        self._write(ACCOUNT, event.customer_id, "limit", event.limit, None, envelope)

    def _write(
        self, book: str, owner: str, kind: str, amount: int, payment: Paid | Refunded | None, envelope: Envelope
    ) -> None:
        document = (payment.receipt, payment.order_id, payment.number) if payment else (0, "", 0)
        self.add(
            "INSERT INTO balance_move VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", book, owner, envelope.position,
            envelope.at, envelope.actor, kind, amount, envelope.register, *document,
        )  # fmt: skip


def _moves(event: Paid | Refunded) -> Iterator[tuple[str, str, int]]:
    for owner, change in on_accounts(event):
        if not isinstance(change, AccountLimitSet):
            yield ACCOUNT, owner, change.amount
    for owner, change in on_credits(event):
        yield CREDIT, owner, change.amount
    for owner, change in on_cards(event):
        yield GIFT, owner, change.amount


def _kind(event: Paid | Refunded, book: str) -> str:
    if isinstance(event, Refunded):
        return "refunded"
    if book == ACCOUNT and event.purpose is Purpose.ACCOUNT:
        return "settled"
    return "loaded" if book == GIFT and event.card and event.purpose is Purpose.GIFT_CARD else "paid"


MOVEMENT = ("position", "at", "actor", "book", "kind", "amount", "balance", "register", "receipt", "order_id", "number")
"""The fields of a movement, in order, behind its customer or its card. ``kind`` is paid, refunded, settled (an
account), loaded (a card) or limit, whose ``amount`` is the limit; ``balance`` is what it left."""

_READ = f"""
SELECT owner, book, {", ".join(_FIELDS)},
    SUM(CASE kind WHEN 'limit' THEN 0 ELSE amount END) OVER (PARTITION BY book, owner ORDER BY position, rowid)
FROM balance_move WHERE book IN (?, ?) AND (? IS NULL OR owner = ?) ORDER BY position DESC, rowid DESC
"""


def account_movements(archive: sqlite3.Connection, customer_id: str | None = None) -> list[dict[str, Any]]:
    """Return what moved a customer's house account and store credit, newest first; of all customers without an id."""
    return _read(archive, "customer_id", (ACCOUNT, CREDIT), customer_id)


def gift_card_movements(archive: sqlite3.Connection, card: str | None = None) -> list[dict[str, Any]]:
    """Return what was put onto a gift card and taken off it, newest first; of all cards without a number."""
    return _read(archive, "card", (GIFT, GIFT), card)


def _read(archive: sqlite3.Connection, key: str, books: tuple[str, str], owner: str | None) -> list[dict[str, Any]]:
    found = []
    for its, book, *values, balance in archive.execute(_READ, (*books, owner, owner)):
        said = dict(zip(_FIELDS, values, strict=True)) | {"book": book, "balance": balance}
        found.append({key: its} | {name: said[name] for name in MOVEMENT})
    return found
