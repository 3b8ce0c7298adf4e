"""The cash that must lie in each drawer, added up from what happened, apart from the till's own fold."""

from domain.payments.events import Paid, Refunded
from domain.persistence.event_log import all_events
from domain.till.events import CashPaidIn, CashPaidOut, TillOpened
from tests.given import Given


def drawer(given: Given) -> dict[str, int]:
    """Return the cash that every shift must have, from the events alone."""
    cash: dict[str, int] = {}
    with given.store.database.reader() as connection:
        for recorded in all_events(connection, given.store.codec):
            event = recorded.event
            match event:
                case TillOpened():
                    cash[event.shift_id] = event.opening_float
                case CashPaidIn():
                    cash[event.shift_id] += event.amount
                case CashPaidOut():
                    cash[event.shift_id] -= event.amount
                case Paid() | Refunded() if event.shift_id:
                    sign = 1 if isinstance(event, Paid) else -1
                    cash[event.shift_id] += sign * sum(t.tendered for t in event.tenders if t.kind == "cash")
                    cash[event.shift_id] -= event.change
    return cash
