"""Inter for the whole product, in a few roles, so that no widget names a font or a size.

A variable font takes its weight from its axis (Qt draws `setWeight` of one plain or smeared), so weights are set here.
Figures of equal width are for columns and totals only: with them Inter also widens the hyphens of words.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from ui.theme import look


class _Role(NamedTuple):
    """Size in pixels at 100 %, weight, optical size (Inter's display cut begins at 32), figures of equal width."""

    pixels: int
    weight: int = 400
    optical_size: int = 14
    equal_figures: bool = False


_ROLES = {
    "body": _Role(13),
    "number": _Role(13, equal_figures=True),
    "strong": _Role(13, 600),
    "strong_number": _Role(13, 600, equal_figures=True),
    "small": _Role(12),
    "small_strong": _Role(12, 600),
    "small_number": _Role(12, equal_figures=True),
    "tiny": _Role(11, 450),
    "heading": _Role(14, 600),
    "large": _Role(16, 600, 20),
    "large_number": _Role(16, 600, 20, equal_figures=True),
    "title": _Role(20, 650, 26),
    "figure": _Role(28, 600, 32, equal_figures=True),
    "total": _Role(40, 650, 32, equal_figures=True),
}


def load() -> None:
    """Make Inter known to Qt; without the font package Qt falls to the system's own."""
    _family()


def font(role: str) -> QFont:
    """The font of a role.

    For words "body", "strong", "small", "small_strong", "tiny", "heading", "large", "title"; for figures "number",
    "strong_number", "small_number", "large_number", "figure", "total".

    Raises KeyError for a role that does not exist.
    """
    return QFont(_font(role, look.current().zoom_percent))


def sized(role: str, pixels: int) -> QFont:
    """The font of a role at a size of its own, for what is read from afar. Raises KeyError as `font` does."""
    result = QFont(_font(role, 100))
    result.setPixelSize(max(pixels, 1))
    result.setVariableAxis(QFont.Tag("opsz"), min(max(pixels, 14), 32))
    return result


def width(role: str, text: str) -> int:
    """How many pixels `text` takes. Raises KeyError for a role that does not exist."""
    return _width(role, look.current().zoom_percent, text)


def fitting(role: str, text: str, pixels: int, *, middle: bool = False) -> str:
    """`text`, shortened with an ellipsis where it takes more than so many pixels. Raises KeyError as `width` does."""
    return _fitting(role, look.current().zoom_percent, text, pixels, middle)


@cache
def on_paper(pixels: int, strong: bool = False) -> QFont:
    """The font of printed papers, in pixels of their own grid.

    Without Inter's contextual forms and figures of equal width: a PDF has no letters for them, so that what is copied
    out of it, or searched in it, would lack its figures, hyphens and colons.
    """
    result = QFont(_family())
    result.setPixelSize(pixels)
    result.setVariableAxis(QFont.Tag("wght"), 650 if strong else 430)
    result.setVariableAxis(QFont.Tag("opsz"), 14)
    result.setFeature(QFont.Tag("calt"), 0)
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return result


# Measuring takes as long as drawing, and what a list or a chart shows is mostly what it showed a moment ago.
@lru_cache(maxsize=4096)
def _width(role: str, zoom_percent: int, text: str) -> int:
    return QFontMetrics(_font(role, zoom_percent)).horizontalAdvance(text)


@lru_cache(maxsize=4096)
def _fitting(role: str, zoom_percent: int, text: str, pixels: int, middle: bool) -> str:
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    return QFontMetrics(_font(role, zoom_percent)).elidedText(text, mode, pixels)


@cache
def _font(role: str, zoom_percent: int) -> QFont:
    spec = _ROLES[role]
    result = QFont(_family())
    result.setPixelSize((spec.pixels * zoom_percent + 50) // 100)
    result.setVariableAxis(QFont.Tag("wght"), spec.weight)
    result.setVariableAxis(QFont.Tag("opsz"), spec.optical_size)
    if spec.equal_figures:
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


@cache
def _family() -> str:
    try:
        import fontpkg_inter
    except ImportError:
        return QFont().family()
    file = Path(fontpkg_inter.ROOT) / "files" / "Inter[opsz,wght].ttf"
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return families[0] if families else QFont().family()
