"""What a page may use: handed to each when it is made, so that none reaches for the window or for a global."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from ui.actions import Actions
from ui.customer_board import CustomerBoard
from ui.feedback import Feedback
from ui.format import Formats
from ui.live import Live
from ui.paper.prints import Prints
from ui.preferences import Preferences
from ui.runner import Runner
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from ui.widgets.kept_layout import Layout


class Desk(NamedTuple):
    """The open store, as one window's pages use it. ``feedback`` speaks in the window that the page is in."""

    live: Live
    runner: Runner
    formats: Formats
    preferences: Preferences
    feedback: Feedback
    window: QObject
    """The asker to name where an answer may outlive the page."""
    layout: "Layout"
    """How a person has laid out tables and panels; the pages note it here, whoever saves it reads it here."""
    board: CustomerBoard
    """What the customer is told, on a second screen where there is one."""
    prints: Prints | None = None
    """The print queue of this machine; None where a window is only looked at."""

    @property
    def theme(self) -> Theme:
        """The look that was chosen."""
        return self.preferences.theme

    @property
    def actions(self) -> Actions:
        """What makes the actions of a page."""
        return self.preferences.actions
