"""Tokens as Qt's palette, so that every stock widget, menu and dialog wears the look without a stylesheet."""

from PySide6.QtGui import QColor, QPalette

from ui.theme.tokens import Tokens

_ROLE = QPalette.ColorRole

# Fusion draws frames, sliders and radio buttons from Light, Midlight, Mid and Dark: left alone they vanish in the dark.
_TOKEN_OF_ROLE = {
    _ROLE.Window: "canvas",
    _ROLE.WindowText: "text",
    _ROLE.Base: "surface",
    _ROLE.AlternateBase: "sunken",
    _ROLE.Text: "text",
    _ROLE.Button: "surface",
    _ROLE.ButtonText: "text",
    _ROLE.BrightText: "error",
    _ROLE.Highlight: "accent",
    _ROLE.HighlightedText: "on_accent",
    _ROLE.Accent: "accent",
    _ROLE.Link: "accent",
    _ROLE.LinkVisited: "accent",
    _ROLE.ToolTipBase: "bubble",
    _ROLE.ToolTipText: "on_bubble",
    _ROLE.PlaceholderText: "dim",
    _ROLE.Light: "surface",
    _ROLE.Midlight: "sunken",
    _ROLE.Mid: "line",
    _ROLE.Dark: "field_line",
}
_WORDS = (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText)


def palette(tokens: Tokens) -> QPalette:
    """The palette of one look, with its disabled words."""
    result = QPalette()
    for role, name in _TOKEN_OF_ROLE.items():
        result.setColor(role, QColor(getattr(tokens, name)))
    for role in _WORDS:
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    return result
