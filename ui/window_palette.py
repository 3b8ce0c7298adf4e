"""What the palette of a window offers: all that works now on its page and everywhere, and looking for a text."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.actions import Action
from ui.preferences import Preferences
from ui.store_page import PageKind
from ui.widgets.command_palette import CommandPalette, PaletteEntry
from ui.widgets.palette_delegate import PaletteHit

_ITSELF = "window.palette"


class WindowPalette(CommandPalette):
    """Imported and made when it is wanted for the first time."""

    def __init__(
        self,
        window: QWidget,
        preferences: Preferences,
        kinds: Iterable[PageKind],
        look_for: Callable[[str, str], object],
    ) -> None:
        """``look_for`` shows the page of a name with what matches a text."""
        super().__init__(window)
        self._preferences = preferences
        self._finders = [kind for kind in kinds if kind.finds]
        self._look_for = look_for
        self.ran.connect(preferences.note_used)

    def offer(self, page: str, of_page: Sequence[QAction], everywhere: Sequence[QAction]) -> None:
        """Open it over the page with this title."""
        entries = [*_entries(of_page, page), *_entries(everywhere, "")]
        self.open_with(entries, self._preferences.kept.recent_actions, self._finding)

    def _finding(self, typed: str) -> list[PaletteEntry]:
        words = self.tr("Look for “%1”").replace("%1", typed)
        return [
            PaletteEntry(
                PaletteHit(f"look-for.{kind.name}", words, kind.words(), icon=kind.icon),
                partial(self._look_for, kind.name, typed),
            )
            for kind in self._finders
        ]


def _entries(actions: Sequence[QAction], where: str) -> list[PaletteEntry]:
    return [
        PaletteEntry(
            PaletteHit(action.spec.id, action.text().replace("&", ""), where, action.key, action.spec.icon),
            action.trigger,
        )
        for action in actions
        if isinstance(action, Action) and action.isEnabled() and action.isVisible() and action.spec.id != _ITSELF
    ]
