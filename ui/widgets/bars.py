"""A bar chart for days or hours, with marks to compare with; small enough to be repainted on every sale."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import look
from ui.widgets.announce import announce
from ui.widgets.bars_painter import BarsPainter
from ui.widgets.scale import marks

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class BarsData:
    """`labels` stand under the bars, `titles` in their tooltips; `compared` is as long as `values`, or empty."""

    labels: tuple[str, ...] = ()
    values: tuple[int, ...] = ()
    compared: tuple[int, ...] = ()
    titles: tuple[str, ...] = ()


class Bars(QWidget):
    """Left and Right walk along the bars and read them out; the mouse shows the same in a tooltip."""

    def __init__(
        self,
        name: str,
        text: Callable[[int], str],
        axis_text: Callable[[int], str] | None = None,
        series: str = "",
        compared: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`text` says a value, `axis_text` one on the axis; `series` and `compared` name the bars and the marks."""
        super().__init__(parent)
        self._text = text
        self._painter = BarsPainter(axis_text or text, series, compared)
        self._names = (series, compared)
        self._data = BarsData()
        self._marks = marks(0, 1)
        self._marked = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def data(self) -> BarsData:
        """What is drawn."""
        return self._data

    def set_data(self, data: BarsData) -> None:
        """Draw other values."""
        if data == self._data:
            return
        self._data = data
        everything = (*data.values, *data.compared)
        self._marks = marks(min(everything, default=0), max(everything, default=1))
        self._marked = min(self._marked, len(data.values) - 1)
        self.setAccessibleDescription(self._summary())
        self.update()

    def value_text(self, index: int) -> str:
        """What the tooltip and the screen reader say of one bar."""
        data = self._data
        title = (data.titles or data.labels)[index]
        lines = [f"{title}: {self._text(data.values[index])}"]
        if data.compared:
            lines.append(f"{self._names[1]}: {self._text(data.compared[index])}")
        return "\n".join(lines)

    def sizeHint(self) -> QSize:
        return QSize(look.px(480), look.px(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(look.px(160), look.px(112))

    def paintEvent(self, event: QPaintEvent) -> None:
        marked = self._marked if self.hasFocus() or self.underMouse() else -1
        self._painter.paint(self, self._data, self._marks, marked)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mark(self._painter.plot(self, self._data, self._marks).slot_at(event.position().x()))
        if self._marked >= 0:
            QToolTip.showText(event.globalPosition().toPoint() + QPoint(12, 0), self.value_text(self._marked), self)
        else:
            QToolTip.hideText()

    def leaveEvent(self, event: QEvent) -> None:
        self._mark(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._marked < 0:
            self._mark(len(self._data.values) - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._data.values:
            super().keyPressEvent(event)
            return
        self._mark(min(max(self._marked + step, 0), len(self._data.values) - 1))
        text = self.value_text(self._marked)
        QToolTip.showText(self.mapToGlobal(QPoint(self._marked_x(), 0)), text, self)
        announce(self, text)

    def _marked_x(self) -> int:
        return round(self._painter.plot(self, self._data, self._marks).middle_of(self._marked))

    def _mark(self, index: int) -> None:
        if index != self._marked:
            self._marked = index
            self.update()

    def _summary(self) -> str:
        data = self._data
        if not data.values:
            return self.tr("Nothing to show yet.")
        most = data.values.index(max(data.values))
        return self.tr("{count} values. Highest: {highest}. Latest: {latest}.").format(
            count=len(data.values), highest=self.value_text(most), latest=self.value_text(len(data.values) - 1)
        )
