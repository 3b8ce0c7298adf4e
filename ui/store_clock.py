"""What the store's clock shows, and which of the orders that wait are late by it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.format import Formats
from ui.live import Live

_TICK_MS = 15_000


def local_now(formats: Formats) -> datetime:
    """Return what the store's clock shows."""
    now = datetime.now(UTC)
    return datetime.combine(date.fromisoformat(formats.today(now)), time(*formats.clock(now)))


def moment_of(promised_for: str) -> datetime | None:
    """Return the moment that an order was promised for, None where it was said in other words, or not at all."""
    try:
        moment = datetime.fromisoformat(promised_for)
    except ValueError:
        return None
    return moment.replace(tzinfo=None)


class LateOrders(QObject):
    """Counts them for the rail, on whatever page somebody is: an order gets late without anything that happens."""

    counted = Signal(int)

    def __init__(self, live: Live, formats: Formats, parent: QObject) -> None:
        super().__init__(parent)
        self.clock: Callable[[], datetime] = partial(local_now, formats)
        self._orders = live.view("open_orders")
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.count)
        self._tick.start()
        self._orders.reset.connect(self.count)
        self._orders.patched.connect(self.count)

    @Slot()
    def count(self) -> None:
        """Count them anew."""
        now = self.clock()
        moments = [moment_of(order["promised_for"]) for order in self._orders.documents.values()]
        self.counted.emit(sum(moment is not None and moment < now for moment in moments))
