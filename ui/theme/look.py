"""The look in force: like its palette it belongs to the whole application, and painters read it while they paint."""

from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QColor

from ui.theme.tokens import LIGHT, Tokens

FINGER = 44
"""Pixels that a finger hits without aiming (WCAG 2.2, 2.5.5), at any zoom."""


class Look(NamedTuple):
    """Colours and size together, because a change of either repaints everything."""

    tokens: Tokens = LIGHT
    zoom_percent: int = 100
    touch: bool = False
    """Whether what is pressed is large enough for a finger."""


_in_force = Look()


def current() -> Look:
    """The look that everything on the screen is painted with."""
    return _in_force


def put_in_force(look: Look) -> None:
    """Replace the look; only `Theme` calls this, because widgets must be told as well."""
    global _in_force
    _in_force = look


def color(name: str) -> QColor:
    """The colour of the token called `name` in the look in force.

    Raises AttributeError for a token that does not exist.
    """
    return _parsed(getattr(_in_force.tokens, name))


def px(length: int) -> int:
    """`length`, in pixels at 100 %, at the zoom in force."""
    return (length * _in_force.zoom_percent + 50) // 100


def target(length: int) -> int:
    """The same for the height of what is pressed: with fingers at least as much as one of them takes."""
    return max(px(max(length, FINGER)), FINGER) if _in_force.touch else px(length)


@cache
def _parsed(value: str) -> QColor:
    return QColor(value)
