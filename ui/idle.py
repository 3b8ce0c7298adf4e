"""Notices that nobody has touched the program for a while."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHES = frozenset({
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
})  # fmt: skip


class Idle(QObject):
    """Watches the window that has the keyboard, where the window system delivers what a person does."""

    reached = Signal()
    """Nobody has touched it for as long as was set."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self._watches = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.reached)

    def set_limit(self, milliseconds: int) -> None:
        """Wait so long, from now on; 0 is for ever."""
        if milliseconds == 0:
            self._timer.stop()
        elif not self._timer.isActive() or self._timer.interval() != milliseconds:
            self._watch()
            self._timer.start(milliseconds)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
        return False

    def _watch(self) -> None:
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and not self._watches:
            self._watches = True
            application.focusWindowChanged.connect(self._on_focus_window)
            self._on_focus_window(QGuiApplication.focusWindow())

    @Slot(QWindow)
    def _on_focus_window(self, window: QWindow | None) -> None:
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
