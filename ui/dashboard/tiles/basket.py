"""What an order of today comes to on average."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.dashboard.figure_tile import DayFigureTile


class BasketTile(DayFigureTile):
    """Sales by orders; a dash where there was no order."""

    NAME = "basket"
    TITLE = str(QT_TRANSLATE_NOOP("Tile", "Average basket"))
    TITLE_THEN = str(QT_TRANSLATE_NOOP("Tile", "Basket on %1"))

    def refresh(self) -> None:
        now, before = self.sums().basket, self.before().basket
        text = "–" if now is None else self.desk.formats.money(now)
        self.show_compared(text, now or 0, before or 0)
