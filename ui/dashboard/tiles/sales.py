"""What was taken today, against the same weekday a week before."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from readmodels.reports.periods import days_until, sales_of_days
from ui.dashboard.figure_tile import DayFigureTile
from ui.dashboard.tile import Size

_TREND_DAYS = 14


class SalesTile(DayFigureTile):
    """The widest figure, with a line of the last two weeks."""

    NAME = "sales"
    TITLE = str(QT_TRANSLATE_NOOP("Tile", "Sales today"))
    TITLE_THEN = str(QT_TRANSLATE_NOOP("Tile", "Sales on %1"))
    SIZE = Size(4, 4, low=True)

    def refresh(self) -> None:
        formats = self.desk.formats
        now, before = self.sums().sales, self.before().sales
        self.show_compared(formats.money(now), now, before)
        days = days_until(self.day.shown, _TREND_DAYS)
        sales = sales_of_days(self.documents("sales_by_day"), days)
        self.figure.set_trend(sales if any(sales) else ())

    def compared_text(self) -> str:
        """Name the amount too, and until when it was counted."""
        before = self.desk.formats.money(self.before().sales)
        if self.day.is_today:
            return self.tr("%1 on last %2 until now (%3)").replace("%3", before)
        return self.tr("%1 on the %2 before (%3)").replace("%3", before)
