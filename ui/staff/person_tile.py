"""One person to choose: the key that chooses them, their name, and what they are."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.staff import roles
from ui.theme import fonts, look

_WIDTH, _HEIGHT, _ROOM, _MARK = 232, 60, 12, 36


class PersonTile(QAbstractButton):
    """Checkable; the chosen one differs by ground and frame, not by colour alone."""

    def __init__(self, staff_id: str, number: int, name: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.staff_id = staff_id
        self.number = number
        self._role = roles.word(role)
        self.setText(name)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{number} {name}")
        self.setAccessibleDescription(self._role)

    def sizeHint(self) -> QSize:
        return QSize(look.px(_WIDTH), look.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        ground = "accent_soft" if chosen else "sunken" if self.underMouse() else "surface"
        painter.setPen(QPen(look.color("accent" if chosen else "button_line"), 2 if chosen else 1))
        painter.setBrush(look.color(ground))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), look.px(8), look.px(8))
        mark = QRect(look.px(_ROOM), (self.height() - look.px(_MARK)) // 2, look.px(_MARK), look.px(_MARK))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent" if chosen else "accent_soft"))
        painter.drawEllipse(mark)
        painter.setPen(look.color("on_accent" if chosen else "on_accent_soft"))
        painter.setFont(fonts.font("large_number"))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, str(self.number))
        self._paint_words(painter, mark.right() + look.px(_ROOM))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def _paint_words(self, painter: QPainter, left: int) -> None:
        width, middle = self.width() - left - look.px(_ROOM), self.height() // 2
        for role, tone, top, text in (
            ("strong", "text", middle - look.px(19), self.text()),
            ("small", "dim", middle + look.px(1), self._role),
        ):
            painter.setFont(fonts.font(role))
            painter.setPen(look.color(tone))
            box = QRect(left, top, width, look.px(19))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, fonts.fitting(role, text, width))
