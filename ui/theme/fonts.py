"""Inter for the whole product, with figures of equal width, because columns of numbers must stand in line.

A variable font takes its weight from its axis (Qt draws `setWeight` of one plain or smeared), so weights are set here.
"""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from ui.theme import look

# role: (pixels at 100 %, weight, optical size); Inter's display cut begins at 32.
_ROLES = {
    "body": (13, 400, 14),
    "strong": (13, 600, 14),
    "small": (12, 400, 14),
    "tiny": (11, 500, 14),
    "heading": (14, 600, 14),
    "large": (16, 600, 20),
    "title": (20, 650, 26),
    "figure": (28, 600, 32),
    "total": (40, 650, 32),
}


def load() -> None:
    """Make Inter known to Qt; without the font package Qt falls to the system's own."""
    _family()


def font(role: str) -> QFont:
    """The font of a role ("body", "strong", "small", "tiny", "heading", "large", "title", "figure", "total").

    Raises KeyError for a role that does not exist.
    """
    return QFont(_font(role, look.current().zoom_percent))


@cache
def _font(role: str, zoom_percent: int) -> QFont:
    pixels, weight, optical_size = _ROLES[role]
    result = QFont(_family())
    result.setPixelSize((pixels * zoom_percent + 50) // 100)
    result.setVariableAxis(QFont.Tag("wght"), weight)
    result.setVariableAxis(QFont.Tag("opsz"), optical_size)
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
