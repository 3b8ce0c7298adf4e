"""The sales that are being entered, and those that were put aside, as the counter shows them."""

from typing import Any, TypedDict

import msgspec

from domain.kernel.messages import Envelope
from domain.orders.events import (
    Repriced,
    SaleAbandoned,
    SaleCustomerSet,
    SaleDiscountSet,
    SaleFinished,
    SaleKindSet,
    SaleLineRemoved,
    SaleLineSet,
    SaleParked,
    SaleResumed,
    SaleStarted,
)
from readmodels.engine.view import View, on


class SaleDocument(TypedDict):
    """A sale that is being entered. Lines as in ``SaleLine``; ``total`` and ``tax`` in minor units.

    ``discount_rate`` (thousandths of a percent) or ``discount_amount`` (minor units) is taken off the whole.
    ``actor`` is who touched it last.
    """

    lines: list[dict[str, Any]]
    total: int
    tax: int
    customer_id: str | None
    kind: str
    promised_for: str
    way: str
    note: str
    discount_rate: int
    discount_amount: int
    parked: bool
    label: str
    started_at: str
    touched_at: str
    actor: str
    register: str
    through: int


_EMPTY: dict[str, Any] = {
    "lines": [], "total": 0, "tax": 0, "customer_id": None, "kind": "counter", "promised_for": "", "way": "pick_up",
    "note": "",
    "discount_rate": 0, "discount_amount": 0, "parked": False, "label": "",
}  # fmt: skip


class OpenSalesView(View[SaleDocument]):
    """Every sale that was begun and not ended, by id."""

    name = "open_sales"
    key = "sale_id"
    version = 4

    @on(SaleStarted)
    def started(self, event: SaleStarted, envelope: Envelope) -> None:
        """Show an empty sale."""
        whence = {"started_at": envelope.at, "touched_at": envelope.at, "actor": envelope.actor}
        document = {**_EMPTY, **whence, "register": envelope.register, "through": envelope.position}
        self.put(event.sale_id, document)  # type: ignore[arg-type]

    @on(SaleLineSet)
    def line_set(self, event: SaleLineSet, envelope: Envelope) -> None:
        """Show a line as it is now."""
        line = msgspec.structs.asdict(event.line)
        lines = self._lines(event.sale_id)
        known = any(other["line"] == line["line"] for other in lines)
        lines = [line if other["line"] == line["line"] else other for other in lines] if known else [*lines, line]
        self._priced(event.sale_id, lines, event, envelope)

    @on(SaleLineRemoved)
    def line_removed(self, event: SaleLineRemoved, envelope: Envelope) -> None:
        """Show the line no more."""
        lines = [line for line in self._lines(event.sale_id) if line["line"] != event.line]
        self._priced(event.sale_id, lines, event, envelope)

    @on(SaleDiscountSet)
    def discount_set(self, event: SaleDiscountSet, envelope: Envelope) -> None:
        """Show what is taken off the whole."""
        discount = {"discount_rate": event.rate, "discount_amount": event.amount}
        self._priced(event.sale_id, self._lines(event.sale_id), event, envelope, **discount)

    @on(SaleCustomerSet)
    def customer_set(self, event: SaleCustomerSet, envelope: Envelope) -> None:
        """Show for whom it is, and the prices that hold for them."""
        if event.total is None:
            self._touch(event.sale_id, envelope, customer_id=event.customer_id)
        else:
            self._priced(event.sale_id, self._lines(event.sale_id), event, envelope, customer_id=event.customer_id)

    @on(SaleKindSet)
    def kind_set(self, event: SaleKindSet, envelope: Envelope) -> None:
        """Show whether it is handed over now."""
        fields = {"kind": event.kind, "promised_for": event.promised_for, "way": event.way, "note": event.note}
        self._touch(event.sale_id, envelope, **fields)

    @on(SaleParked)
    def was_parked(self, event: SaleParked, envelope: Envelope) -> None:
        """Show it among those that wait."""
        self._touch(event.sale_id, envelope, parked=True, label=event.label)

    @on(SaleResumed)
    def resumed(self, event: SaleResumed, envelope: Envelope) -> None:
        """Show it at the register that goes on with it."""
        self._touch(event.sale_id, envelope, parked=False, register=envelope.register)

    @on(SaleFinished)
    def finished(self, event: SaleFinished, _envelope: Envelope) -> None:
        """Show it no more."""
        self.remove(event.sale_id)

    @on(SaleAbandoned)
    def abandoned(self, event: SaleAbandoned, _envelope: Envelope) -> None:
        """Show it no more."""
        self.remove(event.sale_id)

    def _priced(
        self,
        sale_id: str,
        lines: list[dict[str, Any]],
        event: SaleLineSet | SaleLineRemoved | SaleDiscountSet | SaleCustomerSet,
        envelope: Envelope,
        **fields: Any,
    ) -> None:
        now = {repriced.line: repriced for repriced in event.repriced}
        lines = [_repriced(line, now[line["line"]]) if line["line"] in now else line for line in lines]
        self._touch(sale_id, envelope, lines=lines, total=event.total, tax=event.tax, **fields)

    def _touch(self, sale_id: str, envelope: Envelope, **fields: Any) -> None:
        touched = {"touched_at": envelope.at, "actor": envelope.actor, "through": envelope.position}
        self.patch(sale_id, **fields, **touched)

    def _lines(self, sale_id: str) -> list[dict[str, Any]]:
        return self.known(sale_id)["lines"]


def _repriced(line: dict[str, Any], now: Repriced) -> dict[str, Any]:
    return {**line, **msgspec.structs.asdict(now)}
