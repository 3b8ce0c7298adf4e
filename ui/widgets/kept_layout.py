"""Columns and panels as a person left them, from one start of the program to the next.

In our own words rather than Qt's: its state of a header says also which columns are hidden, and that is for the tables
to say, by the room that there is now.
"""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ui.widgets.halves import Halves
from ui.widgets.table import Table

Layout = dict[str, list[int]]
"""What is kept, by the name of the part and what it is of it, such as ``products/widths``."""


def keep_layout(root: QWidget, kept: Layout) -> None:
    """Note how every named table and every pair of halves under `root` is laid out."""
    for name, part in _parts(root):
        kept.update((f"{name}/{what}", numbers) for what, numbers in part.layout_now().items())


def restore_layout(root: QWidget, kept: Layout) -> None:
    """Put back what `keep_layout` noted; what is unknown or fits no longer stays as it is."""
    for name, part in _parts(root):
        begin = f"{name}/"
        part.lay_out({key.removeprefix(begin): numbers for key, numbers in kept.items() if key.startswith(begin)})


def _parts(root: QWidget) -> Iterator[tuple[str, Table | Halves]]:
    parts: list[Table | Halves] = [*root.findChildren(Table), *root.findChildren(Halves)]
    return ((part.objectName(), part) for part in parts if part.objectName())
