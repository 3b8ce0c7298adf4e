"""Which day the dashboard speaks of: today by the store's clock, or the latest day on which something was sold."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from ui.format import Formats
from ui.live import LiveView
from ui.store import Doc

Now = Callable[[], datetime]

_LONG_AGO = timedelta(days=7)
_MINUTE_MS = 60_000


def machine_now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


class ShownDay(QObject):
    """Today, unless nothing was sold for a week, as in a history that was taken over; a person may choose otherwise.

    It turns over by itself at midnight, and to today as soon as something is sold today.
    """

    changed = Signal()
    """Another day is shown."""
    ticked = Signal()
    """A minute has gone by."""

    def __init__(self, sales_by_day: LiveView, formats: Formats, now: Now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = sales_by_day
        self._formats = formats
        self._now = now
        self._wants_today: bool | None = None
        self.today = formats.today(now())
        self.latest = ""
        """The latest day on which something was sold, "" where nothing ever was."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._on_timeout)
        sales_by_day.reset.connect(self._on_reset)
        sales_by_day.patched.connect(self._on_patched)
        self._on_reset()

    @property
    def is_known(self) -> bool:
        """Whether the days have been read."""
        return self._view.loaded

    @property
    def shown(self) -> str:
        """The day that is shown, as YYYY-MM-DD."""
        return self.today if self.is_today else self.latest

    @property
    def is_today(self) -> bool:
        """Whether that is today."""
        if not self.latest or self.latest == self.today:
            return True
        if self._wants_today is not None:
            return self._wants_today
        return date.fromisoformat(self.today) - date.fromisoformat(self.latest) <= _LONG_AGO

    @property
    def has_choice(self) -> bool:
        """Whether there is another day to look at."""
        return self.latest not in ("", self.today)

    @property
    def now(self) -> datetime:
        """This moment."""
        return self._now()

    @property
    def clock(self) -> tuple[int, int]:
        """The hour and minute by the store's clock; the end of the day where the day that is shown is over."""
        return self._formats.clock(self._now()) if self.is_today else (24, 0)

    def choose(self, today: bool) -> None:
        """Show today, or the latest day with sales."""
        self._wants_today = today
        self.changed.emit()

    def start(self) -> None:
        """Follow the clock, because somebody looks."""
        self._turn_over()
        self._timer.start(_MINUTE_MS - self._now().second * 1000)

    def stop(self) -> None:
        """Leave the clock alone until ``start``."""
        self._timer.stop()

    def _turn_over(self) -> None:
        today = self._formats.today(self._now())
        if today != self.today:
            self.today, self._wants_today = today, None
            self.changed.emit()

    @Slot()
    def _on_timeout(self) -> None:
        self.start()
        self.ticked.emit()

    @Slot()
    def _on_reset(self) -> None:
        self._set_latest(max(self._view.documents, default=""))

    @Slot(object)
    def _on_patched(self, patches: dict[str, Doc | None]) -> None:
        self._set_latest(max((self.latest, *patches)))

    def _set_latest(self, latest: str) -> None:
        before, self.latest = self.shown, latest
        if self.shown != before:
            self.changed.emit()
