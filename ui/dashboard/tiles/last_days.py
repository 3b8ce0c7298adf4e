"""The sales of the last 30 days, beside the 30 days before them."""

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget

from readmodels.reports.periods import day_before, days_until, sales_of_days
from ui.dashboard.day import ShownDay
from ui.dashboard.tile import Size, Tile
from ui.desk import Desk
from ui.widgets.bars import Bars, BarsData
from ui.widgets.label import Label

DAYS = 30


class LastDaysTile(Tile):
    """Bars, with a line for the days before; both sums stand in the corner."""

    NAME = "last_days"
    TITLE = str(QT_TRANSLATE_NOOP("Tile", "Last 30 days"))
    TITLE_THEN = str(QT_TRANSLATE_NOOP("Tile", "30 days until %1"))
    VIEWS = ("sales_by_day",)
    SIZE = Size(5, 2)

    def __init__(self, desk: Desk, day: ShownDay, parent: QWidget | None = None) -> None:
        super().__init__(desk, day, parent)
        formats = desk.formats
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
        days = days_until(self.day.shown, DAYS)
        sales = sales_of_days(by_day, days)
        before = sales_of_days(by_day, days_until(day_before(self.day.shown, DAYS), DAYS))
        labels, titles = tuple(map(formats.day_short, days)), tuple(map(formats.day, days))
        self.bars.set_data(BarsData(labels, sales, before, titles))
        self.show_empty("" if any(sales) or any(before) else self.tr("The sales of each day will stand here."))
        self.total.setText(formats.money(sum(sales)))
        self.change.setText(formats.change(sum(sales), sum(before)))
        self.setAccessibleDescription(f"{self.total.text()} {self.change.text()}".strip())
