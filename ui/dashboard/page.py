"""The Dashboard: what is sold, what lies in stock and what just happened, moving by itself."""

from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.dashboard.day import Now, ShownDay, machine_now
from ui.dashboard.grid import Grid, GridArea
from ui.dashboard.registry import TILES
from ui.desk import Desk
from ui.store_page import StorePage
from ui.widgets.banner import Banner
from ui.widgets.switch import Switch

_TODAY, _LATEST = "today", "latest"


class _Hint(NamedTuple):
    """A sentence over the tiles, the words on its button, and what the button shows: a page, or today."""

    text: str = ""
    action: str = ""
    shows: str = ""


class DashboardPage(StorePage):
    """Knows no tile by name: it tells all of them when every view has heard of a change, and which day is meant."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, now: Now = machine_now) -> None:
        super().__init__(desk, parent)
        self.day = ShownDay(desk.live.view("sales_by_day"), desk.formats, now, self)
        self.tiles = [kind(desk, self.day) for kind in TILES]
        self.switch = Switch(self.tr("Day"), ((_TODAY, self.tr("Today")), (_LATEST, self.tr("Latest day"))))
        self.switch.chosen.connect(self._on_chosen)
        self.add_to_head(self.switch)
        self.hint = Banner()
        self.hint.action_wanted.connect(self._on_hint)
        self.body.addWidget(self.hint)
        self.grid = Grid(self.tiles)
        self.body.addWidget(GridArea(self.grid), 1)
        self.day.changed.connect(self._on_day_changed)
        self.day.ticked.connect(self._on_ticked)
        for name in {name for tile in self.tiles for name in tile.VIEWS}:
            desk.live.view(name).reset.connect(self.mark_stale)
        desk.live.advanced.connect(self._on_advanced)
        self._totals = desk.live.view("store_totals")
        self._hinted = _Hint()

    def refresh(self) -> None:
        """Bring every tile up to date."""
        self._name_day()
        self._show_hint()
        troubles = self.desk.live.troubles()
        for tile in self.tiles:
            tile.catch_up()
            tile.show_position(troubles)

    def showEvent(self, event: QShowEvent) -> None:
        self.day.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.day.stop()

    def _name_day(self) -> None:
        formats, day = self.desk.formats, self.day
        self.switch.setVisible(day.has_choice)
        self.switch.set_current(_TODAY if day.is_today else _LATEST)
        self.set_subtitle(formats.day_long(day.shown))

    @Slot(int)
    def _on_advanced(self, _position: int) -> None:
        self.mark_stale()

    def _show_hint(self) -> None:
        """Say what the page waits for in a new store, or that it speaks of a day long ago."""
        hint, before = self._next_hint(), self._hinted
        self._hinted = hint
        if hint.text and hint != before:
            self.hint.show_info(hint.text, hint.action)
        elif not hint.text:
            self.hint.clear()

    def _next_hint(self) -> _Hint:
        totals = self._totals.documents.get("store")
        if not self._totals.loaded or not self.day.is_known:
            return _Hint()
        if totals is None or not totals["products"]:
            text = self.tr("This page moves as soon as something is sold. Begin with the products that you sell.")
            return _Hint(text, self.tr("Add products"), "products")
        if not self.day.latest:
            text = self.tr("Nothing has been sold yet. With the first order this page begins to move.")
            return _Hint(text, self.tr("Sell something"), "sell")
        if not self.day.is_today:
            text = self.tr("Nothing has been sold since %1: the figures are of that day.")
            day = self.desk.formats.day_long(self.day.latest)
            return _Hint(text.replace("%1", day), self.tr("Show today"), _TODAY)
        return _Hint()

    @Slot()
    def _on_day_changed(self) -> None:
        self.mark_stale()

    @Slot()
    def _on_ticked(self) -> None:
        for tile in self.tiles:
            tile.tick()
        self.mark_stale()

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self.day.choose(key == _TODAY)

    @Slot()
    def _on_hint(self) -> None:
        if self._hinted.shows == _TODAY:
            self.day.choose(True)
        else:
            self.page_wanted.emit(self._hinted.shows)
