"""What a person has chosen on this machine, and what it acts on: one per application, shared by all windows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from ui.actions import ActionGroup, Actions
from ui.kept import Kept
from ui.scanner import Scanner
from ui.theme.theme import Theme, mode_of

_MOST_RECENT = 8


class Preferences(QObject):
    """Whoever changes ``kept`` calls ``keep``; look and keys are written into it from here."""

    changed = Signal()
    """Something else was chosen; whoever saves it listens."""

    def __init__(
        self,
        kept: Kept,
        theme: Theme,
        declared: Callable[[], Sequence[ActionGroup]] = tuple,
        parent: QObject | None = None,
    ) -> None:
        """``declared`` names every action there is."""
        super().__init__(parent)
        self.kept = kept
        self.theme = theme
        self.scanner = Scanner(kept.scanner, self)
        self.actions = Actions(kept.keys, declared, self)
        theme.changed.connect(self._on_look_changed)
        self.actions.changed.connect(self.keep)

    @Slot()
    def keep(self) -> None:
        """Something in ``kept`` is another now: let it hold."""
        self.theme.wear(mode_of(self.kept.theme), self.kept.zoom_percent, self.kept.touch)
        self.scanner.settings = self.kept.scanner
        self.changed.emit()

    def note_used(self, action: str) -> None:
        """Something was chosen in the palette: it comes first the next time. Saved with whatever is saved next."""
        others = [used for used in self.kept.recent_actions if used != action]
        self.kept.recent_actions = [action, *others][:_MOST_RECENT]

    @Slot()
    def _on_look_changed(self) -> None:
        self.kept.theme = self.theme.mode.value
        self.kept.zoom_percent = self.theme.zoom_percent
        self.kept.touch = self.theme.touch
        self.changed.emit()
