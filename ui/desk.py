"""What a page may use: handed to each when it is made, so that none reaches for the window or for a global."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from ui.feedback import Feedback
from ui.format import Formats
from ui.live import Live
from ui.paper.prints import Prints
from ui.runner import Runner
from ui.theme.theme import Theme


@dataclass(frozen=True)
class Desk:
    """The open store, as one window's pages use it. ``feedback`` speaks in the window that the page is in."""

    live: Live
    runner: Runner
    formats: Formats
    theme: Theme
    feedback: Feedback
    window: QObject
    """The asker to name where an answer may outlive the page."""
    prints: Prints | None = None
    """The print queue of this machine; None where a window is only looked at."""
