"""Which categories the sales of the last 30 days came from."""

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget

from domain.kernel.rounding import divide
from readmodels.reports.periods import days_until, sales_of_categories
from ui.dashboard.day import ShownDay
from ui.dashboard.tile import Size, Tile
from ui.dashboard.tiles.last_days import DAYS
from ui.desk import Desk
from ui.widgets.ranking import Ranking, RankingRow

_SHOWN = 12


class CategoriesTile(Tile):
    """The largest first, with its share of all."""

    NAME = "categories"
    TITLE = str(QT_TRANSLATE_NOOP("Tile", "Categories, last 30 days"))
    TITLE_THEN = str(QT_TRANSLATE_NOOP("Tile", "Categories until %1"))
    VIEWS = ("sales_by_day",)
    SIZE = Size(3, 2)

    def __init__(self, desk: Desk, day: ShownDay, parent: QWidget | None = None) -> None:
        super().__init__(desk, day, parent)
        self.ranking = Ranking(self.title())
        self.set_content(self.ranking, wide=True)

    def refresh(self) -> None:
        formats = self.desk.formats
        sales = sales_of_categories(self.documents("sales_by_day"), days_until(self.day.shown, DAYS))
        whole = sum(sales.values())
        first = sorted(sales, key=lambda name: (-sales[name], name))[:_SHOWN]
        self.show_empty("" if first else self.tr("What the sales are made of will stand here."))
        rows = [
            RankingRow(name, name, sales[name], formats.money(sales[name]), self._share(sales[name], whole))
            for name in first
        ]
        self.ranking.set_rows(rows)
        self.say(f"{rows[0].label}, {rows[0].text}" if rows else self.empty_text)

    def _share(self, sales: int, whole: int) -> str:
        return self.desk.formats.percent(divide(sales * 100, whole) * 1000) if whole > 0 else ""
