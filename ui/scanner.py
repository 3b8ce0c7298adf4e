"""Tells a barcode scanner from a person: both are keyboards, but nobody types a whole code in the blink of an eye."""

from time import monotonic
from typing import NamedTuple, Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.scan_settings import ScanSettings
from ui.typed_over import Before, remember

SUFFIXES = {Qt.Key.Key_Return: "Enter", Qt.Key.Key_Enter: "Enter", Qt.Key.Key_Tab: "Tab"}
"""The keys that end a code, and what they are called."""

_SILENT = (Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock)
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Burst(NamedTuple):
    """What came from a scanner, letter by letter."""

    text: str
    gaps_ms: tuple[int, ...]
    """Milliseconds from each letter to the next."""
    end: str
    """"Enter", "Tab", or "" where nothing came."""


@runtime_checkable
class ScanTaker(Protocol):
    """A window that does something with codes, whichever of its widgets or dialogs has the focus."""

    def wants_scan(self) -> bool:
        """Return whether a code is taken now; else its characters stay where they were typed."""

    def take_scan(self, code: str) -> None:
        """Do with a code what is to be done with it."""


class Scanner(QObject):
    """One per application. It listens to the window that has the keyboard, before any widget does.

    The characters of a burst are typed where the focus is, and taken back once they prove to be a code. The Enter or
    Tab that ends it is swallowed, so that it never presses a button.
    """

    scanned = Signal(str)
    """A code was read, whoever takes it."""

    def __init__(self, settings: ScanSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings or ScanSettings()
        self._window: QWindow | None = None
        self.last: Burst | None = None
        """The last one that was known as a scan."""
        self._burst = ""
        self._gaps: list[int] = []
        self._in_form = False
        self._ended_by = ""
        self._last_ms = 0
        self._before: Before | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_pause)

    def listen(self, application: QGuiApplication) -> None:
        """Listen from now on."""
        application.focusWindowChanged.connect(self._on_focus_window)
        self._on_focus_window(QGuiApplication.focusWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._on_key(event)

    def _on_key(self, event: QKeyEvent) -> bool:
        # The time at which the key was pressed: keys of a person that waited for a busy window come in one go.
        now_ms = event.timestamp() or int(monotonic() * 1000)
        if event.key() in SUFFIXES:
            return self._end(now_ms, SUFFIXES[Qt.Key(event.key())])
        if event.key() not in _SILENT:
            self._follow(event, now_ms)
        return False

    def _follow(self, event: QKeyEvent, now_ms: int) -> None:
        text = event.text()
        if len(text) != 1 or not text.isprintable() or event.modifiers() & _COMMANDING or event.isAutoRepeat():
            self._forget()
            return
        if now_ms - self._last_ms > self.settings.gap_ms:
            self._forget()
            self._begin(QApplication.focusWidget())
        else:
            self._gaps.append(now_ms - self._last_ms)
        self._burst += text
        self._last_ms = now_ms
        if self._complete():
            self._pause.start(self.settings.pause_ms)

    def _begin(self, editor: QWidget | None) -> None:
        self._before = remember(editor)
        self._in_form = editor is not None and self._before is not None and isinstance(editor.window(), QDialog)

    def _end(self, now_ms: int, key: str) -> bool:
        waited = now_ms - self._last_ms
        complete = self._complete() and waited <= self.settings.pause_ms
        scanned = complete and self._is_machines()
        if scanned:
            self._ended_by = key
            self._on_pause()
        self._forget()
        # Where it is not sure who typed, an Enter at a scanner's pace still presses nothing.
        return scanned or (complete and waited <= self.settings.gap_ms)

    def _complete(self) -> bool:
        return len(self.settings.code(self._burst)) >= self.settings.least

    def _is_machines(self) -> bool:
        """Whether nobody but a scanner can have typed the burst: some people type words that fast into a form."""
        if not self._in_form or self._burst.isdecimal():
            return True
        if sum(self._gaps) <= self.settings.machine_ms * len(self._gaps):
            return True
        has_figure = any(letter.isdecimal() for letter in self._burst)
        return has_figure and max(self._gaps) - min(self._gaps) <= self.settings.spread_ms

    def _forget(self) -> None:
        self._pause.stop()
        self._burst, self._before, self._last_ms = "", None, 0
        self._gaps, self._ended_by, self._in_form = [], "", False

    @Slot()
    def _on_pause(self) -> None:
        scanned, burst, before, taker = self._is_machines(), self._burst, self._before, _taker()
        code = self.settings.code(burst)
        self.last = Burst(burst, tuple(self._gaps), self._ended_by)
        self._forget()
        if not scanned:
            return
        if taker is not None and taker.wants_scan():
            if before is not None:
                before.restore(len(burst))
            taker.take_scan(code)
        self.scanned.emit(code)

    @Slot(QWindow)
    def _on_focus_window(self, window: QWindow | None) -> None:
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)


def _taker() -> ScanTaker | None:
    """The window that the focus is in, or that the focused dialog belongs to."""
    widget: QWidget | None = QApplication.focusWidget() or QApplication.activeWindow()
    while widget is not None:
        widget = widget.window()
        if isinstance(widget, ScanTaker):
            return widget
        widget = widget.parentWidget()
    return None
