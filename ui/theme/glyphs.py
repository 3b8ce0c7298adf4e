"""The few marks that a stylesheet can only take from files, written once for each colour."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QTemporaryDir

from ui.theme.icons import svg
from ui.theme.tokens import Tokens

# name in the stylesheet: (Lucide icon, token)
_GLYPHS = {"up": ("chevron-up", "dim"), "down": ("chevron-down", "dim"), "check": ("check", "on_accent")}


def glyph_files(tokens: Tokens) -> dict[str, str]:
    """Return the file of each glyph in the colours of a look."""
    return {glyph: _file(icon, getattr(tokens, token)) for glyph, (icon, token) in _GLYPHS.items()}


@cache
def _folder() -> QTemporaryDir:
    # The stylesheet belongs to the application, so the files stay as long as the process does.
    return QTemporaryDir()


def _file(icon: str, colour: str) -> str:
    # A new colour is a new name: Qt keeps pictures by their file name.
    file = Path(_folder().path()) / f"{icon}-{colour.lstrip('#')}.svg"
    if not file.exists():
        file.write_text(svg(icon).replace("currentColor", colour), encoding="utf-8")
    return file.as_posix()
