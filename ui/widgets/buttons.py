"""Buttons by their weight on the page: at most one primary, the rest plain, quiet or a link."""

from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ui.theme.icons import set_icon

_ICON_TONE = {"primary": "on_accent", "danger": "error", "link": "accent", "bubble": "bubble_action"}


def button(text: str, kind: str = "plain", icon: str = "", parent: QWidget | None = None) -> QPushButton:
    """A push button; `kind` is "plain", "primary", "danger", "quiet", "link" or "bubble", `icon` Lucide's name."""
    result = QPushButton(text, parent)
    result.setProperty("kind", kind)
    result.setAutoDefault(True)  # else only Space presses it where it stands on a page
    if icon:
        set_icon(result, icon, _ICON_TONE.get(kind, "text"))
    return result


def icon_button(icon: str, name: str, kind: str = "quiet", parent: QWidget | None = None) -> QToolButton:
    """A button without words; `name` is its tooltip and what a screen reader says."""
    result = QToolButton(parent)
    result.setProperty("kind", kind)
    result.setToolTip(name)
    result.setAccessibleName(name)
    set_icon(result, icon, _ICON_TONE.get(kind, "dim"), 16)
    return result
