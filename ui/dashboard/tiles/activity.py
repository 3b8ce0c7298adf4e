"""What just happened in the shop."""

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget

from ui.dashboard.day import ShownDay
from ui.dashboard.happenings import happening
from ui.dashboard.tile import Size, Tile
from ui.desk import Desk
from ui.store import Doc
from ui.widgets.feed import Feed, FeedItem

_SHOWN = 60


class ActivityTile(Tile):
    """Sentences with how long ago it was; the times are told anew each minute."""

    NAME = "activity"
    TITLE = str(QT_TRANSLATE_NOOP("Tile", "Just now"))
    VIEWS = ("activity",)
    SIZE = Size(3, 2, rows=2)

    def __init__(self, desk: Desk, day: ShownDay, parent: QWidget | None = None) -> None:
        super().__init__(desk, day, parent)
        self._new: dict[str, Doc] | None = None
        self._names = desk.live.view("stock")
        self.feed = Feed(self.title(), _SHOWN)
        self.set_content(self.feed, wide=True)

    def heard(self, view: str, patches: dict[str, Doc | None] | None) -> None:
        if patches is None:
            self._new = None
        elif self._new is not None:
            self._new |= {position: document for position, document in patches.items() if document is not None}

    def tick(self) -> None:
        self._new = None
        self.mark_stale()

    def refresh(self) -> None:
        if self._new is None:
            self.feed.set_items(self._items(self.documents("activity")))
        else:
            self.feed.add(self._items(self._new))
        self.show_empty("" if self.documents("activity") else self.tr("What happens in the shop will be told here."))
        self.say(self.feed.latest or self.empty_text)
        self._new = {}

    def _items(self, documents: dict[str, Doc]) -> list[FeedItem]:
        formats, now, names = self.desk.formats, self.day.now, self._names.documents
        return [
            happening(int(position), document, formats, names, formats.ago(document["at"], now))
            for position, document in documents.items()
        ]
