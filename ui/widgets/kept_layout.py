"""Columns and splitters as a person left them, from one start of the program to the next."""

from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QHeaderView, QSplitter, QTableView, QWidget


def kept_layout(root: QWidget) -> dict[str, str]:
    """The state of every named table and splitter under `root`, as text by name, for the settings."""
    return {name: b64encode(part.saveState().data()).decode() for name, part in _parts(root)}


def restore_layout(root: QWidget, kept: Mapping[str, str]) -> None:
    """Put back what `kept_layout` gave; what is unknown or no longer fits stays as it is."""
    for name, part in _parts(root):
        if name in kept:
            part.restoreState(QByteArray(b64decode(kept[name])))


def _parts(root: QWidget) -> Iterator[tuple[str, QHeaderView | QSplitter]]:
    for table in root.findChildren(QTableView):
        if table.objectName():
            # With its columns: a state from another version of the table would hide or misplace them.
            yield f"{table.objectName()}/{table.model().columnCount()}", table.horizontalHeader()
    for splitter in root.findChildren(QSplitter):
        if splitter.objectName():
            yield splitter.objectName(), splitter
