"""What sells best: today, or of all time."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QWidget

from ui.dashboard.day import ShownDay
from ui.dashboard.leaders import Leaders
from ui.dashboard.tile import Size, Tile
from ui.desk import Desk
from ui.store import Doc
from ui.widgets.ranking import Ranking, RankingRow
from ui.widgets.switch import Switch

_SHOWN = 12
_DAY, _EVER = "products_of_the_day", "top_products"


class BestSellersTile(Tile):
    """By what they brought in; how much was sold stands beside it."""

    NAME = "best_sellers"
    TITLE = str(QT_TRANSLATE_NOOP("Tile", "Best sellers"))
    VIEWS = (_DAY, _EVER)
    SIZE = Size(3, 2)

    def __init__(self, desk: Desk, day: ShownDay, parent: QWidget | None = None) -> None:
        super().__init__(desk, day, parent)
        self._leaders = {name: Leaders(_rank) for name in self.VIEWS}
        self.switch = Switch(self.tr("Of which time"), ((_DAY, self.tr("Today")), (_EVER, self.tr("All time"))))
        self.switch.chosen.connect(self._on_chosen)
        self.add_to_corner(self.switch)
        self.ranking = Ranking(self.title())
        self.set_content(self.ranking, wide=True)
        for name in self.VIEWS:
            self.heard(name, None)

    def heard(self, view: str, patches: dict[str, Doc | None] | None) -> None:
        if patches is None:
            self._leaders[view].reset(self.documents(view))
        else:
            self._leaders[view].patch(patches, self.documents(view))

    def refresh(self) -> None:
        view = self.switch.current
        documents, formats = self.documents(view), self.desk.formats
        day = self.tr("Today") if self.day.is_today else formats.day_short(self.day.shown)
        self.switch.set_words(_DAY, day)
        first = [sku for sku in self._leaders[view].first(_SHOWN) if self._is_of_the_day(documents[sku])]
        self.show_empty("" if first else self.tr("The products that bring in most will stand here."))
        rows = [self._row(sku, documents[sku]) for sku in first]
        self.ranking.set_rows(rows)
        self.say(f"{rows[0].label}, {rows[0].text}" if rows else self.empty_text)

    def _row(self, sku: str, document: Doc) -> RankingRow:
        formats, sales = self.desk.formats, document["sales"]
        return RankingRow(sku, document["name"], sales, formats.money(sales), formats.quantity(document["units"]))

    def _is_of_the_day(self, document: Doc) -> bool:
        """Products of the day before stay in the view until the first sale of today."""
        return "date" not in document or bool(document["date"] == self.day.shown)

    @Slot(str)
    def _on_chosen(self, _name: str) -> None:
        self.mark_stale()
        self.catch_up()


def _rank(document: Doc) -> int | None:
    return -document["sales"] if document["sales"] > 0 else None
