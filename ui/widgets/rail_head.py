"""The top of the rail: the product's mark and the store that is open."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import fonts, icons, look

_MARK, _GAP = 32, 12


class RailHead(QWidget):
    """Painted in the rail's ink."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = ""
        self._narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_store(self, name: str) -> None:
        """Show the store's name under the product's."""
        self._store = name
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the mark only."""
        self._narrow = narrow
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look.px(_MARK), look.px(_MARK + 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(_MARK)
        top = (self.height() - side) // 2
        left = (self.width() - side) // 2 if self._narrow else look.px(6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("rail_accent"))
        painter.drawRoundedRect(left, top, side, side, look.px(8), look.px(8))
        inset = look.px(6)
        painter.drawPixmap(left + inset, top + inset, icons.pixmap("notebook-tabs", "rail", 20))
        if not self._narrow:
            self._paint_words(painter, left + side + look.px(_GAP - 2))
        painter.end()

    def _paint_words(self, painter: QPainter, left: int) -> None:
        box = self.rect().adjusted(left, 0, 0, 0)
        half = box.height() // 2
        painter.setFont(fonts.font("large"))
        painter.setPen(look.color("on_rail_selected"))
        upper = box.adjusted(0, 0, 0, -half + 2) if self._store else box
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, "Tillbook")
        painter.setFont(fonts.font("small"))
        painter.setPen(look.color("on_rail_dim"))
        store = painter.fontMetrics().elidedText(self._store, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box.adjusted(0, half + 2, 0, 0), Qt.AlignmentFlag.AlignVCenter, store)
