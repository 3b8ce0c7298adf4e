"""Keys that come in where the window system delivers them, at times that the test chooses."""

from collections.abc import Callable, Iterator
from typing import Protocol

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.scanner import Scanner

_KEYS = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\x1b": Qt.Key.Key_Escape, "\x7f": Qt.Key.Key_Delete}


class Waiter(Protocol):
    """Lets the window work until something holds: pytest-qt's, or another one where pytest does not run."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = ...) -> None:
        """Fail where it does not come true in so many milliseconds."""


class Keyboard:
    """Types into whatever window has the focus, so that a busy machine tests the same as an idle one."""

    def __init__(self, qtbot: Waiter, window: QWidget) -> None:
        """`window` is the one that gets the keyboard back when a dialog over it is closed."""
        self._qtbot = qtbot
        self._window = window
        self._now_ms = 1_000_000

    def keys(self, text: str, gap_ms: int = 80) -> None:
        """Type letters; a person's fingers need so many milliseconds from one to the next."""
        for letter in text:
            self._key(_KEYS.get(letter, Qt.Key.Key_unknown), letter if letter.isprintable() else "", gap_ms)

    def scan(self, code: str, end: str = "\r") -> None:
        """Hold a code before the scanner, which types it at once and ends it as it is set to."""
        self.keys(f"{code[0]}")
        self.keys(f"{code[1:]}{end}", gap_ms=5)

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys that may be shortcuts."""
        for key in keys:
            QTest.keyClick(self._focus_window(), key, modifier)

    def _key(self, key: Qt.Key, text: str, gap_ms: int) -> None:
        self._now_ms += gap_ms
        window = self._focus_window()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            event.setTimestamp(self._now_ms)
            QApplication.sendEvent(window, event)

    def _focus_window(self) -> QWindow:
        if QGuiApplication.focusWindow() is None:
            # A window manager gives the keyboard back when a dialog is closed; without one nobody does.
            self._window.activateWindow()
        self._qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is not None)
        return QGuiApplication.focusWindow()


@pytest.fixture
def scanner(qapp: QApplication) -> Iterator[Scanner]:
    """The application's scanner."""
    scanner = Scanner()
    scanner.listen(qapp)
    yield scanner
    shiboken6.delete(scanner)
