"""A message above a form or a list that stays until it is settled, where a toast would be gone."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.announce import announce
from ui.widgets.buttons import button, icon_button
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label

ICON_OF_TONE = {"error": "circle-alert", "warn": "triangle-alert", "ok": "circle-check", "accent": "info"}


class Banner(QFrame):
    """Hidden until there is something to say; icon and words together, never the colour alone."""

    action_wanted = Signal()
    """The button that was offered with the message was pressed."""
    dismissed = Signal()
    """Somebody closed it; it is not told where the trouble went by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._icon = IconLabel("info", "accent", 18)
        self._text = Label()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = button("", "link")
        self._action.clicked.connect(self.action_wanted)
        self._close = icon_button("x", self.tr("Dismiss"))
        self._close.clicked.connect(self.clear)
        self._close.clicked.connect(self.dismissed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 6)
        layout.setSpacing(10)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now, or ""."""
        return self._text.text() if not self.isHidden() else ""

    def show_error(self, text: str, action: str = "") -> None:
        """Something was refused or failed; nothing was changed."""
        self._show("error", text, action)

    def show_warning(self, text: str, action: str = "") -> None:
        """It works, but somebody should look."""
        self._show("warn", text, action)

    def show_info(self, text: str, action: str = "") -> None:
        """Good to know."""
        self._show("accent", text, action)

    def show_done(self, text: str, action: str = "") -> None:
        """It is done."""
        self._show("ok", text, action)

    @Slot()
    def clear(self) -> None:
        """There is nothing to say any more."""
        self.hide()

    def _show(self, tone: str, text: str, action: str) -> None:
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.set_icon(ICON_OF_TONE[tone], tone)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self.show()
        announce(self, text, urgent=tone == "error")
