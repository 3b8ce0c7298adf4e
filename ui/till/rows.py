"""The rows of the list of reports: the shift that runs, and every one that was closed."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from ui.format import Formats
from ui.store import Doc
from ui.widgets.column import Align, Column

NOW = "now"
"""The key of the shift that runs; all others are the ids of shifts that were closed."""

_NEWEST = 1_000_000_000
"""Sorts the shift that runs before every one that was closed."""

translate = QCoreApplication.translate


class ReportRow(NamedTuple):
    """One report; ``z`` is 0 for the shift that runs, ``difference`` of cash, None where nobody counted."""

    key: str
    z: int
    business_date: str
    sales: int
    difference: int | None


def running_row(till: Doc) -> ReportRow:
    """Return the row of the shift that is open."""
    return ReportRow(NOW, 0, till["business_date"], till["sales"], None)


def closed_row(report: Doc) -> ReportRow:
    """Return the row of a closing report of the archive."""
    return ReportRow(report["shift_id"], report["z"], report["business_date"], report["sales"], report["difference"])


def report_columns(formats: Formats) -> tuple[Column[ReportRow], ...]:
    """Return the columns of the list."""

    def difference(row: ReportRow) -> str:
        if row.difference is None:
            return "" if row.key == NOW else translate("TillRows", "not counted")
        return formats.amount(row.difference)

    def title(row: ReportRow) -> str:
        what = f"Z {formats.count(row.z)}" if row.z else translate("TillRows", "Now (X)")
        return f"{what} · {formats.day(row.business_date)}"

    return (
        Column(translate("TillRows", "Report"), title, stretch=True, strong=True, sort=lambda row: row.z or _NEWEST),
        Column(translate("TillRows", "Sales"), lambda row: row.sales, formats.amount, Align.RIGHT, 84),
        Column(
            translate("TillRows", "Difference"), difference, align=Align.RIGHT, width=92,
            sort=lambda row: row.difference or 0, tone=_tone,
        ),
    )  # fmt: skip


def _tone(row: ReportRow) -> str:
    return "dim" if row.key == NOW or row.difference == 0 else "warn"
