"""What stands behind a row of our painted lists: chosen, under the mouse, focused."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.theme import look

_STATE = QStyle.StateFlag
# As wide as a card's inner margin: the words of a list in `Card.wide` stand in line with its title.
INSET = 8


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the row's ground; a chosen row differs by a bar at its left besides its colour."""
    state: QStyle.StateFlag = option.state
    box: QRect = option.rect
    painter.setPen(Qt.PenStyle.NoPen)
    if state & _STATE.State_Selected:
        painter.setBrush(look.color("selection"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setBrush(look.color("accent"))
        painter.drawRoundedRect(QRect(box.left() + 1, box.top() + 6, 3, box.height() - 12), 1, 1)
    elif state & _STATE.State_MouseOver:
        painter.setBrush(look.color("sunken"))
        painter.drawRoundedRect(box, 6, 6)
    if state & _STATE.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("focus"), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
