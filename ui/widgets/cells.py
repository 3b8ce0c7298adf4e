"""What a cell answers to each of Qt's questions, from its column and its row."""

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from ui.theme import fonts, icons, look
from ui.widgets.column import Align, Column

ROW_ROLE = Qt.ItemDataRole.UserRole
KEY_ROLE = Qt.ItemDataRole.UserRole + 1

Answer = Callable[[Column[Any], Any, Callable[[Any], Hashable]], Any]


def _tone(column: Column[Any], row: Any) -> str:
    return column.tone(row) if column.tone else ""


def _foreground(column: Column[Any], row: Any, key: object) -> Any:
    tone = _tone(column, row)
    return look.color(tone) if tone else None


def _font(column: Column[Any]) -> QFont | None:
    if column.align is Align.RIGHT:
        return fonts.font("strong_number" if column.strong else "number")
    return fonts.font("strong") if column.strong else None


def _decoration(column: Column[Any], row: Any, key: object) -> Any:
    name = column.icon(row) if column.icon else ""
    return icons.pixmap(name, _tone(column, row) or "dim", 16) if name else None


ANSWERS: dict[int, Answer] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row, key: column.words(row),
    Qt.ItemDataRole.TextAlignmentRole: lambda column, row, key: column.align.value,
    Qt.ItemDataRole.ForegroundRole: _foreground,
    Qt.ItemDataRole.DecorationRole: _decoration,
    Qt.ItemDataRole.FontRole: lambda column, row, key: _font(column),
    ROW_ROLE: lambda column, row, key: row,
    KEY_ROLE: lambda column, row, key: key(row),
}
