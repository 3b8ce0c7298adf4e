"""How much was sold today, pieces and kilograms together."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from domain.kernel.rounding import divide
from ui.dashboard.figure_tile import DayFigureTile


class UnitsTile(DayFigureTile):
    """Whole units, because nobody reads the grams of a day."""

    NAME = "units"
    TITLE = str(QT_TRANSLATE_NOOP("Tile", "Units today"))
    TITLE_THEN = str(QT_TRANSLATE_NOOP("Tile", "Units on %1"))

    def refresh(self) -> None:
        units = self.sums().units
        self.show_compared(self.desk.formats.count(divide(units, 1000)), units, self.before().units)
