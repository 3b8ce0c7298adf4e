"""A tile with one number in it, how it compares, and where it has been going."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from readmodels.reports.periods import Sums, day_before, sums_of, sums_until
from ui.dashboard.day import ShownDay
from ui.dashboard.tile import Size, Tile
from ui.desk import Desk
from ui.widgets.figure import Figure, Trend

_HIGHLIGHT_MS = 1_200


class FigureTile(Tile):
    """Tab stops at it, because nothing in it takes the focus; a figure that just changed is in the accent's colour."""

    SIZE = Size(2, 1, low=True)

    def __init__(self, desk: Desk, day: ShownDay, parent: QWidget | None = None) -> None:
        super().__init__(desk, day, parent)
        self.figure = Figure(self.title())
        self.set_content(self.figure)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._value = ""
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_HIGHLIGHT_MS)
        self._calm.timeout.connect(self._on_calm)

    def show_figure(self, value: str, change: str = "", trend: Trend = Trend.PLAIN) -> None:
        """Show a number, ready to read, and what it compares with."""
        if value != self._value:
            self._value = value
            self.figure.set_value(value)
            if self.changed_live:
                self.figure.set_tone("accent")
                self._calm.start()
        self.figure.set_change(change, trend)
        self.say(", ".join(filter(None, (value, change))))

    @Slot()
    def _on_calm(self) -> None:
        self.figure.set_tone("text")


class DayFigureTile(FigureTile):
    """A figure of the day that is shown, against the same weekday a week before; today only until this time of day."""

    VIEWS = ("sales_by_day", "sales_by_hour")

    def tick(self) -> None:
        if self.day.is_today:
            self.mark_stale()

    def sums(self) -> Sums:
        """What was sold on the day."""
        return sums_of(self.documents("sales_by_day").get(self.day.shown))

    def before(self) -> Sums:
        """What had been sold a week before, at this time of day."""
        day = day_before(self.day.shown, 7)
        hour, minute = self.day.clock
        if hour == 24:
            return sums_of(self.documents("sales_by_day").get(day))
        return sums_until(self.documents("sales_by_hour"), day, hour, minute)

    def show_compared(self, text: str, now: int, before: int) -> None:
        """Show a figure and by how much it is above or below the one of a week before."""
        weekday = self.desk.formats.weekday(self.day.shown)
        change = self.desk.formats.change(now, before)
        if not change:
            nothing = self.tr("nothing last %1") if self.day.is_today else self.tr("nothing the %1 before")
            self.show_figure(text, nothing.replace("%1", weekday))
            return
        level = change == self.desk.formats.change(before, before)
        trend = Trend.LEVEL if level else Trend.BETTER_UP if now > before else Trend.WORSE_DOWN
        self.show_figure(text, self.compared_text().replace("%1", change).replace("%2", weekday), trend)

    def compared_text(self) -> str:
        """How the comparison reads: %1 the change in percent, %2 the weekday."""
        return self.tr("%1 on last %2") if self.day.is_today else self.tr("%1 on the %2 before")
