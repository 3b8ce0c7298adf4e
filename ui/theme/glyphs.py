"""The few marks that a stylesheet can only take from files, written once for each colour."""

from pathlib import Path

from PySide6.QtCore import QTemporaryDir

from ui.theme.icons import svg
from ui.theme.tokens import Tokens

# name in the stylesheet: (Lucide icon, token)
_GLYPHS = {"up": ("chevron-up", "dim"), "down": ("chevron-down", "dim"), "check": ("check", "on_accent")}


class Glyphs:
    """Owns the folder of the files: it is removed with this object."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()

    def files(self, tokens: Tokens) -> dict[str, str]:
        """The file of each glyph in the colours of a look."""
        return {glyph: self._file(icon, getattr(tokens, token)) for glyph, (icon, token) in _GLYPHS.items()}

    def _file(self, icon: str, colour: str) -> str:
        # A new colour is a new name: Qt keeps pictures by their file name.
        file = Path(self._folder.path()) / f"{icon}-{colour.lstrip('#')}.svg"
        if not file.exists():
            file.write_text(svg(icon).replace("currentColor", colour), encoding="utf-8")
        return file.as_posix()
