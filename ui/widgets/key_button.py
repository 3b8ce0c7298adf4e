"""A key cap, the words for what it does, and how many things wait behind it."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.actions import Action, key_words
from ui.theme import fonts, look

_HEIGHT = 32
_LOOSE, _TIGHT = (8, 8, 6), (5, 5, 4)
"""Around everything, between its parts, and within the cap, in pixels at 100 %."""


class KeyButton(QAbstractButton):
    """Shows an action and triggers it; the keyboard has the key itself, so it is no stop for Tab."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        self._key = ""
        self._badge = ""
        self._room, self._gap, self._cap_room = _LOOSE
        self._left_out = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        action.changed.connect(self._on_changed)
        self.clicked.connect(action.trigger)
        self._on_changed()

    @property
    def action(self) -> QAction:
        """What it triggers."""
        return self._action

    @property
    def wanted(self) -> bool:
        """Whether there is anything to show: the action can be seen and has a key."""
        return self._action.isVisible() and bool(self._key)

    def size_when(self, *, tight: bool) -> QSize:
        """How large it is, with as little room between its parts as can be read, or with more."""
        room, gap, cap_room = _TIGHT if tight else _LOOSE
        width = 2 * look.px(room) + self._cap_width(cap_room) + look.px(gap) + self._words_width()
        width += look.px(gap) + self._badge_width() if self._badge else 0
        return QSize(width, look.target(_HEIGHT))

    def set_tight(self, tight: bool) -> None:
        """Leave less room between the parts."""
        self._room, self._gap, self._cap_room = _TIGHT if tight else _LOOSE
        self.update()

    def set_left_out(self, left_out: bool) -> None:
        """Hide it because there is no room for it."""
        self._left_out = left_out
        self._show_or_hide()

    def sizeHint(self) -> QSize:
        return self.size_when(tight=(self._room, self._gap, self._cap_room) == _TIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("sunken"))
            painter.drawRoundedRect(self.rect(), 6, 6)
        words = look.color("text" if self.isEnabled() else "disabled")
        height = look.px(20)
        cap = QRect(look.px(self._room), (self.height() - height) // 2, self._cap_width(self._cap_room), height)
        painter.setPen(QPen(look.color("field_line" if self.isEnabled() else "line"), 1))
        painter.setBrush(look.color("canvas"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(words)
        painter.setFont(fonts.font("tiny"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.setFont(fonts.font("small"))
        rest = self.rect().adjusted(cap.right() + look.px(self._gap), 0, 0, 0)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._badge:
            self._paint_badge(painter, rest.left() + self._words_width() + look.px(self._gap), height)
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
        return max(fonts.width("tiny", self._badge) + look.px(8), look.px(20))

    def _cap_width(self, room: int) -> int:
        return fonts.width("tiny", self._key) + 2 * look.px(room)

    def _show_or_hide(self) -> None:
        shown = self.wanted and not self._left_out
        if shown == self.isHidden():
            self.setVisible(shown)

    @Slot()
    def _on_changed(self) -> None:
        self._key = key_words(self._action.shortcut())
        self.setText(self._action.text().replace("&", ""))
        self.setEnabled(self._action.isEnabled())
        self._show_or_hide()
        self._badge = self._action.badge if isinstance(self._action, Action) else ""
        self.setAccessibleName(f"{self.text()} ({self._key})" + (f": {self._badge}" if self._badge else ""))
        self.setToolTip(self._action.toolTip())
        self.updateGeometry()
        self.update()
