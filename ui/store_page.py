"""The base of the pages that show an open store."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.widgets.page import Page


class StorePage(Page):
    """Made with the desk that it works at, when it is seen for the first time.

    Widgets of a page connect to ``desk.live.view(name)`` and are patched also while the page is hidden; what is dear
    to draw is left to ``refresh``, which the page calls when it is seen and stale.
    """

    AT_FOOT = False
    TAKES_SCANS = False
    """Whether a code that is scanned anywhere in the window, or over one of its dialogs, is meant for this page."""

    page_wanted = Signal(str)
    """The name of another page that should be shown instead: a page knows no other, the window knows all."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    @property
    def settled(self) -> bool:
        """Whether it shows all that it was told."""
        return True

    def take_scan(self, code: str) -> None:
        """Do with a scanned code what the page does; only called where ``TAKES_SCANS``."""
        raise NotImplementedError
