"""People by day, and what they did, as rows of their lists."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP

from readmodels.reports.cashiers import KINDS
from ui.format import Formats
from ui.live import LiveView
from ui.reports import words
from ui.reports.words import translate
from ui.widgets.column import Align, Column

_HEADS = {
    "line_removed": QT_TRANSLATE_NOOP("Reports", "Removed"),
    "sale_abandoned": QT_TRANSLATE_NOOP("Reports", "Given up"),
    "sale_emptied": QT_TRANSLATE_NOOP("Reports", "Emptied"),
    "no_sale": QT_TRANSLATE_NOOP("Reports", "No sale"),
    "own_price": QT_TRANSLATE_NOOP("Reports", "Own price"),
    "returned": QT_TRANSLATE_NOOP("Reports", "Returned"),
    "no_receipt": QT_TRANSLATE_NOOP("Reports", "No receipt"),
    "approval": QT_TRANSLATE_NOOP("Reports", "Approved"),
}


class DayRow(NamedTuple):
    """What one person did on one day."""

    date: str
    actor: str
    name: str
    counts: tuple[int, ...]
    """How often, by kind, in the order of ``KINDS``."""

    @property
    def key(self) -> str:
        """Return by what it is known."""
        return f"{self.date} {self.actor}"


class ActRow(NamedTuple):
    """One thing that was done, with its words ready."""

    key: str
    position: int
    at: str
    kind: str
    about: str
    amount: int
    number: int
    approver: str


def day_row(day: dict[str, Any], name_of: Callable[[str], str]) -> DayRow:
    """Return the row of a person's day."""
    return DayRow(day["date"], day["actor"], name_of(day["actor"]), tuple(day[kind] for kind in KINDS))


def act_row(act: dict[str, Any], catalogue: LiveView, formats: Formats, name_of: Callable[[str], str]) -> ActRow:
    """Return the row of an act, under a key that stays when others come or it changes; one event may be several."""
    approver = name_of(act["approver"]) if act["approver"] else ""
    about = words.about(act, catalogue, formats)
    key = f"{act['kind']} {act['ref']}"
    return ActRow(key, act["position"], act["at"], act["kind"], about, act["amount"], act["number"], approver)


def day_columns(formats: Formats) -> tuple[Column[DayRow], ...]:
    """Return the columns of the list of people by day."""
    return (
        Column(translate("Reports", "Who"), lambda row: row.name, stretch=True, strong=True),
        Column(translate("Reports", "Day"), lambda row: row.date, formats.day, width=120),
        *(_count_column(place, kind, formats) for place, kind in enumerate(KINDS)),
    )


def act_columns(formats: Formats) -> tuple[Column[ActRow], ...]:
    """Return the columns of what was done."""

    def amount(row: ActRow) -> str:
        return formats.amount(row.amount) if row.amount else ""

    return (
        Column(translate("Reports", "About"), lambda row: row.about, stretch=True),
        Column(
            translate("Reports", "What"), lambda row: row.kind, words.kind, width=176, strong=True,
            icon=lambda row: words.ICONS[row.kind],
        ),
        Column(translate("Reports", "Time"), lambda row: row.at, formats.time, width=72),
        Column(translate("Reports", "Amount"), amount, align=Align.RIGHT, width=88, sort=lambda row: row.amount),
        Column(
            translate("Reports", "Order"), lambda row: str(row.number) if row.number else "", align=Align.RIGHT,
            width=76, sort=lambda row: row.number,
        ),
        Column(translate("Reports", "Approved by"), lambda row: row.approver, width=110),
        Column(translate("Reports", "Event"), lambda row: row.position, formats.count, Align.RIGHT, 84, tone=_dim),
    )  # fmt: skip


def _count_column(place: int, kind: str, formats: Formats) -> Column[DayRow]:
    return Column(
        translate("Reports", str(_HEADS[kind])), lambda row: row.counts[place],
        lambda count: formats.count(count) if count else "–", Align.RIGHT, 88,
        tone=lambda row: "" if row.counts[place] else "dim",
    )  # fmt: skip


def _dim(_row: ActRow) -> str:
    return "dim"
