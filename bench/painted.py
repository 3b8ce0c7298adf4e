"""The real window over a store, drawn without a screen, that knows when it has painted."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.bootstrap import Store
from ui.format import Formats
from ui.kept import Kept
from ui.live import Live
from ui.main_window import MainWindow
from ui.pages import PAGES
from ui.preferences import Preferences
from ui.runner import Runner
from ui.theme.theme import Mode, Theme

_A_MOMENT = 0.005
_QUIET = 0.03
_PATIENCE = 2.0
"""Seconds without painting after which nothing more is expected, and after which nothing was painted at all."""


class PaintedWindow(MainWindow):
    """Notes the time at the end of each painting, which Qt does for all that changed at once."""

    painted = 0
    """When it painted last, by ``perf_counter_ns``."""

    def event(self, event: QEvent) -> bool:
        taken = super().event(event)
        if event.type() is QEvent.Type.UpdateRequest:
            self.painted = time.perf_counter_ns()
        return taken

    def painted_after(self, moment: int) -> int:
        """Work until all is painted that changed at a moment, and return when that was, by ``perf_counter_ns``."""
        while not moment < self.painted < time.perf_counter_ns() - _QUIET * 1e9:
            if time.perf_counter_ns() - moment > _PATIENCE * 1e9:
                raise TimeoutError("the window did not paint")
            work(_A_MOMENT)
        return self.painted


def work(seconds: float) -> None:
    """Let the window work for so long as its own loop does: asleep where there is nothing to do.

    A loop that asks again and again takes the interpreter from the thread whose work it waits for.
    """
    ends = time.perf_counter() + seconds
    alarm = QTimer()
    alarm.setTimerType(Qt.TimerType.PreciseTimer)
    alarm.start(max(1, round(seconds * 1000)))
    while time.perf_counter() < ends:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    alarm.stop()


@contextmanager
def open_window(store: Store, page: str) -> Iterator[PaintedWindow]:
    """Show a page of a store in a window of 1440 x 900, and take it down again."""
    application = QApplication.instance() or QApplication(["bench"])
    theme = Theme(mode=Mode.LIGHT)
    theme.apply(application)  # type: ignore[arg-type]
    live = Live(store)
    runner = Runner(store, live)
    shop = store.shop()
    window = PaintedWindow(Preferences(Kept(), theme), PAGES)
    window.resize(1440, 900)
    window.open_store(live, runner, Formats(shop["currency"], zone=shop["time_zone"]), shop["name"], page)
    window.show()
    window.painted_after(time.perf_counter_ns())
    try:
        yield window
    finally:
        runner.close()
        live.close()
        window.deleteLater()
