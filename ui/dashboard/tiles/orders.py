"""How many orders were finished today."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.dashboard.figure_tile import DayFigureTile


class OrdersTile(DayFigureTile):
    """Orders at the counter, and telephone orders that were handed over."""

    NAME = "orders"
    TITLE = str(QT_TRANSLATE_NOOP("Tile", "Orders today"))
    TITLE_THEN = str(QT_TRANSLATE_NOOP("Tile", "Orders on %1"))

    def refresh(self) -> None:
        orders = self.sums().orders
        self.show_compared(self.desk.formats.count(orders), orders, self.before().orders)
