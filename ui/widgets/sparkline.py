"""A line without axes beside a figure: where it has been going, at one glance."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import look

_INSET = 4
_NARROWEST = 32


class Sparkline(QWidget):
    """Decoration to a figure that says the same in words; the last value has a dot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_values(self, values: Sequence[int]) -> None:
        """Draw these, oldest first; fewer than two draw nothing."""
        values = tuple(values)
        if values != self._values:
            self._values = values
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(look.px(96), look.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, look.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._values) < 2 or self.width() < look.px(_NARROWEST):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._line()
        ground = QColor(look.color("bar"))
        ground.setAlpha(40)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        floor = float(self.height())
        painter.drawPolygon(QPolygonF([QPointF(line[0].x(), floor), *line, QPointF(line[-1].x(), floor)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("bar"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(line)
        painter.setPen(QPen(look.color("surface"), 2))
        painter.setBrush(look.color("bar_strong"))
        painter.drawEllipse(line[-1], 4, 4)
        painter.end()

    def _line(self) -> list[QPointF]:
        low, high = min(self._values), max(self._values)
        width, height = self.width() - 2 * _INSET, self.height() - 2 * _INSET
        span, last = (high - low) or 1, len(self._values) - 1
        return [
            QPointF(_INSET + index * width / last, _INSET + (high - value) * height / span)
            for index, value in enumerate(self._values)
        ]
