"""The sales of each hour of today, beside what is usual on this weekday."""

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget

from readmodels.reports.periods import sales_of_hours, usual_days, usual_sales_of_hours
from ui.dashboard.day import ShownDay
from ui.dashboard.tile import Size, Tile
from ui.desk import Desk
from ui.widgets.bars import Bars, BarsData

_OPEN = range(8, 20)
"""The hours that are shown at least."""


class ByHourTile(Tile):
    """Only the hours in which the store sells something, now or usually."""

    NAME = "by_hour"
    TITLE = str(QT_TRANSLATE_NOOP("Tile", "By hour today"))
    TITLE_THEN = str(QT_TRANSLATE_NOOP("Tile", "By hour on %1"))
    VIEWS = ("sales_by_hour", "sales_by_day")
    SIZE = Size(4, 2)

    def __init__(self, desk: Desk, day: ShownDay, parent: QWidget | None = None) -> None:
        super().__init__(desk, day, parent)
        formats = desk.formats
        self.bars = Bars(self.title(), formats.money, formats.money_whole, self.tr("This day"), self.tr("Usual"))
        self.set_content(self.bars)

    def refresh(self) -> None:
        formats, by_hour = self.desk.formats, self.documents("sales_by_hour")
        usual = usual_days(self.documents("sales_by_day"), self.day.shown)
        sales, average = sales_of_hours(by_hour, self.day.shown), usual_sales_of_hours(by_hour, usual)
        busy = [hour for hour in range(24) if sales[hour] or average[hour] or hour in _OPEN]
        shown = slice(busy[0], busy[-1] + 1)
        labels = tuple(formats.hour(hour) for hour in range(24)[shown])
        self.bars.set_data(BarsData(labels, sales[shown], average[shown] if usual else ()))
        self.show_empty("" if any(sales) or usual else self.tr("The sales of each hour will stand here."))
        most = max(range(24), key=sales.__getitem__)
        self.setAccessibleDescription(f"{formats.hour(most)} {formats.money(sales[most])}")
