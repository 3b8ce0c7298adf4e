"""A line to try the scanner on: what arrives stays, with the times of its letters."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.scanner import SUFFIXES, Burst, Scanner

_SILENCE_MS = 700


class ScanTrial(QLineEdit):
    """Also measures what was too slow to be known as a scan, so that it can be said how slow it was."""

    arrived = Signal(object, bool)
    """A ``Burst``, and whether it was known as a scan."""

    def __init__(self, scanner: Scanner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scanner = scanner
        self._typed = ""
        self._gaps: list[int] = []
        self._last_ms = 0
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(_SILENCE_MS)
        self._silence.timeout.connect(self._on_silence)
        scanner.scanned.connect(self._on_scanned)
        self.setPlaceholderText(self.tr("Click here, then scan something"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in SUFFIXES:
            self._finish(SUFFIXES[Qt.Key(event.key())])
        elif event.text().isprintable() and event.text():
            if self._typed:
                self._gaps.append(event.timestamp() - self._last_ms)
            else:
                self.clear()
            self._typed += event.text()
            self._last_ms = event.timestamp()
            self._silence.start()
        super().keyPressEvent(event)

    def _finish(self, end: str) -> None:
        burst = Burst(self._typed, tuple(self._gaps), end)
        self._forget()
        if burst.text:
            self.arrived.emit(burst, False)

    def _forget(self) -> None:
        self._silence.stop()
        self._typed, self._gaps = "", []

    @Slot()
    def _on_silence(self) -> None:
        self._finish("")

    @Slot(str)
    def _on_scanned(self, _code: str) -> None:
        if self.hasFocus() and self._scanner.last is not None:
            self._forget()
            self.arrived.emit(self._scanner.last, True)
