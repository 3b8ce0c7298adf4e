"""The look as something to choose: follows the system or the person, and repaints the whole application."""

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ui.theme import fonts, icons, look
from ui.theme.glyphs import glyph_files
from ui.theme.palette import palette
from ui.theme.stylesheet import stylesheet
from ui.theme.tokens import DARK, LIGHT, Tokens

ZOOM_STEPS = (80, 90, 100, 110, 125, 150, 175, 200)


class Mode(Enum):
    """What a person may ask for; the values are what settings store."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """One per application: holds the choice, dresses the application, says when it changed."""

    changed = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        mode: Mode = Mode.SYSTEM,
        zoom_percent: int = 100,
        *,
        touch: bool = False,
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self._zoom_percent = _nearest(zoom_percent)
        self._touch = touch
        self._application: QApplication | None = None

    @property
    def mode(self) -> Mode:
        """What was asked for, which is not always what is shown: see `dark`."""
        return self._mode

    @property
    def dark(self) -> bool:
        """Whether the dark look is in force."""
        return self._tokens().dark

    @property
    def zoom_percent(self) -> int:
        """The size of everything; one of `ZOOM_STEPS`."""
        return self._zoom_percent

    @property
    def touch(self) -> bool:
        """Whether what is pressed is large enough for a finger."""
        return self._touch

    def color(self, name: str) -> QColor:
        """The colour of a token in the look in force. Raises AttributeError for an unknown token."""
        return look.color(name)

    def apply(self, application: QApplication) -> None:
        """Dress the application, now and after every later change of mode, zoom or system."""
        application.setStyle("Fusion")
        fonts.load()
        self._application = application
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._dress()

    @Slot(object)
    def set_mode(self, mode: Mode) -> None:
        """Show light, dark, or what the system shows."""
        if mode is not self._mode:
            self._mode = mode
            self._dress()

    def wear(self, mode: Mode, zoom_percent: int, touch: bool) -> None:
        """Show all that was chosen, in one go."""
        wanted = (mode, _nearest(zoom_percent), touch)
        if wanted != (self._mode, self._zoom_percent, self._touch):
            self._mode, self._zoom_percent, self._touch = wanted
            self._dress()

    @Slot()
    def toggle_touch(self) -> None:
        """Make what is pressed large enough for a finger, or as small as a mouse allows."""
        self.wear(self._mode, self._zoom_percent, not self._touch)

    @Slot()
    def zoom_in(self) -> None:
        """One step larger (Ctrl+=)."""
        self._set_zoom(next((step for step in ZOOM_STEPS if step > self._zoom_percent), ZOOM_STEPS[-1]))

    @Slot()
    def zoom_out(self) -> None:
        """One step smaller (Ctrl+-)."""
        self._set_zoom(next((step for step in reversed(ZOOM_STEPS) if step < self._zoom_percent), ZOOM_STEPS[0]))

    @Slot()
    def zoom_reset(self) -> None:
        """Back to 100 % (Ctrl+0)."""
        self._set_zoom(100)

    def _set_zoom(self, percent: int) -> None:
        if percent != self._zoom_percent:
            self._zoom_percent = percent
            self._dress()

    @Slot()
    def _on_system_changed(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._dress()

    def _tokens(self) -> Tokens:
        if self._mode is Mode.SYSTEM and self._application is not None:
            return DARK if self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._mode is Mode.DARK else LIGHT

    def _dress(self) -> None:
        if self._application is None:
            return
        tokens = self._tokens()
        look.put_in_force(look.Look(tokens, self._zoom_percent, self._touch))
        self._application.setPalette(palette(tokens))
        self._application.setFont(fonts.font("body"))
        sheet = stylesheet(tokens, self._zoom_percent, glyph_files(tokens), touch=self._touch)
        self._application.setStyleSheet(sheet)
        icons.repaint_icons()
        self.changed.emit()


def mode_of(value: str) -> Mode:
    """Return what a setting means; as the system where it means nothing."""
    return next((mode for mode in Mode if mode.value == value), Mode.SYSTEM)


def _nearest(percent: int) -> int:
    return min(ZOOM_STEPS, key=lambda step: abs(step - percent))
