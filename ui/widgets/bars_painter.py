"""How a bar chart looks: grid, bars, marks to compare with, labels that never collide."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import fonts, look
from ui.widgets.plot import Plot

if TYPE_CHECKING:
    from ui.widgets.bars import BarsData

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter
_ROOM = 8
_LABEL_HEIGHT = 20
_LEGEND_HEIGHT = 24
_ROUND = 3


class BarsPainter:
    """Holds what does not change with the data: how the axis speaks and what the two series are called."""

    def __init__(self, axis_text: Callable[[int], str], series: str, compared: str) -> None:
        self._axis_text = axis_text
        self._series = series
        self._compared = compared

    def plot(self, widget: QWidget, data: "BarsData", marks: Sequence[int]) -> Plot:
        """Where things stand in `widget`."""
        left = max(fonts.width("tiny", self._axis_text(mark)) for mark in marks) + look.px(_ROOM)
        top = look.px(_LEGEND_HEIGHT) if data.compared else look.px(_ROOM)
        area = QRectF(widget.rect()).adjusted(left, top, -1, -look.px(_LABEL_HEIGHT))
        return Plot(area, marks[0], marks[-1], len(data.values))

    def paint(self, widget: QWidget, data: "BarsData", marks: Sequence[int], marked: int) -> None:
        """Paint all of it; `marked` is the bar under the mouse or the keyboard, or -1."""
        plot = self.plot(widget, data, marks)
        painter = QPainter(widget)
        painter.setFont(fonts.font("tiny"))
        self._paint_grid(painter, plot, marks)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_bars(painter, plot, data.values, marked)
        if data.compared:
            _paint_compared(painter, plot, data.compared)
            self._paint_legend(painter, plot)
        _paint_labels(painter, plot, data.labels, marked)
        if widget.hasFocus():
            painter.setPen(QPen(look.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(widget.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_grid(self, painter: QPainter, plot: Plot, marks: Sequence[int]) -> None:
        height = painter.fontMetrics().height()
        for mark in marks:
            y = round(plot.height_of(mark))
            painter.setPen(look.color("button_line" if mark == 0 else "line"))
            painter.drawLine(round(plot.area.left()), y, round(plot.area.right()), y)
            painter.setPen(look.color("dim"))
            box = QRectF(0, y - height / 2, plot.area.left() - look.px(_ROOM), height)
            painter.drawText(box, _RIGHT, self._axis_text(mark))

    def _paint_legend(self, painter: QPainter, plot: Plot) -> None:
        """At the right end over the plot, written from the right."""
        metrics = painter.fontMetrics()
        middle = look.px(_LEGEND_HEIGHT) / 2 - look.px(4)
        right = plot.area.right()
        for name, is_mark in ((self._compared, True), (self._series, False)):
            width = metrics.horizontalAdvance(name)
            painter.setPen(look.color("dim"))
            painter.drawText(QRectF(right - width, 0, width, middle * 2), _CENTER, name)
            right -= width + look.px(6)
            side = look.px(12)
            if is_mark:
                painter.fillRect(QRectF(right - side, middle - 1, side, 2), look.color("compare"))
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.color("bar"))
                painter.drawRoundedRect(QRectF(right - side, middle - side / 2, side, side), _ROUND, _ROUND)
            right -= side + look.px(16)


def _paint_bars(painter: QPainter, plot: Plot, values: Sequence[int], marked: int) -> None:
    """Round at their ends and flat on the line of zero: the rounding there is cut off."""
    zero = plot.height_of(0)
    above = QRectF(plot.area.left(), plot.area.top(), plot.area.width(), zero - plot.area.top())
    below = QRectF(plot.area.left(), zero, plot.area.width(), plot.area.bottom() - zero)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    for half, sign in ((above, 1), (below, -1)):
        painter.setClipRect(half)
        for index, value in enumerate(values):
            if value * sign > 0:
                painter.setBrush(look.color("bar_strong" if index == marked else "bar"))
                bar = plot.bar(index, value)
                painter.drawRoundedRect(
                    bar.adjusted(0, min(sign, 0) * _ROUND, 0, max(sign, 0) * _ROUND), _ROUND, _ROUND
                )
    painter.restore()


def _paint_compared(painter: QPainter, plot: Plot, values: Sequence[int]) -> None:
    """A mark over each bar: a line from bar to bar is ten times slower and dives through every closed day."""
    ink = look.color("compare")
    half = plot.slot_width * 0.44
    for index, value in enumerate(values):
        if not value:
            continue
        middle = plot.middle_of(index)
        painter.fillRect(QRectF(middle - half, plot.height_of(value) - 1, 2 * half, 2), ink)


def _paint_labels(painter: QPainter, plot: Plot, labels: Sequence[str], marked: int) -> None:
    """As many as fit, counted from the last: the latest day or hour is always named."""
    if not labels:
        return
    width = max(fonts.width("tiny", label) for label in labels)
    every = int((width + look.px(_ROOM)) / plot.slot_width) + 1
    free = plot.area.right()
    for index in range(len(labels) - 1, -1, -every):
        left = min(plot.middle_of(index) - width / 2, plot.area.right() - width)
        if left + width > free or left < plot.area.left() - look.px(_ROOM):
            continue
        painter.setPen(look.color("text" if index == marked else "dim"))
        painter.drawText(QRectF(left, plot.area.bottom() + look.px(4), width, look.px(16)), _CENTER, labels[index])
        free = left - look.px(_ROOM) / 2
