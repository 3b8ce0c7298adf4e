"""What one command of the terminal is made of."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import NamedTuple

DONE, REFUSED, MISUSED, STOPPED = 0, 1, 2, 130
"""Exit status: done; a rule or the world said no; the words were wrong; Ctrl+C."""


class Misused(Exception):
    """The words do not go together in a way that the parser cannot see."""


def no_words(parser: ArgumentParser) -> None:
    """Declare nothing beside the options that every command has."""


class Command(NamedTuple):
    """A word of the terminal: what it does, which words follow it, and the function that does it."""

    name: str
    does: str
    run: Callable[[Namespace], int]
    words: Callable[[ArgumentParser], None] = no_words
