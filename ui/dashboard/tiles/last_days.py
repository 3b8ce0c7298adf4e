"""The sales of the last 30 days, beside the 30 days before them."""

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget

from readmodels.reports.periods import days_until, sales_of_days
from ui.dashboard.day import ShownDay
from ui.dashboard.tile import Size, Tile
from ui.desk import Desk
from ui.format import Formats
from ui.widgets.bars import Bars, BarsData
from ui.widgets.label import Label

DAYS = 30


class _Span(NamedTuple):
    """The days that are shown, and how they are called: to write 60 dates takes longer than to draw them."""

    days: list[str]
    before: list[str]
    labels: tuple[str, ...]
    titles: tuple[str, ...]


class LastDaysTile(Tile):
    """Bars, with a mark for the days before; the sum stands in the corner."""

    NAME = "last_days"
    TITLE = str(QT_TRANSLATE_NOOP("Tile", "Last 30 days"))
    TITLE_THEN = str(QT_TRANSLATE_NOOP("Tile", "30 days until %1"))
    VIEWS = ("sales_by_day",)
    SIZE = Size(5, 4)

    def __init__(self, desk: Desk, day: ShownDay, parent: QWidget | None = None) -> None:
        super().__init__(desk, day, parent)
        formats = desk.formats
        self._span = _span(day.shown, formats)
        self.bars = Bars(
            self.title(), formats.money, formats.money_whole, self.tr("These days"), self.tr("30 days before")
        )
        self.total = Label("", "strong_number")
        self.change = Label("", "small", "dim")
        self.add_to_corner(self.total)
        self.add_to_corner(self.change)
        self.set_content(self.bars)

    def refresh(self) -> None:
        formats, by_day = self.desk.formats, self.documents("sales_by_day")
        if self._span.days[-1] != self.day.shown:
            self._span = _span(self.day.shown, formats)
        span = self._span
        sales, before = sales_of_days(by_day, span.days), sales_of_days(by_day, span.before)
        self.bars.set_data(BarsData(span.labels, sales, before if any(before) else (), span.titles))
        self.show_empty("" if any(sales) or any(before) else self.tr("The sales of each day will stand here."))
        self.total.setText(formats.money(sum(sales)))
        self.change.setText(formats.change(sum(sales), sum(before)))
        self.change.setVisible(bool(self.change.text()))
        self.say(f"{self.total.text()} {self.change.text()}".strip())


def _span(last: str, formats: Formats) -> _Span:
    before, days = (both := days_until(last, 2 * DAYS))[:DAYS], both[DAYS:]
    return _Span(days, before, tuple(map(formats.day_short, days)), tuple(map(formats.day, days)))
