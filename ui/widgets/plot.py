"""Where things stand in a bar chart, apart from how they are painted."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

_WIDEST_BAR = 40


@dataclass(frozen=True, slots=True)
class Plot:
    """`area` holds `count` slots side by side, and the values from `low` to `high` one above the other."""

    area: QRectF
    low: int
    high: int
    count: int

    @property
    def slot_width(self) -> float:
        """The width that one bar has for itself and its gap."""
        return self.area.width() / max(self.count, 1)

    def height_of(self, value: int) -> float:
        """The y at which `value` stands."""
        return self.area.bottom() - (value - self.low) * self.area.height() / max(self.high - self.low, 1)

    def middle_of(self, index: int) -> float:
        """The x in the middle of a slot."""
        return self.area.left() + (index + 0.5) * self.slot_width

    def bar(self, index: int, value: int) -> QRectF:
        """The bar from zero to `value`; a value that is not zero is never invisible."""
        width = min(max(self.slot_width * 0.68, 1.0), _WIDEST_BAR)
        zero, top = self.height_of(0), self.height_of(value)
        if value and abs(zero - top) < 1.5:
            top = zero - 1.5 if value > 0 else zero + 1.5
        left = self.middle_of(index) - width / 2
        return QRectF(left, min(zero, top), width, abs(zero - top))

    def slot_at(self, x: float) -> int:
        """The slot under `x`, or -1."""
        if not self.count or not self.area.left() <= x < self.area.right():
            return -1
        return int((x - self.area.left()) / self.slot_width)
