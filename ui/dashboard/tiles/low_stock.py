"""What should be ordered: products that ran out, and products that have come down to their reorder point."""

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget

from readmodels.inventory.views import is_out
from ui.dashboard.day import ShownDay
from ui.dashboard.leaders import Leaders
from ui.dashboard.tile import Size, Tile
from ui.desk import Desk
from ui.store import Doc
from ui.widgets.label import Label
from ui.widgets.levels import Level, Levels

_SHOWN = 32


class LowStockTile(Tile):
    """The most urgent first; all of them are counted in the corner."""

    NAME = "low_stock"
    TITLE = str(QT_TRANSLATE_NOOP("Tile", "Low stock"))
    VIEWS = ("stock",)
    SIZE = Size(3, 4)

    def __init__(self, desk: Desk, day: ShownDay, parent: QWidget | None = None) -> None:
        super().__init__(desk, day, parent)
        self._leaders = Leaders(_urgency)
        self._low: set[str] = set()
        self._out: set[str] = set()
        self.count = Label("", "small", "dim")
        self.add_to_corner(self.count)
        self.levels = Levels(self.title())
        self.set_content(self.levels, wide=True)
        self.heard("stock", None)

    def heard(self, view: str, patches: dict[str, Doc | None] | None) -> None:
        documents = self.documents(view)
        if patches is None:
            # One quick look at all of them, and the rules only for the few.
            few = {
                sku: document for sku, document in documents.items() if document["low"] or document["available"] <= 0
            }
            self._leaders.reset(few)
            self._out = {sku for sku, document in few.items() if _is_out(document)}
            self._low = {sku for sku, document in few.items() if document["low"]} - self._out
            return
        self._leaders.patch(patches, documents)
        for sku, document in patches.items():
            self._low.discard(sku)
            self._out.discard(sku)
            if document is not None and _is_out(document):
                self._out.add(sku)
            elif document is not None and document["low"]:
                self._low.add(sku)

    def refresh(self) -> None:
        formats, documents = self.desk.formats, self.documents("stock")
        text = self.tr("%1 low, %2 out").replace("%1", formats.count(len(self._low)))
        self.count.setText(text.replace("%2", formats.count(len(self._out))))
        self.count.setVisible(bool(self._low or self._out))
        self.show_empty("" if self._low or self._out else self.tr("Nothing runs low."))
        self.levels.set_rows(self._level(sku, documents[sku]) for sku in self._leaders.first(_SHOWN))
        self.say(self.empty_text or self.count.text())

    def _level(self, sku: str, document: Doc) -> Level:
        formats, unit = self.desk.formats, "" if document["unit"] == "each" else document["unit"]
        return Level(
            sku,
            _urgency(document),
            document["name"],
            document["available"],
            document["reorder_point"],
            formats.quantity(document["available"]),
            formats.quantity(document["reorder_point"], unit),
            out=_is_out(document),
        )


def _is_out(document: Doc) -> bool:
    return is_out(document["available"], retired=document["retired"])


def _urgency(document: Doc) -> tuple[bool, int, str] | None:
    """Least left of the reorder point comes first; at the end what is out and for which nobody set such a point."""
    if not document["low"] and not _is_out(document):
        return None
    reorder_point = document["reorder_point"]
    return reorder_point <= 0, document["available"] * 1000 // max(reorder_point, 1), document["name"]
