"""The base of all tiles: what a tile shows, which views it listens to, how much room it takes."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.dashboard.day import ShownDay
from ui.desk import Desk
from ui.live import LiveView
from ui.store import Doc
from ui.widgets.card import Card
from ui.widgets.label import Label

if TYPE_CHECKING:
    from readmodels.engine.projection import Trouble


class Size(NamedTuple):
    """The room of a tile: columns of 12 in a wide window, of 4 in a narrow one; rows, which are low for figures."""

    wide: int
    narrow: int
    rows: int = 1
    low: bool = False


class Tile(Card):
    """Declares ``NAME``, ``TITLE``, ``VIEWS`` and ``SIZE``; implements ``refresh``, and ``heard`` to keep counts.

    ``TITLE_THEN`` is the title, with the day for %1, where the dashboard speaks of another day than today.

    Changes only mark a tile; it draws itself once when all views have been told of them, and only while it is seen.
    """

    NAME = ""
    TITLE = ""
    TITLE_THEN = ""
    VIEWS: tuple[str, ...] = ()
    SIZE = Size(3, 2)

    def __init__(self, desk: Desk, day: ShownDay, parent: QWidget | None = None) -> None:
        super().__init__(self.title(), parent)
        self.desk = desk
        self.day = day
        self.views = {name: desk.live.view(name) for name in self.VIEWS}
        self.changed_live = False
        """Whether the refresh that is due is owed to something that just happened, and not to another day."""
        self._content: QWidget | None = None
        self._empty = Label("", "body", "dim")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.hide()
        self.body.addWidget(self._empty, 1)
        self._said = ""
        self._stale = True
        self._position = -1
        for view in self.views.values():
            view.reset.connect(self._on_reset)
            view.patched.connect(self._on_patched)
        day.changed.connect(self._on_day_changed)

    @classmethod
    def title(cls) -> str:
        """The tile's name in the language of the window."""
        return QCoreApplication.translate("Tile", cls.TITLE)

    def set_content(self, widget: QWidget, *, wide: bool = False) -> None:
        """Put in what shows the figures; ``wide`` for lists, whose grounds reach to the edge."""
        self._content = widget
        (self.wide if wide else self.body).addWidget(widget, 1)
        self._name()

    @property
    def empty_text(self) -> str:
        """What stands in the place of figures, "" where there are figures."""
        return self._empty.text()

    def show_empty(self, text: str) -> None:
        """Say what will be here, as long as there is nothing; with "" the figures are shown."""
        assert self._content is not None
        self._empty.setText(text)
        self._empty.setVisible(bool(text))
        self._content.setVisible(not text)

    def say(self, text: str) -> None:
        """Tell people who hear the screen what the tile shows, in a few words; the event is added."""
        self._said = text
        self.setAccessibleDescription(", ".join(filter(None, (text, self.footer_text))))

    def refresh(self) -> None:
        """Show what the documents say."""
        raise NotImplementedError

    def heard(self, view: str, patches: dict[str, Doc | None] | None) -> None:
        """Keep a running count; None in place of patches: count all documents anew."""

    def tick(self) -> None:
        """A minute has gone by: mark what speaks of the time of day."""

    def documents(self, view: str) -> dict[str, Doc]:
        """Return the documents of one of the tile's views."""
        return self.views[view].documents

    def catch_up(self) -> None:
        """Draw what changed, if it did and somebody sees it."""
        if self._stale and self.isVisible() and all(view.loaded for view in self.views.values()):
            self._stale = False
            self.refresh()
            self.changed_live = False

    def mark_stale(self) -> None:
        """Draw anew with the next ``catch_up``."""
        self._stale = True

    def show_position(self, troubles: "dict[str, Trouble]") -> None:
        """Say at the foot through which event the tile speaks, and loudly so where one of its views stands still."""
        stopped = [troubles[name] for name in self.VIEWS if name in troubles]
        if stopped:
            trouble = min(stopped)
            self._position = -1
            self.set_footer(self._stopped_text(trouble), "warn")
        elif (position := min(view.position for view in self.views.values())) != self._position:
            self._position = position
            self.set_footer(self.tr("through event %1").replace("%1", self.desk.formats.count(position)))
        self.say(self._said)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.catch_up()

    def _stopped_text(self, trouble: "Trouble") -> str:
        event = self.desk.formats.count(trouble.shown)
        if not trouble.at:
            return self.tr("as of event %1").replace("%1", event)
        time = self.desk.formats.relative(trouble.at, self.day.now)
        return self.tr("as of %1, event %2").replace("%1", time).replace("%2", event)

    @Slot()
    def _on_reset(self) -> None:
        self.heard(self._speaking(), None)
        self.changed_live = False
        self.mark_stale()

    @Slot(object)
    def _on_patched(self, patches: dict[str, Doc | None]) -> None:
        self.heard(self._speaking(), patches)
        self.changed_live = True
        self.mark_stale()

    @Slot()
    def _on_day_changed(self) -> None:
        self.changed_live = False
        self._name()
        self.mark_stale()

    def _name(self) -> None:
        title = self.title()
        if self.TITLE_THEN and not self.day.is_today:
            then = QCoreApplication.translate("Tile", self.TITLE_THEN)
            title = then.replace("%1", self.desk.formats.day_short(self.day.shown))
        self.set_title(title)
        if self._content is not None:
            self._content.setAccessibleName(title)

    def _speaking(self) -> str:
        view = self.sender()
        assert isinstance(view, LiveView)
        return view.name
