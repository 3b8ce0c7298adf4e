"""A message above a form or a list that stays until it is settled, where a toast would be gone."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.actions import key_words
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
    """A person has seen enough of the message."""

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
        self._close.clicked.connect(self._on_close)
        self._keyed: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 6, 6)
        self._row.setSpacing(10)
        self._row.addWidget(self._icon)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        self._ways = QHBoxLayout()
        self._ways.setSpacing(self._row.spacing())
        self._ways.addStretch(1)
        words.addLayout(self._ways)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._action)
        self._row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now, or ""."""
        return self._text.text() if not self.isHidden() else ""

    def show_error(self, text: str, action: str = "", keyed: Iterable[QAction] = ()) -> None:
        """Something was refused or failed; nothing was changed. ``keyed`` are ways on that have keys of their own."""
        self._show("error", text, action, keyed)

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
        self._offer(())

    def _offer(self, keyed: Iterable[QAction]) -> None:
        for former in self._keyed:
            former.hide()
            former.deleteLater()
        self._keyed = []
        for action in keyed:
            key = key_words(action.shortcut())
            offered = button(f"{action.text()} ({key})", "link")
            offered.clicked.connect(action.trigger)
            self._ways.insertWidget(len(self._keyed), offered)
            self._keyed.append(offered)
        # Several buttons beside the words would leave them no room.
        place = self._ways if self._keyed else self._row
        if place.indexOf(self._action) < 0:
            self._ways.removeWidget(self._action)
            self._row.removeWidget(self._action)
            place.insertWidget(place.count() - 1, self._action)

    @Slot()
    def _on_close(self) -> None:
        self.clear()
        self.dismissed.emit()

    def _show(self, tone: str, text: str, action: str, keyed: Iterable[QAction] = ()) -> None:
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.set_icon(ICON_OF_TONE[tone], tone)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._offer(keyed)
        self.setAccessibleName(text)
        self.show()
        announce(self, text, urgent=tone == "error")
