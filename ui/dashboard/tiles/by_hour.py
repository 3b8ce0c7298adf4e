"""The sales of each hour of today, beside what is usual on this weekday."""

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget

from readmodels.reports.periods import HOURS, sales_of_hours, usual_days, usual_sales_of_hours
from ui.dashboard.day import ShownDay
from ui.dashboard.tile import Size, Tile
from ui.desk import Desk
from ui.store import Doc
from ui.widgets.bars import Bars, BarsData

_OPEN = range(8, 20)
"""The hours that are shown at least."""


class ByHourTile(Tile):
    """Only the hours in which the store sells something, now or usually."""

    NAME = "by_hour"
    TITLE = str(QT_TRANSLATE_NOOP("Tile", "By hour today"))
    TITLE_THEN = str(QT_TRANSLATE_NOOP("Tile", "By hour on %1"))
    VIEWS = ("sales_by_hour", "sales_by_day")
    SIZE = Size(4, 4)

    def __init__(self, desk: Desk, day: ShownDay, parent: QWidget | None = None) -> None:
        super().__init__(desk, day, parent)
        formats = desk.formats
        self._labels = tuple(formats.hour(hour) for hour in range(HOURS))
        self._usual_of = ""
        self._usual: tuple[int, ...] = ()
        self.bars = Bars(self.title(), formats.money, formats.money_whole, self.tr("This day"), self.tr("Usual"))
        self.set_content(self.bars)

    def heard(self, view: str, patches: dict[str, Doc | None] | None) -> None:
        if patches is None or any(not key.startswith(self.day.shown) for key in patches):
            self._usual_of = ""

    def refresh(self) -> None:
        formats, day = self.desk.formats, self.day.shown
        if self._usual_of != day:
            self._usual_of, self._usual = day, self._average(day)
        sales = sales_of_hours(self.documents("sales_by_hour"), day)
        usual = self._usual or (0,) * HOURS
        busy = [hour for hour in range(HOURS) if sales[hour] or usual[hour] or hour in _OPEN]
        shown = slice(busy[0], busy[-1] + 1)
        self.bars.set_data(BarsData(self._labels[shown], sales[shown], self._usual[shown]))
        self.show_empty("" if any(sales) or self._usual else self.tr("The sales of each hour will stand here."))
        most = max(range(HOURS), key=sales.__getitem__)
        self.say(f"{self._labels[most]}: {formats.money(sales[most])}")

    def _average(self, day: str) -> tuple[int, ...]:
        """Return what is usual in each hour, nothing where the weekday has no past."""
        days = usual_days(self.documents("sales_by_day"), day)
        return usual_sales_of_hours(self.documents("sales_by_hour"), days) if days else ()
