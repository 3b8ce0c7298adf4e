"""How the store takes money, what customers owe and are owed, and every payment by its receipt, in the archive.

Amounts in minor units; ``through`` is the position of the last event that a document heard.
"""

import sqlite3
from typing import Any, TypedDict

import msgspec

from domain.kernel.messages import Envelope
from domain.payments.balances import on_accounts, on_cards, on_credits
from domain.payments.events import (
    AccountLimitSet,
    CashRoundingSet,
    Paid,
    PaymentMethodRestored,
    PaymentMethodRetired,
    PaymentMethodSet,
    Refunded,
)
from domain.payments.methods import BUILT_IN, CASH
from domain.shop.events import StoreSetUp
from readmodels.engine.archive import Shelf
from readmodels.engine.view import View, on


class PaymentMethodDocument(TypedDict):
    """One way to pay. ``coin`` is the smallest one where cash is rounded, else 0, and ``coin_rule`` how."""

    name: str
    kind: str
    opens_drawer: bool
    gives_change: bool
    needs_reference: bool
    retired: bool
    coin: int
    coin_rule: str
    through: int


class PaymentMethodsView(View[PaymentMethodDocument]):
    """Every way in which the store takes money, or did, by its short name; first those that every store has."""

    name = "payment_methods"
    key = "method"

    @on(StoreSetUp)
    def begun(self, _event: StoreSetUp, envelope: Envelope) -> None:
        """Show what every store has."""
        for terms in BUILT_IN.values():
            self.set(terms, envelope)

    @on(PaymentMethodSet)
    def set(self, event: PaymentMethodSet, envelope: Envelope) -> None:
        """Show a method under its terms."""
        before = self.get(event.method)
        self.put(
            event.method,
            {
                "name": event.name,
                "kind": event.kind,
                "opens_drawer": event.opens_drawer,
                "gives_change": event.gives_change,
                "needs_reference": event.needs_reference,
                "retired": before["retired"] if before else False,
                "coin": before["coin"] if before else 0,
                "coin_rule": before["coin_rule"] if before else "",
                "through": envelope.position,
            },
        )

    @on(PaymentMethodRetired)
    def retired(self, event: PaymentMethodRetired, envelope: Envelope) -> None:
        """Show that it is no longer offered."""
        self.patch(event.method, retired=True, through=envelope.position)

    @on(PaymentMethodRestored)
    def restored(self, event: PaymentMethodRestored, envelope: Envelope) -> None:
        """Show that it is offered again."""
        self.patch(event.method, retired=False, through=envelope.position)

    @on(CashRoundingSet)
    def rounded(self, event: CashRoundingSet, envelope: Envelope) -> None:
        """Show the smallest coin."""
        rule = event.rule if event.increment else ""
        self.patch(CASH, coin=event.increment, coin_rule=rule, through=envelope.position)


class GiftCardDocument(TypedDict):
    """One gift card: what is on it, and what was ever put on it."""

    left: int
    loaded: int
    since: str
    through: int


class GiftCardsView(View[GiftCardDocument]):
    """Every gift card, by number."""

    name = "gift_cards"
    key = "number"

    @on(Paid, Refunded)
    def moved(self, event: Paid | Refunded, envelope: Envelope) -> None:
        """Follow what is on a card."""
        for number, change in on_cards(event):
            before = self.get(number) or {"left": 0, "loaded": 0, "since": envelope.at, "through": 0}
            self.put(
                number,
                {
                    "left": before["left"] + change.amount,
                    "loaded": before["loaded"] + max(change.amount, 0),
                    "since": before["since"],
                    "through": envelope.position,
                },
            )


class AccountDocument(TypedDict):
    """What one customer may owe, owes, and is owed as store credit."""

    limit: int
    owed: int
    credit: int
    through: int


class AccountsView(View[AccountDocument]):
    """Every customer who has a house account or store credit, by id."""

    name = "accounts"
    key = "customer_id"

    @on(AccountLimitSet, Paid, Refunded)
    def on_account(self, event: AccountLimitSet | Paid | Refunded, envelope: Envelope) -> None:
        """Follow what a customer owes, and is owed."""
        for customer_id, change in on_accounts(event):
            if isinstance(change, AccountLimitSet):
                self._add(customer_id, envelope, limit=change.limit)
            else:
                self._add(customer_id, envelope, owed=change.amount)
        if not isinstance(event, AccountLimitSet):
            for customer_id, change in on_credits(event):
                self._add(customer_id, envelope, credit=change.amount)

    def _add(
        self, customer_id: str, envelope: Envelope, *, limit: int | None = None, owed: int = 0, credit: int = 0
    ) -> None:
        before = self.get(customer_id) or {"limit": 0, "owed": 0, "credit": 0, "through": 0}
        self.put(
            customer_id,
            {
                "limit": before["limit"] if limit is None else limit,
                "owed": before["owed"] + owed,
                "credit": before["credit"] + credit,
                "through": envelope.position,
            },
        )


PAYMENT = (
    "payment_id", "kind", "purpose", "register", "receipt", "at", "actor", "business_date", "shift_id", "order_id",
    "number", "of_order_id", "customer_id", "card", "due", "paid", "change", "rounding", "balance", "tenders",
    "position",
)  # fmt: skip
"""The fields of a payment as it is found, in order. ``kind`` is paid or refunded, ``paid`` what of it was kept,
``position`` its event's."""


class PaymentShelf(Shelf):
    """Every payment and refund, so that a receipt's number finds its order."""

    tables = (
        """CREATE TABLE payment (
            position INTEGER NOT NULL PRIMARY KEY, payment_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
            purpose TEXT NOT NULL, register TEXT NOT NULL, receipt INTEGER NOT NULL, at TEXT NOT NULL,
            actor TEXT NOT NULL, business_date TEXT NOT NULL, shift_id TEXT NOT NULL, order_id TEXT NOT NULL,
            number INTEGER NOT NULL, of_order_id TEXT, customer_id TEXT, card TEXT NOT NULL, due INTEGER NOT NULL,
            paid INTEGER NOT NULL, change INTEGER NOT NULL, rounding INTEGER NOT NULL, balance INTEGER NOT NULL,
            tenders TEXT NOT NULL
        ) STRICT""",
        "CREATE UNIQUE INDEX payment_receipt ON payment (receipt, register)",
        "CREATE INDEX payment_order ON payment (order_id) WHERE order_id <> ''",
        "CREATE INDEX payment_of_order ON payment (of_order_id) WHERE of_order_id IS NOT NULL",
        "CREATE INDEX payment_date ON payment (business_date)",
        "CREATE INDEX payment_customer ON payment (customer_id) WHERE customer_id IS NOT NULL",
    )

    @on(Paid, Refunded)
    def paid(self, event: Paid | Refunded, envelope: Envelope) -> None:
        """Write a payment or a refund."""
        came_in = isinstance(event, Paid)
        self.add(
            f"INSERT INTO payment ({', '.join(PAYMENT)}) VALUES (?{', ?' * (len(PAYMENT) - 1)})",
            event.payment_id, "paid" if came_in else "refunded",
            event.purpose if isinstance(event, Paid) else "order", event.register, event.receipt, envelope.at,
            envelope.actor, event.business_date, event.shift_id, event.order_id, event.number,
            event.of_order_id if isinstance(event, Refunded) else None, event.customer_id,
            event.card if isinstance(event, Paid) else "", event.due, sum(tender.amount for tender in event.tenders),
            event.change, event.rounding, event.balance, msgspec.json.encode(event.tenders).decode(),
            envelope.position,
        )  # fmt: skip


class PaymentQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which payments are looked for; what is left out does not matter. Dates are business dates, both included."""

    payment_id: str | None = None
    register: str | None = None
    receipt: int | None = None
    order_id: str | None = None
    about_order_id: str | None = None
    """An order that was paid, or of which something was given back."""
    number: int | None = None
    customer_id: str | None = None
    shift_id: str | None = None
    first_date: str | None = None
    last_date: str | None = None


_CONDITIONS = {
    "payment_id": "payment_id = ?",
    "register": "register = ?",
    "receipt": "receipt = ?",
    "order_id": "order_id = ?",
    "about_order_id": "(order_id = ? OR of_order_id = ?)",
    "number": "number = ?",
    "customer_id": "customer_id = ?",
    "shift_id": "shift_id = ?",
    "first_date": "business_date >= ?",
    "last_date": "business_date <= ?",
}


def find_payments(
    archive: sqlite3.Connection, query: PaymentQuery, *, limit: int = -1, offset: int = 0
) -> list[dict[str, Any]]:
    """Return the payments that match, newest first, each with its tenders."""
    given = {name: value for name, value in msgspec.structs.asdict(query).items() if value is not None}
    conditions = [_CONDITIONS[name] for name in given]
    parameters = [value for name, value in given.items() for _ in range(_CONDITIONS[name].count("?"))]
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = archive.execute(
        f"SELECT {', '.join(PAYMENT)} FROM payment {where} ORDER BY position DESC LIMIT ? OFFSET ?",
        (*parameters, limit, offset),
    )
    found = [dict(zip(PAYMENT, row, strict=True)) for row in rows]
    for payment in found:
        payment["tenders"] = msgspec.json.decode(payment["tenders"])
    return found


def find_receipt(archive: sqlite3.Connection, register: str, receipt: int) -> dict[str, Any] | None:
    """Return the payment or refund that bears a receipt's number, None where the register never gave it out."""
    found = find_payments(archive, PaymentQuery(register=register, receipt=receipt))
    return found[0] if found else None
