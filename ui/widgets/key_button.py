"""A key cap, the words for what it does, and how many things wait behind it."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.actions import Action, key_words
from ui.theme import fonts, look

_HEIGHT, _ROOM, _GAP, _CAP_ROOM = 32, 8, 8, 6


class KeyButton(QAbstractButton):
    """Shows an action and triggers it; the keyboard has the key itself, so it is no stop for Tab."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        self._key = ""
        self._badge = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        action.changed.connect(self._on_changed)
        self.clicked.connect(action.trigger)
        self._on_changed()

    def sizeHint(self) -> QSize:
        width = 2 * look.px(_ROOM) + self._cap_width() + look.px(_GAP) + self._words_width()
        width += look.px(_GAP) + self._badge_width() if self._badge else 0
        return QSize(width, look.target(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("sunken"))
            painter.drawRoundedRect(self.rect(), 6, 6)
        words = look.color("text" if self.isEnabled() else "disabled")
        height = look.px(20)
        cap = QRect(look.px(_ROOM), (self.height() - height) // 2, self._cap_width(), height)
        painter.setPen(QPen(look.color("field_line" if self.isEnabled() else "line"), 1))
        painter.setBrush(look.color("canvas"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(words)
        painter.setFont(fonts.font("tiny"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.setFont(fonts.font("small"))
        rest = self.rect().adjusted(cap.right() + look.px(_GAP), 0, 0, 0)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._badge:
            self._paint_badge(painter, rest.left() + self._words_width() + look.px(_GAP), height)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def _paint_badge(self, painter: QPainter, left: int, height: int) -> None:
        box = QRect(left, (self.height() - height) // 2, self._badge_width(), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(look.color("on_accent"))
        painter.setFont(fonts.font("tiny"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._badge)

    def _words_width(self) -> int:
        return fonts.width("small", self.text())

    def _badge_width(self) -> int:
        return max(fonts.width("tiny", self._badge) + look.px(_GAP), look.px(20))

    def _cap_width(self) -> int:
        return fonts.width("tiny", self._key) + 2 * look.px(_CAP_ROOM)

    @Slot()
    def _on_changed(self) -> None:
        self._key = key_words(self._action.shortcut())
        self.setText(self._action.text().replace("&", ""))
        self.setEnabled(self._action.isEnabled())
        shown = self._action.isVisible() and bool(self._key)
        if shown == self.isHidden():
            self.setVisible(shown)
        self._badge = self._action.badge if isinstance(self._action, Action) else ""
        self.setAccessibleName(f"{self.text()} ({self._key})" + (f": {self._badge}" if self._badge else ""))
        self.setToolTip(self._action.toolTip())
        self.updateGeometry()
        self.update()
