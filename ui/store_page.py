"""The base of the pages that show an open store, and what the window knows of each before it is made."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ui.actions import EVERYWHERE, ActionSpec
from ui.desk import Desk
from ui.scanner import ScanTaker
from ui.widgets.kept_layout import keep_layout, restore_layout
from ui.widgets.page import Page


class StorePage(Page):
    """Made with the desk that it works at, when it is seen for the first time.

    Widgets of a page connect to ``desk.live.view(name)`` and are patched also while the page is hidden; what is dear
    to draw is left to ``refresh``, which the page calls when it is seen and stale.

    How a person lays out its tables and ``Halves`` outlasts the program, as long as they have names.
    """

    ACTIONS: tuple[ActionSpec, ...] = ()
    """All that can be done on it with a key."""

    page_wanted = Signal(str)
    """The name of another page that should be shown instead: a page knows no other, the window knows all."""
    look_for_wanted = Signal(str, str)
    """The name of another page that should be shown with what matches a text, such as the number of an order."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        desk.live.advanced.connect(self._on_delivered)

    def restore_layout(self) -> None:
        """Lay it out as it was left; called once, when it is made."""
        restore_layout(self, self.desk.layout)

    def expects_more(self) -> bool:
        """One event changes several views: all of them are shown in one go."""
        return self.desk.live.delivering

    @Slot()
    def _on_delivered(self) -> None:
        if self._stale and self.isVisible():
            self._catch_up()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        keep_layout(self, self.desk.layout)

    @property
    def settled(self) -> bool:
        """Whether it shows all that it was told."""
        return True

    def look_for(self, text: str) -> None:
        """Find what somebody typed elsewhere; only called where the page finds things."""
        raise NotImplementedError

    def take_scan(self, code: str) -> None:
        """Do with a scanned code what the page does; only called where the page takes scans."""
        raise NotImplementedError

    def sell_scanned(self, code: str) -> None:
        """Leave a code to the page where goods are sold, and show that."""
        self.page_wanted.emit("sell")
        window = self.window()
        if isinstance(window, ScanTaker):
            window.take_scan(code)


class PageKind(NamedTuple):
    """A page as the rail and the keys know it. What it is made of is imported when somebody wants to see it."""

    name: str
    """Stable: settings and the terminal's ``screenshot`` use it."""
    title: str
    """Marked with ``QT_TRANSLATE_NOOP("Page", ...)``."""
    icon: str
    """A Lucide name."""
    shortcut: str
    load: Callable[[], type[StorePage]]
    """Import the page's class."""
    at_foot: bool = False
    takes_scans: bool = False
    """Whether a code that is scanned anywhere in the window, or over one of its dialogs, is meant for this page."""
    finds: bool = False
    """Whether it can look for a text, such as a name or a number."""

    def words(self) -> str:
        """Return the title in the language of the window."""
        return QCoreApplication.translate("Page", self.title)

    @property
    def action(self) -> ActionSpec:
        """What shows it."""
        return ActionSpec(f"{EVERYWHERE}.show-{self.name}", self.title, (self.shortcut,), self.icon, "Page")

    def make(self, desk: Desk) -> StorePage:
        """Make the page."""
        page = self.load()(desk)
        page.setObjectName(self.name)
        page.set_title(self.words())
        return page
