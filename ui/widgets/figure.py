"""One number that matters, how it compares, and where it has been going."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import fonts
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.sparkline import Sparkline

_ROLES = ("figure", "title", "large_number")


class Trend(Enum):
    """How the comparison went: an arrow and a colour, so that neither is alone."""

    BETTER_UP = ("trending-up", "ok")
    BETTER_DOWN = ("trending-down", "ok")
    WORSE_UP = ("trending-up", "error")
    WORSE_DOWN = ("trending-down", "error")
    LEVEL = ("minus", "dim")
    WARN = ("triangle-alert", "warn")
    PLAIN = ("", "dim")


class Figure(QWidget):
    """Texts come ready to show; a screen reader hears them as one sentence under the figure's name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = Label("–", "figure")
        self._arrow = IconLabel("", "dim", 16)
        self._arrow.hide()
        self._change = ElidedLabel("", "small", "dim")
        self._spark = Sparkline()
        self._spark.hide()
        self.setAccessibleName(name)
        upper = QHBoxLayout()
        upper.setSpacing(16)
        upper.addWidget(self._value)
        upper.addWidget(self._spark, 1)
        lower = QHBoxLayout()
        lower.setSpacing(6)
        lower.addWidget(self._arrow)
        lower.addWidget(self._change, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(upper)
        layout.addLayout(lower)
        layout.addStretch(1)

    @property
    def value_text(self) -> str:
        """The number as it is shown."""
        return self._value.text()

    def set_value(self, text: str) -> None:
        """Show the number, as large as there is room for it."""
        self._value.setText(text)
        self._fit()
        self._describe()

    @property
    def tone(self) -> str:
        """The colour of the number."""
        return str(self._value.property("tone"))

    def set_tone(self, tone: str) -> None:
        """Colour the number, such as "accent" for a moment after it changed."""
        self._value.set_tone(tone)

    def set_change(self, text: str, trend: Trend = Trend.PLAIN) -> None:
        """Say how it compares, such as "+12% against last Monday"."""
        icon, tone = trend.value
        self._arrow.set_icon(icon, tone)
        self._arrow.setVisible(bool(icon))
        self._change.set_tone(tone)
        self._change.set_text(text)
        self._describe()

    def set_trend(self, values: Sequence[int]) -> None:
        """Draw the line, oldest value first; none hides it."""
        self._spark.set_values(values)
        self._spark.setVisible(len(values) > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room, text = self.width(), self._value.text()
        self._value.set_role(next((role for role in _ROLES if fonts.width(role, text) <= room), _ROLES[-1]))

    def _describe(self) -> None:
        self.setAccessibleDescription(f"{self._value.text()} {self._change.whole_text()}".strip())
