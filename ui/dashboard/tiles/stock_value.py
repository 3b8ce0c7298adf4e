"""What lies on the shelves, at what it cost."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.dashboard.figure_tile import FigureTile


class StockValueTile(FigureTile):
    """The running sum that the log keeps, not a count of the moment."""

    NAME = "stock_value"
    TITLE = str(QT_TRANSLATE_NOOP("Tile", "Stock value"))
    VIEWS = ("store_totals",)

    def refresh(self) -> None:
        totals = self.documents("store_totals").get("store")
        formats = self.desk.formats
        value, products = (totals["stock_value"], totals["products"]) if totals else (0, 0)
        self.show_figure(
            formats.money_whole(value), self.tr("at cost, %1 products").replace("%1", formats.count(products))
        )
