"""One fact in the status bar: an icon, a few words, more in the tooltip, and a click where it leads somewhere."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import fonts, icons, look

_ICON, _GAP, _ROOM, _HEIGHT = 14, 6, 8, 24


class StatusItem(QAbstractButton):
    """Emits `clicked`; one that leads nowhere is made with `leads=False` and is no stop for the keyboard."""

    def __init__(self, icon: str, name: str, leads: bool = True, parent: QWidget | None = None) -> None:
        """`name` says what kind of fact it is, such as "Last backup"."""
        super().__init__(parent)
        self._icon = icon
        self._name = name
        self._tone = "dim"
        self._leads = leads
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, leads)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state("")

    def set_state(self, text: str, tone: str = "dim", icon: str = "", more: str = "") -> None:
        """Show the fact; `more` goes into the tooltip."""
        self._tone = tone
        self._icon = icon or self._icon
        self.setText(text)
        self.setToolTip(more or self._name)
        self.setAccessibleName(f"{self._name}: {text}" if text else self._name)
        self.setAccessibleDescription(more)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = self._words_width()
        width = look.px(_ROOM) * 2 + look.px(_ICON) + (look.px(_GAP) + words if words else 0)
        return QSize(width, look.target(_HEIGHT) if self._leads else look.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._leads and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("sunken"))
            painter.drawRoundedRect(self.rect(), 4, 4)
        side = look.px(_ICON)
        painter.drawPixmap(look.px(_ROOM), (self.height() - side) // 2, icons.pixmap(self._icon, self._tone, _ICON))
        painter.setFont(fonts.font("small_number"))
        painter.setPen(look.color(self._tone))
        words = self.rect().adjusted(look.px(_ROOM) + side + look.px(_GAP), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def _words_width(self) -> int:
        return QFontMetrics(fonts.font("small_number")).horizontalAdvance(self.text())
