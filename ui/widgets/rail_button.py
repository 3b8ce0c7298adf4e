"""One page in the rail: icon, name, key and perhaps a count, painted so that a mark never moves the words."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import fonts, icons, look

_HEIGHT, _ICON, _GAP = 40, 20, 12


class RailButton(QAbstractButton):
    """Checkable; the chosen one differs by ground, weight and a bar, not by colour alone."""

    def __init__(self, title: str, icon: str, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._shortcut = shortcut
        self._badge = self._meaning = ""
        self._narrow = False
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._describe()

    def set_badge(self, text: str, meaning: str) -> None:
        """Show a count, or none for an empty text."""
        if text != self._badge:
            self._badge, self._meaning = text, meaning
            self._describe()
            self.update()

    def set_shortcut(self, shortcut: str) -> None:
        """Show another key, or none."""
        self._shortcut = shortcut
        self._describe()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon only; the tooltip then carries the name."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look.target(_HEIGHT), look.target(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_icon(painter)
        if self._narrow:
            self._paint_dot(painter)
        else:
            self._paint_words(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        box = self.rect().adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setBrush(look.color("rail_selected" if self.isChecked() else "rail_hover"))
            painter.drawRoundedRect(box, look.px(8), look.px(8))
        if self.isChecked():
            painter.setBrush(look.color("rail_accent"))
            painter.drawRoundedRect(QRect(box.left(), box.center().y() - look.px(8), 3, look.px(17)), 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(QPen(look.color("rail_accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, look.px(8), look.px(8))

    def _paint_icon(self, painter: QPainter) -> None:
        picture = icons.pixmap(self._icon, "rail_accent" if self.isChecked() else "on_rail", _ICON)
        side = look.px(_ICON)
        left = (self.width() - side) // 2 if self._narrow else look.px(_GAP)
        painter.drawPixmap(left, (self.height() - side) // 2, picture)

    def _paint_words(self, painter: QPainter) -> None:
        left = look.px(_GAP) * 2 + look.px(_ICON)
        box = self.rect().adjusted(left, 0, -look.px(_GAP), 0)
        if self._badge:
            box.setRight(self._paint_badge(painter, box) - look.px(8))
        else:
            painter.setFont(fonts.font("tiny"))
            painter.setPen(look.color("on_rail_dim"))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._shortcut)
            box.setRight(box.right() - painter.fontMetrics().horizontalAdvance(self._shortcut) - look.px(8))
        painter.setFont(fonts.font("strong" if self.isChecked() else "body"))
        painter.setPen(look.color("on_rail_selected" if self.isChecked() else "on_rail"))
        title = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, title)

    def _paint_badge(self, painter: QPainter, box: QRect) -> int:
        painter.setFont(fonts.font("tiny"))
        width = painter.fontMetrics().horizontalAdvance(self._badge) + look.px(12)
        height = look.px(20)
        pill = QRect(box.right() - width, (self.height() - height) // 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("rail_accent"))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(look.color("rail"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._badge)
        return pill.left()

    def _paint_dot(self, painter: QPainter) -> None:
        if self._badge:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("rail_accent"))
            painter.drawEllipse(self.width() - look.px(18), look.px(8), look.px(8), look.px(8))

    def _describe(self) -> None:
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self._meaning)
        hint = f"{self.text()} ({self._shortcut})" if self._shortcut else self.text()
        self.setToolTip(f"{hint}\n{self._meaning}" if self._meaning else hint)
