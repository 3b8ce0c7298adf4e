"""The orders that wait as rows, in groups by when they are promised for."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QTime

from ui.customer_names import called
from ui.format import Formats
from ui.orders.board.lines import pick_rows
from ui.store import Doc
from ui.store_clock import moment_of

SOON = timedelta(hours=1)
"""What is promised for within it should be picked now."""

NameOf = Callable[[str], str]
"""Says what somebody is called who did something."""

translate = QCoreApplication.translate


class Group(IntEnum):
    """When an order must be looked at, the most urgent first."""

    LATE = 0
    NOW = 1
    TODAY = 2
    LATER = 3
    NO_TIME = 4


class BoardRow(NamedTuple):
    """One order, with texts ready to show; ``heading`` stands over the first of a group and is empty elsewhere."""

    order_id: str
    number: int
    group: Group
    moment: str
    heading: str
    time: str
    customer: str
    what: str
    delivered: bool
    stage: str
    stage_words: str
    due: str
    paid: bool

    @property
    def order(self) -> tuple[int, str, int]:
        """Return what the rows are sorted by."""
        return (self.group, self.moment, self.number)

    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        way = translate("Board", "delivered") if self.delivered else ""
        number = translate("Board", "Order %1").replace("%1", str(self.number))
        return ", ".join(filter(None, [
            self.heading, self.time, number, self.customer, way, self.what, self.stage_words, self.due
        ]))  # fmt: skip


def group_of(promised_for: str, now: datetime) -> Group:
    """Return where an order stands by the store's clock, which shows ``now``."""
    moment = moment_of(promised_for)
    if moment is None:
        return Group.NO_TIME
    if moment < now:
        return Group.LATE
    if moment <= now + SOON:
        return Group.NOW
    return Group.TODAY if moment.date() == now.date() else Group.LATER


def board_rows(
    orders: Mapping[str, Doc],
    customers: Mapping[str, Doc],
    products: Mapping[str, Doc],
    now: datetime,
    formats: Formats,
    name_of: NameOf,
) -> list[BoardRow]:
    """Return the orders that wait, the most urgent first."""
    rows = [_row(order_id, order, customers, products, now, formats, name_of) for order_id, order in orders.items()]
    rows.sort(key=lambda row: row.order)
    counts = {group: sum(row.group is group for row in rows) for group in Group}
    headed: set[Group] = set()
    for at, row in enumerate(rows):
        if row.group not in headed:
            headed.add(row.group)
            rows[at] = row._replace(heading=f"{_GROUPS[row.group]()} · {formats.count(counts[row.group])}")
    return rows


def stage_words(order: Doc, products: Mapping[str, Doc], name_of: NameOf) -> str:
    """Say how far an order is."""
    stage = order["stage"]
    if stage == "picking":
        done = sum(row.complete for row in pick_rows(order, products))
        words = translate("Board", "%1 picks, %2 of %3")
        picker = name_of(order["picker"]) if order["picker"] != "desk" else translate("Board", "Somebody")
        return words.replace("%1", picker).replace("%2", str(done)).replace("%3", str(len(order["picks"])))
    return {
        "to_pick": translate("Board", "To pick"), "ready": translate("Board", "Lies ready"),
        "sent": translate("Board", "Out for delivery"),
    }[stage]  # fmt: skip


STAGE_ICON = {"to_pick": "circle", "picking": "package-open", "ready": "package-check", "sent": "truck"}
STAGE_TONE = {"to_pick": "dim", "picking": "accent", "ready": "ok", "sent": "accent"}

_GROUPS: dict[Group, Callable[[], str]] = {
    Group.LATE: lambda: translate("Board", "Late"),
    Group.NOW: lambda: translate("Board", "Within the hour"),
    Group.TODAY: lambda: translate("Board", "Today"),
    Group.LATER: lambda: translate("Board", "Later"),
    Group.NO_TIME: lambda: translate("Board", "Without a time"),
}


def _row(
    order_id: str,
    order: Doc,
    customers: Mapping[str, Doc],
    products: Mapping[str, Doc],
    now: datetime,
    formats: Formats,
    name_of: NameOf,
) -> BoardRow:
    due = order["total"] - order["paid"]
    return BoardRow(
        order_id=order_id, number=order["number"], group=group_of(order["promised_for"], now),
        moment=order["promised_for"], heading="", time=_time(order["promised_for"], now, formats),
        customer=customer_name(order, customers), what=_what(order), delivered=order["way"] == "delivery",
        stage=order["stage"], stage_words=stage_words(order, products, name_of), due=due_words(due, formats),
        paid=due <= 0,
    )  # fmt: skip


def customer_name(order: Doc, customers: Mapping[str, Doc]) -> str:
    """Say for whom an order is."""
    if not order["customer_id"]:
        return translate("Board", "No customer")
    customer = customers.get(order["customer_id"])
    return called(customer["name"] if customer is not None else "")


def due_words(due: int, formats: Formats) -> str:
    """Say what is still due on an order, or goes back."""
    if due == 0:
        return translate("Board", "Paid")
    words = translate("Board", "%1 due") if due > 0 else translate("Board", "%1 goes back")
    return words.replace("%1", formats.money(abs(due)))


def _time(promised_for: str, now: datetime, formats: Formats) -> str:
    moment = moment_of(promised_for)
    if moment is None:
        return promised_for or "–"
    clock = formats.locale.toString(QTime(moment.hour, moment.minute), formats.locale.FormatType.ShortFormat)
    days = (moment.date() - now.date()).days
    if days == 0:
        return clock
    day = moment.date().isoformat()
    return f"{formats.weekday(day) if 0 < days < 7 else formats.day_short(day)} {clock}"


def _what(order: Doc) -> str:
    lines = ", ".join(pick["name"] for pick in order["picks"])
    return " · ".join(filter(None, [order["note"], lines]))
